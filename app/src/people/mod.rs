//! People: signing in and out, one's own account, and the people of a library.

mod cookie;
mod demo;
mod device;
mod frame;
mod return_to;
mod sign_out;

pub use cookie::SESSION_COOKIE;
pub(crate) use cookie::{token, value as cookie_value};
pub(crate) use frame::framed;
pub(crate) use return_to::{escaped, path as return_path, with_return};

/// This pillar's routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::post;
    vec![
        Route { method: "POST", path: "/demo/as", access: Access::Demo, router: post(demo::sign_in_as) },
        Route { method: "POST", path: "/sign-out", access: Access::Public, router: post(sign_out::sign_out) },
    ]
}
