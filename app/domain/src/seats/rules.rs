//! The rules of booking a seat: pure functions over [`Facts`], the same on the server and in the browser.

use super::{Facts, SeatRefusal, WeekUse};
use crate::places::BookingMode;
use crate::time::{Period, Timestamp};

/// What a booking gets when the rules allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What is kept free of others: the period and the buffer behind it.
    pub held: Period,
    /// When the seat is given free if nobody came.
    pub release_at: Timestamp,
}

/// Judges everything but whether the seat itself is free. The first rule broken is the answer, the ones that no other
/// time of day could mend first.
///
/// # Errors
/// The rule that says no.
pub fn judge(period: Period, facts: &Facts) -> Result<Terms, SeatRefusal> {
    standing(period, facts)?;
    within_reach(period, facts)?;
    open(period, facts)?;
    length(period, facts)?;
    own_seats(period, facts)?;
    week_budget(period, facts)?;
    Ok(terms(period, facts))
}

/// Membership when it begins, where that is asked, and zones where nothing is booked.
fn standing(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    if facts.policy.members_only.value == 1 && !facts.member.at(period.from()) {
        return Err(SeatRefusal::NotAMember);
    }
    if facts.mode == BookingMode::WalkIn {
        return Err(SeatRefusal::WalkIn);
    }
    Ok(())
}

/// Not over yet, and not too far ahead. The grid step that is running now may still be booked: "a seat, now".
fn within_reach(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    let step_is_over = period.from().plus_minutes(facts.policy.step_minutes.value) <= facts.now;
    if step_is_over || period.until() <= facts.now {
        return Err(SeatRefusal::InThePast);
    }
    if period.from() >= facts.horizon {
        return Err(SeatRefusal::TooFarAhead { days: facts.policy.days_ahead.value });
    }
    Ok(())
}

/// Inside one opening and outside every closure.
fn open(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    if !facts.openings.iter().any(|opening| opening.covers(&period)) {
        return Err(SeatRefusal::Closed);
    }
    match facts.closures.iter().find(|closed| closed.period.overlaps(&period)) {
        Some(closed) => Err(SeatRefusal::ClosedFor { reason: closed.reason.clone() }),
        None => Ok(()),
    }
}

/// On the grid, not too short, not too long.
fn length(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    let policy = &facts.policy;
    let step = policy.step_minutes.value;
    // The last step before closing time may be shorter: a house that closes at 19.45 is booked until 19.45.
    let ends_with_opening = facts.openings.iter().any(|opening| opening.until() == period.until());
    let on_grid = |at: Timestamp| facts.offsets.on_grid(at, step);
    if !on_grid(period.from()) || !(on_grid(period.until()) || ends_with_opening) {
        return Err(SeatRefusal::OffGrid { step });
    }
    if period.minutes() < policy.min_minutes.value {
        return Err(SeatRefusal::TooShort { minutes: policy.min_minutes.value });
    }
    if period.minutes() > policy.max_minutes.value {
        return Err(SeatRefusal::TooLong { minutes: policy.max_minutes.value });
    }
    Ok(())
}

/// One seat at a time.
fn own_seats(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    match facts.own.iter().find(|own| own.overlaps(&period)) {
        Some(own) => Err(SeatRefusal::SecondSeat { other: Some(*own) }),
        None => Ok(()),
    }
}

/// Minutes a week, by every budget that counts; the one with least left is named. A booking over Sunday night counts in
/// both weeks, each its part.
fn week_budget(period: Period, facts: &Facts) -> Result<(), SeatRefusal> {
    let exceeds =
        |week: &&WeekUse| period.intersection(&week.week).is_some_and(|part| week.used + part.minutes() > week.budget);
    match facts.weeks.iter().filter(exceeds).min_by_key(|week| week.budget - week.used) {
        Some(WeekUse { budget, used, .. }) => {
            Err(SeatRefusal::WeekMinutes { minutes: *budget, left: (budget - used).max(0) })
        }
        None => Ok(()),
    }
}

fn terms(period: Period, facts: &Facts) -> Terms {
    let policy = &facts.policy;
    Terms {
        held: period.with_buffer(policy.buffer_minutes.value),
        // Grace counts from the booking when that came after the start: who books at 9.20 for 9.00 has until 9.50.
        release_at: period.from().max(facts.now).plus_minutes(policy.grace_minutes.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Member;
    use crate::policy::Policy;
    use crate::seats::Closed;
    use crate::time::{DAY, HOUR, Offsets};

    fn hours(from: i64, until: i64) -> Period {
        Period::new(Timestamp(from * HOUR), Timestamp(until * HOUR)).unwrap()
    }

    fn week(week: Period, used: i64) -> WeekUse {
        WeekUse { week, budget: 2880, used }
    }

    /// Open 8 to 22 on one day, now 8.00, nothing booked, the default policy.
    fn facts() -> Facts {
        Facts {
            now: Timestamp(8 * HOUR),
            member: Member::ForGood,
            mode: BookingMode::Required,
            openings: vec![hours(8, 22)],
            closures: vec![],
            policy: Policy::resolve(&[]),
            horizon: Timestamp(15 * DAY),
            offsets: Offsets::fixed(0),
            weeks: vec![week(hours(0, 168), 0)],
            own: vec![],
        }
    }

    #[test]
    fn a_plain_booking_is_allowed_and_released_half_an_hour_after_its_start() {
        let terms = judge(hours(9, 13), &facts()).unwrap();
        assert_eq!(terms, Terms { held: hours(9, 13), release_at: Timestamp(9 * HOUR + 1800) });
    }

    #[test]
    fn each_rule_says_no_by_its_name() {
        type Change = fn(&mut Facts);
        let cases: [(Period, Change, &str); 13] = [
            (
                hours(9, 10),
                |f| (f.policy.members_only.value, f.member) = (1, Member::Until(Timestamp(9 * HOUR))),
                "not-a-member",
            ),
            (hours(9, 10), |f| f.mode = BookingMode::WalkIn, "walk-in"),
            (hours(9, 10), |f| f.now = Timestamp(9 * HOUR + 1800), "in-the-past"),
            // The step runs until 9.30, but this is over.
            (Period::starting(Timestamp(9 * HOUR), 15), |f| f.now = Timestamp(9 * HOUR + 900), "in-the-past"),
            (hours(9, 10), |f| f.horizon = Timestamp(9 * HOUR), "too-far-ahead"),
            (hours(7, 9), |f| f.now = Timestamp(0), "closed"),
            (hours(21, 23), |_| (), "closed"),
            (
                hours(9, 10),
                |f| f.closures = vec![Closed { period: hours(9, 12), reason: "Brand".into() }],
                "closed-for",
            ),
            (Period::starting(Timestamp(9 * HOUR + 60), 60), |_| (), "off-grid"),
            (Period::starting(Timestamp(9 * HOUR), 30), |f| f.policy.min_minutes.value = 60, "too-short"),
            (hours(9, 18), |_| (), "too-long"),
            (hours(9, 12), |f| f.own = vec![hours(11, 13)], "second-seat"),
            (hours(9, 12), |f| f.weeks[0].used = 2880 - 179, "week-minutes"),
        ];
        let guest = Facts { member: Member::Never, ..facts() };
        assert!(judge(hours(9, 10), &guest).is_ok(), "where not only members book, everybody does");
        for (period, change, code) in cases {
            let mut facts = facts();
            assert!(judge(hours(9, 10), &facts).is_ok());
            change(&mut facts);
            assert_eq!(judge(period, &facts).map_err(|refusal| refusal.code()), Err(code));
        }
    }

    #[test]
    fn edges_are_allowed() {
        let mut edge = facts();
        edge.own = vec![hours(8, 9), hours(12, 13)];
        edge.closures = vec![Closed { period: hours(12, 14), reason: String::new() }];
        edge.weeks[0].used = 2880 - 180;
        edge.now = Timestamp(9 * HOUR + 1799);
        assert!(judge(hours(9, 12), &edge).is_ok(), "touching is not overlapping, the last minute counts");
    }

    #[test]
    fn sunday_night_counts_in_both_weeks() {
        let mut facts = facts();
        facts.openings = vec![hours(160, 180)];
        facts.weeks = vec![week(hours(0, 168), 2880 - 60), week(hours(168, 336), 2880 - 120)];
        assert!(judge(hours(167, 170), &facts).is_ok());
        assert_eq!(judge(hours(166, 169), &facts), Err(SeatRefusal::WeekMinutes { minutes: 2880, left: 60 }));
        assert_eq!(judge(hours(167, 171), &facts), Err(SeatRefusal::WeekMinutes { minutes: 2880, left: 120 }));
    }

    #[test]
    fn the_budget_with_least_left_is_named() {
        let mut facts = facts();
        let of = |budget, used| WeekUse { budget, ..week(hours(0, 168), used) };
        facts.weeks = vec![of(2880, 0), of(3000, 2880)];
        assert!(judge(hours(9, 11), &facts).is_ok());
        assert_eq!(judge(hours(9, 12), &facts), Err(SeatRefusal::WeekMinutes { minutes: 3000, left: 120 }));
        facts.weeks = vec![of(600, 540), of(3000, 2880)];
        assert_eq!(judge(hours(9, 12), &facts), Err(SeatRefusal::WeekMinutes { minutes: 600, left: 60 }));
    }

    #[test]
    fn grace_starts_at_the_booking_when_that_is_later() {
        let mut facts = facts();
        facts.now = Timestamp(9 * HOUR + 20 * 60);
        assert_eq!(judge(hours(9, 10), &facts).unwrap().release_at, Timestamp(9 * HOUR + 50 * 60));
    }

    #[test]
    fn a_buffer_is_kept_behind_the_booking() {
        let mut facts = facts();
        facts.policy.buffer_minutes.value = 60;
        let held = judge(hours(6 + 2, 9), &facts).unwrap().held;
        assert!(held.overlaps(&hours(9, 10)));
        assert!(!held.overlaps(&hours(10, 11)));
    }
}
