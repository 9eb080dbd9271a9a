//! At the seat: what its label leads to (`/s/{code}`). Check in, sit down, leave, or find another one.
//!
//! The code is printed for years, so this address never changes. Whoever has it in front of them is there: that is what
//! checking in asks for.

mod handlers;
mod model;
mod page;

use crate::route::{Access, Route};
use axum::routing::{get, post};

/// The routes.
pub(crate) fn routes() -> Vec<Route> {
    let route = |method, path, access, router| Route { method, path, access, router };
    vec![
        route("GET", "/s/{code}", Access::Public, get(handlers::show)),
        route("POST", "/s/{code}", Access::SignedIn, post(handlers::act)),
    ]
}
