//! What a person is granted: the facts looked up under the locks, and the rules' judgement of a period.

use super::rules::{Terms, judge};
use super::{Facts, PersonBooking, SeatRefusal};
use crate::access::Actor;
use crate::command::{Ctx, Halt};
use crate::ids::{BookingId, PersonId, ZoneId};
use crate::people::Person;
use crate::places::BranchPlan;
use crate::time::Period;

/// Somebody who asks for a period in a zone. Their lock and the zone's are held.
pub(super) struct Asking<'a> {
    pub plan: &'a BranchPlan,
    pub zone: ZoneId,
    pub person: &'a Person,
    /// Refused only once it is known that the actor may ask at all.
    pub period: &'a Result<Period, SeatRefusal>,
    /// A booking of theirs that this one takes the place of.
    pub instead_of: Option<BookingId>,
}

impl Asking<'_> {
    /// The period and the terms of a booking.
    ///
    /// # Errors
    /// [`Halt::Stale`] when the plan moved meanwhile; the rule that says no.
    pub async fn grant(&self, ctx: &mut Ctx<'_>) -> Result<(Period, Terms), Halt<SeatRefusal>> {
        let (plan, branch, now) = (self.plan, self.plan.branch.id, ctx.now());
        let period = match self.period {
            Ok(period) => *period,
            // The branch may be in another time zone by now.
            Err(_) if ctx.store().places().revision(branch).await? != Some(plan.revision) => return Err(Halt::Stale),
            Err(refusal) => return Err(Halt::Refused(refusal.clone())),
        };
        let (weeks, under) = (Facts::weeks_around(plan.time_zone, period), (branch, plan.revision));
        let own = ctx.store().bookings().of_person_under(under, self.person.id, weeks, now).await?;
        let mut own = own.ok_or(Halt::Stale)?;
        own.retain(|booking| Some(booking.id) != self.instead_of);
        let terms = judge(period, &Facts::gather(plan, self.zone, self.person, &own, now, period));
        let terms = terms.map_err(|no| Halt::Refused(as_told(no, ctx.actor(), self.person.id, plan, &own)))?;
        Ok((period, terms))
    }
}

/// A refusal as the actor may hear it: when somebody sits at another library is between them and that library.
fn as_told(no: SeatRefusal, to: &Actor, person: PersonId, plan: &BranchPlan, own: &[PersonBooking]) -> SeatRefusal {
    let SeatRefusal::SecondSeat { other: Some(when) } = no else { return no };
    let elsewhere = |booking: &PersonBooking| booking.period == when && booking.library != plan.library.id;
    let hidden = to.id() != person.0 && own.iter().any(elsewhere);
    SeatRefusal::SecondSeat { other: (!hidden).then_some(when) }
}
