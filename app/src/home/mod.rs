//! The way in: `/` with all libraries, `/{library}` with the branches of one. The building with all its seats, and what
//! is on today, come with the home page's own issue.

mod model;
mod pages;

use crate::house::House;
use crate::render::{NoPage, render};
use crate::ui::{PageFrame, page};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use model::Home;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::get;
    vec![
        Route { method: "GET", path: "/", access: Access::Public, router: get(all) },
        Route { method: "GET", path: "/{library}", access: Access::Public, router: get(one) },
    ]
}

/// `GET /`: every library, each branch with the seats that are free now.
async fn all(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let home = Home::load(&state, reads.as_mut(), "").await.map_err(&failed)?;
    drop(reads);
    Ok(show(&visitor, &state, home, None).await)
}

/// `GET /{library}`: the door of one.
async fn one(visitor: Visitor, State(state): State<AppState>, Path(library): Path<String>) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let house = House::at(&state, reads.as_mut(), &library).await.map_err(&failed)?;
    let house = house.ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let home = Home::of(reads.as_mut(), house.plans.clone(), house.now).await.map_err(&failed)?;
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
        let frame = PageFrame::for_visitor(&who, &state, &path, title, house.as_ref());
        page(frame, pages::home(texts, home, house.as_ref()))
    };
    render(&visitor.reader, StatusCode::OK, view).await
}
