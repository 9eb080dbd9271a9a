//! Forms of other websites do nothing here.
//!
//! Browsers say with every request where it comes from (`Sec-Fetch-Site`, older ones `Origin`). A request that may change
//! something and comes from elsewhere is refused before anything is read. Neither header means it was no browser, and
//! then there is no session to abuse. Our public address counts as ours even where a proxy changes `Host`.
//!
//! Server functions of Leptos have no such check of their own (leptos#3786), so this layer is around everything;
//! what other sites are meant to call (webhooks, one-click unsubscribe) will be mounted outside and prove itself.

use crate::config::PublicUrl;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

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
