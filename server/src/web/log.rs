//! Request id and access log.
//!
//! The log has the *template* of the route (`/{library}/seats/{seat}`), never the path or the query: those hold codes,
//! names of branches people visit, what they searched for. The id is in the answer too, and on the page of apology, so
//! that a reader's "it did not work" is found again in the log.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use plek_domain::ports::Entropy;
use std::sync::Arc;
use std::time::Instant;
use tracing::Instrument;

/// The header that carries the id.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id, for the layers within: a page of apology shows it.
#[derive(Clone)]
pub(super) struct RequestId(String);

impl RequestId {
    /// As it stands in the log.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gives a request its id, lets everything it logs carry it, and logs how it ended.
pub(super) async fn log(State(entropy): State<Arc<dyn Entropy>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = hexadecimal(entropy.bytes());
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("(none)", MatchedPath::as_str);
    let span = tracing::info_span!("request", id);
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut answer = next.run(request).instrument(span.clone()).await;

    let status = answer.status().as_u16();
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    span.in_scope(|| {
        if route.starts_with("/healthz/") {
            tracing::debug!(method, route, status, ms, "answered");
        } else {
            tracing::info!(method, route, status, ms, "answered");
        }
    });
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer
}

/// A method may be any word that a client makes up; only those we know are repeated.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "(other)",
    }
}

/// Random bytes as a word for headers and logs.
pub(super) fn hexadecimal(bytes: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(bytes))
}
