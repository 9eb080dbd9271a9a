//! The layers together, around routes made for the purpose.

mod answers;
mod files;
mod log;

use super::*;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Builder;
use axum::response::{Html, Response};
use axum::routing::{get, post};
use leptos::nonce::Nonce;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;

/// Chance that counts, so that every nonce and request id in these tests is another.
struct Counting;

impl Entropy for Counting {
    fn bytes(&self) -> [u8; 16] {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        u128::from(NEXT.fetch_add(1, Ordering::Relaxed)).to_be_bytes()
    }
}

fn site(public_url: &str, pages: Router) -> Router {
    log::lines();
    let edge = Edge {
        entropy: Arc::new(Counting),
        public_url: PublicUrl::parse(public_url).unwrap(),
        deadline: Duration::from_millis(50),
        trusted: Arc::default(),
    };
    let nonce = |request: Request| async move { Html(request.extensions().get::<Nonce>().unwrap().to_string()) };
    let pages = pages
        .route("/nonce", get(nonce))
        .route("/form", post(|body: String| async move { body.len().to_string() }))
        .route("/{library}/slow", get(std::future::pending::<&str>).post(std::future::pending::<&str>))
        .route("/panic", get(|| async { "7up".parse::<u8>().unwrap().to_string() }))
        .route("/long", get(|| async { "0123456789".repeat(100) }))
        .fallback(|| async { StatusCode::NOT_FOUND });
    edge.around(pages, Router::new(), Router::new().route("/healthz/live", get(|| async { "ok" })), None)
}

async fn answer(request: Builder, body: &str) -> Response {
    let request = request.header("host", "plek.example").body(Body::from(body.to_owned())).unwrap();
    site("https://plek.example", Router::new()).oneshot(request).await.unwrap()
}

async fn text(answer: Response) -> String {
    String::from_utf8(to_bytes(answer.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

fn header(answer: &Response, name: impl axum::http::header::AsHeaderName) -> &str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

fn is_page(answer: &Response) -> bool {
    header(answer, CONTENT_TYPE).starts_with("text/html")
}
