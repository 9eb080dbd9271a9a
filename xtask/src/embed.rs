//! The static files as they go into the program: names with the hash of their content, compressed, and a table in Rust
//! that the server includes (`server/src/web/files/embedded.rs`).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::frontend::{self, Bundle};
use crate::paths;

/// Folders whose files get the hash into their names. Those at the top have names that others know.
const HASHED: [&str; 3] = ["fonts/", "icons/", "pkg/"];

/// Digits of the hash in a name.
const DIGITS: usize = 12;

/// Hashes, copies and compresses the files of `site`; the path of the table.
pub fn write(site: &Path, bundle: Bundle) -> Result<PathBuf> {
    let folder = paths::notes()?.join("embed");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut files = BTreeMap::new();
    for file in paths::files_below(site)? {
        let name = file.strip_prefix(site)?.to_str().context("a file name that is no text")?.to_owned();
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            files.insert(name, fs::read(&file)?);
        }
    }
    let names = rename(&mut files)?;
    for (name, content) in &files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(&path, content)?;
    }
    frontend::compress(&folder, bundle)?;
    let table = folder.with_extension("rs");
    fs::write(&table, self::table(&folder, &files, &names)?)?;
    Ok(table)
}

/// Gives files the hash of their content into their name; which became which.
///
/// A style sheet names fonts, so it comes after them. A script and its WASM go by one hash, because Leptos makes both
/// names from one.
fn rename(files: &mut BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, String>> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let hashed = |name: &&String| HASHED.iter().any(|folder| name.starts_with(folder));
    let (styles, others): (Vec<String>, Vec<String>) =
        files.keys().filter(hashed).cloned().partition(|name| name.ends_with(".css"));
    for name in others.into_iter().chain(styles) {
        let mut content = files.remove(&name).unwrap_or_default();
        if name.ends_with(".css") {
            let text = String::from_utf8(content).with_context(|| format!("{name} is no text"))?;
            content = names.iter().fold(text, |text, (from, to)| refer(&text, from, to)).into_bytes();
        }
        let stem = name.strip_suffix(".js").or_else(|| name.strip_suffix("_bg.wasm"));
        let sum = match stem {
            None => sum(&content),
            // Of both, whichever of the two this is: the other is still there, or has its new name.
            Some(stem) => {
                let partner = if name.ends_with(".js") { format!("{stem}_bg.wasm") } else { format!("{stem}.js") };
                let renamed = names.get(&partner);
                let other = files.get(renamed.unwrap_or(&partner)).map_or(&[][..], Vec::as_slice);
                let mut both = [sum(&content), sum(other)];
                both.sort();
                sum(both.concat().as_bytes())
            }
        };
        let hash = sum.get(..DIGITS).unwrap_or(&sum);
        let (stem, rest) = split(&name).with_context(|| format!("{name} has no extension"))?;
        let new = format!("{stem}-{hash}{rest}");
        if files.insert(new.clone(), content).is_some() {
            bail!("two files would be {new}");
        }
        names.insert(name, new);
    }
    Ok(names)
}

/// The part of a name before the hash, and the part after it.
fn split(name: &str) -> Option<(&str, &str)> {
    let at = name.strip_suffix("_bg.wasm").map(str::len).or_else(|| name.rfind('.'))?;
    Some(name.split_at(at))
}

/// Has a style sheet refer to a file by its new name.
fn refer(style: &str, from: &str, to: &str) -> String {
    style.replace(&format!("/{from}"), &format!("/{to}"))
}

/// The table as Rust.
fn table(folder: &Path, files: &BTreeMap<String, Vec<u8>>, names: &BTreeMap<String, String>) -> Result<String> {
    let mut text = String::from("pub static FILES: &[Embedded] = &[\n");
    for (name, content) in files {
        let path = folder.join(name);
        let include = |suffix: &str| {
            let file = format!("{}{suffix}", path.display());
            // A few bytes grow when they are compressed.
            let length = fs::metadata(&file).map_or(u64::MAX, |about| about.len());
            (length < content.len() as u64).then(|| format!("include_bytes!({file:?})"))
        };
        let option = |include: Option<String>| include.map_or("None".to_owned(), |include| format!("Some({include})"));
        let hashed = names.values().any(|new| new == name);
        writeln!(
            text,
            "Embedded {{ path: {:?}, tag: {:?}, hashed: {hashed}, plain: include_bytes!({path:?}), brotli: {}, gzip: {} }},",
            format!("/{name}"),
            &sum(content)[..2 * DIGITS],
            option(include(".br")),
            option(include(".gz")),
        )?;
    }
    text.push_str("];\npub static NAMES: &[(&str, &str)] = &[\n");
    for (from, to) in names {
        writeln!(text, "({:?}, {:?}),", format!("/{from}"), format!("/{to}"))?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// SHA-256, hexadecimal.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(script: &str) -> BTreeMap<String, Vec<u8>> {
        let style = r#"@font-face{src:url(/fonts/a-ext.woff2)}b{src:url("/fonts/a.woff2")}"#;
        [
            ("favicon.svg", "<svg/>"),
            ("fonts/a-ext.woff2", "ext"),
            ("fonts/a.woff2", "a"),
            ("pkg/plek.css", style),
            ("pkg/plek.js", script),
            ("pkg/plek_bg.wasm", "wasm"),
        ]
        .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn names_change_with_the_content_and_only_then() {
        let (mut one, mut other) = (files("1"), files("2"));
        let (first, second) = (rename(&mut one).unwrap(), rename(&mut other).unwrap());
        assert_eq!(rename(&mut files("1")).unwrap(), first);
        assert_eq!(first["fonts/a.woff2"], second["fonts/a.woff2"]);
        assert_eq!(first["pkg/plek.css"], second["pkg/plek.css"]);
        // The module goes with its script.
        assert_ne!(first["pkg/plek.js"], second["pkg/plek.js"]);
        assert_ne!(first["pkg/plek_bg.wasm"], second["pkg/plek_bg.wasm"]);
        let script = first["pkg/plek.js"].strip_suffix(".js").unwrap();
        assert_eq!(first["pkg/plek_bg.wasm"], format!("{script}_bg.wasm"));
        assert!(one.contains_key("favicon.svg") && !one.contains_key("pkg/plek.js"));
        let style = String::from_utf8(one[&first["pkg/plek.css"]].clone()).unwrap();
        for font in ["fonts/a.woff2", "fonts/a-ext.woff2"] {
            assert!(style.contains(&first[font]) && !style.contains(&format!("/{font}")), "{style}");
        }
    }
}
