//! Commands that no Plek has: they write without asking the rules, and then do what the case needs.

use plek_domain::access::{Action, Actor, Scope};
use plek_domain::audit::Trail;
use plek_domain::command::{Command, Ctx, Halt, LockKey, Preparing};
use plek_domain::error::Refusal;
use plek_domain::replay::Purged;
use plek_domain::seats::Booking;
use serde::Serialize;

/// Who may run them.
pub const JOB: Actor = Actor::Job("test");

/// The one reason to say no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct No;

impl Refusal for No {
    const CODES: &'static [&'static str] = &["no"];
    fn code(&self) -> &'static str {
        "no"
    }
}

/// What becomes of a command after its write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Then {
    /// It is done.
    Done,
    /// It changes its mind.
    Refuse,
    /// It is a defect.
    Panic,
}

/// Adds bookings, each by a command of its own inside this one; those that refuse are left out.
#[derive(Clone, Debug, Serialize)]
pub struct AddAll {
    /// The inner commands.
    pub inner: Vec<Add>,
    /// What the outer one does itself, last.
    pub last: Add,
}

/// Adds a booking.
#[derive(Clone, Debug, Serialize)]
pub struct Add {
    /// Which.
    pub booking: Booking,
    /// And then?
    pub then: Then,
}

impl Command for Add {
    const NAME: &'static str = "test-add";
    const ACTION: Action = Action::PurgeReplays;
    type Prepared = ();
    type Done = Purged;
    type Refused = No;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<No>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.booking.person), LockKey::Zone(self.booking.zone)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Purged, Halt<No>> {
        if !ctx.store().booking_repo().add(&self.booking).await? {
            return Err(Halt::NotFound);
        }
        match self.then {
            Then::Done => Ok(Purged { rows: 1 }),
            Then::Refuse => Err(Halt::Refused(No)),
            Then::Panic => panic!("a defect of a command"),
        }
    }

    fn trail(&self, (): &(), _: &Purged) -> Trail {
        Trail::default()
    }
}

impl Command for AddAll {
    const NAME: &'static str = "test-add-all";
    const ACTION: Action = Action::PurgeReplays;
    type Prepared = ();
    type Done = Purged;
    type Refused = No;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<No>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        self.inner.iter().chain([&self.last]).flat_map(|add| add.locks(&())).collect()
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<Purged, Halt<No>> {
        let mut rows = 0;
        for add in &self.inner {
            match ctx.attempt(add, &()).await {
                Ok(_) => rows += 1,
                Err(Halt::Store(error)) => return Err(Halt::Store(error)),
                Err(_) => {}
            }
        }
        self.last.run(&(), ctx).await.map(|last| Purged { rows: rows + last.rows })
    }

    fn trail(&self, (): &(), _: &Purged) -> Trail {
        Trail::default()
    }
}
