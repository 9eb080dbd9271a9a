//! `POST /demo/clock`: an hour or a day goes by. The move lasts as long as this process and concerns nobody else's.

use crate::ctx::{AppState, Visitor};
use crate::people::return_path;
use crate::render::NoPage;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::error::WireError;
use plek_domain::form::Raw;
use plek_domain::time::{DAY, HOUR};

/// How far one click goes, by what it posts.
pub(super) const STEPS: [(&str, i64); 2] = [("hour", HOUR), ("day", DAY)];

pub(super) async fn advance(
    visitor: Visitor,
    State(state): State<AppState>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, NoPage> {
    let reader = &visitor.reader;
    if !state.is_demo() {
        return Err(NoPage::not_found(reader));
    }
    let Form(pairs) = form.map_err(|_| NoPage::because(reader, WireError::BadInput))?;
    let raw = Raw::new(pairs);
    let step = STEPS.into_iter().find(|(name, _)| *name == raw.one("by"));
    let (_, seconds) = step.ok_or_else(|| NoPage::because(reader, WireError::BadInput))?;
    state.store.clock().advance(seconds);
    tracing::info!(seconds, "the demo's clock was moved");
    Ok(Redirect::to(return_path(raw.one("return"))).into_response())
}
