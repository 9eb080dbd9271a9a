//! The first step: where should the code go?

use super::pages::{self, EmailPage};
use crate::ctx::{AppState, Visitor};
use crate::people::return_to::{path, with_return};
use crate::people::shared::{Posted, held, show as page, too_often};
use crate::render::NoPage;
use crate::t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::people::EmailAddress;
use plek_domain::people::sign_in::ask::{AskForCode, CodeAsked};
use plek_domain::people::sign_in::{Place, ReturnPath};

/// `GET /sign-in`. Who is signed in goes on at once.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Response {
    let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let back = path(raw.one("return")).to_owned();
    if visitor.session.is_some() {
        return Redirect::to(&back).into_response();
    }
    let model = EmailPage {
        back,
        held: None,
        email: String::new(),
        key: state.store.new_key(),
        errors: FieldErrors::default(),
    };
    answer(&visitor, &state, StatusCode::OK, model).await
}

/// `POST /sign-in`: the same answer for every address that is one.
pub(crate) async fn ask(State(state): State<AppState>, posted: Posted) -> Result<Response, NoPage> {
    let (visitor, raw) = (&posted.visitor, &posted.raw);
    let back = path(raw.one("return")).to_owned();
    let mut errors = FieldErrors::default();
    let Some(email) = errors.required(raw, "email", |text| text.parse::<EmailAddress>().ok()) else {
        let model =
            EmailPage { back, held: None, email: raw.one("email").to_owned(), key: state.store.new_key(), errors };
        return Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await);
    };
    let lang = visitor.reader.texts.lang().tag().to_owned();
    // The front page is where everybody goes anyway.
    let kept = back.parse::<ReturnPath>().ok().filter(|path| path.as_str() != "/");
    let command = AskForCode { email, lang, back: kept, place: Place(visitor.address.place()) };
    let asked = state.store.write(&visitor.actor, command, posted.key()).await;
    match asked.map_err(|error| NoPage::of_write(&visitor.reader, error))? {
        CodeAsked::Sent { sign_in } => {
            Ok(Redirect::to(&with_return(&format!("/sign-in/{sign_in}"), &back)).into_response())
        }
        CodeAsked::TooOften { seconds } => Ok(too_often(visitor, seconds)),
    }
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, mut model: EmailPage) -> Response {
    model.held = held(state, visitor.reader.texts, &model.back).await;
    let here = with_return("/sign-in", &model.back);
    let title = t!(visitor.reader.texts, "sign-in-title");
    page(visitor, state, status, (here, title), model, pages::email).await
}
