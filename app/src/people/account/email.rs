//! `/account/email/{id}`: the code that was sent to a new address.

use super::pages::{self, EmailPage};
use super::signed_in;
use crate::ctx::{AppState, Visitor};
use crate::people::shared::{Posted, show as page, too_often};
use crate::render::NoPage;
use crate::t;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::ids::SignInId;
use plek_domain::people::own::email::{ConfirmEmail, EmailConfirmed};
use plek_domain::people::sign_in::check::Checked;

/// `GET /account/email/{id}`.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> Result<Response, NoPage> {
    let id: SignInId = id.parse().map_err(|_| NoPage::not_found(&visitor.reader))?;
    let here = format!("/account/email/{id}");
    if let Err(response) = signed_in(&visitor, &here) {
        return Ok(response);
    }
    let model = EmailPage { action: here, key: state.store.new_key(), code: String::new(), problem: None };
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// `POST /account/email/{id}`.
pub(crate) async fn confirm(
    State(state): State<AppState>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let texts = visitor.reader.texts;
    let id: SignInId = id.parse().map_err(|_| NoPage::not_found(&visitor.reader))?;
    let here = format!("/account/email/{id}");
    let person = match signed_in(visitor, &here) {
        Ok((person, _)) => person.id,
        Err(response) => return Ok(response),
    };
    let code = posted.raw.one("code").to_owned();
    let command = ConfirmEmail { person, sign_in: id, code: code.clone() };
    let done = state.store.write(&visitor.actor, command, posted.key()).await;
    let problem = match done.map_err(|error| NoPage::of_write(&visitor.reader, error))? {
        EmailConfirmed::Changed => return Ok(Redirect::to("/account").into_response()),
        EmailConfirmed::Not(Checked::TooOften { seconds }) => return Ok(too_often(visitor, seconds)),
        EmailConfirmed::Taken => t!(texts, "error-email-taken"),
        EmailConfirmed::Not(Checked::WrongCode { left }) => t!(texts, "error-code-wrong", left = left),
        EmailConfirmed::Not(_) => t!(texts, "sign-in-too-old"),
    };
    let code = code.chars().filter(char::is_ascii_digit).take(6).collect();
    let model = EmailPage { action: here, key: state.store.new_key(), code, problem: Some(problem) };
    Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: EmailPage) -> Response {
    let title = t!(visitor.reader.texts, "account-email");
    page(visitor, state, status, (model.action.clone(), title), model, pages::confirm_email).await
}
