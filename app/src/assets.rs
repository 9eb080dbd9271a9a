//! Under which address a static file is. What is shipped has the hash of its content in the name, so that browsers keep it
//! for good and still have the new one after an upgrade.

use std::sync::OnceLock;

/// Name in the sources, address.
type Names = &'static [(&'static str, &'static str)];

/// Of the whole program: its files are inside it, the same for every page.
static NAMES: OnceLock<Names> = OnceLock::new();

/// Says under which addresses the files are; the first time counts. Without it each is under its own name.
pub fn install(names: Names) {
    // Fails when it was said already.
    let _ = NAMES.set(names);
}

/// The address of a file, by its name in the sources: `/pkg/plek.css`, `/fonts/atkinson-latin.woff2`.
#[must_use]
pub fn address(name: &'static str) -> &'static str {
    find(NAMES.get().copied().unwrap_or_default(), name)
}

/// What Leptos appends `.js` and `_bg.wasm` to.
#[must_use]
pub fn bundle(names: Names) -> &'static str {
    let script = find(names, "/pkg/plek.js");
    script.strip_prefix("/pkg/").and_then(|name| name.strip_suffix(".js")).unwrap_or("plek")
}

fn find(names: Names, name: &'static str) -> &'static str {
    names.iter().find(|(ours, _)| *ours == name).map_or(name, |(_, address)| *address)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: Names = &[("/pkg/plek.css", "/pkg/plek-0a.css"), ("/pkg/plek.js", "/pkg/plek-1b.js")];

    #[test]
    fn a_name_leads_to_its_address() {
        assert_eq!(find(SHIPPED, "/pkg/plek.css"), "/pkg/plek-0a.css");
        assert_eq!(find(SHIPPED, "/favicon.svg"), "/favicon.svg");
        assert_eq!(find(&[], "/pkg/plek.css"), "/pkg/plek.css");
        assert_eq!((bundle(SHIPPED), bundle(&[])), ("plek-1b", "plek"));
    }
}
