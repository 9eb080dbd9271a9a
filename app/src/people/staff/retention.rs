//! How long what is kept, and what the last run threw away.

use super::library;
use super::pages::{self, RetentionPage};
use crate::ctx::{AppState, Visitor};
use crate::people::shared::{Posted, show as page};
use crate::render::NoPage;
use crate::staff::StaffMenu;
use crate::t;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::Action;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::places::Library;
use plek_domain::retention::{DAYS, EVERY, SetRetention};

/// `GET /staff/{library}/retention`.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(slug): Path<String>,
) -> Result<Response, NoPage> {
    let library = library(&visitor, &state, &slug, Action::SetRetention).await?;
    answer(&visitor, &state, StatusCode::OK, library, FieldErrors::default(), Raw::default()).await
}

/// `POST /staff/{library}/retention`: the days of one kind.
pub(crate) async fn change(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let library = library(visitor, &state, &slug, Action::SetRetention).await?;
    let mut errors = FieldErrors::default();
    let days = |text: &str| text.parse::<i64>().ok().filter(|days| DAYS.contains(days));
    let Some(days) = errors.required(&posted.raw, "days", days) else {
        let refused = StatusCode::UNPROCESSABLE_ENTITY;
        return answer(visitor, &state, refused, library, errors, posted.raw.clone()).await;
    };
    let command = SetRetention { library: library.id, kind: posted.raw.one("kind").to_owned(), days };
    let done = state.store.write(&visitor.actor, command, posted.key()).await;
    done.map_err(|error| NoPage::of_write(&visitor.reader, error))?;
    Ok(Redirect::to(&format!("/staff/{}/retention", library.slug)).into_response())
}

async fn answer(
    visitor: &Visitor,
    state: &AppState,
    status: StatusCode,
    library: Library,
    errors: FieldErrors,
    raw: Raw,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let kept = reads.retention().kept(library.id).await.map_err(&failed)?;
    let next = reads.retention().last_run().await.map_err(&failed)?.map(|last| last.plus_seconds(EVERY));
    let key = state.store.new_key();
    let here = format!("/staff/{}/retention", library.slug);
    let menu = StaffMenu::new(visitor.reader.texts, &visitor.actor, &library, &here);
    let model = RetentionPage { menu, kept, next, errors, raw, key };
    let title = t!(visitor.reader.texts, "staff-retention");
    Ok(page(visitor, state, status, (here, title), model, pages::retention).await)
}
