//! What becomes of a booking: arriving, leaving, changing; and those who sit down without one.

use crate::support::{book, day, filled, hours, of, refusal, wall};
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, PersonId, SeatId};
use plek_domain::places::{Attributes, SeatCode};
use plek_domain::seats::book_for_guest::BookForGuest;
use plek_domain::seats::change::{BookingChanged, ChangeBooking, ChangeRefused, NotChangeable};
use plek_domain::seats::check_in::{CheckIn, CheckInRefused};
use plek_domain::seats::check_out::{CheckOut, CheckOutRefused};
use plek_domain::seats::desk_notes::SettleNote;
use plek_domain::seats::report_taken::{ReportRefused, ReportTaken};
use plek_domain::seats::sit_here::SitHere;
use plek_domain::seats::{SeatRefusal, Status};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::HOUR;
use plek_storage::testing::{
    BRANCH, DESK, LIBRARY, OTHER_LIBRARIAN, QUIET_ZONE, STRANGER, TestDatabase, ZONE, actor, member, seat,
};
use uuid::Uuid;

crate::cases!(
    who_is_there_says_what_stands_on_the_seat,
    the_desk_checks_in_without_a_code,
    leaving_gives_the_rest_back,
    a_change_keeps_the_booking_or_leaves_it_alone,
    a_change_stops_nobody_else,
    sitting_down_books_and_checks_in,
    a_taken_seat_is_another_seat_and_a_note,
    a_guest_gets_a_seat_once,
);

async fn code(store: &Store, seat: SeatId) -> SeatCode {
    store.read().await.unwrap().places().code_of(seat).await.unwrap().unwrap()
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
