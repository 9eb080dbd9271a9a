//! Plek's pages.
//!
//! Everything but islands renders on the server only (feature `ssr`); the browser's bundle (feature `hydrate`) holds
//! the islands and the domain's rules, nothing else. A pillar's folder holds its routes (`mod.rs`), handlers, pages
//! and islands.

#[cfg(feature = "ssr")]
mod ctx;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod places;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
pub mod route;
pub mod seats;
#[cfg(feature = "ssr")]
pub mod ui;

#[cfg(feature = "ssr")]
pub use ctx::{AppState, ClientAddress, DemoPerson, Reader, Visitor};
#[cfg(feature = "ssr")]
pub use people::SESSION_COOKIE;
#[cfg(feature = "ssr")]
pub use render::{Framing, NoPage, error_page};

/// All pages' routes, each with who may use it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn routes() -> Vec<route::Route> {
    [seats::routes(), people::routes(), places::routes(), notices::mailbox::routes()].into_iter().flatten().collect()
}

/// The browser's entry: wakes the islands of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
