//! How much there is to store and to send.

use crate::report::{Aim, Report};
use std::fs;
use std::path::Path;

const MIB: f64 = 1024.0 * 1024.0;

/// Sizes of the binary and of what a browser loads.
pub fn measure(plek: &Path, site: &Path, report: &mut Report) {
    report.group("Sizes");
    let bytes = |path: &Path| fs::metadata(path).map(|file| file.len() as f64).ok();
    if let Some(size) = bytes(plek) {
        report.aimed("binary (not stripped of its symbols)", size / MIB, "MiB", Aim::AtMost(60.0));
    }
    let mut file = |name: &str| {
        let size = bytes(&site.join("pkg").join(name)).map(|size| size / 1000.0);
        match size {
            Some(size) => report.line(name, size, "kB"),
            None => report.check(false, || format!("no {name}: build the front end first")),
        }
        size.unwrap_or_default()
    };
    file("plek_bg.wasm");
    let script = file("plek_bg.wasm.br") + file("plek.js.br");
    let style = file("plek.css.br");
    report.aimed("JS and WASM, compressed", script, "kB", Aim::AtMost(150.0));
    report.aimed("CSS, compressed", style, "kB", Aim::AtMost(30.0));
}
