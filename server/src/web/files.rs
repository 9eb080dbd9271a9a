//! Static files, from the folder that the build puts together, compressed by it beforehand.
//!
//! Only the folders and top-level files that are there at the start have routes. They go before `/{library}`, so no
//! library can have one of their names; everything else is left to the pages.

use axum::Router;
use axum::extract::Request;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use std::path::Path;
use tower_http::services::ServeDir;

/// Folders with static files. They have routes even when the site is not built yet.
pub(super) const FOLDERS: [&str; 3] = ["fonts", "icons", "pkg"];

/// Routes for the files below `site`.
pub(super) fn router(site: &Path) -> Router {
    let serve = ServeDir::new(site).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let mut router = Router::new();
    for folder in FOLDERS {
        router = router.route_service(&format!("/{folder}/{{*file}}"), serve.clone());
    }
    for file in top_level(site) {
        router = router.route_service(&format!("/{file}"), serve.clone());
    }
    router.layer(from_fn(caching))
}

/// Names of the files directly in `site`, such as `favicon.ico`. A name without a dot could be a library's.
fn top_level(site: &Path) -> Vec<String> {
    let plain = |name: &String| {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        !name.starts_with('.') && name.contains('.') && name.chars().all(known)
    };
    match std::fs::read_dir(site) {
        Ok(entries) => entries
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(plain)
            .collect(),
        Err(error) => {
            tracing::warn!(site = %site.display(), %error, "no static files: pages come without style");
            Vec::new()
        }
    }
}

/// A file whose name changes with its content is kept for good. Any other is asked for each time, which `ETag` answers
/// with a few bytes: after an update nobody has the new page with the old style.
async fn caching(request: Request, next: Next) -> Response {
    let forever = is_hashed(request.uri().path());
    let mut answer = next.run(request).await;
    if answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED {
        let rule = if forever { "public, max-age=31536000, immutable" } else { "no-cache" };
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(rule));
    }
    answer
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
            ("/pkg/plek-1f2e3d4c.css", true),
            ("/pkg/plek.1f2e3d4c5b6a.js", true),
            ("/pkg/plek_1f2e3d4c.wasm", true),
            ("/pkg/plek_bg.wasm", false),
            ("/pkg/plek-1f2e3d.css", false),
            ("/fonts/atkinson-latin.woff2", false),
            ("/icons/decade-defaced.svg", false),
            ("/1f2e3d4c.css", false),
            ("/pkg/", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }
}
