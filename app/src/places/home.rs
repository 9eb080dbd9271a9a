//! `/staff`: where I work. Who works in one library lands on *Vandaag* of its branch, or of their first one.

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
use plek_domain::places::{Branch, Library};

pub(super) async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if visitor.session.is_none() {
        return Ok(Redirect::to(&with_return("/sign-in", "/staff")).into_response());
    }
    let desk = Desk::of(visitor, state);
    let failed = NoPage::store(&desk.reader);
    let mut reads = desk.state.store.read().await.map_err(&failed)?;
<<<<<<< HEAD
    let mut mine = Vec::new();
    for library in reads.places().libraries().await.map_err(&failed)? {
        let mut branches = reads.places().branches(library.id).await.map_err(&failed)?;
        branches.retain(|branch| desk.keeps(branch));
        branches.sort_by_cached_key(|branch| branch.name.to_lowercase());
        if !branches.is_empty() || desk.works_in(&library) {
            mine.push((library, branches));
        }
    }
    drop(reads);
    match mine.as_slice() {
        [(library, branches)] => {
            let today = branches.first().map(|branch| format!("/{}/today", branch.slug)).unwrap_or_default();
            Ok(Redirect::to(&format!("/staff/{}{today}", library.slug)).into_response())
        }
=======
    let libraries = reads.places().libraries().await.map_err(&failed)?;
    drop(reads);
    let door = |library: Library| door(&desk.actor, &library).map(|door| (library.name, door));
    let mine: Vec<(String, String)> = libraries.into_iter().filter_map(door).collect();
    match mine.as_slice() {
        [(_, door)] => Ok(Redirect::to(door).into_response()),
>>>>>>> main
        _ => {
            let title = t!(desk.reader.texts, "places-my-libraries");
            let sheet = Sheet { title, path: "/staff".to_owned(), kept: Kept::default(), done: None, model: mine };
            Ok(plain(&desk, None, sheet, view).await)
        }
    }
}

<<<<<<< HEAD
fn view(texts: Texts, sheet: &Sheet<Vec<(Library, Vec<Branch>)>>) -> AnyView {
=======
fn view(texts: Texts, sheet: &Sheet<Vec<(String, String)>>) -> AnyView {
>>>>>>> main
    if sheet.model.is_empty() {
        let title = t!(texts, "places-no-work");
        return view! { <EmptyState title=title><p>{t!(texts, "places-no-work-text")}</p></EmptyState> }.into_any();
    }
<<<<<<< HEAD
    let entry = |(library, branches): &(Library, Vec<Branch>)| {
        let branch = |branch: &Branch| {
            let href = format!("/staff/{}/{}/today", library.slug, branch.slug);
            view! { <li><a href=href>{branch.name.clone()}</a></li> }
        };
        view! {
            <li>
                <strong class="rows__what">{library.name.clone()}</strong>
                <ul class="staff-actions">{branches.iter().map(branch).collect_view()}</ul>
            </li>
        }
=======
    let entry = |(name, door): &(String, String)| {
        view! { <li><a class="rows__what" href=door.clone()>{name.clone()}</a></li> }
>>>>>>> main
    };
    view! { <ul class="rows">{sheet.model.iter().map(entry).collect_view()}</ul> }.into_any()
}
