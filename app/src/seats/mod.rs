//! The page of study seats: pick branch, day, time and seat, and book.

pub mod islands;

#[cfg(feature = "ssr")]
mod again;
#[cfg(feature = "ssr")]
mod at_seat;
#[cfg(feature = "ssr")]
mod days;
#[cfg(feature = "ssr")]
mod handlers;
#[cfg(feature = "ssr")]
mod hold;
#[cfg(feature = "ssr")]
mod instead;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod moments;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub(crate) use days::DayCounts;
#[cfg(feature = "ssr")]
pub(crate) use hold::held_words;
#[cfg(feature = "ssr")]
pub(crate) use model::typed;
#[cfg(feature = "ssr")]
pub(crate) use words::{field as field_words, moment, refusal as refusal_words, stretch};

/// This pillar's routes.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::{get, post};
    let mut routes = at_seat::routes();
    routes.extend([
        Route { method: "GET", path: "/{library}/seats", access: Access::Public, router: get(handlers::show) },
        Route { method: "POST", path: "/{library}/seats", access: Access::SignedIn, router: post(handlers::book) },
    ]);
    routes
}
