use super::*;
use chrono::NaiveDate;
use plek_domain::ids::{BookingId, BranchId, PersonId, SeatId};
use plek_domain::places::BranchPlan;
use plek_domain::policy::{Level, Policy};
use plek_domain::seats::{Booking, Facts, PersonBooking, Status, rules};
use plek_domain::time::{HOUR, Period};
use plek_storage::fill::BranchContent;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

/// Enough to reach back into the first weeks of term; debug builds make it in half a second.
const FEW: usize = 25_000;

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| consortium(SEED, clock_start(), FEW))
}

/// In January, half past midnight, with the house still open.
const EXAM_NIGHT: Timestamp = Timestamp(1_799_883_000);

fn exam_night() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| consortium(SEED, EXAM_NIGHT, 14_000))
}

fn digest(content: &Content) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{content:?}").hash(&mut hasher);
    hasher.finish()
}

fn branch(slug: &str) -> &'static BranchContent {
    content().branches.iter().find(|branch| branch.branch.slug.as_str() == slug).unwrap()
}

fn active() -> impl Iterator<Item = &'static Booking> {
    content().bookings.iter().filter(|booking| booking.status.is_active())
}

/// Plans of all branches, as storage would give them.
fn plans(content: &Content) -> HashMap<BranchId, BranchPlan> {
    let plan = |branch: &BranchContent| {
        let (group, library) = content.libraries.iter().find(|(_, l)| l.id == branch.branch.library).unwrap();
        let zones: HashSet<Uuid> = branch.zones.iter().map(|zone| zone.id.0).collect();
        let above = [content.consortium.0.0, group.0, library.id.0, branch.branch.id.0];
        BranchPlan {
            revision: 1,
            library: library.clone(),
            group: content.libraries.iter().filter(|(of, _)| of == group).map(|(_, library)| library.id).collect(),
            branch: branch.branch.clone(),
            time_zone: branch.branch.zone.parse().unwrap(),
            week: branch.week.clone(),
            exceptions: branch.exceptions.clone(),
            closures: branch.closures.clone(),
            zones: branch.zones.clone(),
            seats: branch.seats.clone(),
            policy: content
                .policy
                .iter()
                .filter(|value| above.contains(&value.place) || zones.contains(&value.place))
                .copied()
                .collect(),
        }
    };
    content.branches.iter().map(|branch| (branch.branch.id, plan(branch))).collect()
}

fn policy_of(branch: &BranchContent, zone: &str) -> Policy {
    let zone = branch.zones.iter().find(|own| own.name == zone).unwrap();
    plans(content())[&branch.branch.id].policy_of(zone.id)
}

/// Periods of the same key, in order, that overlap the one before.
fn overlaps<K: Eq + Hash>(periods: impl Iterator<Item = (K, Period)>) -> usize {
    let mut by_key: HashMap<K, Vec<Period>> = HashMap::new();
    for (key, period) in periods {
        by_key.entry(key).or_default().push(period);
    }
    let clashes = by_key.into_values().map(|mut all| {
        all.sort_unstable();
        all.windows(2).filter(|pair| pair[0].overlaps(&pair[1])).count()
    });
    clashes.sum()
}

#[test]
fn a_seed_says_everything() {
    let few = |seed| digest(&consortium(seed, clock_start(), 4_000));
    assert_eq!(few(1), few(1));
    assert_ne!(few(1), few(2));
}

#[test]
fn any_clock_and_any_number_will_do() {
    for (clock, asked) in [(clock_start(), 0), (clock_start(), 7), (Timestamp(1_800_000_000), 3_000)] {
        assert_eq!(consortium(SEED, clock, asked).bookings.len(), asked, "{clock}");
    }
}

#[test]
fn no_seat_is_held_twice_and_nobody_sits_twice() {
    for content in [content(), exam_night()] {
        let active = || content.bookings.iter().filter(|booking| booking.status.is_active());
        assert_eq!(overlaps(active().map(|booking| (booking.seat, booking.held))), 0);
        assert_eq!(overlaps(active().map(|booking| (booking.person, booking.period))), 0);
    }
}

/// The rules themselves judge: membership, reach, opening hours, closures, grid, length, own seats, week.
fn judge(content: &Content) {
    let plans = plans(content);
    let people: HashMap<PersonId, _> = content.people.iter().map(|person| (person.id, person)).collect();
    let mut own: HashMap<PersonId, Vec<PersonBooking>> = HashMap::new();
    for booking in content.bookings.iter().filter(|booking| booking.status != Status::Cancelled) {
        let Booking { id, library, branch, zone, period, status, .. } = *booking;
        let seen = PersonBooking { id, library, branch, zone, period, occupies: status.is_active() };
        own.entry(booking.person).or_default().push(seen);
    }
    for booking in content.bookings.iter().step_by(3) {
        let plan = &plans[&booking.branch];
        let weeks = Facts::weeks_around(plan.time_zone, booking.period);
        let mut others = own.get(&booking.person).cloned().unwrap_or_default();
        others.retain(|other| other.id != booking.id && other.period.overlaps(&weeks));
        if booking.status == Status::Cancelled {
            others.clear();
        }
        let (person, now) = (people[&booking.person], booking.booked_at);
        let facts = Facts::gather(plan, booking.zone, person, &others, now, booking.period);
        let terms = rules::judge(booking.period, &facts).unwrap_or_else(|refusal| panic!("{refusal:?} {booking:?}"));
        assert_eq!(terms.held, booking.held);
        assert!(booking.release_at.is_none_or(|release| release == terms.release_at), "{booking:?}");
        assert_eq!(plan.seat(booking.seat).unwrap().zone, booking.zone);
    }
}

#[test]
fn every_booking_was_allowed_when_it_was_made() {
    judge(content());
    judge(exam_night());
}

#[test]
fn exam_nights_go_on_after_midnight() {
    let content = exam_night();
    let today = hours::midnight(hours::day_of(EXAM_NIGHT));
    let late =
        content.bookings.iter().filter(|booking| booking.period.until() > today && booking.period.from() < today);
    assert!(late.count() > 20);
}

#[test]
fn states_agree_with_the_clock() {
    let now = clock_start();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for booking in &content().bookings {
        assert!(booking.booked_at < booking.period.from() && booking.booked_at < now, "{booking:?}");
        assert_eq!(booking.release_at.is_none(), booking.status == Status::CheckedIn, "{booking:?}");
        match booking.status {
            Status::Booked => assert!(booking.release_at.unwrap() > now, "{booking:?}"),
            Status::Held | Status::Left => panic!("nobody is signing in or leaving while it is filled: {booking:?}"),
            Status::CheckedIn => assert!(booking.period.from() <= now, "{booking:?}"),
            Status::Released => assert!(booking.release_at.unwrap() <= now, "{booking:?}"),
            Status::Cancelled => {}
        }
        if booking.period.until() <= now {
            *counts.entry(booking.status.code()).or_default() += 1;
        }
    }
    let past: usize = counts.values().sum();
    for (status, share) in [(Status::CheckedIn, 78), (Status::Released, 15), (Status::Cancelled, 7)] {
        let percent = counts[status.code()] * 100 / past;
        assert!((share - 2..=share + 2).contains(&percent), "{status:?} {percent}");
    }
}

#[test]
fn the_university_has_twenty_zones_and_a_full_tuesday() {
    let house = branch("bibliotheek");
    assert_eq!(house.zones.len(), 20);
    assert!((2_150..=2_250).contains(&house.seats.len()), "{}", house.seats.len());
    assert_eq!(branch("dorp").seats.len(), 48);
    assert_eq!(content().bookings.len(), FEW);
    let today = hours::days_from(hours::day_of(clock_start()), 0, 1).unwrap();
    let here = || content().bookings.iter().filter(|booking| booking.branch == house.branch.id);
    let on_the_day = here().filter(|booking| today.contains(booking.period.from())).count();
    assert!((2_700..=3_300).contains(&on_the_day), "{on_the_day}");
    let now = clock_start();
    let taken = here().filter(|booking| booking.occupies(now) && booking.held.contains(now)).count();
    let percent = taken * 100 / house.seats.len();
    assert!((40..=70).contains(&percent), "{percent}");
    let booked_ahead = here().filter(|booking| booking.period.from() >= today.until()).count();
    assert!(booked_ahead > 2_000, "{booked_ahead}");
}

#[test]
fn labels_cells_slugs_and_ids_are_unique() {
    let mut ids: HashSet<Uuid> = HashSet::new();
    let mut slugs = HashSet::new();
    for BranchContent { branch, seats, zones, exceptions, .. } in &content().branches {
        assert!(slugs.insert((branch.library, branch.slug.clone())));
        let labels: HashSet<&str> = seats.iter().map(|seat| seat.label.as_str()).collect();
        let cells: HashSet<_> = seats.iter().map(|seat| (seat.zone, seat.column, seat.row)).collect();
        let days: HashSet<NaiveDate> = exceptions.iter().map(|exception| exception.day).collect();
        assert_eq!((labels.len(), cells.len(), days.len()), (seats.len(), seats.len(), exceptions.len()));
        assert!(zones.iter().all(|zone| ids.insert(zone.id.0)) && ids.insert(branch.id.0));
        assert!(seats.iter().all(|seat| ids.insert(seat.id.0)));
    }
    assert!(content().people.iter().all(|person| ids.insert(person.id.0)));
    assert!(content().bookings.iter().all(|booking| ids.insert(booking.id.0)));
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
    assert_eq!((content().libraries.len(), content().branches.len(), content().groups.len()), (3, 4, 2));
}

#[test]
fn policy_comes_from_the_level_that_set_it() {
    let group_work = policy_of(branch("bibliotheek"), "Groepswerk");
    let (min, buffer) = (group_work.min_minutes, group_work.buffer_minutes);
    assert_eq!((min.value, buffer.value, buffer.level), (60, 15, Level::Zone));
    let hall = policy_of(branch("bibliotheek"), "Leeszaal 3");
    assert_eq!((hall.max_minutes.value, hall.max_minutes.level), (480, Level::Consortium));
    assert_eq!((hall.week_minutes.value, hall.days_ahead.value, hall.days_ahead.level), (2_880, 7, Level::Library));
    let city = policy_of(branch("zuid"), "Leeszaal");
    assert_eq!((city.max_minutes.value, city.week_minutes.value), (240, 600));
    assert_eq!((city.days_ahead.value, city.days_ahead.level), (14, Level::Group));
    let north = policy_of(branch("noord"), "Studiehoek");
    assert_eq!((north.max_minutes.value, north.max_minutes.level), (180, Level::Branch));
    assert_eq!(policy_of(branch("dorp"), "Studiehoek").step_minutes.value, 15);
}

#[test]
fn the_named_people_are_there_and_ready_for_their_story() {
    let person = |id| content().people.iter().find(|person| person.id == id).unwrap();
    for named in named_people() {
        assert!(person(named.id).name.starts_with(named.name));
    }
    assert_eq!(person(NOOR).memberships.len(), 2);
    let works = |id| person(id).posts[0].branch;
    assert_eq!((works(ANN), works(BRAM), works(ELS)), (Some(branch("zuid").branch.id), None, None));
    let now = clock_start();
    let of = |id| active().filter(move |booking| booking.person == id);
    assert!(of(NOOR).all(|booking| booking.period.until() <= now || booking.period.from() > now));
    let seats: HashSet<SeatId> = of(NOOR).map(|booking| booking.seat).collect();
    assert!(
        seats.len() == 1 && of(NOOR).any(|booking| booking.period.from() > now),
        "a seat of her own, and a next time"
    );
    let soon = of(NOOR).filter(|booking| (0..=2 * HOUR).contains(&(booking.period.from().0 - now.0))).count();
    assert_eq!((soon, of(NOOR).any(|booking| booking.period.until() <= now)), (1, true), "one soon, and some past");
    assert_eq!(content().emails.len(), named_people().len(), "whom the demo's mails go to");
    let waiting: Vec<BookingId> =
        of(KARIM).filter(|b| b.status == Status::Booked && b.period.contains(now)).map(|b| b.id).collect();
    assert_eq!(waiting.len(), 1, "Karim can check in");
}
