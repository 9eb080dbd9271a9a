//! Bare statuses become pages in the reader's language.
//!
//! Layers, extractors and the router itself say no with a status and at most a word of English. Whoever asked for a
//! page gets the page that says it properly; programs get the status as it is. A 503 says when to come back, here and
//! nowhere else.

use super::csp::is_html;
use super::log::RequestId;
use app::i18n::{Lang, Texts};
use app::{AppState, ErrorPage, Reader};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::chain;
use std::time::Duration;
use tokio::time::timeout;

/// Turns a bare error into a page, in the frame of the library that it was about.
pub(super) async fn pages(State(state): State<Option<AppState>>, request: Request, next: Next) -> Response {
    let page_wanted = wants_page(request.headers());
    let (parts, body) = request.into_parts();
    let mut reader = Reader::of(&parts);
    let path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let sent_form = !parts.method.is_safe();
    let request_id = parts.extensions.get::<RequestId>().cloned();
    let mut answer = next.run(Request::from_parts(parts, body)).await;
    if answer.status() == StatusCode::SERVICE_UNAVAILABLE && !answer.headers().contains_key(RETRY_AFTER) {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    if !page_wanted || !is_bare(&answer) {
        return answer;
    }
    let lost = answer.status() == StatusCode::NOT_FOUND && !sent_form;
    if lost && let Some(moved) = moved(state.as_ref(), &path).await {
        return moved;
    }
    // A handler that knows its reader says so; otherwise the request does.
    if let Some(lang) = answer.extensions().get::<Lang>() {
        reader.texts = Texts::new(*lang);
    }
    let request_id = request_id.as_ref().map(RequestId::as_str);
    let mut page = ErrorPage {
        reader: &reader,
        path: &path,
        state: state.as_ref(),
        status: answer.status(),
        sent_form,
        request_id,
    }
    .render();
    // What the bare answer said to programs (Allow, Retry-After) stays; what it said about its body goes with it.
    for (name, value) in answer.headers() {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            page.headers_mut().insert(name, value.clone());
        }
    }
    *page.extensions_mut() = std::mem::take(answer.extensions_mut());
    page
}

/// How long is looked for where a page went; the deadline of handlers does not hold here.
const PATIENCE: Duration = Duration::from_secs(1);

/// On to where the page is now, when its library or branch got another name in its address.
async fn moved(state: Option<&AppState>, path: &str) -> Option<Response> {
    let (path, question) = path.split_once('?').map_or((path, None), |(path, question)| (path, Some(question)));
    match timeout(PATIENCE, app::moved(state?, path, question)).await.unwrap_or(Ok(None)) {
        Ok(to) => to.map(|to| Redirect::permanent(&to).into_response()),
        Err(error) => {
            tracing::warn!(error = chain(&error), "where a page went could not be looked up");
            None
        }
    }
}

/// Whether a person is likely to look at the answer. A browser's `fetch` for data says which type it wants.
fn wants_page(headers: &HeaderMap) -> bool {
    let Some(accept) = headers.get(ACCEPT) else { return true };
    accept.to_str().is_ok_and(|accept| accept.contains("text/html") || accept.contains("*/*"))
}

/// Whether an answer is an error without content of its own. (A word of plain text comes from extractors and layers.)
fn is_bare(answer: &Response) -> bool {
    let status = answer.status();
    let plain = match answer.headers().get(CONTENT_TYPE) {
        None => true,
        Some(kind) => !is_html(answer.headers()) && kind.as_bytes().starts_with(b"text/plain"),
    };
    (status.is_client_error() || status.is_server_error()) && plain
}
