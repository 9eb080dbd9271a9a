//! Seats for those who ask for any, and for those who still have to sign in.

use crate::support::{book, day, filled, hours, of, refusal, wall};
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::people::sign_in::Place;
use plek_domain::places::Attributes;
use plek_domain::places::change::HouseChange;
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::seats::book_any::BookAnySeat;
use plek_domain::seats::hold::{ClaimHold, HoldAnySeat, HoldSeat, NOBODY, SeatHeld};
use plek_domain::seats::{SeatRefusal, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_storage::testing::{
    BRANCH, QUIET_ZONE, SEATS, STRANGER, TestDatabase, ZONE, actor, member, seat, small_world,
};
use uuid::Uuid;

crate::cases!(
    any_seat_is_found_while_there_is_one,
    any_seat_leaves_room,
    any_seat_looks_where_somebody_has_hours_left,
    a_rush_for_any_seat_is_one_seat_each,
    strangers_and_members_who_want_any_seat_never_share_one,
    a_hold_of_a_seat_that_is_gone_is_none,
    what_is_held_is_taken_for_ten_minutes,
    a_hold_that_lapsed_is_booked_when_it_is_still_free,
);

fn any(person: PersonId, from: i64, until: i64) -> BookAnySeat {
    BookAnySeat {
        branch: BRANCH,
        zone: Some(ZONE),
        attributes: Attributes::default(),
        person,
        day: day(1),
        from: wall(from),
        until: wall(until),
    }
}

async fn any_seat_is_found_while_there_is_one(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mut tasks = Vec::new();
    for number in 0..SEATS + 5 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            store.write(&actor(member(number)), any(member(number), 9, 12), Key::Fresh).await
        }));
    }
    let mut seats = Vec::new();
    let mut none = 0;
    for answer in crate::support::answers(tasks).await {
        match answer {
            Ok(done) => seats.push(of(&store, done.booking).await.seat),
            Err(error) => {
                assert!(matches!(error, WriteError::Refused(SeatRefusal::NoneFits | SeatRefusal::Taken)), "{error:?}");
                none += 1;
            }
        }
    }
    seats.sort_unstable();
    seats.dedup();
    assert_eq!((seats.len() as u64, none), (SEATS, 5), "all seats, nobody twice");
    let wheels = BookAnySeat { attributes: Attributes(1 << 40), ..any(member(40), 13, 14) };
    let none = store.write(&actor(member(40)), wheels, Key::Fresh).await;
    assert_eq!(refusal(none), SeatRefusal::NoneFits);
    let night = store.write(&actor(member(40)), any(member(40), 2, 4), Key::Fresh).await;
    assert_eq!(refusal(night), SeatRefusal::Closed, "the rule, not the seats");
}

async fn any_seat_leaves_room(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 7), 1, 9, 11).await.unwrap();
    let done = store.write(&actor(member(1)), any(member(1), 11, 13), Key::Fresh).await.unwrap();
    assert_eq!(
        of(&store, done.booking).await.seat,
        seat(ZONE, 7),
        "behind the other one, not in the middle of a free day"
    );
}

async fn any_seat_looks_where_somebody_has_hours_left(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    let (level, place, field) = (Level::Zone, ZONE.0, Field::WeekMinutes);
    world.policy.push(PolicyValue { level, place, field, value: 60, is_limit: false });
    instance.fill(&world).await.unwrap();
    let store = instance.store();
    let wish = BookAnySeat { zone: None, ..any(member(0), 9, 10) };
    let first = store.write(&actor(member(0)), wish, Key::Fresh).await.unwrap();
    assert_eq!(of(&store, first.booking).await.zone, ZONE, "the zone with the best seats");
    let wish = BookAnySeat { zone: None, ..any(member(0), 14, 15) };
    let second = store.write(&actor(member(0)), wish, Key::Fresh).await.unwrap();
    assert_eq!(of(&store, second.booking).await.zone, QUIET_ZONE, "the best seats all lie where nothing is left");
}

async fn a_rush_for_any_seat_is_one_seat_each(database: &TestDatabase) {
    let store = filled(database).await.store();
    // All are shown the same best seats, many fewer than there are people.
    let wishes: Vec<_> = (0..36)
        .map(|number| {
            let store = store.clone();
            let wish = BookAnySeat { zone: None, ..any(member(number), 9, 12) };
            tokio::spawn(async move { store.write(&actor(member(number)), wish, Key::Fresh).await })
        })
        .collect();
    let mut seats = std::collections::HashSet::new();
    for wish in wishes {
        let done = wish.await.unwrap().unwrap();
        assert!(seats.insert(of(&store, done.booking).await.seat));
    }
    assert_eq!(seats.len(), 36);
}

/// Holds any seat for somebody who still has to sign in, from an address of their own.
async fn hold_any(store: &Store, number: u64, key: Key) -> Result<SeatHeld, WriteError<SeatRefusal>> {
    let place = Place(format!("192.0.2.{number}"));
    store.write(&Actor::Anonymous, HoldAnySeat { wish: any(NOBODY, 9, 12), place }, key).await
}

async fn strangers_and_members_who_want_any_seat_never_share_one(database: &TestDatabase) {
    let stores = [filled(database).await.store(), database.instance().await.store()];
    let mut rush = Vec::new();
    for number in 0..SEATS / 2 {
        let [mine, theirs] = stores.clone();
        rush.push(tokio::spawn(async move {
            let done = mine.write(&actor(member(number)), any(member(number), 9, 12), Key::Fresh).await;
            done.unwrap().booking
        }));
        rush.push(tokio::spawn(async move {
            // A double tap holds one seat.
            let key = Key::Form(Uuid::from_u128(u128::from(number) + 1));
            let (first, second) = tokio::join!(hold_any(&theirs, number, key), hold_any(&theirs, number, key));
            let (first, second) = (first.unwrap(), second.unwrap());
            assert_eq!(first, second);
            match first {
                SeatHeld::Held { hold } => hold,
                SeatHeld::TooMany => panic!("one from each address"),
            }
        }));
    }
    let mut seats = std::collections::HashSet::new();
    for done in rush {
        let booking = of(&stores[0], done.await.unwrap()).await;
        assert!(seats.insert(booking.seat), "{booking:?}");
    }
    assert_eq!(seats.len() as u64, SEATS);
    let late = hold_any(&stores[0], 99, Key::Fresh).await;
    assert_eq!(refusal(late), SeatRefusal::NoneFits);
    // What nobody came back for within ten minutes is there for others.
    database.clock().advance(10 * 60);
    for number in 0..SEATS / 2 {
        assert!(matches!(hold_any(&stores[1], 100 + number, Key::Fresh).await, Ok(SeatHeld::Held { .. })));
    }
    assert_eq!(refusal(hold_any(&stores[0], 99, Key::Fresh).await), SeatRefusal::NoneFits);
}

async fn a_hold_of_a_seat_that_is_gone_is_none(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 3);
    let held = hold(&store, chair).await;
    database.clock().advance(10 * 60);
    crate::places::change(&store, HouseChange::Seats { seats: vec![chair], in_use: false }).await;
    let claim = ClaimHold { hold: held, person: member(0) };
    assert_eq!(refusal(store.write(&actor(member(0)), claim, Key::Fresh).await), SeatRefusal::Taken);
}

fn held(number: u64, chair: SeatId) -> HoldSeat {
    let place = Place(format!("192.0.2.{number}"));
    HoldSeat { branch: BRANCH, seat: chair, day: day(1), from: wall(9), until: wall(12), place }
}

async fn hold(store: &Store, chair: SeatId) -> BookingId {
    match store.write(&Actor::Anonymous, held(1, chair), Key::Fresh).await.unwrap() {
        SeatHeld::Held { hold } => hold,
        SeatHeld::TooMany => panic!("the first one"),
    }
}

async fn what_is_held_is_taken_for_ten_minutes(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    let id = hold(&store, chair).await;
    assert_eq!(refusal(book(&store, member(1), chair, 1, 11, 13).await), SeatRefusal::Taken);
    let second = store.write(&Actor::Anonymous, held(2, chair), Key::Fresh).await;
    assert_eq!(refusal(second), SeatRefusal::Taken);
    database.clock().advance(9 * 60);
    let claim = |person| ClaimHold { hold: id, person };
    let stranger = store.write(&actor(STRANGER), claim(member(0)), Key::Fresh).await;
    assert!(matches!(stranger, Err(WriteError::NotFound)), "{stranger:?}");
    assert_eq!(refusal(store.write(&actor(STRANGER), claim(STRANGER), Key::Fresh).await), SeatRefusal::NotAMember);
    let done = store.write(&actor(member(0)), claim(member(0)), Key::Fresh).await.unwrap();
    let booking = of(&store, done.booking).await;
    assert_eq!((booking.id, booking.person, booking.status), (id, member(0), Status::Booked));
    assert_eq!((booking.booked_at, booking.release_at), (store.now(), Some(hours(1, 9, 12).from().plus_minutes(30))));
    let again = store.write(&actor(member(2)), claim(member(2)), Key::Fresh).await;
    assert!(matches!(again, Err(WriteError::NotFound)), "{again:?}");
    // Somebody who holds a whole room is stopped, and hears it without an error.
    let mut stopped = false;
    for number in 1..SEATS {
        for from in [13, 14, 15] {
            let hold = HoldSeat { from: wall(from), until: wall(from + 1), ..held(3, seat(ZONE, number)) };
            stopped |= store.write(&Actor::Anonymous, hold, Key::Fresh).await.unwrap() == SeatHeld::TooMany;
        }
    }
    assert!(stopped, "57 seats from one place in a minute");
}

async fn a_hold_that_lapsed_is_booked_when_it_is_still_free(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (chair, other) = (seat(ZONE, 0), seat(ZONE, 1));
    let (mine, theirs) = (hold(&store, chair).await, hold(&store, other).await);
    database.clock().advance(10 * 60);
    book(&store, member(1), other, 1, 9, 12).await.unwrap();
    let claim = async |hold, person| store.write(&actor(person), ClaimHold { hold, person }, Key::Fresh).await;
    let done = claim(mine, member(0)).await.unwrap();
    assert_eq!(of(&store, done.booking).await.seat, chair);
    assert_ne!(done.booking, mine);
    assert_eq!(refusal(claim(theirs, member(2)).await), SeatRefusal::Taken);
    assert_eq!(of(&store, theirs).await.status, Status::Cancelled, "nobody failed to come");
    assert_eq!(of(&store, theirs).await.person, NOBODY);
}
