//! HTTP: the router and the layers around it.
//!
//! Each route is declared once, with who may use it, in `app::routes()`; [`access`] makes `docs/ROUTES.md` from it. A
//! layer is one small file that says why it is there. From the outside in:
//!
//! 1. [`log`]: request id and access log see everything, also what other layers answer.
//! 2. [`csp`]: security headers and the nonce, which pages and error pages below need.
//! 3. [`compression`]: also of error pages.
//! 4. [`pages`]: an answer that is only a status becomes a page in the reader's language. So every layer below says
//!    no with a bare status, and none has to know about pages.
//! 5. [`panics`]: a panic becomes a bare 500.
//! 6. [`cross_site`]: a form of another website becomes a bare 403 before anything is read or done.
//!    One that carries a session must say where it comes from. [`address`] notes where every request comes from.
//! 7. [`deadline`]: what takes too long becomes a bare 503; and the limit of the body: more than a form needs becomes a
//!    bare 413. Routes that take a file have limits of their own.
//!
//! Health checks pass only the first three (and a second [`panics`] below them): they must neither be turned into pages
//! nor be held up.

pub mod access;
mod address;
mod compression;
mod cross_site;
mod csp;
mod deadline;
pub mod files;
mod health;
mod listen;
mod log;
mod pages;
mod panics;

pub use files::Assets;
pub use health::Health;
pub use listen::{Listener, bind};

use crate::config::{Config, Network, PublicUrl};
use crate::live::Live;
use crate::shutdown::Shutdown;
use crate::state::State;
use app::route::Route;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use plek_domain::ports::Entropy;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::limit::RequestBodyLimitLayer;

/// Most bytes of a posted form.
const FORM_BYTES: usize = 64 * 1024;

/// Most bytes of a form with a file: a photo as a phone takes it. One that is too large for us is read to its end all the
/// same, as long as the line is quick enough, so that it can be said on the page.
const UPLOAD_BYTES: usize = 32 << 20;

/// How long a file may take: 5 MiB at the speed of a bad line.
const UPLOAD_DEADLINE: Duration = Duration::from_secs(60);

/// The whole site.
pub fn router(state: &State, config: &Config, shutdown: &Shutdown) -> Router {
    let edge = Edge::new(config, Arc::clone(&state.entropy));
    let (uploads, pages): (Vec<_>, Vec<_>) =
        app::routes().into_iter().partition(|route| route.method == "POST" && app::UPLOADS.contains(&route.path));
    let router = |routes: Vec<Route>| {
        routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.router))
    };
    let (uploads, pages) = (router(uploads), router(pages));
    let assets = Assets::of(config);
    app::assets::install(assets.names());
    let app = state.app(config);
    let live = Live::start(&state.database, shutdown).router();
    let pages = pages.with_state(app.clone()).merge(live).merge(files::router(&assets));
    let pages = pages.fallback(|| async { StatusCode::NOT_FOUND });
    let health = health::router(Health::new(state.database.clone(), shutdown.clone()));
    edge.around(pages, uploads.with_state(app.clone()), health, Some(app))
}

/// What the layers need to know.
#[derive(Clone)]
struct Edge {
    entropy: Arc<dyn Entropy>,
    public_url: PublicUrl,
    deadline: Duration,
    trusted: Arc<[Network]>,
}

impl Edge {
    fn new(config: &Config, entropy: Arc<dyn Entropy>) -> Self {
        let trusted = config.trusted_proxies.clone().into();
        Self { entropy, public_url: config.public_url.clone(), deadline: config.deadline(), trusted }
    }

    /// Puts all layers around `pages` and `uploads`, and the outermost ones around `health` too. `app` is what error
    /// pages find their frame in.
    fn around(&self, pages: Router, uploads: Router, health: Router, app: Option<app::AppState>) -> Router {
        let limits = |deadline, bytes| {
            let deadline = from_fn_with_state(deadline, deadline::deadline);
            ServiceBuilder::new().layer(deadline).layer(RequestBodyLimitLayer::new(bytes))
        };
        let pages = pages.layer(limits(self.deadline, FORM_BYTES));
        // The framework's own limit is for what is read whole into memory, which no file is.
        let uploads = uploads.layer(DefaultBodyLimit::disable()).layer(limits(UPLOAD_DEADLINE, UPLOAD_BYTES));
        let inner = ServiceBuilder::new()
            .layer(from_fn_with_state(app, pages::pages))
            .layer(panics::layer())
            .layer(cross_site::layer(&self.public_url))
            .layer(from_fn(cross_site::sessions_say_whence))
            .layer(from_fn_with_state(Arc::clone(&self.trusted), address::note));
        let outer = ServiceBuilder::new()
            .layer(from_fn_with_state(Arc::clone(&self.entropy), log::log))
            .layer(from_fn_with_state(csp::Headers::new(&self.public_url, Arc::clone(&self.entropy)), csp::add))
            .layer(compression::layer())
            // Once more: the page of apology, too, may have a defect.
            .layer(panics::layer());
        pages.merge(uploads).layer(inner).merge(health).layer(outer)
    }
}

#[cfg(test)]
mod tests;
