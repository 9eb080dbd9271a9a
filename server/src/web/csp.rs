//! Security headers, and the nonce that a page's own inline scripts carry.
//!
//! The nonce is made here and not by the page, so that the header and the page cannot disagree: it lies in the
//! request's extensions as Leptos' [`Nonce`] for the page renderer.

use super::log::hexadecimal;
use crate::config::PublicUrl;
use app::Framing;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use leptos::nonce::Nonce;
use plek_domain::ports::Entropy;
use std::sync::Arc;

/// The same for every answer.
const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    // The type we say counts, whatever a file looks like inside.
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Addresses hold codes; other sites get none. (`no-referrer` would make browsers send `Origin: null` with our own
    // forms, which the cross-site layer then could not tell from a stranger's.)
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    // Another window that opened us, or that we opened, gets no hold of ours.
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    // Other sites cannot load our answers as images or scripts.
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    // Only what the door's scanner needs.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), fullscreen=(self), \
             geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
        ),
    ),
];

/// What the headers depend on.
#[derive(Clone)]
pub(super) struct Headers {
    entropy: Arc<dyn Entropy>,
    secure: bool,
}

impl Headers {
    pub(super) fn new(public_url: &PublicUrl, entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy, secure: public_url.is_secure() }
    }
}

/// Mints the nonce and adds the headers.
pub(super) async fn add(State(with): State<Headers>, mut request: Request, next: Next) -> Response {
    // 128 bits; hexadecimal digits are all in the alphabet that CSP allows.
    let nonce = Nonce::from_value(hexadecimal(with.entropy.bytes()));
    request.extensions_mut().insert(nonce.clone());
    let mut answer = next.run(request).await;
    let page = is_html(answer.headers());
    let framing = answer.extensions().get::<Framing>().cloned();
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    if with.secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, year);
    }
    if page && let Ok(policy) = HeaderValue::from_str(&policy(&nonce, framing.as_ref())) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    // Pages show what belongs to one person, on shared machines too. Only static files say otherwise.
    if page || !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}

/// Whether the answer is a page.
pub(super) fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// What a page may load and do: our own things only, and inline only what carries the nonce.
fn policy(nonce: &str, framing: Option<&Framing>) -> String {
    let frames = match framing {
        None => "",
        Some(Framing::Frames) => " frame-src 'self';",
        // A mail in the demo's mailbox: a document that can be looked at, and whose links open beside it.
        Some(Framing::Framed) => {
            return "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
                    frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
                .to_owned();
        }
        // Origins are checked before they are kept: nothing in them can end the directive.
        Some(Framing::Embedded(sites)) => {
            let sites = if sites.is_empty() { "'none'" } else { sites };
            return format!(
                "default-src 'none'; style-src 'nonce-{nonce}'; form-action 'none'; base-uri 'none'; \
                 frame-ancestors {sites}"
            );
        }
    };
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' blob:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self';{frames} form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
