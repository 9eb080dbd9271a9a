//! `/{library}/hours.ics` and `/{library}/free.json`: for other sites and programs, which may read both; with `?branch=` of
//! that branch alone.

use super::model::{Asked, BranchNow, Open};
use crate::house::House;
use crate::ical::MEDIA_TYPE;
use crate::render::NoPage;
use crate::{AppState, Reader};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

async fn read(reader: &Reader, state: &AppState, library: &str, asked: Asked) -> Result<Open, NoPage> {
    let failed = NoPage::store(reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let open = Open::at(state, reads.as_mut(), library, &asked).await.map_err(&failed)?;
    open.ok_or_else(|| NoPage::not_found(reader))
}

/// Anybody's page may read it, and a minute later it is asked for again.
const PUBLIC: [(axum::http::HeaderName, &str); 2] =
    [(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "public, max-age=60")];

/// The opening hours, as a calendar.
pub(super) async fn calendar(
    reader: Reader,
    State(state): State<AppState>,
    Path(library): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let house = House::at(&state, reads.as_mut(), &library).await.map_err(&failed)?;
    let plans = house.as_ref().and_then(|house| asked.of(house));
    let (house, plans) = house.zip(plans).ok_or_else(|| NoPage::not_found(&reader))?;
    let reader = reader.at(&house.profile);
    let host = state.origin.rsplit('/').next().unwrap_or_default();
    let file = super::calendar::calendar(reader.texts, &house, &plans, host);
    Ok((PUBLIC, [(CONTENT_TYPE, MEDIA_TYPE)], file).into_response())
}

/// What is free now, as numbers.
pub(super) async fn free(
    reader: Reader,
    State(state): State<AppState>,
    Path(library): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, NoPage> {
    let open = read(&reader, &state, &library, asked).await?;
    let numbers = json!({
        "library": open.house.library.slug.as_str(),
        "name": open.house.library.name,
        "at": open.house.now.to_string(),
        "branches": open.branches.iter().map(one).collect::<Vec<_>>(),
    });
    Ok((PUBLIC, Json(numbers)).into_response())
}

fn one(branch: &BranchNow) -> Value {
    let plan = &branch.plan;
    json!({
        "branch": plan.branch.slug.as_str(),
        "name": plan.branch.name,
        "seats": plan.seats.len(),
        "open": branch.until.is_some(),
        "open_until": branch.until.map(|until| until.to_string()),
        "free": branch.free.map(|free| free.seats),
        "free_silent": branch.free.map(|free| free.silent),
    })
}
