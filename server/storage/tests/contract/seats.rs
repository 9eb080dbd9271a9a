//! Booking a seat, cancelling it, and who holds it meanwhile.

use crate::support::{active, book, cancel, filled, hours, refusal, wish};
use plek_domain::access::Actor;
use plek_domain::ids::SeatId;
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::seats::{SeatRefusal, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{HOUR, Period};
use plek_storage::testing::{
    BRANCH, DESK, QUIET_ZONE, START, STRANGER, TestDatabase, WALK_IN_ZONE, ZONE, actor, member, seat, small_world,
};

crate::cases!(
    a_booked_seat_is_occupied,
    periods_may_touch_and_not_overlap,
    the_buffer_is_kept_free,
    a_lapsed_seat_is_free_again,
    cancelling_frees_the_seat_and_the_minutes,
    the_desk_books_for_a_patron,
    nobody_else_books_for_somebody,
    each_booking_is_in_the_audit_log,
);

async fn occupied(store: &Store, within: Period) -> Vec<(SeatId, Period)> {
    let mut reads = store.read().await.unwrap();
    let occupied = reads.bookings().occupied(BRANCH, within, store.now()).await.unwrap();
    occupied.into_iter().map(|kept| (kept.seat, kept.held)).collect()
}

async fn a_booked_seat_is_occupied(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    let done = book(&store, member(0), chair, 1, 9, 13).await.unwrap();
    let kept = store.read().await.unwrap().bookings().booking(done.booking).await.unwrap().unwrap();
    assert_eq!((kept.seat, kept.zone, kept.branch, kept.person), (chair, ZONE, BRANCH, member(0)));
    assert_eq!((kept.period, kept.held, kept.status), (hours(1, 9, 13), hours(1, 9, 13), Status::Booked));
    assert_eq!((kept.booked_at, kept.release_at), (START, Some(hours(1, 9, 13).from().plus_minutes(30))));
    assert_eq!(occupied(&store, hours(1, 12, 14)).await, [(chair, hours(1, 9, 13))]);
    assert_eq!(occupied(&store, hours(1, 13, 22)).await, []);
    assert_eq!(occupied(&store, hours(1, 8, 9)).await, []);
    let mut reads = store.read().await.unwrap();
    let own = reads.bookings().of_person(member(0), hours(1, 8, 22), START).await.unwrap();
    assert_eq!(own.iter().map(|own| (own.id, own.period)).collect::<Vec<_>>(), [(done.booking, hours(1, 9, 13))]);
    assert_eq!(reads.bookings().count_in_zone(ZONE, hours(1, 8, 22), START).await.unwrap(), 1);
    assert_eq!(reads.bookings().count_in_zone(QUIET_ZONE, hours(1, 8, 22), START).await.unwrap(), 0);
}

async fn periods_may_touch_and_not_overlap(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    book(&store, member(0), chair, 1, 10, 12).await.unwrap();
    book(&store, member(1), chair, 1, 8, 10).await.unwrap();
    book(&store, member(2), chair, 1, 12, 14).await.unwrap();
    for (from, until) in [(8, 9), (9, 11), (10, 12), (11, 13), (8, 14), (13, 15)] {
        let answer = book(&store, member(3), chair, 1, from, until).await;
        assert_eq!(refusal(answer), SeatRefusal::Taken, "{from}-{until}");
    }
    assert_eq!(active(database).await, 3);
}

async fn the_buffer_is_kept_free(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    world.policy.push(PolicyValue {
        level: Level::Zone,
        place: QUIET_ZONE.0,
        field: Field::BufferMinutes,
        value: 60,
        is_limit: false,
    });
    instance.fill(&world).await.unwrap();
    let store = instance.store();
    let (quiet, loud) = (seat(QUIET_ZONE, 0), seat(ZONE, 0));
    book(&store, member(0), quiet, 1, 9, 11).await.unwrap();
    assert_eq!(refusal(book(&store, member(1), quiet, 1, 11, 12).await), SeatRefusal::Taken);
    // What comes before keeps its own buffer free as well.
    assert_eq!(refusal(book(&store, member(1), quiet, 1, 8, 9).await), SeatRefusal::Taken);
    book(&store, member(1), quiet, 1, 12, 13).await.unwrap();
    assert_eq!(occupied(&store, hours(1, 11, 12)).await, [(quiet, hours(1, 9, 12))]);
    book(&store, member(2), loud, 1, 9, 11).await.unwrap();
    book(&store, member(3), loud, 1, 11, 12).await.unwrap();
}

async fn a_lapsed_seat_is_free_again(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    let first = book(&store, member(0), chair, 0, 9, 12).await.unwrap();
    // 9.29: still waiting for them.
    database.clock().advance(HOUR + 29 * 60);
    assert_eq!(refusal(book(&store, member(1), chair, 0, 10, 12).await), SeatRefusal::Taken);
    // 9.30: nobody came.
    database.clock().advance(60);
    assert_eq!(occupied(&store, hours(0, 9, 12)).await, []);
    let second = book(&store, member(1), chair, 0, 10, 12).await.unwrap();
    let mut reads = store.read().await.unwrap();
    let status = reads.bookings().booking(first.booking).await.unwrap().unwrap().status;
    assert_eq!(status, Status::Released);
    assert_eq!(occupied(&store, hours(0, 9, 12)).await, [(chair, hours(0, 10, 12))]);
    assert_eq!(reads.bookings().booking(second.booking).await.unwrap().unwrap().status, Status::Booked);
    // Nobody came: their minutes count, and they may take another seat.
    let own = reads.bookings().of_person(member(0), hours(0, 8, 22), store.now()).await.unwrap();
    assert_eq!(own.iter().map(|own| own.occupies).collect::<Vec<_>>(), [false]);
    book(&store, member(0), seat(ZONE, 1), 0, 10, 12).await.unwrap();
}

async fn cancelling_frees_the_seat_and_the_minutes(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    // Monday to Saturday of next week, eight hours each: the 48 hours of a week.
    let mut made = Vec::new();
    for ahead in 6..12 {
        made.push(book(&store, member(0), chair, ahead, 8, 16).await.unwrap().booking);
    }
    let full = refusal(book(&store, member(0), chair, 12, 8, 9).await);
    assert_eq!(full, SeatRefusal::WeekMinutes { minutes: 2880, left: 0 });
    cancel(&store, member(0), made[0]).await;
    book(&store, member(1), chair, 6, 8, 16).await.unwrap();
    book(&store, member(0), chair, 12, 8, 16).await.unwrap();
    let mut reads = store.read().await.unwrap();
    assert_eq!(reads.bookings().booking(made[0]).await.unwrap().unwrap().status, Status::Cancelled);
}

async fn the_desk_books_for_a_patron(database: &TestDatabase) {
    let store = filled(database).await.store();
    let wish = wish(member(0), seat(ZONE, 0), 1, 9, 12);
    let done = store.write(&actor(DESK), wish, Key::Fresh).await.unwrap();
    let kept = store.read().await.unwrap().bookings().booking(done.booking).await.unwrap().unwrap();
    assert_eq!(kept.person, member(0));
    // The rules are the patron's: the desk is no member itself.
    let own = crate::support::wish(DESK, seat(ZONE, 1), 1, 9, 12);
    assert_eq!(refusal(store.write(&actor(DESK), own, Key::Fresh).await), SeatRefusal::NotAMember);
}

async fn nobody_else_books_for_somebody(database: &TestDatabase) {
    let store = filled(database).await.store();
    let theirs = wish(member(0), seat(ZONE, 0), 1, 9, 12);
    for other in [actor(member(1)), actor(STRANGER), Actor::Anonymous, Actor::Job("test")] {
        let answer = store.write(&other, theirs, Key::Fresh).await;
        assert!(matches!(answer, Err(WriteError::NotFound)), "{other:?}: {answer:?}");
    }
    // Not even that the seat is there: the time that their clock does not show is for the person to hear about.
    let mut at_no_time = theirs;
    at_no_time.from.offset = Some(600);
    let answer = store.write(&actor(member(1)), at_no_time, Key::Fresh).await;
    assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    let no_time = refusal(store.write(&actor(member(0)), at_no_time, Key::Fresh).await);
    assert_eq!(no_time, SeatRefusal::NoSuchTime { end: false });
    for nowhere in [seat(ZONE, 99), seat(plek_storage::testing::OTHER_ZONE, 0)] {
        let answer = book(&store, member(0), nowhere, 1, 9, 12).await;
        assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    }
    let walk_in = book(&store, member(0), seat(WALK_IN_ZONE, 0), 1, 9, 12).await;
    assert_eq!(refusal(walk_in), SeatRefusal::WalkIn);
    assert_eq!(active(database).await, 0);
}

async fn each_booking_is_in_the_audit_log(database: &TestDatabase) {
    let store = filled(database).await.store();
    let done = book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    drop(book(&store, member(1), seat(ZONE, 0), 1, 9, 12).await);
    let mut raw = database.raw().await;
    let (who, what) = (raw.id(member(0).0), raw.id(done.booking.0));
    let said = format!("WHERE actor_id = {who} AND object_id = {what} AND command = 'book-seat' AND at = {}", START.0);
    assert_eq!(raw.number(&format!("SELECT COUNT(*) FROM audit_entry {said}")).await, 1);
    assert_eq!(raw.number("SELECT COUNT(*) FROM audit_entry").await, 1, "a refusal leaves no trace");
}
