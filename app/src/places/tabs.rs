//! The pages of a library's staff, which stand in several pillars: the way between them is the same on each.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{NavLink, Tabs};
use leptos::prelude::*;
use plek_domain::places::Library;

/// The tabs; who does not run the library is shown none. `here` is what follows the library in the address.
pub(crate) fn library_tabs(texts: Texts, library: &Library, runs: bool, here: &str) -> Option<AnyView> {
    let pages = [
        ("", t!(texts, "places-branches")),
        ("/people", t!(texts, "staff-people")),
        ("/audit", t!(texts, "staff-audit")),
        ("/retention", t!(texts, "staff-retention")),
        ("/profile", t!(texts, "staff-profile")),
    ];
    let tab = |(page, label): (&str, String)| NavLink {
        href: format!("/staff/{}{page}", library.slug),
        label,
        current: page == here,
    };
    let tabs: Vec<NavLink> = pages.into_iter().map(tab).collect();
    runs.then(|| view! { <Tabs label=library.name.clone() tabs/> }.into_any())
}
