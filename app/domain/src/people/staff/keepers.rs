//! Say who keeps the consortium.

use super::{Keeper, LOCK};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::PersonId;
use crate::people::EmailAddress;
use serde::{Deserialize, Serialize};

/// Lets somebody keep the consortium too, who works in one of its libraries already.
#[derive(Clone, Debug, Serialize)]
pub struct GiveConsortium {
    /// Whose address.
    pub email: EmailAddress,
}

/// Lets somebody keep the consortium no longer.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TakeConsortium {
    /// Whom.
    pub person: PersonId,
}

/// It is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeeperChanged {
    /// Who.
    pub person: PersonId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum KeeperRefused {
    /// Nobody who works in a library has that address.
    NoColleague,
    /// They keep it already.
    HasIt,
    /// They do not keep it.
    HasNot,
    /// Nobody would keep it.
    LastKeeper,
}

impl Refusal for KeeperRefused {
    const CODES: &'static [&'static str] = &["no-colleague", "has-it", "has-not", "last-keeper"];
    fn code(&self) -> &'static str {
        match self {
            Self::NoColleague => "no-colleague",
            Self::HasIt => "has-it",
            Self::HasNot => "has-not",
            Self::LastKeeper => "last-keeper",
        }
    }
}

impl Command for GiveConsortium {
    const NAME: &'static str = "give-consortium";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = ();
    type Done = KeeperChanged;
    type Refused = KeeperRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<KeeperRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<KeeperChanged, Halt<KeeperRefused>> {
        let known = match ctx.store().accounts().by_email(&self.email.key()).await? {
            Some(person) => ctx.store().people().person(person).await?,
            None => None,
        };
        // Who works somewhere signs in with a password: nobody comes to this by the code of a mail alone.
        let known = known.filter(|person| person.is_staff()).ok_or(Halt::Refused(KeeperRefused::NoColleague))?;
        if !ctx.store().staff_repo().keep_consortium(known.id, true).await? {
            return Err(Halt::Refused(KeeperRefused::HasIt));
        }
        Ok(KeeperChanged { person: known.id })
    }

    fn trail(&self, (): &(), done: &KeeperChanged) -> Trail {
        Trail { library: None, branch: None, object: Some(done.person.0) }
    }
}

impl Command for TakeConsortium {
    const NAME: &'static str = "take-consortium";
    const ACTION: Action = Action::KeepConsortium;
    type Prepared = ();
    type Done = KeeperChanged;
    type Refused = KeeperRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<KeeperRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope::INSTALLATION
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<KeeperChanged, Halt<KeeperRefused>> {
        let keepers: Vec<Keeper> = ctx.store().staff().keepers().await?;
        if !keepers.iter().any(|keeper| keeper.person == self.person) {
            return Err(Halt::Refused(KeeperRefused::HasNot));
        }
        if keepers.len() == 1 {
            return Err(Halt::Refused(KeeperRefused::LastKeeper));
        }
        ctx.store().staff_repo().keep_consortium(self.person, false).await?;
        Ok(KeeperChanged { person: self.person })
    }

    fn trail(&self, (): &(), _: &KeeperChanged) -> Trail {
        Trail { library: None, branch: None, object: Some(self.person.0) }
    }
}
