//! The home pages' requests.

use super::model::Home;
use super::pages;
use crate::house::{House, plans};
use crate::render::{NoPage, render};
use crate::ui::{PageFrame, page};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use plek_domain::people::Person;
use std::sync::Arc;

/// `GET /`: every library, each branch with the seats that are free now.
pub(super) async fn all(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let plans = plans(&state, reads.as_mut(), "").await.map_err(&failed)?;
    let me = visitor.person().map(|person| person.id);
    let home = Home::of(reads.as_mut(), plans, state.store.now(), me).await.map_err(&failed)?;
    drop(reads);
    Ok(show(&visitor, &state, home, None).await)
}

/// `GET /{library}`: the door of one.
pub(super) async fn one(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let house = House::at(&state, reads.as_mut(), &library).await.map_err(&failed)?;
    let house = house.ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let me = visitor.person().map(|person: &Person| person.id);
    let home = Home::of(reads.as_mut(), house.plans.clone(), house.now, me).await.map_err(&failed)?;
    drop(reads);
    Ok(show(&visitor.at(&house.profile), &state, home, Some(house)).await)
}

async fn show(visitor: &Visitor, state: &AppState, home: Home, house: Option<House>) -> Response {
    let (who, state, model) = (visitor.clone(), state.clone(), Arc::new((home, house)));
    let view = move || {
        let (home, house) = model.as_ref();
        let texts = who.reader.texts;
        let path = house.as_ref().map_or_else(|| "/".to_owned(), |house| house.path(""));
        let title = house.as_ref().map_or_else(|| t!(texts, "home-title"), |house| house.library.name.clone());
        // With nothing to follow the page has no script.
        let islands = home.is_live().then(|| state.options.clone());
        let frame = PageFrame { islands, ..PageFrame::for_visitor(&who, &state, &path, title, house.as_ref()) };
        page(frame, pages::home(texts, home, house.as_ref()))
    };
    render(&visitor.reader, StatusCode::OK, view).await
}
