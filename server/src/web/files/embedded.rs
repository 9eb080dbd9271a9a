//! Files inside the program. `cargo xtask dist` writes the table and builds with the feature `embed`; any other program
//! has none.

use super::File;
use axum::body::Bytes;

/// One file of the table.
#[derive(Debug)]
pub struct Embedded {
    /// Its address: `/pkg/plek-1f2e3d4c5b6a.css`.
    pub path: &'static str,
    /// Changes with its content.
    pub tag: &'static str,
    /// Whether its name does, too.
    pub hashed: bool,
    /// Its content.
    pub plain: &'static [u8],
    /// The same, compressed, where that is worth it.
    pub brotli: Option<&'static [u8]>,
    /// For those who do not know brotli.
    pub gzip: Option<&'static [u8]>,
}

#[cfg(feature = "embed")]
mod table {
    use super::Embedded;
    include!(env!("PLEK_EMBED"));
}

#[cfg(not(feature = "embed"))]
mod table {
    use super::Embedded;
    pub static FILES: &[Embedded] = &[];
    pub static NAMES: &[(&str, &str)] = &[];
}

pub(super) use table::{FILES, NAMES};

pub(super) fn find(path: &str) -> Option<File> {
    // Sorted by the build.
    let at = FILES.binary_search_by(|file| file.path.cmp(path)).ok()?;
    let Embedded { tag, hashed, plain, brotli, gzip, .. } = FILES.get(at)?;
    Some(File {
        plain: Bytes::from_static(plain),
        brotli: brotli.map(Bytes::from_static),
        gzip: gzip.map(Bytes::from_static),
        tag: (*tag).to_owned(),
        hashed: *hashed,
    })
}

pub(super) fn top_level() -> Vec<String> {
    let top = FILES.iter().filter_map(|file| file.path.strip_prefix('/')).filter(|name| !name.contains('/'));
    top.map(str::to_owned).collect()
}

#[cfg(all(test, feature = "embed"))]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_a_file() {
        assert!(FILES.is_sorted_by(|one, next| one.path < next.path) && !NAMES.is_empty());
        for (_, path) in NAMES {
            assert!(find(path).is_some_and(|file| file.hashed), "{path}");
        }
        for file in FILES {
            assert!(find(file.path).is_some(), "{}", file.path);
        }
    }
}
