//! What becomes of a booking: arriving, leaving, changing; and seats for those who ask for any, or sign in first.

use crate::support::{book, day, filled, hours, refusal};
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::people::sign_in::Place;
use plek_domain::places::change::HouseChange;
use plek_domain::places::{Attributes, SeatCode};
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::seats::book_any::BookAnySeat;
use plek_domain::seats::book_for_guest::BookForGuest;
use plek_domain::seats::change::{BookingChanged, ChangeBooking, ChangeRefused, NotChangeable};
use plek_domain::seats::check_in::{CheckIn, CheckInRefused};
use plek_domain::seats::check_out::{CheckOut, CheckOutRefused};
use plek_domain::seats::desk_notes::SettleNote;
use plek_domain::seats::hold::{ClaimHold, HoldAnySeat, HoldSeat, NOBODY, SeatHeld};
use plek_domain::seats::report_taken::{ReportRefused, ReportTaken};
use plek_domain::seats::sit_here::SitHere;
use plek_domain::seats::{Booking, SeatRefusal, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{HOUR, WallTime};
use plek_storage::testing::{
    BRANCH, DESK, LIBRARY, OTHER_LIBRARIAN, QUIET_ZONE, SEATS, STRANGER, TestDatabase, ZONE, actor, member, seat,
    small_world,
};
use uuid::Uuid;

crate::cases!(
    who_is_there_says_what_stands_on_the_seat,
    the_desk_checks_in_without_a_code,
    leaving_gives_the_rest_back,
    a_change_keeps_the_booking_or_leaves_it_alone,
    a_change_stops_nobody_else,
    any_seat_is_found_while_there_is_one,
    any_seat_leaves_room,
    any_seat_looks_where_somebody_has_hours_left,
    a_rush_for_any_seat_is_one_seat_each,
    strangers_and_members_who_want_any_seat_never_share_one,
    a_hold_of_a_seat_that_is_gone_is_none,
    what_is_held_is_taken_for_ten_minutes,
    a_hold_that_lapsed_is_booked_when_it_is_still_free,
    sitting_down_books_and_checks_in,
    a_taken_seat_is_another_seat_and_a_note,
    a_guest_gets_a_seat_once,
);

async fn of(store: &Store, id: BookingId) -> Booking {
    store.read().await.unwrap().bookings().booking(id).await.unwrap().unwrap()
}

async fn code(store: &Store, seat: SeatId) -> SeatCode {
    store.read().await.unwrap().places().code_of(seat).await.unwrap().unwrap()
}

const fn wall(hours: i64) -> WallTime {
    WallTime { minutes: hours * 60, offset: None }
}

async fn who_is_there_says_what_stands_on_the_seat(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (chair, me) = (seat(ZONE, 0), actor(member(0)));
    let booking = book(&store, member(0), chair, 0, 9, 12).await.unwrap().booking;
    let (right, wrong) = (code(&store, chair).await, code(&store, seat(ZONE, 1)).await);
    let check_in = async |code, inside| store.write(&me, CheckIn { booking, code, inside }, Key::Fresh).await;
    let from = hours(0, 9, 12).from().plus_minutes(-30);
    assert_eq!(refusal(check_in(Some(right), true).await), CheckInRefused::TooEarly { from });
    database.clock().advance(HOUR);
    assert_eq!(refusal(check_in(None, true).await), CheckInRefused::WrongCode);
    assert_eq!(refusal(check_in(Some(wrong), true).await), CheckInRefused::WrongCode);
    assert_eq!(refusal(check_in(Some(right), false).await), CheckInRefused::Outside);
    let other = store.write(&actor(member(1)), CheckIn { booking, code: Some(right), inside: true }, Key::Fresh).await;
    assert!(matches!(other, Err(WriteError::NotFound)), "{other:?}");
    check_in(Some(right), true).await.unwrap();
    let there = of(&store, booking).await;
    assert_eq!((there.status, there.arrived_at, there.release_at), (Status::CheckedIn, Some(store.now()), None));
    check_in(Some(right), true).await.unwrap();
    // Who is there keeps the seat to the end.
    database.clock().advance(2 * HOUR);
    assert_eq!(refusal(book(&store, member(1), chair, 0, 11, 12).await), SeatRefusal::Taken);
    database.clock().advance(HOUR);
    assert_eq!(refusal(check_in(Some(right), true).await), CheckInRefused::Over);
}

async fn the_desk_checks_in_without_a_code(database: &TestDatabase) {
    let store = filled(database).await.store();
    let booking = book(&store, member(0), seat(ZONE, 0), 0, 9, 12).await.unwrap().booking;
    database.clock().advance(HOUR);
    let check_in = CheckIn { booking, code: None, inside: false };
    let elsewhere = store.write(&actor(OTHER_LIBRARIAN), check_in, Key::Fresh).await;
    assert!(matches!(elsewhere, Err(WriteError::NotFound)), "{elsewhere:?}");
    store.write(&actor(DESK), check_in, Key::Fresh).await.unwrap();
    assert_eq!(of(&store, booking).await.status, Status::CheckedIn);
    // Half past nine: who did not come is not there any more.
    let late = book(&store, member(1), seat(ZONE, 1), 0, 9, 12).await.unwrap().booking;
    database.clock().advance(1800);
    let late = store.write(&actor(DESK), CheckIn { booking: late, code: None, inside: true }, Key::Fresh).await;
    assert_eq!(refusal(late), CheckInRefused::Released);
}

async fn leaving_gives_the_rest_back(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (chair, me) = (seat(ZONE, 0), actor(member(0)));
    let booking = book(&store, member(0), chair, 0, 9, 13).await.unwrap().booking;
    let leave = async || store.write(&me, CheckOut { booking }, Key::Fresh).await;
    assert_eq!(refusal(leave().await), CheckOutRefused::NotThere);
    database.clock().advance(HOUR);
    let check_in = CheckIn { booking, code: Some(code(&store, chair).await), inside: true };
    store.write(&me, check_in, Key::Fresh).await.unwrap();
    database.clock().advance(HOUR);
    leave().await.unwrap();
    leave().await.unwrap();
    let left = of(&store, booking).await;
    assert_eq!((left.status, left.left_at), (Status::Left, Some(store.now())));
    let own = store.read().await.unwrap().bookings().of_person(member(0), hours(0, 0, 24), store.now()).await.unwrap();
    assert_eq!(own.iter().map(|own| (own.period, own.occupies)).collect::<Vec<_>>(), [(hours(0, 9, 10), false)]);
    book(&store, member(1), chair, 0, 10, 13).await.unwrap();
    book(&store, member(0), seat(ZONE, 1), 0, 10, 12).await.unwrap();
}

async fn changed(store: &Store, booking: BookingId, to: (SeatId, i64, i64)) -> Result<BookingChanged, ChangeRefused> {
    let (seat, from, until) = to;
    let change = ChangeBooking { booking, seat, day: day(1), from: wall(from), until: wall(until) };
    let answer = store.write(&actor(member(0)), change, Key::Fresh).await;
    answer.map_err(|error| refusal::<(), _>(Err(error)))
}

async fn a_change_keeps_the_booking_or_leaves_it_alone(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (mine, other, quiet) = (seat(ZONE, 0), seat(ZONE, 1), seat(QUIET_ZONE, 0));
    let booking = book(&store, member(0), mine, 1, 9, 12).await.unwrap().booking;
    book(&store, member(1), other, 1, 10, 11).await.unwrap();
    let before = of(&store, booking).await;
    for (to, why) in [
        ((other, 9, 12), ChangeRefused::Seat(SeatRefusal::Taken)),
        ((mine, 6, 9), ChangeRefused::Seat(SeatRefusal::Closed)),
    ] {
        assert_eq!(changed(&store, booking, to).await, Err(why));
        assert_eq!(of(&store, booking).await, before);
    }
    // Over its own time, which is no second seat; then elsewhere.
    changed(&store, booking, (mine, 10, 13)).await.unwrap();
    assert_eq!(of(&store, booking).await.period, hours(1, 10, 13));
    changed(&store, booking, (quiet, 10, 12)).await.unwrap();
    let after = of(&store, booking).await;
    assert_eq!((after.seat, after.zone, after.period, after.sequence), (quiet, QUIET_ZONE, hours(1, 10, 12), 2));
    assert_eq!(after.release_at, Some(hours(1, 10, 12).from().plus_minutes(30)));
    book(&store, member(2), mine, 1, 9, 12).await.unwrap();
    database.clock().advance(27 * HOUR);
    let late = changed(&store, booking, (quiet, 13, 14)).await;
    assert_eq!(late, Err(ChangeRefused::Booking(NotChangeable::NotActive)), "given free at half past ten");
}

async fn a_change_stops_nobody_else(database: &TestDatabase) {
    let store = filled(database).await.store();
    let booking = book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap().booking;
    // Two who want each other's seats at once: one of them may, none of them must.
    let theirs = book(&store, member(1), seat(ZONE, 1), 1, 9, 12).await.unwrap().booking;
    let swap = |person: PersonId, booking, seat| {
        let (store, change) =
            (store.clone(), ChangeBooking { booking, seat, day: day(1), from: wall(9), until: wall(12) });
        tokio::spawn(async move { store.write(&actor(person), change, Key::Fresh).await })
    };
    let (one, two) = (swap(member(0), booking, seat(ZONE, 1)), swap(member(1), theirs, seat(ZONE, 0)));
    for answer in [one.await.unwrap(), two.await.unwrap()] {
        assert_eq!(refusal(answer), ChangeRefused::Seat(SeatRefusal::Taken));
    }
    let away = ChangeBooking { booking, seat: seat(ZONE, 2), day: day(1), from: wall(9), until: wall(12) };
    let stranger = store.write(&actor(STRANGER), away, Key::Fresh).await;
    assert!(matches!(stranger, Err(WriteError::NotFound)), "{stranger:?}");
}

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

async fn sitting_down_books_and_checks_in(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    book(&store, member(1), chair, 0, 11, 12).await.unwrap();
    // 8.40: from the half hour that is running until the other one comes.
    database.clock().advance(40 * 60);
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    let occupied = store.read().await.unwrap().bookings().occupied(BRANCH, hours(0, 8, 22), store.now()).await.unwrap();
    let around = plek_domain::seats::sit_here::around(&plan, store.now());
    let facts = plek_domain::seats::Facts::gather(
        &plan,
        ZONE,
        &plek_domain::seats::hold::anybody(&plan),
        &[],
        store.now(),
        around,
    );
    let sit = plek_domain::seats::sit_here::until(&facts, chair, &occupied).unwrap();
    assert_eq!(sit.until(), hours(0, 11, 12).from());
    let here = SitHere { code: code(&store, chair).await, person: member(0), until: sit.until() };
    let done = store.write(&actor(member(0)), here, Key::Fresh).await.unwrap();
    let booking = of(&store, done.booking).await;
    assert_eq!((booking.period, booking.status, booking.arrived_at), (sit, Status::CheckedIn, Some(store.now())));
    let second = store.write(&actor(member(2)), SitHere { person: member(2), ..here }, Key::Fresh).await;
    assert_eq!(refusal(second), SeatRefusal::Taken);
    let nowhere = SitHere { code: SeatCode::new([9; 5]), ..here };
    assert!(matches!(store.write(&actor(member(0)), nowhere, Key::Fresh).await, Err(WriteError::NotFound)));
}

async fn a_taken_seat_is_another_seat_and_a_note(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 4);
    let booking = book(&store, member(0), chair, 0, 9, 12).await.unwrap().booking;
    let code = store.read().await.unwrap().places().code_of(chair).await.unwrap();
    let at_seat = ReportTaken { booking, code, inside: true };
    let report = async || store.write(&actor(member(0)), at_seat, Key::Fresh).await;
    assert_eq!(refusal(report().await), ReportRefused::NotNow);
    database.clock().advance(HOUR + 20 * 60);
    // From home one neither sees who sits there nor keeps a seat by asking for another again and again.
    for (elsewhere, why) in [
        (ReportTaken { code: None, ..at_seat }, ReportRefused::WrongCode),
        (ReportTaken { inside: false, ..at_seat }, ReportRefused::Outside),
    ] {
        assert_eq!(refusal(store.write(&actor(member(0)), elsewhere, Key::Fresh).await), why);
    }
    let told = report().await.unwrap();
    let moved = of(&store, booking).await;
    assert_eq!(told.seat, Some(moved.seat));
    assert!(moved.seat != chair && moved.zone == ZONE, "near");
    assert_eq!(moved.release_at, Some(store.now().plus_minutes(15)), "time to walk there");
    let notes = store.read().await.unwrap().bookings().open_notes(BRANCH).await.unwrap();
    assert_eq!(notes.iter().map(|note| (note.seat, note.booking)).collect::<Vec<_>>(), [(chair, booking)]);
    let settle = SettleNote { note: notes[0].id };
    let patron = store.write(&actor(member(0)), settle, Key::Fresh).await;
    assert!(matches!(patron, Err(WriteError::NotFound)), "{patron:?}");
    // Somebody sits there: nobody else is sent to the same quarrel until the desk has seen to it.
    assert_eq!(refusal(book(&store, member(2), chair, 0, 10, 11).await), SeatRefusal::Taken);
    store.write(&actor(DESK), settle, Key::Fresh).await.unwrap();
    book(&store, member(2), chair, 0, 10, 11).await.unwrap();
    assert!(store.read().await.unwrap().bookings().open_notes(BRANCH).await.unwrap().is_empty());
}

async fn a_guest_gets_a_seat_once(database: &TestDatabase) {
    let store = filled(database).await.store();
    let guest = PersonId(Uuid::from_u128(0xfeed));
    let wish = BookForGuest {
        guest,
        branch: BRANCH,
        name: "Mevrouw De Smet".parse().unwrap(),
        seat: None,
        zone: None,
        attributes: Attributes::default(),
        day: day(0),
        from: wall(9),
        until: wall(12),
        lang: "nl-BE".into(),
    };
    let key = Key::Form(Uuid::from_u128(0xfeed));
    let done = store.write(&actor(DESK), wish.clone(), key).await.unwrap();
    assert_eq!(store.write(&actor(DESK), wish.clone(), key).await.unwrap(), done, "a double click");
    assert_eq!(of(&store, done.booking).await.person, guest);
    let person = store.read().await.unwrap().people().person(guest).await.unwrap().unwrap();
    assert!(person.is_member(LIBRARY, store.now()) && !person.is_member(LIBRARY, store.now().plus_seconds(49 * HOUR)));
    for other in [actor(member(0)), actor(OTHER_LIBRARIAN), Actor::Anonymous] {
        let theirs = BookForGuest { guest: PersonId(Uuid::from_u128(1)), ..wish.clone() };
        assert!(matches!(store.write(&other, theirs, Key::Fresh).await, Err(WriteError::NotFound)));
    }
    let closed = BookForGuest { guest: PersonId(Uuid::from_u128(2)), from: wall(2), until: wall(4), ..wish.clone() };
    assert_eq!(refusal(store.write(&actor(DESK), closed, Key::Fresh).await), SeatRefusal::InThePast);
    let taken = BookForGuest { guest: PersonId(Uuid::from_u128(3)), seat: Some(seat(ZONE, 3)), ..wish };
    book(&store, member(0), seat(ZONE, 3), 0, 9, 12).await.unwrap();
    assert_eq!(refusal(store.write(&actor(DESK), taken, Key::Fresh).await), SeatRefusal::Taken);
    let gone = store.read().await.unwrap().people().person(PersonId(Uuid::from_u128(3))).await.unwrap();
    assert!(gone.is_none(), "no guest without a seat");
}
