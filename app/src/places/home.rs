//! `/staff`: where I work. Who works in one library goes straight on.

use super::desk::Desk;
use super::form::Kept;
use super::frame::{Sheet, plain};
use crate::i18n::Texts;
use crate::people::with_return;
use crate::render::NoPage;
use crate::staff::door;
use crate::ui::EmptyState;
use crate::{AppState, Visitor, t};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::places::Library;

pub(super) async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if visitor.session.is_none() {
        return Ok(Redirect::to(&with_return("/sign-in", "/staff")).into_response());
    }
    let desk = Desk::of(visitor, state);
    let failed = NoPage::store(&desk.reader);
    let mut reads = desk.state.store.read().await.map_err(&failed)?;
    let libraries = reads.places().libraries().await.map_err(&failed)?;
    drop(reads);
    let door = |library: Library| door(&desk.actor, &library).map(|door| (library.name, door));
    let mine: Vec<(String, String)> = libraries.into_iter().filter_map(door).collect();
    match mine.as_slice() {
        [(_, door)] => Ok(Redirect::to(door).into_response()),
        _ => {
            let title = t!(desk.reader.texts, "places-my-libraries");
            let sheet = Sheet { title, path: "/staff".to_owned(), kept: Kept::default(), done: None, model: mine };
            Ok(plain(&desk, None, sheet, view).await)
        }
    }
}

fn view(texts: Texts, sheet: &Sheet<Vec<(String, String)>>) -> AnyView {
    if sheet.model.is_empty() {
        let title = t!(texts, "places-no-work");
        return view! { <EmptyState title=title><p>{t!(texts, "places-no-work-text")}</p></EmptyState> }.into_any();
    }
    let entry = |(name, door): &(String, String)| {
        view! { <li><a class="rows__what" href=door.clone()>{name.clone()}</a></li> }
    };
    view! { <ul class="rows">{sheet.model.iter().map(entry).collect_view()}</ul> }.into_any()
}
