//! Repositories: one plain set of files, compiled once per database. `super::Db` is the driver of this compilation.

use super::{BEGIN, ConnectWith, Connection, Db, begin};
use crate::errors::store_error;
use plek_domain::error::StoreError;
use plek_domain::people::repo::PeopleReads;
use plek_domain::places::repo::PlaceReads;
use plek_domain::ports::Reads;
use plek_domain::seats::repo::BookingReads;
use sqlx::pool::PoolConnection;

mod audit;
mod bookings;
mod check;
mod fill;
mod people;
mod places;
mod replays;
mod writer;

pub use check::{doctor, newest_migration};
pub use fill::{fill, is_empty};
pub use writer::Writer;

/// A connection with all repositories on it: the pool's for reading, the writer's own for transactions.
pub struct Conn(Link);

enum Link {
    Pooled(PoolConnection<Db>),
    Own(Option<Box<Connection>>),
}

impl Conn {
    /// A reader from the pool.
    pub fn pooled(connection: PoolConnection<Db>) -> Self {
        Self(Link::Pooled(connection))
    }

    /// The live connection.
    fn live(&mut self) -> Result<&mut Connection, StoreError> {
        match &mut self.0 {
            Link::Pooled(connection) => Ok(connection),
            Link::Own(Some(connection)) => Ok(connection),
            Link::Own(None) => Err(StoreError::Unavailable(None)),
        }
    }
}

impl Reads for Conn {
    fn places(&mut self) -> &mut dyn PlaceReads {
        self
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        self
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        self
    }
}
