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
pub(crate) enum Tab {
    Today,
    Visits,
    Zones,
    Hours,
    Closures,
    Rules,
    Settings,
}

impl Tab {
    const ALL: [Self; 7] =
        [Self::Today, Self::Visits, Self::Zones, Self::Hours, Self::Closures, Self::Rules, Self::Settings];

    /// Whether it is there for who keeps the desk and does not run the branch.
    const fn is_of_the_desk(self) -> bool {
        matches!(self, Self::Today | Self::Visits)
    }

    pub const fn path(self) -> &'static str {
        match self {
            Self::Today => "/today",
            Self::Visits => "/visits",
            Self::Zones => "",
            Self::Hours => "/hours",
            Self::Closures => "/closures",
            Self::Rules => "/rules",
            Self::Settings => "/settings",
        }
    }

    fn label(self, texts: Texts) -> String {
        match self {
            Self::Today => t!(texts, "desk-tab-today"),
            Self::Visits => t!(texts, "desk-tab-visits"),
            Self::Zones => t!(texts, "places-tab-zones"),
            Self::Hours => t!(texts, "opening-hours"),
            Self::Closures => t!(texts, "places-tab-closures"),
            Self::Rules => t!(texts, "places-tab-rules"),
            Self::Settings => t!(texts, "places-tab-settings"),
        }
    }
}

/// A staff page: its words around a view that a model is put into.
pub(crate) struct Sheet<M> {
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
pub(crate) async fn plain<M: Send + Sync + 'static>(
    desk: &Desk,
    library: Option<&Library>,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    let menu = library.map(|library| StaffMenu::new(desk.reader.texts, &desk.actor, library, &sheet.path));
    let head = move |_: Texts, _: &str| menu.as_ref().map(StaffMenu::view).into_any();
    answer(desk, sheet, Kind::PLAIN, head, view).await
}

/// A page above libraries, with the way back up from it: address and name.
pub(crate) async fn below<M: Send + Sync + 'static>(
    desk: &Desk,
    above: (String, String),
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    let head = move |texts: Texts, title: &str| {
        view! { <Crumbs texts trail=vec![above.clone()] here=title.to_owned()/> }.into_any()
    };
    answer(desk, sheet, Kind::PLAIN, head, view).await
}

/// A page of a branch, under its tabs. `tab` is none for a page behind one of them.
pub(crate) async fn branch<M: Send + Sync + 'static>(
    here: &Here,
    tab: Option<Tab>,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, Kind::PLAIN, head(here, tab), view).await
}

/// A page of a branch with an island on it.
pub(crate) async fn live<M: Send + Sync + 'static>(
    here: &Here,
    tab: Tab,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, Kind { islands: true, ..Kind::PLAIN }, head(here, Some(tab)), view).await
}

/// A page of a branch that is made to be printed, with a class of its own and a button that prints it.
pub(crate) async fn printed<M: Send + Sync + 'static>(
    here: &Here,
    class: &'static str,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, Kind { class, islands: true }, head(here, None), view).await
}

/// The class of a sheet of labels.
const LABELS: &str = "staff staff--labels";

/// A sheet of labels: printed, nothing but the labels is left.
pub(crate) async fn labels<M: Send + Sync + 'static>(
    here: &Here,
    sheet: Sheet<M>,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    answer(&here.desk, sheet, Kind { class: LABELS, ..Kind::PLAIN }, head(here, None), view).await
}

/// What sets a page apart from others.
#[derive(Clone, Copy)]
struct Kind {
    class: &'static str,
    islands: bool,
}

impl Kind {
    const PLAIN: Self = Self { class: "staff", islands: false };
}

/// Where one is, and the tabs of the branch.
fn head(here: &Here, tab: Option<Tab>) -> impl Fn(Texts, &str) -> AnyView + Clone + Send + Sync + use<> {
    let (library, place) = (here.plan.library.name.clone(), here.plan.branch.name.clone());
    let menu = StaffMenu::new(here.desk.reader.texts, &here.desk.actor, &here.plan.library, &here.address("/"));
    let root = format!("/staff/{}", here.plan.library.slug);
    let (members, above) = (format!("{root}/people"), (root, library));
    let (own, today) = (here.address(""), here.address(Tab::Today.path()));
    let theirs = Tab::ALL.into_iter().filter(|tab| here.runs || tab.is_of_the_desk());
    let tabs: Vec<(Tab, String)> = theirs.map(|tab| (tab, here.address(tab.path()))).collect();
    let runs = here.runs;
    move |texts: Texts, title: &str| {
        let entry = |(one, href): &(Tab, String)| NavLink {
            href: href.clone(),
            label: one.label(texts),
            current: tab == Some(*one),
        };
        // The desk has no pages of the library and the branch above its own, and no menu: the members are a tab.
        let members =
            (!runs).then(|| NavLink { href: members.clone(), label: t!(texts, "staff-people"), current: false });
        let (trail, here) = match tab {
            Some(Tab::Today) if !runs => (Vec::new(), place.clone()),
            _ if !runs => (vec![(today.clone(), place.clone())], title.to_owned()),
            Some(Tab::Zones) => (vec![above.clone()], place.clone()),
            _ => (vec![above.clone(), (own.clone(), place.clone())], title.to_owned()),
        };
        view! {
            {menu.view()}
            <Crumbs texts trail here/>
            <Tabs label=place.clone() tabs=tabs.iter().map(entry).chain(members).collect()/>
        }
        .into_any()
    }
}

async fn answer<M: Send + Sync + 'static>(
    desk: &Desk,
    sheet: Sheet<M>,
    kind: Kind,
    head: impl Fn(Texts, &str) -> AnyView + Clone + Send + Sync + 'static,
    view: fn(Texts, &Sheet<M>) -> AnyView,
) -> Response {
    let (texts, desk_of, sheet) = (desk.reader.texts, desk.clone(), Arc::new(sheet));
    let failed = !sheet.kept.problems.is_empty();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    render(&desk.reader, status, move || {
        let mut frame = framed(&desk_of.visitor, &desk_of.state, &sheet.path, sheet.title.clone());
        frame.error = failed;
        frame.islands = kind.islands.then(|| desk_of.state.options.clone());
        frame.only_body_prints = kind.class != Kind::PLAIN.class;
        let done = sheet.done.clone().map(|done| {
            view! { <Notice texts kind=NoticeKind::Success><p>{done}</p></Notice> }
        });
        let body = view! {
            <div class=kind.class>
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
pub(crate) fn hidden(doing: &str, key: uuid::Uuid) -> impl IntoView + use<> {
    use crate::ui::Hidden;
    view! {
        <Hidden name="do" value=doing.to_owned()/>
        <Hidden name="key" value=key.to_string()/>
    }
}
