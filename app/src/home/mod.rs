//! The way in: `/` with all libraries, `/{library}` with the branches of one. The house, now: how many places are free,
//! every seat as a glyph, one button; then what is free where, and what today brings.
//!
//! The page is complete as of its load; [`islands`] makes it follow the house.

pub mod islands;
mod weave;

#[cfg(feature = "ssr")]
pub(crate) mod code;
#[cfg(feature = "ssr")]
mod handlers;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod today;

/// The routes.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::get;
    vec![
        Route { method: "GET", path: "/", access: Access::Public, router: get(handlers::all) },
        Route { method: "GET", path: "/{library}", access: Access::Public, router: get(handlers::one) },
        Route { method: "GET", path: code::PATH, access: Access::Public, router: get(code::find) },
    ]
}
