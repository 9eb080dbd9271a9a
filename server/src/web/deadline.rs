//! Nobody waits longer than this for an answer: then it is 503 and "one moment, please".
//!
//! Stopping to wait is safe. A read that is dropped changed nothing. A write is either still in the queue, where it is
//! thrown away because nobody waits for it any more, or already being done. Whoever loads the answer again sends the
//! same form with the same key, and gets the answer of the first time if there was one. Whoever starts over has another
//! key; then the rules know what was done.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// Answers a bare 503 when there is no answer in time. A body that streams afterwards may take as long as it needs.
pub(super) async fn deadline(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => {
            tracing::warn!("no answer in time");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
