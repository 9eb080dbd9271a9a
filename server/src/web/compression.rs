//! Compression of what is text: a page of 500 seats is 28 kB instead of 296.
//!
//! Zstandard for browsers that take it, which say so last of all they take, and brotli for the others. Both at level 2:
//! level 4 is 3 (zstd) or 6 (brotli) in 100 smaller for two to three times the work, much of which is clearing its tables
//! for each answer; level 11, which static files have from the build, would take a hundred times as long. Event streams
//! stay as they are: a compressor would hold events back.

use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};

/// Below this a compressed answer is hardly smaller, and fits into one packet anyway.
const SMALLEST: u64 = 256;

/// Compresses text, unless it is compressed already.
pub(super) fn layer() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(CompressionLevel::Precise(2)).compress_when(SizeAbove::new(SMALLEST).and(is_text))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    match kind {
        "text/event-stream" => false,
        "application/javascript"
        | "application/json"
        | "application/manifest+json"
        | "application/wasm"
        | "application/xml"
        | "image/svg+xml" => true,
        other => other.starts_with("text/"),
    }
}
