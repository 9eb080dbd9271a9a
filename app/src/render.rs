//! From a view to an answer.

use crate::ctx::{AppState, LANG_COOKIE};
use crate::i18n::{Lang, Texts};
use crate::ui::{ButtonLink, PageFrame, page, tidy};
use crate::{Reader, t};
use axum::Extension;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use plek_domain::error::{StoreError, WireError, chain};
use plek_domain::store::WriteError;

/// What an answer is to frames, where it differs from "not in one, and with none": told to the layer that writes the
/// policy, in the answer's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// A page that shows a document of ours in a frame.
    Frames,
    /// Such a document: it may have its own style, be looked at, and open links. Nothing else.
    Framed,
    /// A document without script that other sites may show in a frame: their origins, a space between; empty = none may.
    Embedded(std::sync::Arc<str>),
}

/// No page of ours comes near; a view that never ends would.
const LARGEST_PAGE: usize = 16 << 20;

/// Renders a page whose model is loaded: `view` only puts it into HTML.
pub(crate) async fn render<V: IntoView + 'static>(
    reader: &Reader,
    status: StatusCode,
    view: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Response {
    let nonce = reader.nonce.clone();
    let context = move || {
        // After Leptos has made up one of its own: this one is in the header.
        if let Some(nonce) = nonce.clone() {
            provide_context(nonce);
        }
    };
    let handler = leptos_axum::render_app_async_with_context(context, view);
    let (parts, body) = handler(Request::new(Body::empty())).await.into_parts();
    let bytes = axum::body::to_bytes(body, LARGEST_PAGE).await.unwrap_or_default();
    let html = std::str::from_utf8(&bytes).ok().filter(|html| !html.is_empty());
    let Some(html) = html else { return NoPage::because(reader, WireError::Broken).into_response() };
    let mut response = Response::from_parts(parts, Body::from(tidy(html)));
    *response.status_mut() = status;
    if let Some(lang) = reader.chosen {
        let cookie = format!("{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", lang.tag());
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

/// A file to keep, under a name of our own.
pub(crate) fn download(media_type: &str, name: &str, content: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, media_type), (CONTENT_DISPOSITION, disposition.as_str())], content).into_response()
}

/// A page that says no: not found, too busy, broken. It reads nothing, so that it can always be shown.
#[derive(Clone, Copy)]
pub struct ErrorPage<'a> {
    /// The reader.
    pub reader: &'a Reader,
    /// What was asked for, with its question.
    pub path: &'a str,
    /// The frame's library, help and languages are found in it; without it the frame is bare.
    pub state: Option<&'a AppState>,
    /// What is answered; rarer ways to ask wrongly share the page for what cannot be read.
    pub status: StatusCode,
    /// Whether a form was sent: then trying again sends it again.
    pub sent_form: bool,
    /// The request's id, by which the fault is found in the log.
    pub request_id: Option<&'a str>,
}

impl ErrorPage<'_> {
    /// The answer, with its status.
    #[must_use]
    pub fn render(self) -> Response {
        let texts = self.reader.texts;
        let (title, text) = self.words(texts);
        let heading = title.clone();
        let code = self.request_id.filter(|_| self.is_broken());
        let code = code.map(|code| view! { <p>{t!(texts, "page-broken-code", code = code)}</p> });
        let frame = match self.state {
            Some(state) => PageFrame::for_error(self.reader, state, self.path, title),
            None => PageFrame { error: true, ..PageFrame::new(texts, title) },
        };
        let home = frame.house.as_ref().map_or_else(|| "/".to_owned(), |house| house.href.clone());
        let body = view! {
            <div class="page-head">
                <h1>{heading}</h1>
                <p class="lead">{text}</p>
                {code}
                <p><ButtonLink href=home>{t!(texts, "home")}</ButtonLink></p>
            </div>
        };
        let html = tidy(&page(frame, body).to_html());
        (self.status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
    }

    /// Our own fault, and none that passes.
    fn is_broken(self) -> bool {
        let passes = matches!(self.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE);
        !self.status.is_client_error() && !passes
    }

    fn words(self, texts: Texts) -> (String, String) {
        match self.status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
                (t!(texts, "page-not-found-title"), t!(texts, "page-not-found-text"))
            }
            StatusCode::FORBIDDEN => (t!(texts, "page-cross-site-title"), t!(texts, "page-cross-site-text")),
            StatusCode::TOO_MANY_REQUESTS => (t!(texts, "page-limit-title"), t!(texts, "page-limit-text")),
            StatusCode::SERVICE_UNAVAILABLE if self.sent_form => {
                (t!(texts, "page-busy-title"), t!(texts, "page-busy-form-text"))
            }
            StatusCode::SERVICE_UNAVAILABLE => (t!(texts, "page-busy-title"), t!(texts, "page-busy-text")),
            StatusCode::INSUFFICIENT_STORAGE => (t!(texts, "page-full-title"), t!(texts, "page-full-text")),
            other if other.is_client_error() => (t!(texts, "page-unreadable-title"), t!(texts, "page-unreadable-text")),
            _ => (t!(texts, "page-broken-title"), t!(texts, "page-broken-text")),
        }
    }
}

/// What a handler answers when it cannot show its page: a bare status and the reader's language, of which the server's
/// outer layer makes an [`ErrorPage`].
#[derive(Debug)]
pub struct NoPage {
    lang: Lang,
    error: WireError,
}

impl NoPage {
    /// There is no such page, or not for this reader.
    pub(crate) fn not_found(reader: &Reader) -> Self {
        Self { lang: reader.texts.lang(), error: WireError::NotFound }
    }

    /// Any other reason.
    pub(crate) fn because(reader: &Reader, error: WireError) -> Self {
        Self { lang: reader.texts.lang(), error }
    }

    /// A write was not done, by no rule that the page could explain.
    pub(crate) fn of_write<R>(reader: &Reader, error: WriteError<R>) -> Self {
        if let WriteError::Store(error) = &error {
            log(error);
        }
        Self::because(reader, error.refusal().err().unwrap_or(WireError::Broken))
    }

    /// Storage failed: logged here, once, with its causes; told in plain words.
    pub(crate) fn store(reader: &Reader) -> impl Fn(StoreError) -> Self + use<> {
        let lang = reader.texts.lang();
        move |error| {
            log(&error);
            Self { lang, error: WireError::from(&error) }
        }
    }
}

/// Writes a storage error and its causes to the log.
pub(crate) fn log(error: &StoreError) {
    if error.is_transient() {
        tracing::warn!(error = chain(error), "storage cannot answer now");
    } else {
        tracing::error!(error = chain(error), "storage failed");
    }
}

impl IntoResponse for NoPage {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Extension(self.lang)).into_response()
    }
}
