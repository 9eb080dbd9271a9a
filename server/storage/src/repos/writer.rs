//! [`Writer`]: a connection that holds transactions, as the write path's engine.

use super::{Conn, ConnectWith, Connection, Link, begin, connect, store_error};
use async_trait::async_trait;
use plek_domain::audit::AuditRepo;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::group::Engine;
use plek_domain::people::repo::PeopleReads;
use plek_domain::places::repo::{PlaceReads, PlaceRepo};
use plek_domain::ports::{Reads, UnitOfWork};
use plek_domain::replay::ReplayRepo;
use plek_domain::seats::repo::{BookingReads, BookingRepo};
use sqlx::{Connection as _, Executor};
use std::time::Duration;

/// Savepoints by depth; statements are constants, so their names are too.
const SAVEPOINTS: [[&str; 3]; 4] = [
    ["SAVEPOINT s1", "RELEASE SAVEPOINT s1", "ROLLBACK TO SAVEPOINT s1"],
    ["SAVEPOINT s2", "RELEASE SAVEPOINT s2", "ROLLBACK TO SAVEPOINT s2"],
    ["SAVEPOINT s3", "RELEASE SAVEPOINT s3", "ROLLBACK TO SAVEPOINT s3"],
    ["SAVEPOINT s4", "RELEASE SAVEPOINT s4", "ROLLBACK TO SAVEPOINT s4"],
];

/// One connection for writing; opens it when needed and again after it was lost.
pub struct Writer {
    with: ConnectWith,
    conn: Conn,
    depth: usize,
    keeps_connection: bool,
}

impl Writer {
    /// Not connected yet. `keeps_connection`: roll back instead of opening anew, for an in-memory database, which
    /// lives and dies with its connection.
    pub fn new(with: ConnectWith, keeps_connection: bool) -> Self {
        Self { with, conn: Conn(Link::Own(None)), depth: 0, keeps_connection }
    }

    /// The connection, opened if need be.
    pub async fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        if matches!(self.conn.0, Link::Own(None)) {
            let connection = connect(&self.with).await?;
            self.conn = Conn(Link::Own(Some(Box::new(connection))));
        }
        self.conn.live()
    }

    async fn control(&mut self, statement: &'static str) -> Result<(), StoreError> {
        self.conn.live()?.execute(statement).await.map_err(store_error)?;
        Ok(())
    }

    fn savepoint_at(&self, depth: usize) -> Result<&'static [&'static str; 3], StoreError> {
        SAVEPOINTS.get(depth).ok_or_else(|| crate::errors::inconsistent("savepoints nest too deep"))
    }

    /// Closes the connection properly.
    pub async fn close(mut self) {
        if let Link::Own(Some(connection)) = std::mem::replace(&mut self.conn.0, Link::Own(None)) {
            drop(connection.close().await);
        }
    }
}

impl Reads for Writer {
    fn places(&mut self) -> &mut dyn PlaceReads {
        &mut self.conn
    }

    fn people(&mut self) -> &mut dyn PeopleReads {
        &mut self.conn
    }

    fn bookings(&mut self) -> &mut dyn BookingReads {
        &mut self.conn
    }
}

#[async_trait]
impl UnitOfWork for Writer {
    fn place_repo(&mut self) -> &mut dyn PlaceRepo {
        &mut self.conn
    }

    fn booking_repo(&mut self) -> &mut dyn BookingRepo {
        &mut self.conn
    }

    fn audit(&mut self) -> &mut dyn AuditRepo {
        &mut self.conn
    }

    fn replays(&mut self) -> &mut dyn ReplayRepo {
        &mut self.conn
    }

    async fn savepoint(&mut self) -> Result<(), StoreError> {
        let [set, ..] = self.savepoint_at(self.depth)?;
        self.control(set).await?;
        self.depth += 1;
        Ok(())
    }

    async fn release(&mut self) -> Result<(), StoreError> {
        self.depth = self.depth.saturating_sub(1);
        let [_, release, _] = self.savepoint_at(self.depth)?;
        self.control(release).await
    }

    async fn undo(&mut self) -> Result<(), StoreError> {
        self.depth = self.depth.saturating_sub(1);
        let [_, release, back] = self.savepoint_at(self.depth)?;
        self.control(back).await?;
        self.control(release).await
    }
}

#[async_trait]
impl Engine for Writer {
    async fn begin(&mut self, locks: &[LockKey]) -> Result<(), StoreError> {
        self.depth = 0;
        begin(self.connection().await?, locks).await
    }

    async fn commit(&mut self) -> Result<(), StoreError> {
        self.control("COMMIT").await
    }

    async fn reset(&mut self) {
        self.depth = 0;
        if self.keeps_connection {
            // Fails when the database has ended the transaction itself; either way none is open afterwards.
            drop(self.control("ROLLBACK").await);
        } else {
            // Dropping the connection rolls back, and no half-read answer can be left in it.
            self.conn = Conn(Link::Own(None));
        }
    }

    async fn pause(&mut self, attempt: u32) {
        let jitter = fastrand::u64(0..15);
        tokio::time::sleep(Duration::from_millis(u64::from(attempt) * 10 + jitter)).await;
    }

    fn unit(&mut self) -> &mut dyn UnitOfWork {
        self
    }
}
