//! `/staff/{library}/people`, `/audit` and `/retention`: for who works there; for everybody else there is no such page.

mod audit;
mod forms;
mod pages;
mod people;
mod retention;

pub(super) use audit::show as show_audit;
pub(crate) use pages::audit_lines;
pub(super) use people::{change as change_people, show as show_people};
pub(super) use retention::{change as change_retention, show as show_retention};

use crate::ctx::{AppState, Visitor};
use crate::render::NoPage;
use plek_domain::access::{Action, Scope, may};
use plek_domain::places::Library;

/// The library of an address, for who may do this there.
async fn library(visitor: &Visitor, state: &AppState, slug: &str, action: Action) -> Result<Library, NoPage> {
    let mut reads = state.store.read().await.map_err(NoPage::store(&visitor.reader))?;
    let libraries = reads.places().libraries().await.map_err(NoPage::store(&visitor.reader))?;
    let library = libraries.into_iter().find(|library| library.slug.as_str() == slug);
    let allowed = library.filter(|library| may(&visitor.actor, action, &scope(library)));
    allowed.ok_or_else(|| NoPage::not_found(&visitor.reader))
}

/// The whole of a library.
fn scope(library: &Library) -> Scope {
    Scope { library: Some(library.id), branch: None, person: None }
}
