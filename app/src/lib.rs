//! Plek's pages.
//!
//! Everything but islands renders on the server only (feature `ssr`); the browser's bundle (feature `hydrate`) holds
//! the islands and the domain's rules, nothing else. A pillar's folder holds its routes (`mod.rs`), handlers, pages
//! and islands.

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
mod clock;
#[cfg(feature = "ssr")]
mod contacts;
#[cfg(feature = "ssr")]
mod ctx;
#[cfg(feature = "ssr")]
mod demo;
pub mod desk;
#[cfg(feature = "ssr")]
mod gallery;
pub mod home;
#[cfg(feature = "ssr")]
mod house;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
mod ical;
#[cfg(feature = "ssr")]
mod legal;
mod live;
#[cfg(feature = "ssr")]
mod mine;
#[cfg(feature = "ssr")]
mod moved;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
mod opening;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod places;
#[cfg(feature = "ssr")]
mod profile;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
pub mod route;
pub mod seats;
#[cfg(feature = "ssr")]
mod staff;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
mod upload;

#[cfg(feature = "ssr")]
pub use ctx::{AppState, ClientAddress, DemoPerson, Reader, Visitor};
#[cfg(feature = "ssr")]
pub use moved::moved;
#[cfg(feature = "ssr")]
pub use people::SESSION_COOKIE;
#[cfg(feature = "ssr")]
pub use profile::Pictures;
#[cfg(feature = "ssr")]
pub use render::{ErrorPage, Framing, NoPage};

/// All pages' routes, each with who may use it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn routes() -> Vec<route::Route> {
    let pillars = [
        home::routes(),
        seats::routes(),
        people::routes(),
        mine::routes(),
        places::routes(),
        desk::routes(),
        opening::routes(),
        notices::mailbox::routes(),
        profile::routes(),
        legal::routes(),
        gallery::routes(),
        demo::routes(),
    ];
    pillars.into_iter().flatten().collect()
}

/// Paths to which a file is posted: it is larger, and takes longer to come in, than any form.
#[cfg(feature = "ssr")]
pub const UPLOADS: [&str; 1] = [profile::LOGO];

/// Whether a page is there: a door to one that is not yet is not shown.
#[cfg(feature = "ssr")]
pub(crate) fn has_route(path: &str) -> bool {
    static PATHS: std::sync::LazyLock<std::collections::HashSet<&'static str>> = std::sync::LazyLock::new(|| {
        routes().into_iter().filter(|route| route.method == "GET").map(|route| route.path).collect()
    });
    PATHS.contains(path)
}

/// The browser's entry: wakes the islands of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
