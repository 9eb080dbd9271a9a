//! [`Route`]: a path, a method and who may use it, declared once. The router and the who-may table come from it.

use crate::AppState;
use axum::routing::MethodRouter;
use plek_domain::access::Action;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever is signed in; others are led to sign in first. What they may do then their commands decide.
    SignedIn,
    /// Whoever has the secret that stands in the address.
    Link,
    /// Everybody, but only in a demo; elsewhere it is not there.
    Demo,
    /// Whoever the domain's `may` lets do this; others get 404.
    Doing(Action),
}

/// One method on one path.
pub struct Route {
    /// HTTP method.
    pub method: &'static str,
    /// Path with axum's placeholders (`/{library}/seats`).
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// What answers.
    pub router: MethodRouter<AppState>,
}
