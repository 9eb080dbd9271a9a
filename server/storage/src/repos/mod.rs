//! Repositories: one plain set of files, compiled once per database. `super::Db` is the driver of this compilation.

use super::{
    CONNECT_WITHIN, COUNTS_BOTH, ConnectWith, Connection, Db, SNAPSHOT, TWO_INSERTS, begin, hold, native_columns,
    own_checks, patient, run_migrations, settle_in, translation,
};
use crate::errors::store_error;
use plek_domain::error::StoreError;
use plek_domain::ids::BranchId;
use plek_domain::keys::KeyReads;
use plek_domain::mine::repo::MineReads;
use plek_domain::notices::repo::LetterReads;
use plek_domain::people::own::erase::PersonalReads;
use plek_domain::people::repo::{AccountReads, PeopleReads, SessionReads};
use plek_domain::people::set_up::SetUpReads;
use plek_domain::people::sign_in::SignInReads;
use plek_domain::people::staff::StaffReads;
use plek_domain::places::repo::{HouseReads, PlaceReads};
use plek_domain::ports::Reads;
use plek_domain::retention::RetentionReads;
use plek_domain::seats::desk::DeskReads;
use plek_domain::seats::repo::BookingReads;
use plek_domain::time::Timestamp;
use sqlx::pool::{Pool, PoolConnection};
use sqlx::{Execute, Executor};
use std::collections::HashMap;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{sleep, timeout};

mod accounts;
mod booking_rows;
mod check;
mod chores;
mod copy;
mod desk;
mod fill;
mod house;
mod house_edits;
mod keys;
mod ledger;
mod letters;
mod limits;
mod mine;
mod people;
mod personal;
mod places;
mod profiles;
mod retention;
mod seats;
mod sessions;
mod set_up;
mod sign_ins;
mod staff;
mod writer;

#[cfg(feature = "testing")]
pub use chores::sign_in_all;
pub use chores::{doctor, fill_in, has_person, is_empty, migrate, pending_migrations, pending_on};
pub use copy::{back_up, restore};
#[cfg(feature = "testing")]
pub use fill::fill;
pub use writer::Writer;

/// Pause before a connection that was in somebody's way is opened again.
const TURN: Duration = Duration::from_millis(20);

/// How long the pool may take to see whether a connection that comes back is well.
const RETURN_WITHIN: Duration = Duration::from_secs(1);

/// Opens a connection of one's own. An unreachable database must be an answer, not a silence.
pub async fn connect(with: &ConnectWith) -> Result<Connection, StoreError> {
    let opening = async {
        loop {
            match super::connect(with).await.map_err(store_error) {
                // SQLite: several who open a new file at once do not wait for each other while its log is set up.
                Err(StoreError::Conflict(_)) => sleep(TURN).await,
                opened => return opened,
            }
        }
    };
    let opened = timeout(CONNECT_WITHIN, opening).await;
    opened.map_err(|late| StoreError::Unavailable(Some(late.into())))?
}

/// A connection with all repositories on it: the pool's for reading, the writer's own for transactions.
pub struct Conn {
    link: Link,
    /// Revisions of branches as this transaction saw them: a group of bookings asks once, not each.
    revisions: HashMap<BranchId, i64>,
    /// Rows changed so far.
    changes: u64,
    /// When it reads. A writer, whose commands say when, is before all times and leaves out nothing as over.
    as_of: Timestamp,
}

enum Link {
    Pooled(Pooled),
    Own(Option<Box<Connection>>),
}

impl Conn {
    /// A reader, as of `now`.
    pub async fn from_pool(readers: &Pool<Db>, now: Timestamp) -> Result<Self, StoreError> {
        let reader = readers.acquire().await.map_err(store_error)?;
        Ok(Self::over(Link::Pooled(Pooled(reader)), now))
    }

    /// A connection of one's own, or none yet.
    fn own(connection: Option<Connection>) -> Self {
        Self::over(Link::Own(connection.map(Box::new)), Timestamp(i64::MIN))
    }

    fn over(link: Link, as_of: Timestamp) -> Self {
        Self { link, revisions: HashMap::new(), changes: 0, as_of }
    }

    /// Runs a statement that may change something; how many rows it changed. All changes of repositories go through
    /// here: what was not counted would stay when the write that did it is refused.
    async fn change<'q>(&mut self, statement: impl Execute<'q, Db> + 'q) -> Result<u64, StoreError> {
        let rows = self.live()?.execute(statement).await.map_err(store_error)?.rows_affected();
        self.changes += rows;
        Ok(rows)
    }

    /// Remembers a revision for the rest of a transaction; a reader sees each change at once.
    fn remember_revision(&mut self, branch: BranchId, revision: Option<i64>) {
        if let (Link::Own(_), Some(revision)) = (&self.link, revision) {
            self.revisions.insert(branch, revision);
        }
    }

    /// The live connection.
    pub fn live(&mut self) -> Result<&mut Connection, StoreError> {
        match &mut self.link {
            Link::Pooled(Pooled(connection)) => Ok(connection),
            Link::Own(Some(connection)) => Ok(connection),
            Link::Own(None) => Err(StoreError::Unavailable(None)),
        }
    }
}

/// A connection of the pool.
struct Pooled(PoolConnection<Db>);

impl Drop for Pooled {
    /// Gives it back, but not for any price: the pool asks it first whether it is well, and over a link that swallows
    /// everything that question would wait for minutes, while the pool has one connection fewer. (The method is hidden
    /// in sqlx's documentation; the contract suite notices if it changes.)
    fn drop(&mut self) {
        let back = self.0.return_to_pool();
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move { drop(timeout(RETURN_WITHIN, back).await) });
        }
    }
}

impl Reads for Conn {
    fn places(&mut self) -> &mut dyn PlaceReads {
        self
    }

    fn house(&mut self) -> &mut dyn HouseReads {
        self
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        self
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        self
    }

    fn desk(&mut self) -> &mut dyn DeskReads {
        self
    }

    fn accounts(&mut self) -> &mut dyn AccountReads {
        self
    }

    fn sessions(&mut self) -> &mut dyn SessionReads {
        self
    }

    fn sign_ins(&mut self) -> &mut dyn SignInReads {
        self
    }

    fn set_up_links(&mut self) -> &mut dyn SetUpReads {
        self
    }

    fn staff(&mut self) -> &mut dyn StaffReads {
        self
    }

    fn personal(&mut self) -> &mut dyn PersonalReads {
        self
    }

    fn retention(&mut self) -> &mut dyn RetentionReads {
        self
    }

    fn keys(&mut self) -> &mut dyn KeyReads {
        self
    }

    fn letters(&mut self) -> &mut dyn LetterReads {
        self
    }

    fn mine(&mut self) -> &mut dyn MineReads {
        self
    }
}

/// A pattern for `LIKE .. ESCAPE '\'` that finds what was typed anywhere, and nothing that was not: `%` and `_` are
/// themselves.
fn pattern(search: &str) -> String {
    let plain = search.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}
