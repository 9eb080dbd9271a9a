//! How the pages look.

mod audit;
mod people;
mod retention;

pub(super) use audit::{AuditPage, audit};
pub(super) use people::{PeoplePage, people};
pub(super) use retention::{RetentionPage, retention};

use crate::i18n::Texts;
use crate::t;
use leptos::prelude::*;
use plek_domain::places::Library;

/// The way between the pages of a library's staff; who runs nothing but the members sees only these.
fn tabs(texts: Texts, library: &Library, runs: bool, here: &'static str) -> impl IntoView + use<> {
    let all = [
        ("people", t!(texts, "staff-people")),
        ("audit", t!(texts, "staff-audit")),
        ("retention", t!(texts, "staff-retention")),
    ];
    let slug = library.slug.clone();
    let tab = move |(path, label): (&'static str, String)| {
        let current = (path == here).then_some("page");
        view! { <li><a href=format!("/staff/{slug}/{path}") aria-current=current>{label}</a></li> }
    };
    let shown = all.into_iter().filter(|(path, _)| runs || *path == "people").map(tab).collect_view();
    view! {
        <nav class="library-list" aria-label=library.name.clone()>
            <ul>{shown}</ul>
        </nav>
    }
}
