//! Closing a zone against booking in it, on two instances, with plans that are out of date.

use crate::support::{answers, book, filled, hours, no_deadlocks, refusal, rows, submitted, wish};
use plek_domain::ids::ZoneId;
use plek_domain::places::Zone;
use plek_domain::places::close_zone::{CloseZone, CloseZoneRefused, ZoneClosed};
use plek_domain::seats::SeatRefusal;
use plek_domain::store::{Key, Store, WriteError};
use plek_storage::testing::{
    BRANCH, LIBRARIAN, OTHER_BRANCH, OTHER_LIBRARIAN, OTHER_ZONE, QUIET_ZONE, TestDatabase, ZONE, actor, member, seat,
    small_world,
};
use uuid::Uuid;

crate::cases!(
    a_closed_zone_takes_no_bookings,
    a_zone_with_bookings_is_not_closed,
    only_its_librarian_closes_a_zone,
    never_both,
    closing_zones_of_two_branches_at_once,
);

async fn close(store: &Store, ahead: u64) -> Result<ZoneClosed, WriteError<CloseZoneRefused>> {
    let reason = "Lekkage".parse().unwrap();
    let command = CloseZone { branch: BRANCH, zone: ZONE, period: hours(ahead, 8, 22), reason };
    store.write(&actor(LIBRARIAN), command, Key::Fresh).await
}

async fn a_closed_zone_takes_no_bookings(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    // Both have seen the plan as it was.
    book(&one, member(0), seat(ZONE, 0), 2, 9, 12).await.unwrap();
    book(&two, member(1), seat(ZONE, 1), 2, 9, 12).await.unwrap();
    close(&one, 1).await.unwrap();
    let closed = SeatRefusal::ClosedFor { reason: "Lekkage".to_owned() };
    assert_eq!(refusal(book(&two, member(2), seat(ZONE, 2), 1, 9, 12).await), closed);
    assert_eq!(refusal(book(&one, member(2), seat(ZONE, 2), 1, 9, 12).await), closed);
    book(&two, member(2), seat(QUIET_ZONE, 2), 1, 9, 12).await.unwrap();
    assert_eq!(one.plan(BRANCH).await.unwrap().unwrap().revision, 2);
}

async fn a_zone_with_bookings_is_not_closed(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    book(&store, member(1), seat(QUIET_ZONE, 1), 1, 9, 12).await.unwrap();
    assert_eq!(refusal(close(&store, 1).await), CloseZoneRefused::Booked { bookings: 1 });
    assert_eq!((rows(database, "closure").await, store.plan(BRANCH).await.unwrap().unwrap().revision), (0, 1));
}

async fn only_its_librarian_closes_a_zone(database: &TestDatabase) {
    let store = filled(database).await.store();
    let close = |zone, branch| CloseZone { branch, zone, period: hours(1, 8, 22), reason: "x".parse().unwrap() };
    for person in [member(0), OTHER_LIBRARIAN, plek_storage::testing::DESK] {
        let answer = store.write(&actor(person), close(ZONE, BRANCH), Key::Fresh).await;
        assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    }
    // A zone of another branch.
    let answer = store.write(&actor(LIBRARIAN), close(OTHER_ZONE, BRANCH), Key::Fresh).await;
    assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    store.write(&actor(OTHER_LIBRARIAN), close(OTHER_ZONE, OTHER_BRANCH), Key::Fresh).await.unwrap();
}

/// Closing and booking at once, on two instances. Every third round the bookings have a head start, and the round after
/// it the closure, so that both surely happen.
async fn never_both(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    let (mut closed, mut booked) = (0, 0);
    for round in 0..12 {
        let ahead = 1 + round;
        let wishes = |store: &Store, from| -> Vec<_> {
            let wish = |n| wish(member(n), seat(ZONE, n % 20), ahead, 9, 11);
            (from..from + 4).map(|n| submitted(store, wish(n))).collect()
        };
        // The plan of the second instance is always that of the round before.
        let mut seen = if round % 3 == 0 { answers(wishes(&two, 0)).await } else { Vec::new() };
        let mut closing = tokio::spawn({
            let one = one.clone();
            async move { close(&one, ahead).await }
        });
        let early = if round % 3 == 1 { Some((&mut closing).await.unwrap()) } else { None };
        let mut tasks = wishes(&two, 4);
        tasks.extend(wishes(&one, 8));
        seen.extend(answers(tasks).await);
        let done = seen.iter().filter(|answer| answer.is_ok()).count();
        for answer in &seen {
            let fine = matches!(answer, Ok(_) | Err(WriteError::Refused(SeatRefusal::ClosedFor { .. })));
            assert!(fine, "{answer:?}");
        }
        let closure = match early {
            Some(closure) => closure,
            None => closing.await.unwrap(),
        };
        match closure {
            Ok(_) => assert_eq!(done, 0, "closed, and booked"),
            Err(WriteError::Refused(CloseZoneRefused::Booked { .. })) => assert!(done > 0, "neither"),
            Err(other) => panic!("{other:?}"),
        }
        if done > 0 {
            booked += 1
        } else {
            closed += 1
        };
    }
    assert!(closed >= 4 && booked >= 4, "{closed} times closed, {booked} times booked");
}

/// Each closure raises its branch's revision: rows that two instances touch in opposite order, under different locks.
async fn closing_zones_of_two_branches_at_once(database: &TestDatabase) {
    let one = database.instance().await;
    let mut world = small_world();
    let more = ZoneId(Uuid::from_u128(99));
    let twin = Zone { id: more, ..world.branches[1].zones[0].clone() };
    world.branches[1].zones.push(twin);
    one.fill(&world).await.unwrap();
    let two = database.instance().await;
    let stores = [one.store(), two.store()];
    let (here, there) = ((BRANCH, LIBRARIAN), (OTHER_BRANCH, OTHER_LIBRARIAN));
    let orders = [[(here, ZONE), (there, OTHER_ZONE)], [(there, more), (here, QUIET_ZONE)]];
    let mut tasks = Vec::new();
    for ahead in 1..=40 {
        for (store, order) in stores.iter().zip(orders) {
            for ((branch, librarian), zone) in order {
                let command = CloseZone { branch, zone, period: hours(ahead, 8, 22), reason: "x".parse().unwrap() };
                let store = store.clone();
                tasks.push(tokio::spawn(async move { store.write(&actor(librarian), command, Key::Fresh).await }));
            }
        }
    }
    for answer in answers(tasks).await {
        answer.unwrap();
    }
    assert_eq!(rows(database, "closure").await, 160);
    let mut raw = database.raw().await;
    assert_eq!(raw.number("SELECT MIN(revision) FROM branch").await, 81);
    assert_eq!(raw.number("SELECT MAX(revision) FROM branch").await, 81);
    no_deadlocks(database, [one, two]).await;
}
