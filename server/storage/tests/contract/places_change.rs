//! Changes of a house that hit bookings: shown, made, told, undone.

use crate::places::change;
use crate::support::{book, filled, hours, insert, refusal, row, rows};
use plek_domain::ids::{BookingId, ChangeId, SeatId, ZoneId};
use plek_domain::places::BookingMode;
use plek_domain::places::change::make::{ChangeHouse, ChangeRefused};
use plek_domain::places::change::proceed::ProceedChange;
use plek_domain::places::change::undo::{UndoChange, UndoRefused, Undone};
use plek_domain::places::change::{Fate, HouseChange, MoveState, Preview};
use plek_domain::seats::{Booking, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::Period;
use plek_storage::testing::{
    BRANCH, LIBRARIAN, OTHER_LIBRARIAN, QUIET_ZONE, START, TestDatabase, ZONE, actor, member, seat,
};

crate::cases!(
    a_closed_room_moves_people_and_tells_them_later,
    a_change_is_undone_to_the_last_row,
    undoing_comes_too_late_or_in_the_wrong_order,
    what_was_shown_is_what_is_done,
    people_without_another_seat_are_told_so,
    more_people_than_one_transaction_holds,
    two_who_close_at_once,
);

fn close(zone: Option<ZoneId>, period: Period) -> HouseChange {
    HouseChange::Close { zone, period, reason: "Lekkage".parse().unwrap() }
}

async fn preview(store: &Store, change: &HouseChange) -> Preview {
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    let mut reads = store.read().await.unwrap();
    Preview::read(reads.as_mut(), &plan, change, store.now()).await.unwrap().unwrap()
}

async fn undo(store: &Store, change: ChangeId) -> Result<Undone, WriteError<UndoRefused>> {
    store.write(&actor(LIBRARIAN), UndoChange { change }, Key::Fresh).await
}

async fn booking(store: &Store, id: BookingId) -> Booking {
    store.read().await.unwrap().bookings().booking(id).await.unwrap().unwrap()
}

async fn letters(database: &TestDatabase, at: i64) -> i64 {
    let query = format!("SELECT COUNT(*) FROM letter WHERE settled_at IS NULL AND deliver_after <= {at}");
    database.raw().await.number(&query).await
}

async fn a_closed_room_moves_people_and_tells_them_later(database: &TestDatabase) {
    let store = filled(database).await.store();
    let moved = book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap().booking;
    let other_day = book(&store, member(1), seat(ZONE, 1), 2, 9, 12).await.unwrap().booking;
    // The quiet zone's seat in the same place is taken.
    let stays = book(&store, member(2), seat(QUIET_ZONE, 0), 1, 11, 13).await.unwrap().booking;
    let change = close(Some(ZONE), hours(1, 8, 22));
    let shown = preview(&store, &change).await;
    assert_eq!(shown.effect.hits.len(), 1);
    assert_eq!(shown.effect.hits[0].booking.id, moved);
    let Fate::Moved { zone, seat: new } = shown.effect.hits[0].fate else { panic!("{shown:?}") };
    assert_eq!((zone, shown.names[&member(0)].as_str()), (QUIET_ZONE, "Lid 0 🦉"));
    assert_eq!(new, seat(QUIET_ZONE, 2), "with a socket, as near as can be");
    self::change(&store, change).await;
    let after = booking(&store, moved).await;
    assert_eq!((after.seat, after.zone, after.status), (new, QUIET_ZONE, Status::Booked));
    assert_eq!((booking(&store, other_day).await.zone, booking(&store, stays).await.seat), (ZONE, seat(QUIET_ZONE, 0)));
    assert_eq!((letters(database, START.0 + 119).await, letters(database, START.0 + 120).await), (0, 1));
    assert!(book(&store, member(3), seat(ZONE, 5), 1, 9, 12).await.is_err(), "closed");
    assert!(book(&store, member(3), new, 1, 9, 12).await.is_err(), "taken");
}

/// Everything that a change touches, as text.
async fn picture(database: &TestDatabase) -> Vec<String> {
    let bookings = "SELECT CAST(starts_at AS TEXT) || ' ' || CAST(held_until AS TEXT) || ' ' || status || ' ' ||
                        seat.label || ' ' || zone.name || CASE WHEN active THEN ' on' ELSE ' off' END
                    FROM booking JOIN seat ON seat.id = booking.seat_id JOIN zone ON zone.id = booking.zone_id
                    ORDER BY booking.id";
    let house = "SELECT CAST(opens AS TEXT) || ' ' || CAST(closes AS TEXT) FROM opening_hours ORDER BY 1";
    let seats = "SELECT label || CASE WHEN in_use THEN ' in' ELSE ' out' END FROM seat ORDER BY id";
    let zones = "SELECT name || ' ' || mode FROM zone ORDER BY id";
    let mut raw = database.raw().await;
    let mut all = Vec::new();
    for query in [bookings, house, seats, zones] {
        all.extend(raw.texts(query).await);
    }
    all.push(raw.number("SELECT COUNT(*) FROM closure").await.to_string());
    all.push(raw.number("SELECT COUNT(*) FROM letter WHERE settled_at IS NULL").await.to_string());
    all
}

async fn a_change_is_undone_to_the_last_row(database: &TestDatabase) {
    let store = filled(database).await.store();
    for number in 0..20 {
        book(&store, member(number), seat(ZONE, number), 1, 9, 12).await.unwrap();
    }
    for number in 20..34 {
        book(&store, member(number), seat(QUIET_ZONE, number - 20), 1, 10, 14).await.unwrap();
    }
    let before = picture(database).await;
    let week = vec![(1, plek_domain::time::Hours::new(600, 700).unwrap())];
    for tried in [
        close(Some(ZONE), hours(1, 8, 22)),
        close(None, hours(1, 9, 10)),
        HouseChange::Week { week },
        HouseChange::Seats { seats: (0..7).map(|number| seat(ZONE, number)).collect::<Vec<SeatId>>(), in_use: false },
        HouseChange::Mode { zone: QUIET_ZONE, mode: BookingMode::WalkIn },
        HouseChange::TimeZone { zone: "Pacific/Auckland".to_owned() },
    ] {
        let shown = preview(&store, &tried).await.effect;
        assert!(!shown.hits.is_empty(), "{tried:?}");
        let made = change(&store, tried.clone()).await;
        let during = picture(database).await;
        assert_ne!(during, before, "{tried:?}");
        let withdrawn = database.raw().await.number("SELECT COUNT(*) FROM booking WHERE status = 'cancelled'").await;
        assert_eq!(usize::try_from(withdrawn).unwrap(), shown.withdrawn(), "{tried:?}");
        assert_eq!(undo(&store, made).await.unwrap().left, 0);
        assert_eq!(picture(database).await, before, "{tried:?}");
    }
    assert_eq!(rows(database, "house_change").await, 6);
}

async fn undoing_comes_too_late_or_in_the_wrong_order(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let first = change(&store, close(Some(ZONE), hours(1, 8, 22))).await;
    let second = change(&store, close(Some(ZONE), hours(2, 8, 22))).await;
    assert_eq!(refusal(undo(&store, first).await), UndoRefused::NotTheLast);
    undo(&store, second).await.unwrap();
    let stranger = store.write(&actor(OTHER_LIBRARIAN), UndoChange { change: first }, Key::Fresh).await;
    assert!(matches!(stranger, Err(WriteError::NotFound)), "{stranger:?}");
    database.clock().advance(119);
    undo(&store, first).await.unwrap();
    let third = change(&store, close(Some(ZONE), hours(1, 8, 22))).await;
    database.clock().advance(120);
    assert_eq!(refusal(undo(&store, third).await), UndoRefused::TooLate);
    assert_eq!(rows(database, "closure").await, 1);
}

async fn what_was_shown_is_what_is_done(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let change = close(Some(ZONE), hours(1, 8, 22));
    let seen = preview(&store, &change).await.digest;
    let confirm = || ChangeHouse { branch: BRANCH, change: change.clone(), seen: seen.clone() };
    // Meanwhile somebody takes the very seat that was meant for them.
    book(&store, member(1), seat(QUIET_ZONE, 0), 1, 9, 12).await.unwrap();
    let refused = refusal(store.write(&actor(LIBRARIAN), confirm(), Key::Fresh).await);
    assert_eq!(refused, ChangeRefused::Overtaken);
    assert_eq!((rows(database, "closure").await, rows(database, "letter").await), (0, 0));
    let anew = preview(&store, &change).await.digest;
    let command = ChangeHouse { seen: anew, ..confirm() };
    store.write(&actor(LIBRARIAN), command, Key::Fresh).await.unwrap();
}

async fn people_without_another_seat_are_told_so(database: &TestDatabase) {
    let store = filled(database).await.store();
    let gone = book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap().booking;
    let made = change(&store, close(None, hours(1, 8, 22))).await;
    assert_eq!(booking(&store, gone).await.status, Status::Cancelled);
    let told = database.raw().await.texts("SELECT notice FROM letter").await;
    assert!(told[0].contains("seat-withdrawn") && told[0].contains("closed"), "{told:?}");
    // Undone, but by then they sit elsewhere: their letter leaves, and nobody has two seats.
    undo(&store, made).await.unwrap();
    assert_eq!(booking(&store, gone).await.status, Status::Booked);
    let again = change(&store, HouseChange::Seats { seats: vec![seat(ZONE, 0)], in_use: false }).await;
    assert_eq!(booking(&store, gone).await.seat, seat(ZONE, 10), "behind it");
    let states: Vec<MoveState> = {
        let mut reads = store.read().await.unwrap();
        reads.house().changed_bookings(again).await.unwrap().iter().map(|row| row.state).collect()
    };
    assert_eq!(states, [MoveState::Moved]);
    assert!(book(&store, member(5), seat(ZONE, 0), 2, 9, 12).await.is_err(), "out of use");
    let walk_in = change(&store, close(None, hours(1, 8, 22))).await;
    book(&store, member(0), seat(QUIET_ZONE, 0), 1, 9, 12).await.unwrap_err();
    undo(&store, walk_in).await.unwrap();
    assert_eq!(booking(&store, gone).await.status, Status::Booked);
}

async fn more_people_than_one_transaction_holds(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mut raw = database.raw().await;
    let mut number = 1;
    for ahead in 1..=7 {
        for (from, until) in [(9, 12), (13, 16), (17, 20)] {
            for place in 0..20 {
                let booking = row(number, member(place), ZONE, seat(ZONE, place), hours(ahead, from, until));
                let statement = insert(&raw, &booking);
                raw.run(&statement).await;
                number += 1;
            }
        }
    }
    let whole = Period::new(hours(1, 0, 1).from(), hours(8, 0, 1).from()).unwrap();
    let change = close(Some(ZONE), whole);
    let shown = preview(&store, &change).await;
    assert_eq!((shown.effect.hits.len(), shown.effect.withdrawn()), (420, 0));
    let command = ChangeHouse { branch: BRANCH, change, seen: shown.digest };
    let made = store.write(&actor(LIBRARIAN), command, Key::Fresh).await.unwrap();
    assert_eq!(made.left, 220);
    // Between two portions somebody takes a seat that was meant for one of those who wait.
    let taken = book(&store, member(40), seat(QUIET_ZONE, 19), 7, 17, 20).await;
    let mut left = vec![];
    while left.last() != Some(&0) {
        let proceed = ProceedChange { change: made.change };
        left.push(store.write(&actor(LIBRARIAN), proceed, Key::Fresh).await.unwrap().left);
    }
    assert_eq!(left, [20, 0]);
    let here = raw.number("SELECT COUNT(*) FROM booking JOIN zone ON zone.id = booking.zone_id AND zone.name LIKE 'Leeszaal%' WHERE active").await;
    let withdrawn = raw.number("SELECT COUNT(*) FROM booking WHERE NOT active").await;
    assert_eq!((here, withdrawn, rows(database, "letter").await), (0, i64::from(taken.is_ok()), 420));
    let mut undone = vec![];
    while undone.last() != Some(&0) {
        undone.push(undo(&store, made.change).await.unwrap().left);
    }
    assert_eq!(undone, [220, 20, 0]);
    let waits = raw.number("SELECT COUNT(*) FROM letter WHERE settled_at IS NULL").await;
    assert_eq!((waits, rows(database, "closure").await), (0, 0));
}

async fn two_who_close_at_once(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    for number in 0..10 {
        book(&one, member(number), seat(ZONE, number), 1, 9, 12).await.unwrap();
    }
    let change = close(Some(ZONE), hours(1, 8, 22));
    let seen = preview(&one, &change).await.digest;
    let tasks = [one, two].map(|store| {
        let command = ChangeHouse { branch: BRANCH, change: change.clone(), seen: seen.clone() };
        tokio::spawn(async move { store.write(&actor(LIBRARIAN), command, Key::Fresh).await })
    });
    let mut done = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => done += 1,
            Err(WriteError::Refused(ChangeRefused::Overtaken)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!((done, rows(database, "closure").await, rows(database, "letter").await), (1, 1, 10));
}
