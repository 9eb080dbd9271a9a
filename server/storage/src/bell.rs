//! [`Bell`]: how the instances of one installation tell each other in which branches something was done.
//!
//! `NOTIFY` on a connection of its own and outside every transaction of ours: inside a commit it would make commits wait
//! for each other. Ids only, and nothing depends on them arriving: whoever shows something reads it anew now and then.

use crate::errors::store_error;
use plek_domain::error::StoreError;
use plek_domain::ids::BranchId;
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use std::time::Duration;
use uuid::Uuid;

/// What PostgreSQL calls it.
const CHANNEL: &str = "plek_live";

/// Ids in one message: PostgreSQL takes less than 8,000 bytes.
const MOST: usize = 200;

/// Rings, and hears the others. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Bell {
    pool: PgPool,
    /// Begins each message, so that nobody listens to themselves.
    sender: u64,
}

/// Hears the bell; ends when dropped.
#[derive(Debug)]
pub struct Ear {
    listener: PgListener,
    own: u64,
}

impl Bell {
    /// One connection to listen and one to ring, each opened when it is needed.
    pub(crate) fn new(with: &PgConnectOptions) -> Self {
        let pool = PgPoolOptions::new().max_connections(2).acquire_timeout(Duration::from_millis(1500));
        Self { pool: pool.connect_lazy_with(with.clone().application_name("plek live")), sender: fastrand::u64(..) }
    }

    /// Tells all instances that something was done in these branches.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn ring(&self, branches: &[BranchId]) -> Result<(), StoreError> {
        for some in branches.chunks(MOST) {
            let ids = some.iter().map(|branch| format!(",{}", branch.0.simple())).collect::<String>();
            let ring = sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(format!("{:x}{ids}", self.sender));
            ring.execute(&self.pool).await.map_err(store_error)?;
        }
        Ok(())
    }

    /// Starts to hear.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hear(&self) -> Result<Ear, StoreError> {
        let mut listener = PgListener::connect_with(&self.pool).await.map_err(store_error)?;
        listener.listen(CHANNEL).await.map_err(store_error)?;
        Ok(Ear { listener, own: self.sender })
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

impl Ear {
    /// Waits for the next ring of another instance: in which branches. None: the connection was lost, and with it
    /// perhaps some rings; it is opened anew.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn next(&mut self) -> Result<Option<Vec<BranchId>>, StoreError> {
        loop {
            let Some(message) = self.listener.try_recv().await.map_err(store_error)? else { return Ok(None) };
            let (sender, ids) = message.payload().split_once(',').unwrap_or_default();
            if u64::from_str_radix(sender, 16) != Ok(self.own) {
                return Ok(Some(ids.split(',').filter_map(|id| id.parse::<Uuid>().ok()).map(BranchId).collect()));
            }
        }
    }
}
