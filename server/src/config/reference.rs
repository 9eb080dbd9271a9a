//! The table of all keys in `docs/OPERATIONS.md`, made from the same definitions as the flags.

use super::Settings;
use clap::Arg;

/// One Markdown row for each key: flag, environment, key in the file, default, meaning.
#[must_use]
pub fn reference() -> String {
    let command = crate::cli::command();
    let settings = <Settings as clap::Args>::augment_args(clap::Command::new("file"));
    let mut table =
        String::from("| Flag | Environment | In the file | Default | Meaning |\n| --- | --- | --- | --- | --- |\n");
    for arg in command.get_arguments() {
        let (Some(flag), Some(variable)) = (arg.get_long(), arg.get_env()) else { continue };
        let in_file = settings.get_arguments().any(|other| other.get_id() == arg.get_id());
        let key = if in_file { code(arg.get_id().as_str()) } else { "–".to_owned() };
        table.push_str(&format!(
            "| `--{flag} {value}` | `{variable}` | {key} | {default} | {meaning} |\n",
            value = value_name(arg),
            variable = variable.to_string_lossy(),
            default = default_of(arg),
            meaning = arg.get_help().map(ToString::to_string).unwrap_or_default().replace('|', "\\|"),
        ));
    }
    table
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn value_name(arg: &Arg) -> &str {
    arg.get_value_names().and_then(<[_]>::first).map_or("VALUE", |name| name.as_str())
}

fn default_of(arg: &Arg) -> String {
    arg.get_default_values().first().map_or_else(|| "–".to_owned(), |value| code(&value.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, path::Path};

    const START: &str = "<!-- configuration: made from server/src/config/settings.rs, see its module -->\n";
    const END: &str = "<!-- /configuration -->";

    #[test]
    fn every_key_has_a_row() {
        let table = reference();
        for key in
            ["listen", "database", "public_url", "site", "clock", "log", "log_format", "readers", "writers", "smtp"]
        {
            assert!(table.contains(&format!("| `{key}` |")), "{key} in\n{table}");
        }
        assert!(table.contains("| `--config FILE` | `PLEK_CONFIG` | – |"), "{table}");
        assert!(table.contains("| `127.0.0.1:3000` |"), "{table}");
    }

    #[test]
    fn the_reference_in_the_docs_is_this_one() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/OPERATIONS.md");
        let text = fs::read_to_string(&path).unwrap_or_default();
        let (before, rest) = text.split_once(START).unwrap_or_else(|| panic!("no line {START} in {}", path.display()));
        let (table, after) = rest.split_once(END).unwrap_or_else(|| panic!("no line {END} in {}", path.display()));
        if env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, format!("{before}{START}{}{END}{after}", reference())).unwrap();
        } else {
            assert_eq!(table, reference(), "run: UPDATE_DOCS=1 cargo test -p server reference");
        }
    }
}
