//! Programs that run to their end: started, watched and judged by their exit status.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a program with our own input and output; anything but success is an error that names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed; when it fails, its words are in the error.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}: {}", shown(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program starts and succeeds, silently.
pub fn succeeds(command: &mut Command) -> bool {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().is_ok_and(|status| status.success())
}

/// The same cargo that runs us, without what it told us about ourselves.
///
/// Some build scripts (ring's) watch `CARGO_PKG_*` and `CARGO_MANIFEST_*`: with ours in place they would run again
/// each time cargo is called now from here and now by hand, and half the dependencies with them.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(told_by_cargo_run) {
            command.env_remove(name);
        }
    }
    command
}

fn told_by_cargo_run(name: &str) -> bool {
    let about_us = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
    about_us.iter().any(|prefix| name.starts_with(prefix)) || name == "CARGO_CRATE_NAME"
}

/// The first folder of `PATH` that has `name`, as the whole path to it.
pub fn in_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

/// A program installed by npm in this workspace.
pub fn npm_program(name: &str) -> Command {
    Command::new(Path::new("node_modules/.bin").join(name))
}

fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_words() {
        let mut command = Command::new("sh");
        let error = capture(command.args(["-c", "echo no luck >&2; exit 3"])).unwrap_err().to_string();
        assert!(error.contains("exit status: 3") && error.contains("no luck"), "{error}");
    }

    #[test]
    fn cargo_settings_of_the_user_stay() {
        assert!(told_by_cargo_run("CARGO_PKG_NAME") && told_by_cargo_run("CARGO_MANIFEST_DIR"));
        assert!(!told_by_cargo_run("CARGO_TARGET_DIR") && !told_by_cargo_run("CARGO_TERM_COLOR"));
    }
}
