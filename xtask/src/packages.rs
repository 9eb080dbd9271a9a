//! What builds need and package managers of the languages bring: the WASM target and the npm packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::fingerprint::Fingerprint;
use crate::process::{capture, run, succeeds};

/// The target of the browser's half.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WASM target to the toolchain when it is missing.
pub fn wasm_target() -> Result<()> {
    let sysroot = capture(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if !succeeds(Command::new("rustup").arg("--version")) {
        bail!(
            "this Rust toolchain lacks the target {WASM}: install Rust through rustup, or add that target's standard library"
        );
    }
    run(Command::new("rustup").args(["target", "add", WASM]))
}

/// Brings `node_modules` in line with `package-lock.json`.
pub fn npm() -> Result<()> {
    let node = capture(Command::new("node").arg("--version")).context("Node.js 20 or later is needed, with npm")?;
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("Node.js 20 or later is needed; this is {node}");
    }
    let lock = Fingerprint::default().text(&node).file(Path::new("package-lock.json"))?;
    // Inside the folder, so that deleting the folder forgets it.
    let stamp = Path::new("node_modules/.plek-stamp");
    if lock.matches(stamp) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    // No install scripts: no package of ours needs one, and Playwright's would fetch browsers.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut npm)?;
    fs::create_dir_all("node_modules")?;
    lock.keep(stamp)
}
