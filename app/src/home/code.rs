//! `GET /code`: "I have a code". One field, in the header of every page, for whatever stands on a label; for now seats.

use crate::render::{NoPage, render};
use crate::ui::{Button, ErrorSummary, FieldInfo, PageFrame, TextInput, page};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::error::WireError;
use plek_domain::places::SeatCode;
use serde::Deserialize;

/// Its address.
pub(super) const PATH: &str = "/code";

/// What was typed; nothing when somebody just comes to the page.
#[derive(Deserialize)]
pub(super) struct Typed {
    code: Option<String>,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy)]
enum Problem {
    Missing,
    Unknown,
}

/// Known = on to what it stands for; unknown = the same page, with what was typed.
pub(super) async fn find(
    visitor: Visitor,
    State(state): State<AppState>,
    typed: Result<Query<Typed>, QueryRejection>,
) -> Result<Response, NoPage> {
    let reader = &visitor.reader;
    let Query(Typed { code }) = typed.map_err(|_| NoPage::because(reader, WireError::BadInput))?;
    let Some(typed) = code else { return Ok(show(&visitor, &state, StatusCode::OK, String::new(), None).await) };
    let no = StatusCode::UNPROCESSABLE_ENTITY;
    if typed.trim().is_empty() {
        return Ok(show(&visitor, &state, no, typed, Some(Problem::Missing)).await);
    }
    let failed = NoPage::store(reader);
    if let Some(code) = SeatCode::parse(&typed) {
        let mut reads = state.store.read().await.map_err(&failed)?;
        if reads.places().seat_with_code(code).await.map_err(&failed)?.is_some() {
            return Ok(Redirect::to(&format!("/s/{code}")).into_response());
        }
    }
    Ok(show(&visitor, &state, no, typed, Some(Problem::Unknown)).await)
}

/// A label's address with a code that nothing has: the field, to try again.
pub(crate) async fn unknown(visitor: &Visitor, state: &AppState, typed: String) -> Response {
    show(visitor, state, StatusCode::NOT_FOUND, typed, Some(Problem::Unknown)).await
}

async fn show(
    visitor: &Visitor,
    state: &AppState,
    status: StatusCode,
    typed: String,
    problem: Option<Problem>,
) -> Response {
    let (who, state) = (visitor.clone(), state.clone());
    let view = move || {
        let texts = who.reader.texts;
        let error = problem.map(|problem| match problem {
            Problem::Missing => t!(texts, "home-code-missing"),
            Problem::Unknown => t!(texts, "home-code-unknown"),
        });
        let field = FieldInfo::new("code", t!(texts, "home-code-label")).hint(t!(texts, "home-code-hint")).error(error);
        let frame = PageFrame {
            error: problem.is_some(),
            // The page has the field itself.
            asks_code: false,
            ..PageFrame::for_visitor(&who, &state, PATH, t!(texts, "home-code-title"), None)
        };
        let errors: Vec<_> = field.summary().into_iter().collect();
        let body = view! {
            <ErrorSummary texts errors/>
            <div class="page-head"><h1>{t!(texts, "home-code-title")}</h1></div>
            <form class="stack" method="get" action=PATH novalidate>
                <TextInput texts field=field value=typed.clone() autocomplete="off"/>
                <Button>{t!(texts, "home-code-go")}</Button>
            </form>
        };
        page(frame, body)
    };
    render(&visitor.reader, status, view).await
}
