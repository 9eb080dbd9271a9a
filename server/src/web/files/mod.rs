//! Static files: those inside the program, or a folder that the build puts together; compressed beforehand in both.
//!
//! Only the folders and top-level files that are there at the start have routes. They go before `/{library}`, so no
//! library can have one of their names; everything else is left to the pages.

mod embedded;
mod folder;
mod negotiation;

pub use embedded::Embedded;

use crate::config::Config;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use negotiation::{Encoding, best, is_fresh};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Folders with static files. They have routes even when the site is not built yet.
pub(super) const FOLDERS: [&str; 3] = ["fonts", "icons", "pkg"];

/// Where the build leaves the files, for programs that have none inside.
const BUILT: &str = "target/site";

/// A file whose name changes with its content is kept for good. Any other is asked for each time, which `ETag` answers
/// with a few bytes: after an update nobody has the new page with the old style.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASKED_FOR: HeaderValue = HeaderValue::from_static("no-cache");

/// Where static files come from.
#[derive(Clone, Debug)]
pub enum Assets {
    /// A folder, read anew for each request, so that a build is seen at once.
    Folder(Arc<Path>),
    /// The program itself.
    Embedded,
}

/// One file, ready to be sent.
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    /// Changes with the content.
    tag: String,
    /// Whether the name holds the hash of the content.
    hashed: bool,
}

impl Assets {
    /// The folder of the configuration; else those inside the program; else the folder of the build.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        match &config.site {
            Some(folder) => Self::Folder(folder.as_path().into()),
            None if embedded::FILES.is_empty() => Self::Folder(PathBuf::from(BUILT).into()),
            None => Self::Embedded,
        }
    }

    /// Under which addresses files are that have another name than in the sources.
    #[must_use]
    pub fn names(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Folder(_) => &[],
            Self::Embedded => embedded::NAMES,
        }
    }

    /// The file at an address.
    async fn find(&self, path: &str) -> Option<File> {
        match self {
            Self::Folder(folder) => folder::find(folder, path).await,
            Self::Embedded => embedded::find(path),
        }
    }

    /// Names of the files beside the folders, such as `favicon.svg`.
    fn top_level(&self) -> Vec<String> {
        match self {
            Self::Folder(folder) => folder::top_level(folder),
            Self::Embedded => embedded::top_level(),
        }
    }
}

/// Routes for the files.
pub(super) fn router(assets: &Assets) -> Router {
    let mut router = Router::new();
    for folder in FOLDERS {
        router = router.route(&format!("/{folder}/{{*file}}"), get(serve));
    }
    for file in assets.top_level() {
        router = router.route(&format!("/{file}"), get(serve));
    }
    router.with_state(assets.clone())
}

async fn serve(State(assets): State<Assets>, uri: Uri, asked: HeaderMap) -> Response {
    let Some(file) = assets.find(uri.path()).await else { return StatusCode::NOT_FOUND.into_response() };
    let encoding = best(&asked, file.brotli.is_some(), file.gzip.is_some());
    let tag = format!("\"{}{}\"", file.tag, encoding.suffix());
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, if file.hashed { FOREVER } else { ASKED_FOR });
    if file.brotli.is_some() || file.gzip.is_some() {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    let fresh = asked.get(IF_NONE_MATCH).is_some_and(|tags| is_fresh(tags, &tag));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(ETAG, tag);
    }
    if fresh {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind(uri.path())));
    let body = match encoding {
        Encoding::Plain => None,
        Encoding::Brotli => file.brotli,
        Encoding::Gzip => file.gzip,
    };
    if body.is_some() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    }
    (headers, body.unwrap_or(file.plain)).into_response()
}

/// The type of a file, by its name.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css",
        "ico" => "image/x-icon",
        "js" => "text/javascript",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
