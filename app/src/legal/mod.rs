//! The pages that the law asks of a library: accessibility, privacy, privacy for children, and how long what is kept.
//! Each says the library's own contacts and periods; the words are the same for all.

mod accessibility;
mod blocks;
mod kids;
mod privacy;
mod retention;

use crate::house::House;
use crate::i18n::Texts;
use crate::render::{NoPage, render};
use crate::route::{Access, Route};
use crate::ui::{Crumbs, PageFrame, page};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;
use plek_domain::retention::{Kept, KeptForAll};
use std::sync::Arc;

/// What a page is made of: the library, and how long it keeps what.
pub(super) struct Facts {
    house: House,
    kept: Vec<Kept>,
    kept_for_all: Vec<KeptForAll>,
}

/// One of the pages.
#[derive(Clone, Copy)]
struct Page {
    /// What follows the library's address.
    rest: &'static str,
    /// The key of its name.
    title: &'static str,
    /// The key of the line below it.
    lead: &'static str,
    /// What it says.
    body: fn(Texts, &Facts) -> AnyView,
}

const ACCESSIBILITY: Page = Page {
    rest: "/accessibility",
    title: "legal-accessibility",
    lead: "legal-accessibility-lead",
    body: accessibility::body,
};
const PRIVACY: Page =
    Page { rest: "/privacy", title: "legal-privacy", lead: "legal-privacy-lead", body: privacy::body };
const KIDS: Page = Page { rest: "/privacy-kids", title: "legal-kids", lead: "legal-kids-lead", body: kids::body };
const RETENTION: Page =
    Page { rest: "/retention", title: "legal-retention", lead: "legal-retention-lead", body: retention::body };

/// The routes.
pub(crate) fn routes() -> Vec<Route> {
    let route = |path, page: Page| Route {
        method: "GET",
        path,
        access: Access::Public,
        router: get(move |visitor, state, library| show(visitor, state, library, page)),
    };
    vec![
        route("/{library}/accessibility", ACCESSIBILITY),
        route("/{library}/privacy", PRIVACY),
        route("/{library}/privacy-kids", KIDS),
        route("/{library}/retention", RETENTION),
    ]
}

async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    which: Page,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let house = House::at(&state, reads.as_mut(), &library).await.map_err(&failed)?;
    let house = house.ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let kept = reads.retention().kept(house.library.id).await.map_err(&failed)?;
    let kept_for_all = reads.retention().kept_for_all();
    drop(reads);
    let who = visitor.at(&house.profile);
    let facts = Arc::new(Facts { house, kept, kept_for_all });
    let reader = who.reader.clone();
    let view = move || {
        let (texts, house) = (who.reader.texts, &facts.house);
        let title = texts.get(which.title);
        let frame = PageFrame::for_visitor(&who, &state, &house.path(which.rest), title.clone(), Some(house));
        let crumbs = vec![(house.path(""), house.library.name.clone())];
        let body = view! {
            <div class="page-head">
                <Crumbs texts trail=crumbs here=title.clone()/>
                <h1>{title}</h1>
                <p class="lead">{texts.with(which.lead, &blocks::args(house))}</p>
            </div>
            <div class="reading legal">{(which.body)(texts, &facts)}</div>
            <p class="legal__date">{blocks::date(texts, house)}</p>
        };
        page(frame, body)
    };
    Ok(render(&reader, StatusCode::OK, view).await)
}

/// What keeps a link and its words together.
fn link(href: String, words: String) -> AnyView {
    view! { <a href=href>{words}</a> }.into_any()
}

/// Whom one reaches, as links; the desk itself when the library gave nothing.
fn contacts(texts: Texts, facts: &Facts) -> AnyView {
    let profile = &facts.house.profile;
    let mail = profile.complaints_to().map(|mail| link(format!("mailto:{mail}"), mail.to_string()));
    let phone = profile.phone.as_ref().map(|phone| view! { <span>{phone.to_string()}</span> }.into_any());
    let desks = facts
        .house
        .plans
        .iter()
        .map(|plan| view! { <span>{format!("{}, {}", plan.branch.name, plan.branch.address)}</span> }.into_any());
    let lines: Vec<AnyView> = [mail, phone].into_iter().flatten().chain(desks).collect();
    if lines.is_empty() {
        return view! { <p>{t!(texts, "footer-help")}</p> }.into_any();
    }
    let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}
