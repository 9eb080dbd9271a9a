//! What only a demo has: the bar above every page, and a clock that its visitors move.

mod bar;
mod clock;
mod rivals;

pub(crate) use bar::bar;
pub(crate) use rivals::links;

/// The routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::{get, post};
    vec![
        Route { method: "POST", path: "/demo/clock", access: Access::Demo, router: post(clock::advance) },
        Route { method: "GET", path: rivals::PATH, access: Access::Demo, router: get(rivals::show) },
        Route { method: "POST", path: rivals::PATH, access: Access::Demo, router: post(rivals::race) },
    ]
}
