//! A panic in a handler is a defect; it costs one request a 500, not the connection or the process.
//!
//! Where it happened is logged by the hook in [`crate::telemetry`], with the request's id.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

type Answer = fn(Box<dyn Any + Send>) -> Response;

/// Answers a panic with a bare 500.
pub(super) fn layer() -> CatchPanicLayer<Answer> {
    CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
