//! The demo's mailbox: every mail that would have left, to be read and followed. Outside a demo it is not there.

mod handlers;
mod pages;

use crate::route::{Access, Route};
use axum::routing::get;

/// The mailbox's routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route { method: "GET", path: "/demo/mail", access: Access::Demo, router: get(handlers::list) },
        Route { method: "GET", path: "/demo/mail/{letter}", access: Access::Demo, router: get(handlers::show) },
        Route { method: "GET", path: "/demo/mail/{letter}/html", access: Access::Demo, router: get(handlers::html) },
        Route {
            method: "GET",
            path: "/demo/mail/{letter}/files/{file}",
            access: Access::Demo,
            router: get(handlers::file),
        },
    ]
}
