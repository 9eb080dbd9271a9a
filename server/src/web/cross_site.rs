//! Forms of other websites do nothing here.
//!
//! Browsers say with every request where it comes from (`Sec-Fetch-Site`, older ones `Origin`). A request that may change
//! something and comes from elsewhere is refused before anything is read. Neither header means it was no browser;
//! with a session it is refused all the same. Our public address counts as ours even where a proxy changes `Host`.
//!
//! Server functions of Leptos have no such check of their own (leptos#3786), so this layer is around everything;
//! what other sites are meant to call (webhooks, one-click unsubscribe) will be mounted outside and prove itself.

use crate::config::PublicUrl;
use axum::extract::Request;
use axum::http::header::{COOKIE, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// Answers a bare 403 to a write that carries our session but does not say where it comes from: every browser that has
/// a session says so, in one header or the other.
pub(super) async fn sessions_say_whence(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let silent = !headers.contains_key("sec-fetch-site") && !headers.contains_key(ORIGIN);
    if silent && !request.method().is_safe() && carries_session(headers) {
        tracing::info!("a session without a browser's headers refused");
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn carries_session(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut names = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    names.any(|(name, _)| name == app::SESSION_COOKIE)
}

type Refuse = fn(ProtectionError) -> Response;

/// Answers a cross-site write with a bare 403.
pub(super) fn layer(public_url: &PublicUrl) -> CsrfLayer<Refuse> {
    let layer = CsrfLayer::new();
    let layer = match layer.clone().add_trusted_origin(public_url.origin()) {
        Ok(trusting) => trusting,
        // Not trusting our own name is the safe side: then only `Host` is compared.
        Err(error) => {
            tracing::error!(%error, "the public address is no origin that a browser would send");
            layer
        }
    };
    layer.with_rejection_response(refuse)
}

fn refuse(error: ProtectionError) -> Response {
    tracing::info!(kind = ?error.kind(), "cross-site request refused");
    StatusCode::FORBIDDEN.into_response()
}
