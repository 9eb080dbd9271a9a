//! `target/site`: put together in a folder of its own, then moved into place, so that a server never sees half of it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Bundle;
use crate::fingerprint::Fingerprint;
use crate::paths;
use crate::process::run;

const STYLE: &str = "style/main.css";
const CSS: &str = "xtask/css.mjs";
const COMPRESS: &str = "xtask/compress.mjs";

/// Our stable names of fonts, and the files in the packages.
const FONTS: [(&str, &str); 4] = [
    ("atkinson-latin.woff2", "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
    (
        "atkinson-latin-ext.woff2",
        "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    ),
    ("literata-latin.woff2", "literata/files/literata-latin-wght-normal.woff2"),
    ("literata-latin-italic.woff2", "literata/files/literata-latin-wght-italic.woff2"),
];

/// Puts `target/site` together around the browser's code in `package`.
pub fn assemble(bundle: Bundle, package: &Path) -> Result<()> {
    if !Path::new(STYLE).is_file() {
        bail!("{STYLE} is missing: without it every page would come unstyled");
    }
    let inputs = Fingerprint::default().text(&format!("{bundle:?} {FONTS:?}")).tree(package)?;
    let inputs = inputs.tree(Path::new("style"))?.tree(Path::new("public"))?;
    let inputs = inputs.file(Path::new("package-lock.json"))?.file(Path::new(CSS))?.file(Path::new(COMPRESS))?;
    let site = paths::site();
    let stamp = paths::notes()?.join("site.stamp");
    if inputs.matches(&stamp) && site.join("pkg/plek.css").is_file() {
        return Ok(());
    }

    let next = paths::notes()?.join("site-next");
    remove(&next)?;
    copy(Path::new("public"), &next)?;
    copy(package, &next.join("pkg"))?;
    for (name, file) in FONTS {
        copy_file(&Path::new("node_modules/@fontsource-variable").join(file), &next.join("fonts").join(name))?;
    }
    let mut css = Command::new("node");
    css.args([CSS, STYLE]).arg(next.join("pkg/plek.css"));
    run(css.args((bundle == Bundle::Dev).then_some("--readable")))?;
    super::browsers::check(&fs::read_to_string(next.join("pkg/plek.css"))?)?;
    compress(&next, bundle)?;

    Fingerprint::forget(&stamp)?;
    replace(&site, &next, &paths::notes()?.join("site-old"))?;
    inputs.keep(&stamp)
}

/// Puts `next` where `site` is, by way of `old`: a running server finds the whole old site or the whole new one. For the
/// moment between two renames it finds none; a folder that is not empty cannot be replaced in one.
fn replace(site: &Path, next: &Path, old: &Path) -> Result<()> {
    remove(old)?;
    if site.exists() {
        fs::rename(site, old).with_context(|| format!("cannot move {} away", site.display()))?;
    }
    fs::rename(next, site).with_context(|| format!("cannot move the site to {}", site.display()))?;
    remove(old)
}

/// Writes `NAME.br` and `NAME.gz` beside what is worth it, where the bundle wants that.
pub fn compress(folder: &Path, bundle: Bundle) -> Result<()> {
    match bundle.brotli() {
        None => Ok(()),
        Some(quality) => run(Command::new("node").arg(COMPRESS).arg(folder).arg(quality.to_string())),
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in paths::files_below(from)? {
        copy_file(&file, &to.join(file.strip_prefix(from)?))?;
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_replaced_as_a_whole() {
        let dir = paths::temporary("site-test").unwrap();
        let (site, next, old) = (dir.join("site"), dir.join("next"), dir.join("old"));
        for (folder, file) in [(&site, "gone.txt"), (&next, "plek.js"), (&old, "left-behind.txt")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join(file), file).unwrap();
        }
        // Open, as in a server: what is being sent is sent to its end.
        let mut held = fs::File::open(site.join("gone.txt")).unwrap();
        replace(&site, &next, &old).unwrap();
        assert_eq!(std::io::read_to_string(&mut held).unwrap(), "gone.txt");
        assert_eq!(paths::files_below(&dir).unwrap(), [site.join("plek.js")]);
        fs::rename(&site, &next).unwrap();
        replace(&site, &next, &old).unwrap();
        assert_eq!(paths::files_below(&dir).unwrap(), [site.join("plek.js")], "the first time there is none");
        fs::remove_dir_all(&dir).unwrap();
    }
}
