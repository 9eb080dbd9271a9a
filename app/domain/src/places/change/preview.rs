//! What somebody is shown before a change is made.

use super::effect::Effect;
use super::model::HouseChange;
use crate::error::StoreError;
use crate::ids::{ClosureId, PersonId, SeatId};
use crate::places::{BranchPlan, Seat};
use crate::ports::Reads;
use crate::time::Timestamp;
use std::collections::{HashMap, HashSet};

/// The effect of a change, with the words that it is shown in.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What happens to bookings.
    pub effect: Effect,
    /// Its digest, which the confirmation carries.
    pub digest: String,
    /// What the people concerned are called.
    pub names: HashMap<PersonId, String>,
    /// Those of them whom no letter reaches.
    pub without_email: HashSet<PersonId>,
    /// All seats of the branch, those out of use too.
    pub seats: HashMap<SeatId, Seat>,
}

impl Preview {
    /// Works it out; none when the change names something that is not there.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn read(
        reads: &mut dyn Reads,
        plan: &BranchPlan,
        change: &HouseChange,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        let seats = reads.house().staff_seats(plan.branch.id).await?;
        if !change.fits(plan, &seats) {
            return Ok(None);
        }
        let next = change.applied(plan, ClosureId(uuid::Uuid::nil()));
        let effect = Effect::read(reads, (plan, &next), change, &seats, now).await?;
        let mut people: Vec<PersonId> = effect.hits.iter().map(|hit| hit.booking.person).collect();
        people.sort_unstable();
        people.dedup();
        let told = reads.house().readers(&people).await?;
        Ok(Some(Self {
            digest: effect.digest(change)?,
            without_email: told.iter().filter(|told| !told.has_email).map(|told| told.person).collect(),
            names: told.into_iter().map(|told| (told.person, told.name)).collect(),
            seats: seats.into_iter().map(|known| (known.seat.id, known.seat)).collect(),
            effect,
        }))
    }
}
