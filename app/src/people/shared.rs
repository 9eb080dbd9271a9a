//! What the handlers of this pillar share.

use super::{device, frame};
use crate::ctx::{AppState, Visitor};
use crate::i18n::Texts;
use crate::render::{NoPage, log, render};
use crate::t;
use crate::ui::{ErrorLink, PageFrame, page};
use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, FromRequest, Request};
use axum::http::header::{RETRY_AFTER, USER_AGENT};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use plek_domain::error::WireError;
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::people::password::{Password, PasswordProblem};
use plek_domain::people::{SessionKind, SessionToken};
use plek_domain::store::Key;
use std::sync::Arc;
use uuid::Uuid;

/// A form that somebody posted: who, what, and with which browser.
pub(crate) struct Posted {
    pub visitor: Visitor,
    pub raw: Raw,
    /// Browser and system, coarse.
    pub device: String,
}

impl FromRequest<AppState> for Posted {
    type Rejection = NoPage;
    async fn from_request(request: Request, state: &AppState) -> Result<Self, NoPage> {
        use axum::extract::FromRequestParts;
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, state).await?;
        let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("");
        let device = device::name(agent);
        let form: Result<Form<Vec<(String, String)>>, FormRejection> =
            Form::from_request(Request::from_parts(parts, body), state).await;
        let Form(pairs) = form.map_err(|_| NoPage::because(&visitor.reader, WireError::BadInput))?;
        Ok(Self { visitor, raw: Raw::new(pairs), device })
    }
}

impl Posted {
    /// The form's key; a new one when there is none.
    pub(crate) fn key(&self) -> Key {
        Uuid::parse_str(self.raw.one("key")).map_or(Key::Fresh, Key::Form)
    }
}

/// The session that a form began just now, by its token: posted twice, it leads there twice.
pub(super) async fn begun(
    state: &AppState,
    visitor: &Visitor,
    token: &SessionToken,
) -> Result<Option<SessionKind>, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let session = reads.sessions().by_token(&token.hash()).await.map_err(&failed)?;
    Ok(session.filter(|session| session.is_fresh(state.store.now())).map(|session| session.kind))
}

/// Renders a page at `path`.
pub(crate) async fn show<M: Send + Sync + 'static, V: IntoView + 'static>(
    visitor: &Visitor,
    state: &AppState,
    status: StatusCode,
    (path, title): (String, String),
    model: M,
    body: fn(Texts, &M) -> V,
) -> Response {
    let (who, state, model) = (visitor.clone(), state.clone(), Arc::new(model));
    let error = status == StatusCode::UNPROCESSABLE_ENTITY;
    let view = move || {
        let frame = PageFrame { error, ..frame::framed(&who, &state, &path, title.clone()) };
        page(frame, body(who.reader.texts, &model))
    };
    render(&visitor.reader, status, view).await
}

/// The page that says "too fast", and when to come again.
pub(super) fn too_often(visitor: &Visitor, seconds: i64) -> Response {
    let wait = HeaderValue::from(u64::try_from(seconds).unwrap_or(60));
    (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, wait)], Extension(visitor.reader.texts.lang())).into_response()
}

/// What waits where one goes back to: a seat that is held. When that cannot be read the page goes on without.
pub(super) async fn held(state: &AppState, texts: Texts, back: &str) -> Option<String> {
    crate::seats::held_words(state, texts, back).await.unwrap_or_else(|error| {
        log(&error);
        None
    })
}

/// What to say about a field of this pillar.
pub(super) fn problem(texts: Texts, errors: &FieldErrors, field: &str) -> Option<String> {
    Some(match (field, errors.of(field)?) {
        ("email", _) => t!(texts, "error-email"),
        ("code", _) => t!(texts, "error-code"),
        ("password", FieldProblem::Missing) => t!(texts, "error-password-missing"),
        ("name", _) => t!(texts, "error-name"),
        ("group", FieldProblem::Missing) => t!(texts, "error-group"),
        ("slug", _) => t!(texts, "error-slug"),
        ("zone" | "role" | "branch" | "lang", _) => t!(texts, "error-choice"),
        ("days", _) => t!(texts, "error-days"),
        ("until", _) => t!(texts, "error-not-a-date"),
        (_, FieldProblem::Missing) => t!(texts, "error-empty"),
        _ => t!(texts, "error-too-long", max = 200),
    })
}

/// The lines of the error summary, in the order of the fields.
pub(super) fn summary(texts: Texts, errors: &FieldErrors) -> Vec<ErrorLink> {
    let line =
        |(field, _): (&str, _)| Some(ErrorLink { field_id: field.to_owned(), message: problem(texts, errors, field)? });
    errors.iter().filter_map(line).collect()
}

/// What is wrong with a new password, in words.
pub(super) fn password_problem(texts: Texts, problem: PasswordProblem) -> String {
    match problem {
        PasswordProblem::TooShort => t!(texts, "error-password-short", min = plek_domain::people::password::SHORTEST),
        PasswordProblem::TooLong => t!(texts, "error-too-long", max = plek_domain::people::password::LONGEST),
        PasswordProblem::TooCommon => t!(texts, "error-password-common"),
    }
}

/// Reads a new password as it was typed.
pub(super) fn new_password(texts: Texts, raw: &Raw, field: &str) -> Result<Password, String> {
    Password::new(raw.exact(field)).map_err(|problem| password_problem(texts, problem))
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::people::own::erase::EraseRefused;
    use plek_domain::people::own::password::ChangePasswordRefused;
    use plek_domain::people::set_up::set_password::SetUpRefused;

    #[test]
    fn every_refusal_has_its_words() {
        let codes = [
            ("erase-myself", EraseRefused::CODES),
            ("change-password", ChangePasswordRefused::CODES),
            ("set-up", SetUpRefused::CODES),
        ];
        for (command, codes) in codes {
            for code in codes {
                assert!(exists(&format!("{command}-refused-{code}")), "{command} {code}");
            }
        }
    }
}
