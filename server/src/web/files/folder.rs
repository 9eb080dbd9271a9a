//! Files of a folder, with `NAME.br` and `NAME.gz` beside them.

use super::File;
use axum::body::Bytes;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

pub(super) async fn find(folder: &Path, path: &str) -> Option<File> {
    let path = path.strip_prefix('/')?;
    if !path.split('/').all(is_plain) {
        return None;
    }
    let read = async |suffix: &str| {
        let file = folder.join(format!("{path}{suffix}"));
        tokio::fs::read(file).await.ok().map(Bytes::from)
    };
    let plain = read("").await?;
    let mut content = DefaultHasher::new();
    plain.hash(&mut content);
    let tag = format!("{:016x}", content.finish());
    Some(File { plain, brotli: read(".br").await, gzip: read(".gz").await, tag, hashed: is_hashed(path) })
}

/// Whether a part of a path is the name of a file or folder that we would make, and not a way out of the folder.
fn is_plain(name: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && !name.starts_with('.') && name.chars().all(known)
}

/// Names of the files directly in the folder. A name without a dot could be a library's.
pub(super) fn top_level(folder: &Path) -> Vec<String> {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| is_plain(name) && name.contains('.'))
            .collect(),
        Err(error) => {
            tracing::warn!(site = %folder.display(), %error, "no static files: pages come without style");
            Vec::new()
        }
    }
}

/// Whether a name holds the hash of its content: `plek-1f2e3d4c5b.css`, `plek.1f2e3d4c5b.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let hash = stem.rsplit(['-', '.', '_']).next().unwrap_or_default();
    let digits = hash.bytes().filter(u8::is_ascii_digit).count();
    hash.len() < stem.len() && hash.len() >= 8 && digits > 0 && hash.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_a_hash_in_the_name_is_kept_for_good() {
        for (path, hashed) in [
            ("pkg/plek-1f2e3d4c.css", true),
            ("pkg/plek.1f2e3d4c5b6a.js", true),
            ("pkg/plek_1f2e3d4c.wasm", true),
            ("pkg/plek_bg.wasm", false),
            ("pkg/plek-1f2e3d.css", false),
            ("fonts/atkinson-latin.woff2", false),
            ("icons/decade-defaced.svg", false),
            ("1f2e3d4c.css", false),
            ("pkg/", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }
}
