//! The demo's one-click sign-in; the bar that offers it is `crate::demo::bar`.

use super::{cookie, device, return_to};
use crate::ctx::{AppState, Visitor};
use crate::render::NoPage;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::Actor;
use plek_domain::error::WireError;
use plek_domain::form::Raw;
use plek_domain::ids::PersonId;
use plek_domain::people::SessionKind;
use plek_domain::people::borrow::BorrowPerson;
use plek_domain::store::Key;

/// `POST /demo/as`: a real session of somebody of the demo. Outside a demo there is no such page.
pub(crate) async fn sign_in_as(
    visitor: Visitor,
    State(state): State<AppState>,
    headers: HeaderMap,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, NoPage> {
    let reader = &visitor.reader;
    if !state.is_demo() {
        return Err(NoPage::not_found(reader));
    }
    let Form(pairs) = form.map_err(|_| NoPage::because(reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let person: PersonId = raw.one("person").parse().map_err(|_| NoPage::not_found(reader))?;
    let token = state.store.new_token();
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or("");
    let command = BorrowPerson { person, token: token.hash(), device: device::name(agent) };
    let done = state.store.write(&Actor::Job("demo"), command, Key::Fresh).await;
    done.map_err(|error| NoPage::of_write(reader, error))?;
    let mut to = return_to::path(raw.one("return"));
    if to == "/" {
        // From the front page whoever works somewhere begins with the day, as after signing in.
        let failed = NoPage::store(reader);
        let mut reads = state.store.read().await.map_err(&failed)?;
        let known = reads.people().person(person).await.map_err(&failed)?;
        to = if known.is_some_and(|known| known.works_somewhere()) { "/staff" } else { to };
    }
    // The cookie of staff may last longer than the session; the server knows better.
    Ok(with_cookie(to, cookie::remember(&token, SessionKind::Public)))
}

/// On to a path, with another cookie.
pub(super) fn with_cookie(path: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
