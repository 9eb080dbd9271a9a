//! `/staff`: where I work. Who works in one library lands on *Vandaag* of its branch, or of their first one.

use super::consortium;
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

/// A library where somebody works.
struct Work {
    library: String,
    /// Where their work begins: *Vandaag* of each branch whose desk they keep; name and address.
    doors: Vec<(String, String)>,
}

impl Work {
    /// Nothing where they do not work. A library without branches has its own page first.
    fn of(desk: &Desk, library: Library, branches: Vec<Branch>) -> Option<Self> {
        let today = |branch: Branch| (branch.name, format!("/staff/{}/{}/today", library.slug, branch.slug));
        let mut doors: Vec<(String, String)> = branches.into_iter().map(today).collect();
        if doors.is_empty() {
            doors.push((library.name.clone(), door(&desk.actor, &library)?));
        }
        Some(Self { library: library.name, doors })
    }
}

pub(super) async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if visitor.session.is_none() {
        return Ok(Redirect::to(&with_return("/sign-in", "/staff")).into_response());
    }
    let desk = Desk::of(visitor, state);
    let failed = NoPage::store(&desk.reader);
    let mut reads = desk.state.store.read().await.map_err(&failed)?;
    let mut mine = Vec::new();
    for library in reads.places().libraries().await.map_err(&failed)? {
        let mut branches = reads.places().branches(library.id).await.map_err(&failed)?;
        branches.retain(|branch| desk.keeps(branch));
        branches.sort_by_cached_key(|branch| branch.name.to_lowercase());
        mine.extend(Work::of(&desk, library, branches));
    }
    drop(reads);
    let keeps = consortium::keeps(&desk.actor);
    match mine.as_slice() {
        [] if keeps => Ok(Redirect::to(consortium::ADDRESS).into_response()),
        [Work { doors, .. }] => Ok(Redirect::to(doors.first().map_or("/", |(_, door)| door.as_str())).into_response()),
        _ => {
            let title = t!(desk.reader.texts, "places-my-libraries");
            let model = (mine, keeps);
            let sheet = Sheet { title, path: "/staff".to_owned(), kept: Kept::default(), done: None, model };
            Ok(plain(&desk, None, sheet, view).await)
        }
    }
}

fn view(texts: Texts, sheet: &Sheet<(Vec<Work>, bool)>) -> AnyView {
    let (mine, keeps) = &sheet.model;
    if mine.is_empty() {
        let title = t!(texts, "places-no-work");
        return view! { <EmptyState title=title><p>{t!(texts, "places-no-work-text")}</p></EmptyState> }.into_any();
    }
    let entry = |work: &Work| {
        let door = |(name, door): &(String, String)| view! { <li><a href=door.clone()>{name.clone()}</a></li> };
        view! {
            <li>
                <strong class="rows__what">{work.library.clone()}</strong>
                <ul class="staff-actions">{work.doors.iter().map(door).collect_view()}</ul>
            </li>
        }
    };
    let above = keeps.then(|| {
        view! { <li><a class="rows__what" href=consortium::ADDRESS>{t!(texts, "staff-consortium")}</a></li> }
    });
    view! { <ul class="rows">{mine.iter().map(entry).collect_view()}{above}</ul> }.into_any()
}
