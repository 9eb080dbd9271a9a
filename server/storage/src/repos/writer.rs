//! [`Writer`]: a connection that holds transactions, as the write path's engine.

use super::{Conn, ConnectWith, Connection, Link, begin, connect, store_error};
use crate::errors::inconsistent;
use async_trait::async_trait;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::group::{Engine, GROUP_SIZE};
use plek_domain::keys::{KeyReads, KeyRepo};
use plek_domain::ledger::LedgerRepo;
use plek_domain::mine::repo::{MineReads, MineRepo};
use plek_domain::notices::repo::{LetterReads, OutboxRepo};
use plek_domain::people::own::erase::{PersonalReads, PersonalRepo};
use plek_domain::people::repo::{AccountReads, AccountRepo, LimitRepo, PeopleReads, SessionReads, SessionRepo};
use plek_domain::people::set_up::{SetUpReads, SetUpRepo};
use plek_domain::people::sign_in::{SignInReads, SignInRepo};
use plek_domain::people::staff::{StaffReads, StaffRepo};
use plek_domain::places::repo::{HouseReads, HouseRepo, PlaceReads, PlaceRepo};
use plek_domain::ports::{Reads, UnitOfWork};
use plek_domain::retention::{RetentionReads, RetentionRepo};
use plek_domain::seats::desk::DeskReads;
use plek_domain::seats::repo::{BookingReads, BookingRepo};
use sqlx::{Connection as _, Executor};
use std::time::Duration;

/// Savepoints by depth: to set one, to give up the last one and set one here, to go back. Statements are constants, so
/// their names are too.
const SAVEPOINTS: [[&str; 3]; 4] = [
    ["SAVEPOINT s1", "RELEASE SAVEPOINT s1; SAVEPOINT s1", "ROLLBACK TO SAVEPOINT s1"],
    ["SAVEPOINT s2", "RELEASE SAVEPOINT s2; SAVEPOINT s2", "ROLLBACK TO SAVEPOINT s2"],
    ["SAVEPOINT s3", "RELEASE SAVEPOINT s3; SAVEPOINT s3", "ROLLBACK TO SAVEPOINT s3"],
    ["SAVEPOINT s4", "RELEASE SAVEPOINT s4; SAVEPOINT s4", "ROLLBACK TO SAVEPOINT s4"],
];

/// For how many transactions the outermost savepoints are set after one was missed: those in which a whole group is
/// tried again, one write at a time.
const CAREFUL: usize = GROUP_SIZE + 1;

/// What happened since a savepoint that the database has.
#[derive(Clone, Copy)]
enum Since {
    /// Nothing that stays: going on from here needs no new one.
    Nothing,
    /// Something that stays.
    Kept,
}

/// A savepoint that is open.
struct Point {
    /// How much had been changed when it was set.
    changes: u64,
    /// Whether the database has it.
    is_set: bool,
}

/// One connection for writing; opens it when needed and again after it was lost.
///
/// Each statement is a trip to the database and back, and most refusals change nothing before they refuse. So the
/// savepoint around a write is not set at first; the rare refusal that would need it fails the group, which is then
/// tried again carefully. Inner savepoints are set, and released no sooner than the next one is: the commit releases
/// the last one, and one that was gone back to still stands.
pub struct Writer {
    with: ConnectWith,
    conn: Conn,
    /// The savepoints that are open, the outermost first.
    open: Vec<Point>,
    /// By depth, what the database still has of savepoints.
    standing: [Option<Since>; SAVEPOINTS.len()],
    /// For how many transactions more all savepoints are set.
    careful: usize,
    keeps_connection: bool,
}

impl Writer {
    /// Not connected yet. `keeps_connection`: roll back instead of opening anew, for an in-memory database, which
    /// lives and dies with its connection.
    pub fn new(with: ConnectWith, keeps_connection: bool) -> Self {
        Self {
            with,
            conn: Conn::own(None),
            open: Vec::new(),
            standing: Default::default(),
            careful: 0,
            keeps_connection,
        }
    }

    /// The connection, opened if need be.
    pub async fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        if matches!(self.conn.link, Link::Own(None)) {
            self.conn = Conn::own(Some(connect(&self.with).await?));
        }
        self.conn.live()
    }

    async fn control(&mut self, statement: &'static str) -> Result<(), StoreError> {
        self.conn.live()?.execute(statement).await.map_err(store_error)?;
        Ok(())
    }

    /// The database's savepoint at a depth is left; the ones inside it go with it.
    fn left(&mut self, depth: usize, since: Since) {
        for (at, standing) in self.standing.iter_mut().enumerate().skip(depth) {
            *standing = (at == depth).then_some(since);
        }
    }

    fn close_point(&mut self) -> Result<Point, StoreError> {
        self.open.pop().ok_or_else(|| inconsistent("a savepoint is left that was not set"))
    }

    /// Nothing of the last transaction is left.
    fn forget(&mut self) {
        self.open.clear();
        self.standing = Default::default();
        self.conn.revisions.clear();
    }

    /// Closes the connection properly.
    pub async fn close(mut self) {
        if let Link::Own(Some(connection)) = std::mem::replace(&mut self.conn.link, Link::Own(None)) {
            drop(connection.close().await);
        }
    }
}

impl Reads for Writer {
    fn places(&mut self) -> &mut dyn PlaceReads {
        &mut self.conn
    }

    fn house(&mut self) -> &mut dyn HouseReads {
        &mut self.conn
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        &mut self.conn
    }

    fn desk(&mut self) -> &mut dyn DeskReads {
        &mut self.conn
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        &mut self.conn
    }

    fn accounts(&mut self) -> &mut dyn AccountReads {
        &mut self.conn
    }

    fn sessions(&mut self) -> &mut dyn SessionReads {
        &mut self.conn
    }

    fn sign_ins(&mut self) -> &mut dyn SignInReads {
        &mut self.conn
    }

    fn set_up_links(&mut self) -> &mut dyn SetUpReads {
        &mut self.conn
    }

    fn staff(&mut self) -> &mut dyn StaffReads {
        &mut self.conn
    }

    fn personal(&mut self) -> &mut dyn PersonalReads {
        &mut self.conn
    }

    fn retention(&mut self) -> &mut dyn RetentionReads {
        &mut self.conn
    }

    fn keys(&mut self) -> &mut dyn KeyReads {
        &mut self.conn
    }

    fn letters(&mut self) -> &mut dyn LetterReads {
        &mut self.conn
    }

    fn mine(&mut self) -> &mut dyn MineReads {
        &mut self.conn
    }
}

#[async_trait]
impl UnitOfWork for Writer {
    fn place_repo(&mut self) -> &mut dyn PlaceRepo {
        &mut self.conn
    }

    fn house_repo(&mut self) -> &mut dyn HouseRepo {
        &mut self.conn
    }

    fn booking_repo(&mut self) -> &mut dyn BookingRepo {
        &mut self.conn
    }

    fn account_repo(&mut self) -> &mut dyn AccountRepo {
        &mut self.conn
    }

    fn session_repo(&mut self) -> &mut dyn SessionRepo {
        &mut self.conn
    }

    fn sign_in_repo(&mut self) -> &mut dyn SignInRepo {
        &mut self.conn
    }

    fn set_up(&mut self) -> &mut dyn SetUpRepo {
        &mut self.conn
    }

    fn staff_repo(&mut self) -> &mut dyn StaffRepo {
        &mut self.conn
    }

    fn personal_repo(&mut self) -> &mut dyn PersonalRepo {
        &mut self.conn
    }

    fn retention_repo(&mut self) -> &mut dyn RetentionRepo {
        &mut self.conn
    }

    fn key_repo(&mut self) -> &mut dyn KeyRepo {
        &mut self.conn
    }

    fn limits(&mut self) -> &mut dyn LimitRepo {
        &mut self.conn
    }

    fn outbox(&mut self) -> &mut dyn OutboxRepo {
        &mut self.conn
    }

    fn mine_repo(&mut self) -> &mut dyn MineRepo {
        &mut self.conn
    }

    fn ledger(&mut self) -> &mut dyn LedgerRepo {
        &mut self.conn
    }

    async fn savepoint(&mut self) -> Result<(), StoreError> {
        let depth = self.open.len();
        let is_set = depth > 0 || self.careful > 0;
        if is_set {
            let [set, renew, _] = SAVEPOINTS.get(depth).ok_or_else(|| inconsistent("savepoints nest too deep"))?;
            match self.standing[depth] {
                Some(Since::Nothing) => {}
                Some(Since::Kept) => self.control(renew).await?,
                None => self.control(set).await?,
            }
            self.left(depth, Since::Nothing);
        }
        self.open.push(Point { changes: self.conn.changes, is_set });
        Ok(())
    }

    async fn release(&mut self) -> Result<(), StoreError> {
        let point = self.close_point()?;
        if point.is_set {
            self.left(self.open.len(), Since::Kept);
        }
        Ok(())
    }

    async fn undo(&mut self) -> Result<(), StoreError> {
        let point = self.close_point()?;
        if point.changes == self.conn.changes {
            return Ok(());
        }
        if !point.is_set {
            self.careful = CAREFUL;
            return Err(StoreError::Conflict(None));
        }
        let depth = self.open.len();
        let [_, _, back] = SAVEPOINTS.get(depth).ok_or_else(|| inconsistent("savepoints nest too deep"))?;
        self.control(back).await?;
        self.left(depth, Since::Nothing);
        self.conn.revisions.clear();
        Ok(())
    }
}

#[async_trait]
impl Engine for Writer {
    async fn begin(&mut self, locks: &[LockKey]) -> Result<(), StoreError> {
        self.forget();
        begin(self.connection().await?, locks).await
    }

    async fn commit(&mut self) -> Result<(), StoreError> {
        self.control("COMMIT").await?;
        self.forget();
        self.careful = self.careful.saturating_sub(1);
        Ok(())
    }

    async fn reset(&mut self, after: &StoreError) {
        // A conflict without a cause is our own finding: the database has nothing to complain of.
        let is_well = matches!(after, StoreError::Conflict(None));
        if self.keeps_connection || is_well {
            let rolled_back = self.control("ROLLBACK").await;
            // Fails when the database has ended the transaction itself; either way none is open afterwards.
            if self.keeps_connection || rolled_back.is_ok() {
                return;
            }
        }
        // Dropping the connection rolls back, and no half-read answer can be left in it.
        self.conn = Conn::own(None);
    }

    async fn pause(&mut self, attempt: u32) {
        let jitter = fastrand::u64(0..15);
        tokio::time::sleep(Duration::from_millis(u64::from(attempt) * 10 + jitter)).await;
    }

    fn unit(&mut self) -> &mut dyn UnitOfWork {
        self
    }
}
