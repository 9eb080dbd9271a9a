//! How the pages look.

mod audit;
mod people;
mod retention;

pub(super) use audit::{AuditPage, audit};
pub(super) use people::{PeoplePage, people};
pub(super) use retention::{RetentionPage, retention};

use crate::i18n::Texts;
use crate::places::library_tabs;
use crate::t;
use crate::ui::Crumbs;
use leptos::prelude::*;
use plek_domain::places::Library;

/// Where one is, and the way between the pages of the library's staff; who runs nothing but the members sees only these.
fn tabs(texts: Texts, library: &Library, runs: bool, here: &str) -> impl IntoView + use<> {
    let trail = vec![(format!("/staff/{}", library.slug), library.name.clone())];
    let title = match here {
        "people" => t!(texts, "staff-people"),
        "audit" => t!(texts, "staff-audit"),
        _ => t!(texts, "staff-retention"),
    };
    view! {
        {runs.then(|| view! { <Crumbs texts trail here=title/> })}
        {library_tabs(texts, library, runs, &format!("/{here}"))}
    }
}
