//! Add a branch to a library.

use super::Branch;
use super::add_library::AddLibrary;
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::ids::{BranchId, LibraryId};
use crate::text::{Line, Slug};
use serde::{Deserialize, Serialize};

/// Adds a branch without zones and hours.
#[derive(Clone, Debug, Serialize)]
pub struct AddBranch {
    /// To which library.
    pub library: LibraryId,
    /// What it is called.
    pub name: Line,
    /// Street and town.
    pub address: Line,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its IANA zone ("Europe/Brussels").
    pub zone: String,
}

/// The branch that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchAdded {
    /// Which.
    pub branch: BranchId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum BranchRefused {
    /// Another branch of the library has that address, or a page of ours.
    AddressTaken,
    /// There is no such time zone.
    NoSuchZone,
}

impl Refusal for BranchRefused {
    const CODES: &'static [&'static str] = &["address-taken", "no-such-zone"];
    fn code(&self) -> &'static str {
        match self {
            Self::AddressTaken => "address-taken",
            Self::NoSuchZone => "no-such-zone",
        }
    }
}

/// Pages of a library that stand beside its branches in addresses. In order.
const OURS: [&str; 7] = ["audit", "members", "new", "people", "profile", "retention", "settings"];

/// Whether an address is a page's of ours, and therefore no branch's.
#[must_use]
pub fn is_ours(slug: &Slug) -> bool {
    OURS.binary_search(&slug.as_str()).is_ok()
}

/// Whether a branch may have that address and zone.
pub(super) fn acceptable(slug: &Slug, zone: &str) -> Result<(), BranchRefused> {
    if is_ours(slug) {
        return Err(BranchRefused::AddressTaken);
    }
    if is_time_zone(zone) { Ok(()) } else { Err(BranchRefused::NoSuchZone) }
}

/// Whether there is a time zone of that name ("Europe/Brussels").
#[must_use]
pub fn is_time_zone(name: &str) -> bool {
    name.parse::<chrono_tz::Tz>().is_ok()
}

impl Command for AddBranch {
    const NAME: &'static str = "add-branch";
    const ACTION: Action = Action::ManageLibrary;
    type Prepared = ();
    type Done = BranchAdded;
    type Refused = BranchRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<BranchRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        // Who sets a rule above, or moves the library, raises the plans of the branches there are: not while one comes.
        vec![AddLibrary::LOCK]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<BranchAdded, Halt<BranchRefused>> {
        acceptable(&self.slug, &self.zone).map_err(Halt::Refused)?;
        ctx.store().house().lineage(self.library).await?.ok_or(Halt::NotFound)?;
        let branch = Branch {
            id: BranchId(ctx.new_id()),
            library: self.library,
            slug: self.slug.clone(),
            name: self.name.as_str().to_owned(),
            address: self.address.as_str().to_owned(),
            zone: self.zone.clone(),
        };
        if !ctx.store().house_repo().add_branch(&branch).await? {
            return Err(Halt::Refused(BranchRefused::AddressTaken));
        }
        Ok(BranchAdded { branch: branch.id })
    }

    fn trail(&self, (): &(), done: &BranchAdded) -> Trail {
        Trail { library: Some(self.library), branch: Some(done.branch), object: Some(done.branch.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_ours_are_no_branches() {
        assert!(OURS.is_sorted());
        let of = |slug: &str, zone| acceptable(&slug.parse().unwrap(), zone);
        for page in ["people", "profile"] {
            assert_eq!(of(page, "Europe/Brussels"), Err(BranchRefused::AddressTaken));
        }
        assert_eq!(of("zuid", "Europe/Brussel"), Err(BranchRefused::NoSuchZone));
        assert_eq!(of("zuid", "Europe/Brussels"), Ok(()));
    }
}
