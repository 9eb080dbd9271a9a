//! The demo's one-click sign-in, and the bar that offers it on every page.

use super::{cookie, device, return_to};
use crate::ctx::{AppState, DemoPerson, Visitor};
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::t;
use crate::ui::Hidden;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
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
    // The cookie of staff may last longer than the session; the server knows better.
    Ok(with_cookie(return_to::path(raw.one("return")), cookie::remember(&token, SessionKind::Public)))
}

/// On to a path, with another cookie.
pub(super) fn with_cookie(path: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The bar above every page of the demo: who one can be, one click each. Nothing outside a demo.
pub(crate) fn bar(texts: Texts, people: &[DemoPerson], back: &str) -> Option<AnyView> {
    if people.is_empty() {
        return None;
    }
    let button = |person: &DemoPerson| {
        view! {
            <li>
                <button class="demo-bar__person" type="submit" name="person" value=person.id.to_string()>
                    {person.name.clone()}
                </button>
            </li>
        }
    };
    let buttons = people.iter().map(button).collect_view();
    Some(
        view! {
            <form class="demo-bar" method="post" action="/demo/as" aria-label=t!(texts, "demo-bar-label")>
                <Hidden name="return" value=back.to_owned()/>
                <p class="demo-bar__words">{t!(texts, "demo-bar")}</p>
                <ul class="demo-bar__people">{buttons}</ul>
                <p class="demo-bar__mail"><a href="/demo/mail">{t!(texts, "demo-mail-title")}</a></p>
            </form>
        }
        .into_any(),
    )
}
