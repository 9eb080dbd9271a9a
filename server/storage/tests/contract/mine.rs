//! One's own things: told once of each change, whoever looks; a calendar feed that can be taken away.

use crate::support::{answers, book, cancel, day, filled, hours, no_deadlocks, wall, wish};
use plek_domain::access::{Actor, LinkScope};
use plek_domain::ids::{BookingId, PersonId};
use plek_domain::mine::feed::{FeedMade, FeedRevoked, FeedToken, MakeFeed, RevokeFeed};
use plek_domain::people::own::erase::EraseMyself;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::change::ChangeBooking;
use plek_domain::seats::link::{self, CancelByLink};
use plek_domain::seats::tell::{BookingsTold, TellBookings};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{DAY, HOUR};
use plek_storage::testing::{DESK, TestDatabase, ZONE, actor, member, seat};

crate::cases!(
    a_booking_is_told_once_whoever_looks,
    what_changed_is_told_and_what_one_did_oneself_is_not,
    nobody_came_is_told_and_the_seat_is_free,
    people_without_an_address_are_told_nothing,
    a_list_has_everything_of_one_person,
    a_feed_opens_until_it_is_renewed_or_revoked,
    a_link_opens_one_booking,
);

const JOB: Actor = Actor::Job("tell-bookings");

async fn tell(store: &Store) -> BookingsTold {
    store.write(&JOB, TellBookings, Key::Fresh).await.unwrap()
}

/// Gives members an address, the first so many.
async fn with_addresses(database: &TestDatabase, members: u64) {
    let mut raw = database.raw().await;
    for number in 0..members {
        let (id, email) = (raw.id(member(number).0), format!("lid{number}@a.example"));
        raw.run(&format!("UPDATE person SET email = '{email}', email_key = '{email}' WHERE id = {id}")).await;
    }
}

/// The kinds of letters in the outbox, sorted.
async fn kinds(database: &TestDatabase) -> Vec<String> {
    let mut kinds = database.raw().await.texts("SELECT notice FROM letter ORDER BY id").await;
    for kind in &mut kinds {
        let notice: serde_json::Value = serde_json::from_str(kind).unwrap();
        *kind = notice["kind"].as_str().unwrap().to_owned();
    }
    kinds.sort_unstable();
    kinds
}

async fn a_booking_is_told_once_whoever_looks(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    with_addresses(database, 20).await;
    for number in 0..20 {
        book(&one.store(), member(number), seat(ZONE, number), 0, 10, 12).await.unwrap();
    }
    let telling = [&one, &two, &one, &two].map(|instance| {
        let store = instance.store();
        tokio::spawn(async move { tell(&store).await.letters })
    });
    let letters: u64 = answers(Vec::from(telling)).await.into_iter().sum();
    assert_eq!((letters, kinds(database).await.len()), (20, 20), "each of them once");
    assert_eq!(tell(&two.store()).await, BookingsTold { bookings: 0, letters: 0 });
    assert!(two.store().read().await.unwrap().mine().untold(two.store().now(), 9).await.unwrap().is_empty());
    no_deadlocks(database, [one, two]).await;
}

async fn what_changed_is_told_and_what_one_did_oneself_is_not(database: &TestDatabase) {
    let store = filled(database).await.store();
    with_addresses(database, 3).await;
    // Two days ahead: there is time to forget it.
    let mut made = Vec::new();
    for number in 0..3 {
        made.push(book(&store, member(number), seat(ZONE, number), 2, 10, 12).await.unwrap().booking);
    }
    assert_eq!(tell(&store).await.letters, 6);
    assert_eq!(
        kinds(database).await,
        ["seat-booked", "seat-booked", "seat-booked", "seat-reminder", "seat-reminder", "seat-reminder"]
    );
    database.raw().await.run("DELETE FROM letter").await;
    let change = ChangeBooking { booking: made[0], seat: seat(ZONE, 7), day: day(0), from: wall(14), until: wall(16) };
    store.write(&actor(member(0)), change, Key::Fresh).await.unwrap();
    cancel(&store, member(1), made[1]).await;
    store.write(&actor(DESK), CancelBooking { booking: made[2] }, Key::Fresh).await.unwrap();
    assert_eq!(tell(&store).await.letters, 2);
    assert_eq!(
        kinds(database).await,
        ["seat-cancelled", "seat-changed"],
        "who cancelled knows, and today needs no reminder"
    );
    let mut reads = store.read().await.unwrap();
    let changed = reads.bookings().booking(made[0]).await.unwrap().unwrap();
    assert_eq!((changed.sequence, changed.seat, changed.period), (1, seat(ZONE, 7), hours(0, 14, 16)));
}

async fn nobody_came_is_told_and_the_seat_is_free(database: &TestDatabase) {
    let store = filled(database).await.store();
    with_addresses(database, 2).await;
    let first = book(&store, member(0), seat(ZONE, 0), 0, 10, 14).await.unwrap().booking;
    let second = book(&store, member(1), seat(ZONE, 1), 0, 10, 14).await.unwrap().booking;
    tell(&store).await;
    database.raw().await.run("DELETE FROM letter").await;
    database.clock().advance(2 * HOUR + 1799);
    assert_eq!(tell(&store).await.bookings, 0, "a second too soon");
    database.clock().advance(1);
    // Somebody else meets the first one's seat before the job does.
    book(&store, member(5), seat(ZONE, 0), 0, 11, 12).await.unwrap();
    tell(&store).await;
    assert_eq!(kinds(database).await, ["seat-released", "seat-released"]);
    let mut reads = store.read().await.unwrap();
    for id in [first, second] {
        let booking = reads.bookings().booking(id).await.unwrap().unwrap();
        assert_eq!((booking.status.code(), booking.sequence), ("released", 1), "calendars hear of it");
    }
    drop(reads);
    assert_eq!(tell(&store).await.letters, 0);
}

async fn people_without_an_address_are_told_nothing(database: &TestDatabase) {
    let store = filled(database).await.store();
    with_addresses(database, 1).await;
    book(&store, member(1), seat(ZONE, 1), 0, 10, 12).await.unwrap();
    assert_eq!(tell(&store).await, BookingsTold { bookings: 1, letters: 0 });
    book(&store, member(0), seat(ZONE, 0), 0, 10, 12).await.unwrap();
    store.write(&actor(member(0)), EraseMyself { person: member(0) }, Key::Fresh).await.unwrap();
    tell(&store).await;
    assert_eq!(kinds(database).await, ["data-erased"]);
}

async fn a_list_has_everything_of_one_person(database: &TestDatabase) {
    let store = filled(database).await.store();
    let gone = book(&store, member(0), seat(ZONE, 0), 1, 10, 12).await.unwrap().booking;
    cancel(&store, member(0), gone).await;
    let kept = book(&store, member(0), seat(ZONE, 0), 0, 10, 12).await.unwrap().booking;
    book(&store, member(1), seat(ZONE, 1), 0, 10, 12).await.unwrap();
    let list = |after| {
        let store = store.clone();
        async move {
            let bookings = store.read().await.unwrap().mine().since(member(0), after).await.unwrap();
            bookings.into_iter().map(|booking| booking.id).collect::<Vec<BookingId>>()
        }
    };
    assert_eq!(list(store.now()).await, [kept, gone]);
    assert_eq!(list(hours(0, 10, 12).until()).await, [gone], "what has ended by then is left out");
    assert!(store.read().await.unwrap().mine().moved(member(0), store.now()).await.unwrap().is_empty());
}

async fn a_feed_opens_until_it_is_renewed_or_revoked(database: &TestDatabase) {
    let store = filled(database).await.store();
    let tokens = [FeedToken::new([1; 16]), FeedToken::new([2; 16])];
    let owner = |token: FeedToken| {
        let store = store.clone();
        async move { store.read().await.unwrap().mine().feed_owner(&token.hash()).await.unwrap() }
    };
    let make = |person: PersonId, token: FeedToken| {
        let store = store.clone();
        async move { store.write(&actor(person), MakeFeed { person, token: token.hash() }, Key::Fresh).await.unwrap() }
    };
    assert_eq!(owner(tokens[0]).await, None);
    assert_eq!(make(member(0), tokens[0]).await, FeedMade { renewed: false });
    assert_eq!(owner(tokens[0]).await, Some(member(0)));
    assert_eq!(make(member(0), tokens[1]).await, FeedMade { renewed: true });
    assert_eq!((owner(tokens[0]).await, owner(tokens[1]).await), (None, Some(member(0))));
    let stored = database.raw().await.number("SELECT COUNT(*) FROM calendar_feed").await;
    assert_eq!(stored, 1);
    let other = store.write(&actor(member(1)), RevokeFeed { person: member(0) }, Key::Fresh).await;
    assert!(matches!(other, Err(WriteError::NotFound)), "{other:?}");
    let revoked = store.write(&actor(member(0)), RevokeFeed { person: member(0) }, Key::Fresh).await;
    assert_eq!(revoked.unwrap(), FeedRevoked { was_there: true });
    assert_eq!(owner(tokens[1]).await, None);
    make(member(2), tokens[0]).await;
    store.write(&actor(member(2)), EraseMyself { person: member(2) }, Key::Fresh).await.unwrap();
    assert_eq!(owner(tokens[0]).await, None);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM calendar_feed").await, 0);
}

async fn a_link_opens_one_booking(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mine = book(&store, member(0), seat(ZONE, 0), 2, 10, 12).await.unwrap().booking;
    let also = book(&store, member(0), seat(ZONE, 0), 3, 10, 12).await.unwrap().booking;
    let token = |booking| {
        let store = store.clone();
        async move { link::token(store.read().await.unwrap().as_mut(), booking, store.now()).await.unwrap() }
    };
    assert_eq!(token(mine).await, None, "no key yet: whoever tells makes one");
    tell(&store).await;
    let text = token(mine).await.unwrap();
    let follow = |text: String| {
        let store = store.clone();
        async move { link::follow(store.read().await.unwrap().as_mut(), &text, store.now()).await.unwrap() }
    };
    let (booking, link) = follow(text.clone()).await.unwrap();
    assert_eq!(booking.id, mine);
    assert_eq!(link, Actor::Link(LinkScope::Booking { booking: mine, person: member(0) }));
    let forged = [
        format!("{}{}", also.0.simple(), &text[32..]),
        format!("{}{}", &text[..32], "0".repeat(32)),
        text[..63].to_owned(),
        format!("{text}0"),
        String::new(),
        "é".repeat(32),
        text.to_uppercase(),
    ];
    for forged in forged {
        assert!(follow(forged.clone()).await.is_none(), "{forged}");
    }
    // Nothing else of the same person, and nothing but this.
    let other = store.write(&link, CancelByLink { booking: also }, Key::Fresh).await;
    assert!(matches!(other, Err(WriteError::NotFound)), "{other:?}");
    let other = store.write(&link, CancelBooking { booking: mine }, Key::Fresh).await;
    assert!(matches!(other, Err(WriteError::NotFound)), "{other:?}");
    let other = store.write(&link, wish(member(0), seat(ZONE, 3), 4, 10, 12), Key::Fresh).await;
    assert!(matches!(other, Err(WriteError::NotFound)), "{other:?}");
    let signed_in = store.write(&actor(member(0)), CancelByLink { booking: mine }, Key::Fresh).await;
    assert!(matches!(signed_in, Err(WriteError::NotFound)), "{signed_in:?}");
    store.write(&link, CancelByLink { booking: mine }, Key::Fresh).await.unwrap();
    assert_eq!(follow(text.clone()).await.unwrap().0.status.code(), "cancelled", "and says so");
    let audited =
        database.raw().await.texts("SELECT actor_kind FROM audit_entry WHERE command = 'cancel-by-link'").await;
    assert_eq!(audited, ["link"]);
    // A key that was replaced long ago is still believed as long as a booking may lie ahead.
    database.clock().advance(100 * DAY);
    book(&store, member(3), seat(ZONE, 3), 101, 10, 12).await.unwrap();
    tell(&store).await;
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM server_key WHERE purpose = 'booking-link'").await, 2);
    assert!(follow(text).await.is_some());
}
