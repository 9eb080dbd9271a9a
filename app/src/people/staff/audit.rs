//! Who did what, when: the last 90 days.

use super::library;
use super::pages::{self, AuditPage};
use crate::ctx::{AppState, Visitor};
use crate::people::shared::show as page;
use crate::render::NoPage;
use crate::staff::StaffMenu;
use crate::t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use plek_domain::access::Action;
use plek_domain::form::Raw;
use plek_domain::time::DAY;
use uuid::Uuid;

/// How far back it goes, in days.
const DAYS: i64 = 90;

/// Most lines on a page; who wants to know more filters by person.
const LINES: u32 = 200;

/// `GET /staff/{library}/audit`.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(slug): Path<String>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let library = library(&visitor, &state, &slug, Action::SeeAudit).await?;
    let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let actor = Uuid::parse_str(raw.one("person")).ok();
    let failed = NoPage::store(&visitor.reader);
    let since = state.store.now().plus_seconds(-DAYS * DAY);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let lines = reads.staff().audit(library.id, since, actor, LINES).await.map_err(&failed)?;
    let zone = reads.places().branches(library.id).await.map_err(&failed)?.into_iter().next();
    let here = format!("/staff/{}/audit", library.slug);
    let menu = StaffMenu::new(visitor.reader.texts, &visitor.actor, &library, &here);
    let model = AuditPage { menu, library, lines, actor, zone: zone.map(|branch| branch.zone).unwrap_or_default() };
    let title = t!(visitor.reader.texts, "staff-audit");
    Ok(page(&visitor, &state, StatusCode::OK, (here, title), model, pages::audit).await)
}
