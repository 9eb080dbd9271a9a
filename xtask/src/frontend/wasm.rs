//! From the package `app` to JavaScript and WASM that a browser loads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::Bundle;
use crate::fingerprint::Fingerprint;
use crate::packages::WASM;
use crate::paths;
use crate::process::{cargo, npm_program, run};

/// What our WASM may use: every browser of `DESIGN.md` has it. Not `--all-features`, whose output Chromium refuses.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles `app` for the browser and returns the raw module.
pub fn compile(bundle: Bundle) -> Result<PathBuf> {
    let mut cargo = cargo();
    cargo.args(["build", "--package", "app", "--lib", "--features", "hydrate", "--target", WASM]);
    run(cargo.args(["--profile", bundle.profile()]))?;
    Ok(paths::target().join(WASM).join(bundle.folder()).join("app.wasm"))
}

/// Makes the JavaScript glue, shrinks the module, and returns the folder that holds both.
pub fn glue(bundle: Bundle, module: &Path) -> Result<PathBuf> {
    let settings = format!("{bundle:?} {FEATURES:?}");
    let inputs = Fingerprint::default().text(&settings).file(module)?.file(Path::new("package-lock.json"))?;
    let name = format!("pkg-{}", bundle.profile());
    let folder = paths::notes()?.join(&name);
    let stamp = paths::notes()?.join(name + ".stamp");
    if inputs.matches(&stamp) && folder.is_dir() {
        return Ok(folder);
    }
    // First the stamp: whatever fails from here on, nobody takes what is left for a whole result.
    Fingerprint::forget(&stamp)?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("plek").typescript(false);
    bindgen.remove_name_section(bundle != Bundle::Dev).remove_producers_section(true);
    bindgen.web(true)?.generate(&folder).context("wasm-bindgen")?;
    if bundle != Bundle::Dev {
        shrink(&folder.join("plek_bg.wasm"))?;
    }
    inputs.keep(&stamp)?;
    Ok(folder)
}

fn shrink(module: &Path) -> Result<()> {
    let small = module.with_extension("small");
    run(npm_program("wasm-opt")
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(&small))?;
    fs::rename(&small, module).context("cannot replace the module by its shrunken self")
}
