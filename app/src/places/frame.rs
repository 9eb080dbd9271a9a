//! What stands around every staff page: the menu, where one is, and the tabs of a branch.

use super::desk::{Desk, Here};
use super::form::Kept;
use crate::i18n::Texts;
use crate::people::framed;
use crate::render::render;
use crate::staff::StaffMenu;
use crate::t;
use crate::ui::{Crumbs, ErrorSummary, NavLink, Notice, NoticeKind, Tabs, page};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::places::Library;
use std::sync::Arc;

/// The pages of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Zones,
    Hours,
    Closures,
    Rules,
    Settings,
}

impl Tab {
    const ALL: [Self; 5] = [Self::Zones, Self::Hours, Self::Closures, Self::Rules, Self::Settings];

    pub const fn path(self) -> &'static str {
        match self {
            Self::Zones => "",
            Self::Hours => "/hours",
            Self::Closures => "/closures",
            Self::Rules => "/rules",
            Self::Settings => "/settings",
        }
    }

    fn label(self, texts: Texts) -> String {
        match self {
            Self::Zones => t!(texts, "places-tab-zones"),
            Self::Hours => t!(texts, "opening-hours"),
            Self::Closures => t!(texts, "places-tab-closures"),
            Self::Rules => t!(texts, "places-tab-rules"),
            Self::Settings => t!(texts, "places-tab-settings"),
        }
    }
}

/// A staff page: its words around a view that a model is put into.
pub(super) struct Sheet<M> {
    /// What it is about: its `<h1>` too.
    pub title: String,
    /// Its own address, for the languages.
    pub path: String,
    /// What was sent and what is wrong with it.
    pub kept: Kept,
    /// What was just done.
    pub done: Option<String>,
    /// Everything else that it shows.
    pub model: M,
}

/// A page that belongs to no branch, and only to a library if there is one.
pub(super) async fn plain<M: Send + Sync + 'static>(
    desk: &Desk,
    library: Option<&Library>,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    let menu = library.map(|library| StaffMenu::new(desk.reader.texts, &desk.actor, library, &sheet.path));
    let head = move |_: Texts, _: &str| menu.as_ref().map(StaffMenu::view).into_any();
    answer(desk, sheet, "staff", head, view).await
}

/// A page of a branch, under its tabs. `tab` is none for a page behind one of them.
pub(super) async fn branch<M: Send + Sync + 'static>(
    here: &Here,
    tab: Option<Tab>,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, "staff", head(here, tab), view).await
}

/// The class of a sheet of labels.
const LABELS: &str = "staff staff--labels";

/// A sheet of labels: printed, nothing but the labels is left.
pub(super) async fn labels<M: Send + Sync + 'static>(
    here: &Here,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, LABELS, head(here, None), view).await
}

/// Where one is, and the tabs of the branch.
fn head(here: &Here, tab: Option<Tab>) -> impl Fn(Texts, &str) -> AnyView + Clone + Send + Sync + use<> {
    let (library, place) = (here.plan.library.name.clone(), here.plan.branch.name.clone());
    let menu = StaffMenu::new(here.desk.reader.texts, &here.desk.actor, &here.plan.library, &here.address("/"));
    let above = (format!("/staff/{}", here.plan.library.slug), library);
    let own = (here.address(""), place.clone());
    let tabs: Vec<(Tab, String)> = Tab::ALL.into_iter().map(|tab| (tab, here.address(tab.path()))).collect();
    move |texts: Texts, title: &str| {
        let entry = |(one, href): &(Tab, String)| NavLink {
            href: href.clone(),
            label: one.label(texts),
            current: tab == Some(*one),
        };
        let (trail, here) = match tab {
            Some(Tab::Zones) => (vec![above.clone()], place.clone()),
            _ => (vec![above.clone(), own.clone()], title.to_owned()),
        };
        view! {
            {menu.view()}
            <Crumbs texts trail here/>
            <Tabs label=place.clone() tabs=tabs.iter().map(entry).collect()/>
        }
        .into_any()
    }
}

async fn answer<M: Send + Sync + 'static>(
    desk: &Desk,
    sheet: Sheet<M>,
    class: &'static str,
    head: impl Fn(Texts, &str) -> AnyView + Clone + Send + Sync + 'static,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    let (texts, desk_of, sheet) = (desk.reader.texts, desk.clone(), Arc::new(sheet));
    let failed = !sheet.kept.problems.is_empty();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    render(&desk.reader, status, move || {
        let mut frame = framed(&desk_of.visitor, &desk_of.state, &sheet.path, sheet.title.clone());
        frame.error = failed;
        frame.only_body_prints = class == LABELS;
        let done = sheet.done.clone().map(|done| {
            view! { <Notice texts kind=NoticeKind::Success><p>{done}</p></Notice> }
        });
        let body = view! {
            <div class=class>
                {head(texts, &sheet.title)}
                <ErrorSummary texts errors=sheet.kept.problems.links()/>
                <h1 class="staff__title">{sheet.title.clone()}</h1>
                {done}
                {view(texts, &sheet)}
            </div>
        };
        page(frame, body)
    })
    .await
}

/// The hidden fields of a form: what it does, and the key that makes it happen once.
pub(super) fn hidden(doing: &str, key: uuid::Uuid) -> impl IntoView + use<> {
    use crate::ui::Hidden;
    view! {
        <Hidden name="do" value=doing.to_owned()/>
        <Hidden name="key" value=key.to_string()/>
    }
}
