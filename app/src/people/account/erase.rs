//! `/account/erase`: everything about oneself, gone for good.

use super::pages::{self, ErasePage};
use super::signed_in;
use crate::ctx::{AppState, Visitor};
use crate::people::cookie;
use crate::people::shared::{Posted, show as page};
use crate::render::NoPage;
use crate::t;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use plek_domain::error::Refusal;
use plek_domain::people::own::erase::EraseMyself;
use plek_domain::store::{Key, WriteError};

const HERE: &str = "/account/erase";

/// `GET /account/erase`: what it means.
pub(crate) async fn show(visitor: Visitor, State(state): State<AppState>) -> Response {
    if let Err(response) = signed_in(&visitor, HERE) {
        return response;
    }
    answer(&visitor, &state, StatusCode::OK, None).await
}

/// `POST /account/erase`: for who typed the word.
pub(crate) async fn erase(State(state): State<AppState>, posted: Posted) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let texts = visitor.reader.texts;
    let person = match signed_in(visitor, HERE) {
        Ok((person, _)) => person.id,
        Err(response) => return Ok(response),
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let word = t!(texts, "account-erase-word");
    if posted.raw.one("word").to_lowercase() != word {
        let problem = t!(texts, "error-erase-word", word = word);
        return Ok(answer(visitor, &state, refused, Some(problem)).await);
    }
    match state.store.write(&visitor.actor, EraseMyself { person }, Key::Fresh).await {
        Ok(done) => {
            let nobody = Visitor { actor: plek_domain::access::Actor::Anonymous, session: None, ..visitor.clone() };
            let title = t!(texts, "account-erased-title");
            let where_to = ("/".to_owned(), title);
            let mut response = page(&nobody, &state, StatusCode::OK, where_to, done.cancelled, pages::erased).await;
            if let Some(cookie) = cookie::forget() {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(WriteError::Refused(rule)) => {
            let problem = texts.get(&format!("erase-myself-refused-{}", rule.code()));
            Ok(answer(visitor, &state, refused, Some(problem)).await)
        }
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, problem: Option<String>) -> Response {
    let title = t!(visitor.reader.texts, "account-erase-title");
    page(visitor, state, status, (HERE.to_owned(), title), ErasePage { problem }, pages::erase).await
}
