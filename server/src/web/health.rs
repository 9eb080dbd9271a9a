//! Health checks, for supervisors and load balancers.
//!
//! *Live* says that the process answers: if not, start it anew. *Ready* says that it can serve people: if not, send
//! them elsewhere for now. Starting anew would not bring a database back, so the two are never the same question.

use crate::shutdown::Shutdown;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use plek_domain::error::chain;
use plek_storage::Database;
use std::time::Duration;

/// A database that does not answer the check within this time is away.
const PATIENCE: Duration = Duration::from_millis(1500);

/// What readiness depends on.
#[derive(Clone)]
pub struct Health {
    database: Database,
    shutdown: Shutdown,
}

impl Health {
    /// Checks of a database, until the shutdown begins.
    #[must_use]
    pub const fn new(database: Database, shutdown: Shutdown) -> Self {
        Self { database, shutdown }
    }

    /// Whether people can be served now, or else why not.
    pub async fn ready(&self) -> Result<(), String> {
        if self.shutdown.has_begun() {
            return Err("shutting down".to_owned());
        }
        match tokio::time::timeout(PATIENCE, self.database.ready()).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(reason)) => {
                tracing::warn!(reason = chain(&reason), "not ready");
                Err(reason.to_string())
            }
            Err(_) => Err("the database does not answer".to_owned()),
        }
    }
}

/// Says that the process answers.
pub(super) const LIVE: &str = "/healthz/live";

/// Says that people can be served.
pub(super) const READY: &str = "/healthz/ready";

/// Both checks.
pub(super) fn router(health: Health) -> Router {
    Router::new().route(LIVE, get(|| async { "ok" })).route(READY, get(ready)).with_state(health)
}

async fn ready(State(health): State<Health>) -> (StatusCode, String) {
    match health.ready().await {
        Ok(()) => (StatusCode::OK, "ok".to_owned()),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, reason),
    }
}
