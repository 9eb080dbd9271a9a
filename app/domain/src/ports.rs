//! Ports: what the domain needs from the world, as traits that `plek-storage` and the simulation fill in.

use crate::error::StoreError;
use crate::group::Queued;
use crate::keys::{KeyReads, KeyRepo};
use crate::ledger::LedgerRepo;
use crate::mine::repo::{MineReads, MineRepo};
use crate::notices::repo::{LetterReads, OutboxRepo};
use crate::people::own::erase::{PersonalReads, PersonalRepo};
use crate::people::repo::{AccountReads, AccountRepo, LimitRepo, PeopleReads, SessionReads, SessionRepo};
use crate::people::set_up::{SetUpReads, SetUpRepo};
use crate::people::sign_in::{SignInReads, SignInRepo};
use crate::people::staff::{StaffReads, StaffRepo};
use crate::places::repo::{HouseReads, HouseRepo, PlaceReads, PlaceRepo};
use crate::retention::{RetentionReads, RetentionRepo};
use crate::seats::desk::DeskReads;
use crate::seats::repo::{BookingReads, BookingRepo};
use async_trait::async_trait;

/// Chance, as an argument: the operating system's in production, a seed's in simulation.
pub trait Entropy: Send + Sync {
    /// Sixteen random bytes.
    fn bytes(&self) -> [u8; 16];
}

/// One read-only view of the store; lends one repository at a time, so that no two queries share a connection at once.
pub trait Reads: Send {
    /// Places.
    fn places(&mut self) -> &mut dyn PlaceReads;
    /// What staff see of places.
    fn house(&mut self) -> &mut dyn HouseReads;
    /// People.
    fn people(&mut self) -> &mut dyn PeopleReads;
    /// Accounts.
    fn accounts(&mut self) -> &mut dyn AccountReads;
    /// Sessions.
    fn sessions(&mut self) -> &mut dyn SessionReads;
    /// Codes that were asked for.
    fn sign_ins(&mut self) -> &mut dyn SignInReads;
    /// Links that set up.
    fn set_up_links(&mut self) -> &mut dyn SetUpReads;
    /// The people of a library.
    fn staff(&mut self) -> &mut dyn StaffReads;
    /// Everything about one person.
    fn personal(&mut self) -> &mut dyn PersonalReads;
    /// How long what is kept.
    fn retention(&mut self) -> &mut dyn RetentionReads;
    /// Server keys.
    fn keys(&mut self) -> &mut dyn KeyReads;
    /// Bookings.
    fn bookings(&mut self) -> &mut dyn BookingReads;
    /// What the desk sees of them.
    fn desk(&mut self) -> &mut dyn DeskReads;
    /// Letters.
    fn letters(&mut self) -> &mut dyn LetterReads;
    /// One's own things.
    fn mine(&mut self) -> &mut dyn MineReads;
}

/// A transaction in progress: everything that can be read, and the repositories that write.
#[async_trait]
pub trait UnitOfWork: Reads {
    /// Changing places.
    fn place_repo(&mut self) -> &mut dyn PlaceRepo;
    /// Changing houses.
    fn house_repo(&mut self) -> &mut dyn HouseRepo;
    /// Changing bookings.
    fn booking_repo(&mut self) -> &mut dyn BookingRepo;
    /// Changing accounts.
    fn account_repo(&mut self) -> &mut dyn AccountRepo;
    /// Changing sessions.
    fn session_repo(&mut self) -> &mut dyn SessionRepo;
    /// Changing codes that were asked for.
    fn sign_in_repo(&mut self) -> &mut dyn SignInRepo;
    /// Setting up.
    fn set_up(&mut self) -> &mut dyn SetUpRepo;
    /// Giving and taking posts and memberships.
    fn staff_repo(&mut self) -> &mut dyn StaffRepo;
    /// Erasing.
    fn personal_repo(&mut self) -> &mut dyn PersonalRepo;
    /// Throwing away.
    fn retention_repo(&mut self) -> &mut dyn RetentionRepo;
    /// Making server keys.
    fn key_repo(&mut self) -> &mut dyn KeyRepo;
    /// Counting tries.
    fn limits(&mut self) -> &mut dyn LimitRepo;
    /// Letters that leave once the transaction is committed.
    fn outbox(&mut self) -> &mut dyn OutboxRepo;
    /// Changing one's own things.
    fn mine_repo(&mut self) -> &mut dyn MineRepo;
    /// The audit log, and answers kept for replay.
    fn ledger(&mut self) -> &mut dyn LedgerRepo;

    /// Marks a point to go back to; points nest.
    async fn savepoint(&mut self) -> Result<(), StoreError>;
    /// Keeps what happened since the last point and forgets the point.
    async fn release(&mut self) -> Result<(), StoreError>;
    /// Undoes what happened since the last point and forgets the point.
    async fn undo(&mut self) -> Result<(), StoreError>;
}

/// A database as the write path sees it. `plek-storage` has two, the simulation a third.
#[async_trait]
pub trait Backend: Send + Sync {
    /// A read-only view.
    async fn read(&self) -> Result<Box<dyn Reads>, StoreError>;
    /// Queues a write; its answer comes through the write itself.
    async fn submit(&self, write: Box<dyn Queued>) -> Result<(), StoreError>;
}
