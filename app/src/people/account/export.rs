//! `GET /account/export`: everything that is kept about oneself, as a file.

use super::signed_in;
use crate::ctx::{AppState, Visitor};
use crate::render::NoPage;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use plek_domain::error::WireError;

/// Table by table, as it is stored; secrets left out.
pub(crate) async fn export(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let person = match signed_in(&visitor, "/account/export") {
        Ok((person, _)) => person.id,
        Err(response) => return Ok(response),
    };
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let about = reads.personal().about(person).await.map_err(&failed)?;
    let tables: serde_json::Map<String, serde_json::Value> =
        about.into_iter().map(|(table, rows)| (table.to_owned(), rows.into())).collect();
    let text = serde_json::to_vec_pretty(&tables).map_err(|_| NoPage::because(&visitor.reader, WireError::Broken))?;
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"plek.json\""),
    ];
    Ok((headers, text).into_response())
}
