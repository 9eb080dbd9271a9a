//! People: signing in and out, one's own account, and the people of a library.

mod account;
mod cookie;
mod demo;
mod device;
mod frame;
mod passwords;
mod return_to;
mod set_up;
mod shared;
mod sign_in;
mod sign_out;
mod staff;
mod words;

pub use cookie::SESSION_COOKIE;
pub(crate) use cookie::{token, value as cookie_value};
pub(crate) use frame::framed;
pub use passwords::Passwords;
pub(crate) use return_to::{escaped, path as return_path, with_return};
pub(crate) use shared::{Posted, show};
pub(crate) use staff::audit_lines;

/// This pillar's routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::AppState;
    use crate::route::{Access, Route};
    use axum::routing::{MethodRouter, get, post};
    use plek_domain::access::Action;
    let route = |method, path, access, router: MethodRouter<AppState>| Route { method, path, access, router };
    let members = Access::Doing(Action::ManageMembers);
    let keeps = Access::Doing(Action::SetRetention);
    vec![
        route("POST", "/demo/as", Access::Demo, post(demo::sign_in_as)),
        route("GET", "/sign-in", Access::Public, get(sign_in::show_email)),
        route("POST", "/sign-in", Access::Public, post(sign_in::ask)),
        route("GET", "/sign-in/{id}", Access::Public, get(sign_in::show_code)),
        route("POST", "/sign-in/{id}", Access::Public, post(sign_in::check)),
        route("POST", "/sign-out", Access::Public, post(sign_out::sign_out)),
        route("GET", "/setup/{token}", Access::Link, get(set_up::show)),
        route("POST", "/setup/{token}", Access::Link, post(set_up::set_up)),
        route("GET", "/account", Access::SignedIn, get(account::show)),
        route("POST", "/account", Access::SignedIn, post(account::change)),
        route("GET", "/account/export", Access::SignedIn, get(account::export)),
        route("GET", "/account/email/{id}", Access::SignedIn, get(account::show_email)),
        route("POST", "/account/email/{id}", Access::SignedIn, post(account::confirm)),
        route("GET", "/account/erase", Access::SignedIn, get(account::show_erase)),
        route("POST", "/account/erase", Access::SignedIn, post(account::erase)),
        route("GET", "/staff/{library}/people", members, get(staff::show_people)),
        route("POST", "/staff/{library}/people", members, post(staff::change_people)),
        route("GET", "/staff/{library}/audit", Access::Doing(Action::SeeAudit), get(staff::show_audit)),
        route("GET", "/staff/{library}/retention", keeps, get(staff::show_retention)),
        route("POST", "/staff/{library}/retention", keeps, post(staff::change_retention)),
    ]
}
