//! Say how one wants to be called, and in which language.

use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::ids::PersonId;
use crate::replay::Never;
use crate::text::Line;
use serde::Serialize;

/// Sets name and language.
#[derive(Clone, Debug, Serialize)]
pub struct DescribeMyself {
    /// Who.
    pub person: PersonId,
    /// How they want to be called.
    pub name: Line,
    /// Tag of the language for letters.
    pub lang: String,
}

impl Command for DescribeMyself {
    const NAME: &'static str = "describe-myself";
    const ACTION: Action = Action::KeepOwnAccount;
    type Prepared = ();
    type Done = ();
    type Refused = Never;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<Never>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { person: Some(self.person), ..Scope::INSTALLATION }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Person(self.person)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<(), Halt<Never>> {
        Ok(ctx.store().account_repo().describe(self.person, self.name.as_str(), &self.lang).await?)
    }

    fn trail(&self, (): &(), (): &()) -> Trail {
        Trail { object: Some(self.person.0), ..Trail::default() }
    }
}
