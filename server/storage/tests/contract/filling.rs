//! Filling an empty database: what goes in comes out, or nothing goes in.

use crate::support::{active, day, hours, row, rows};
use plek_domain::error::StoreError;
use plek_domain::ids::ClosureId;
use plek_domain::places::Closure;
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::time::{Hours, OpeningException};
use plek_storage::fill::Content;
use plek_storage::testing::{
    BRANCH, CONSORTIUM, GROUP, LIBRARY, OTHER_BRANCH, OTHER_LIBRARY, QUIET_ZONE, TestDatabase, ZONE, member, seat,
    small_world,
};
use uuid::Uuid;

crate::cases!(
    what_was_filled_in_comes_out,
    bookings_that_overlap_leave_nothing,
    a_full_database_is_not_filled_again,
    two_may_try_at_once,
    thousands_of_rows,
);

/// The small world with everything that can be set.
pub fn rich_world() -> Content {
    let mut world = small_world();
    let house = &mut world.branches[0];
    house.week.retain(|(weekday, _)| *weekday != 7);
    house.week.insert(0, (1, Hours::new(0, 120).unwrap()));
    house.week.push((7, Hours::new(22 * 60, 32 * 60).unwrap()));
    let open = |from, until| Hours::new(from, until).unwrap();
    let exception = |ahead, hours, reason: &str| OpeningException { day: day(ahead), hours, reason: reason.to_owned() };
    house.exceptions =
        vec![exception(3, vec![], "Wapenstilstand 🎗️"), exception(5, vec![open(540, 720), open(780, 1020)], "Brugdag")];
    let closure = |number, zone, period, reason: &str| Closure {
        id: ClosureId(Uuid::from_u128(number)),
        zone,
        period,
        reason: reason.to_owned(),
    };
    house.closures =
        vec![closure(1, Some(ZONE), hours(1, 9, 12), "Lekkage 💧"), closure(2, None, hours(2, 8, 22), "Staking")];
    let value = |level, place, field, value, is_limit| PolicyValue { level, place, field, value, is_limit };
    world.policy = vec![
        value(Level::Consortium, CONSORTIUM.0, Field::WeekMinutes, 3000, true),
        value(Level::Group, GROUP.0, Field::DaysAhead, 21, false),
        value(Level::Library, LIBRARY.0, Field::MaxMinutes, 300, false),
        value(Level::Library, OTHER_LIBRARY.0, Field::MaxMinutes, 120, false),
        value(Level::Branch, BRANCH.0, Field::GraceMinutes, 20, true),
        value(Level::Zone, ZONE.0, Field::StepMinutes, 15, false),
        value(Level::Zone, QUIET_ZONE.0, Field::BufferMinutes, 10, false),
    ];
    world.bookings = vec![
        row(1, member(0), ZONE, seat(ZONE, 0), hours(3, 9, 11)),
        row(2, member(1), ZONE, seat(ZONE, 0), hours(3, 11, 13)),
    ];
    world
}

async fn what_was_filled_in_comes_out(database: &TestDatabase) {
    let instance = database.instance().await;
    let world = rich_world();
    assert!(instance.is_empty().await.unwrap());
    instance.fill(&world).await.unwrap();
    assert!(!instance.is_empty().await.unwrap());
    let store = instance.store();
    let mut reads = store.read().await.unwrap();
    let libraries: Vec<_> = world.libraries.iter().map(|(_, library)| library.clone()).collect();
    assert_eq!(reads.places().libraries().await.unwrap(), libraries);
    assert_eq!(reads.places().branches(LIBRARY).await.unwrap(), [world.branches[0].branch.clone()]);
    for (library, branch, found) in [
        ("een", "hoofd", Some((BRANCH, 1))),
        ("een", "", Some((BRANCH, 1))),
        ("twee", "", Some((OTHER_BRANCH, 1))),
        ("een", "filiaal", None),
        ("drie", "", None),
        ("", "", None),
    ] {
        assert_eq!(reads.places().find(library, branch).await.unwrap(), found, "{library}/{branch}");
    }
    let plan = reads.places().plan(BRANCH).await.unwrap().unwrap();
    let house = &world.branches[0];
    assert_eq!((plan.revision, &plan.library, &plan.branch), (1, &libraries[0], &house.branch));
    assert_eq!((plan.time_zone.name(), plan.group), ("Europe/Brussels", vec![LIBRARY, OTHER_LIBRARY]));
    assert_eq!((&plan.week, &plan.exceptions), (&house.week, &house.exceptions));
    assert_eq!((&plan.closures, &plan.zones, &plan.seats), (&house.closures, &house.zones, &house.seats));
    let sorted = |mut values: Vec<PolicyValue>| {
        values.sort_by_key(|value| (value.level, value.place));
        values
    };
    let here = world.policy.iter().copied().filter(|value| value.place != OTHER_LIBRARY.0).collect();
    assert_eq!(sorted(plan.policy), sorted(here));
    let other = reads.places().plan(OTHER_BRANCH).await.unwrap().unwrap();
    assert_eq!((other.zones.len(), other.seats.len(), other.closures.len(), other.policy.len()), (1, 2, 0, 3));
    for person in &world.people {
        assert_eq!(reads.people().person(person.id).await.unwrap().as_ref(), Some(person));
    }
    for booking in &world.bookings {
        assert_eq!(reads.bookings().booking(booking.id).await.unwrap().as_ref(), Some(booking));
    }
}

async fn bookings_that_overlap_leave_nothing(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = rich_world();
    world.bookings.push(row(3, member(2), ZONE, seat(ZONE, 0), hours(3, 12, 14)));
    assert!(matches!(instance.fill(&world).await, Err(StoreError::Broken { .. })));
    for table in ["consortium", "library", "seat", "person", "booking"] {
        assert_eq!(rows(database, table).await, 0, "{table}");
    }
    world.bookings.pop();
    instance.fill(&world).await.unwrap();
    assert_eq!(active(database).await, 2);
}

/// Other ids, so that nothing but the check itself stands in the way.
fn other_world() -> Content {
    let mut world = small_world();
    world.consortium.0.0 = Uuid::from_u128(77);
    world.groups.clear();
    world.libraries.clear();
    world.branches.clear();
    world.people.clear();
    world
}

async fn a_full_database_is_not_filled_again(database: &TestDatabase) {
    let instance = database.instance().await;
    instance.fill(&small_world()).await.unwrap();
    assert!(matches!(instance.fill(&other_world()).await, Err(StoreError::Broken { .. })));
    assert_eq!(rows(database, "consortium").await, 1);
}

async fn two_may_try_at_once(database: &TestDatabase) {
    let mut trying = Vec::new();
    for _ in 0..4 {
        let instance = database.instance().await;
        trying.push(tokio::spawn(async move { instance.fill(&small_world()).await.is_ok() }));
    }
    let done = crate::support::answers(trying).await;
    assert_eq!(done.iter().filter(|done| **done).count(), 1, "{done:?}");
    assert_eq!(rows(database, "library").await, 2);
}

async fn thousands_of_rows(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    // More than fit in one statement: 14 values each.
    for number in 0..5_000_u64 {
        let (chair, ahead, slot) = (number % 20, number / 280, i64::try_from(number / 20 % 14).unwrap());
        let (person, period) = (member(chair), hours(ahead, 8 + slot, 9 + slot));
        world.bookings.push(row(u128::from(number) + 1, person, ZONE, seat(ZONE, chair), period));
    }
    instance.fill(&world).await.unwrap();
    assert_eq!(active(database).await, 5_000);
    assert!(instance.doctor().await.unwrap().iter().all(|finding| finding.ok));
}
