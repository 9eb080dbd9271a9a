//! What only a demo has: the bar above every page, and a clock that its visitors move.

mod bar;
mod clock;

pub(crate) use bar::bar;

/// The routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::post;
    vec![Route { method: "POST", path: "/demo/clock", access: Access::Demo, router: post(clock::advance) }]
}
