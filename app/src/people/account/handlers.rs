//! The page and its forms; a hidden field says which form was sent.

use super::pages::{self, AccountPage};
use super::signed_in;
use crate::ctx::{AppState, Visitor};
use crate::i18n::Lang;
use crate::people::cookie;
use crate::people::demo::with_cookie;
use crate::people::shared::{Posted, new_password, show as page, too_often};
use crate::render::NoPage;
use crate::t;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::WireError;
use plek_domain::form::{FieldErrors, FieldProblem};
use plek_domain::ids::SessionId;
use plek_domain::people::own::describe::DescribeMyself;
use plek_domain::people::own::email::AskForEmail;
use plek_domain::people::own::password::{ChangePassword, PasswordChanged};
use plek_domain::people::sessions::{EndSessions, Which};
use plek_domain::people::sign_in::ask::CodeAsked;
use plek_domain::people::{EmailAddress, Person, Session};
use plek_domain::text::Line;

const HERE: &str = "/account";

/// `GET /account`.
pub(crate) async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let (person, session) = match signed_in(&visitor, HERE) {
        Ok(both) => both,
        Err(response) => return Ok(response),
    };
    let model = load(&visitor, &state, person, session).await?;
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// `POST /account`: one of its forms.
pub(crate) async fn change(State(state): State<AppState>, posted: Posted) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let (person, session) = match signed_in(visitor, HERE) {
        Ok(both) => both,
        Err(response) => return Ok(response),
    };
    match posted.raw.one("do") {
        "describe" => describe(&state, &posted, person, session).await,
        "email" => email(&state, &posted, person, session).await,
        "password" => password(&state, &posted, person, session).await,
        "end-session" => end(&state, &posted, person, session).await,
        _ => Err(NoPage::because(&visitor.reader, WireError::BadInput)),
    }
}

async fn describe(state: &AppState, posted: &Posted, person: &Person, own: &Session) -> Result<Response, NoPage> {
    let mut errors = FieldErrors::default();
    let name = errors.required(&posted.raw, "name", |text| text.parse::<Line>().ok());
    let lang = errors.required(&posted.raw, "lang", Lang::parse);
    let (Some(name), Some(lang)) = (name, lang) else {
        return refused(state, posted, person, own, errors, None).await;
    };
    let command = DescribeMyself { person: person.id, name, lang: lang.tag().to_owned() };
    let done = state.store.write(&posted.visitor.actor, command, posted.key()).await;
    done.map_err(|error| NoPage::of_write(&posted.visitor.reader, error))?;
    Ok(Redirect::to(&format!("{HERE}?lang={}", lang.tag())).into_response())
}

async fn email(state: &AppState, posted: &Posted, person: &Person, own: &Session) -> Result<Response, NoPage> {
    let mut errors = FieldErrors::default();
    let Some(email) = errors.required(&posted.raw, "email", |text| text.parse::<EmailAddress>().ok()) else {
        return refused(state, posted, person, own, errors, None).await;
    };
    let lang = posted.visitor.reader.texts.lang().tag().to_owned();
    let command = AskForEmail { person: person.id, email, lang };
    let asked = state.store.write(&posted.visitor.actor, command, posted.key()).await;
    match asked.map_err(|error| NoPage::of_write(&posted.visitor.reader, error))? {
        CodeAsked::Sent { sign_in } => Ok(Redirect::to(&format!("{HERE}/email/{sign_in}")).into_response()),
        CodeAsked::TooOften { seconds } => Ok(too_often(&posted.visitor, seconds)),
    }
}

async fn password(state: &AppState, posted: &Posted, person: &Person, own: &Session) -> Result<Response, NoPage> {
    let (reader, raw) = (&posted.visitor.reader, &posted.raw);
    let failed = NoPage::store(reader);
    let mut errors = FieldErrors::default();
    let typed = raw.exact("password").to_owned();
    if typed.is_empty() {
        errors.add("password", FieldProblem::Missing);
    }
    let chosen = match new_password(reader.texts, raw, "new-password") {
        Ok(chosen) if errors.is_empty() => chosen,
        Ok(_) => return refused(state, posted, person, own, errors, None).await,
        Err(problem) => return refused(state, posted, person, own, errors, Some(("new-password", problem))).await,
    };
    let mut reads = state.store.read().await.map_err(&failed)?;
    let stored = reads.accounts().password(person.id).await.map_err(&failed)?;
    drop(reads);
    let right = state.passwords.is_right(typed, stored.clone()).await.map_err(&failed)?;
    let Some(against) = stored else { return Err(NoPage::not_found(reader)) };
    let hash = match right {
        true => state.passwords.hash(chosen, *state.store.new_key().as_bytes()).await.map_err(&failed)?,
        false => String::new(),
    };
    let command = ChangePassword { person: person.id, against, right, password: hash, session: own.id };
    let done = state.store.write(&posted.visitor.actor, command, posted.key()).await;
    match done.map_err(|error| NoPage::of_write(reader, error))? {
        PasswordChanged::Changed => Ok(Redirect::to(HERE).into_response()),
        PasswordChanged::Wrong => {
            let problem = Some(("password", t!(reader.texts, "error-password-old")));
            refused(state, posted, person, own, errors, problem).await
        }
        PasswordChanged::TooOften { seconds } => Ok(too_often(&posted.visitor, seconds)),
    }
}

async fn end(state: &AppState, posted: &Posted, person: &Person, own: &Session) -> Result<Response, NoPage> {
    let reader = &posted.visitor.reader;
    let which = match posted.raw.one("session") {
        "others" => Which::AllBut(own.id),
        id => Which::One(id.parse::<SessionId>().map_err(|_| NoPage::not_found(reader))?),
    };
    let command = EndSessions { person: person.id, which };
    let done = state.store.write(&posted.visitor.actor, command, posted.key()).await;
    done.map_err(|error| NoPage::of_write(reader, error))?;
    if which == Which::One(own.id) {
        return Ok(with_cookie("/", cookie::forget()));
    }
    Ok(Redirect::to(HERE).into_response())
}

/// The page again, with what is wrong and what was typed.
async fn refused(
    state: &AppState,
    posted: &Posted,
    person: &Person,
    own: &Session,
    errors: FieldErrors,
    problem: Option<(&'static str, String)>,
) -> Result<Response, NoPage> {
    let mut model = load(&posted.visitor, state, person, own).await?;
    (model.errors, model.problem, model.raw) = (errors, problem, Some(posted.raw.clone()));
    Ok(answer(&posted.visitor, state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
}

async fn load(visitor: &Visitor, state: &AppState, person: &Person, own: &Session) -> Result<AccountPage, NoPage> {
    let (failed, now) = (NoPage::store(&visitor.reader), state.store.now());
    let mut reads = state.store.read().await.map_err(&failed)?;
    let account = reads.accounts().account(person.id).await.map_err(&failed)?;
    let sessions = reads.sessions().of_person(person.id).await.map_err(&failed)?;
    Ok(AccountPage {
        account: account.ok_or_else(|| NoPage::not_found(&visitor.reader))?,
        person: person.clone(),
        own: own.id,
        sessions: sessions.into_iter().filter(|session| session.is_live(now)).collect(),
        libraries: reads.places().libraries().await.map_err(&failed)?,
        key: state.store.new_key(),
        errors: FieldErrors::default(),
        problem: None,
        raw: None,
    })
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: AccountPage) -> Response {
    let title = t!(visitor.reader.texts, "account-title");
    page(visitor, state, status, (HERE.to_owned(), title), model, pages::account).await
}
