//! The same key again: a double click, a reload, a retry.

use crate::support::{active, answers, cancel, filled, refusal, rows, wish};
use plek_domain::access::Actor;
use plek_domain::replay::PurgeReplays;
use plek_domain::seats::SeatRefusal;
use plek_domain::store::{Key, WriteError};
use plek_domain::time::HOUR;
use plek_storage::testing::{TestDatabase, ZONE, actor, member, seat};
use uuid::Uuid;

crate::cases!(
    the_same_key_and_body_give_the_same_answer,
    a_double_click_books_once,
    another_body_is_a_new_command_for_forms_and_an_error_for_the_api,
    keys_belong_to_their_actor,
    a_refusal_is_not_kept,
    after_two_days_a_key_is_new,
    old_answers_are_thrown_away,
);

const KEY: Uuid = Uuid::from_u128(42);

async fn the_same_key_and_body_give_the_same_answer(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    let wish = wish(member(0), seat(ZONE, 0), 1, 9, 12);
    let first = one.write(&actor(member(0)), wish, Key::Form(KEY)).await.unwrap();
    for (store, key) in [(&one, Key::Form(KEY)), (&two, Key::Form(KEY)), (&two, Key::Strict(KEY))] {
        assert_eq!(store.write(&actor(member(0)), wish, key).await.unwrap(), first);
    }
    assert_eq!((active(database).await, rows(database, "audit_entry").await), (1, 1));
}

async fn a_double_click_books_once(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    let wish = wish(member(0), seat(ZONE, 0), 1, 9, 12);
    let mut clicks = Vec::new();
    for click in 0..10 {
        let store = if click % 2 == 0 { one.clone() } else { two.clone() };
        clicks.push(tokio::spawn(async move { store.write(&actor(member(0)), wish, Key::Form(KEY)).await.unwrap() }));
    }
    let seen = answers(clicks).await;
    assert!(seen.iter().all(|done| *done == seen[0]), "{seen:?}");
    assert_eq!((active(database).await, rows(database, "booking").await), (1, 1));
}

async fn another_body_is_a_new_command_for_forms_and_an_error_for_the_api(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (early, late) = (wish(member(0), seat(ZONE, 0), 1, 9, 12), wish(member(0), seat(ZONE, 0), 1, 13, 15));
    let person = actor(member(0));
    let first = store.write(&person, early, Key::Form(KEY)).await.unwrap();
    let strict = store.write(&person, late, Key::Strict(KEY)).await;
    assert!(matches!(strict, Err(WriteError::KeyReused)), "{strict:?}");
    assert_eq!(active(database).await, 1);
    let second = store.write(&person, late, Key::Form(KEY)).await.unwrap();
    assert_ne!(first, second);
    // Both are remembered.
    assert_eq!(store.write(&person, early, Key::Form(KEY)).await.unwrap(), first);
    assert_eq!(store.write(&person, late, Key::Form(KEY)).await.unwrap(), second);
    assert_eq!(active(database).await, 2);
}

async fn keys_belong_to_their_actor(database: &TestDatabase) {
    let store = filled(database).await.store();
    let own = store.write(&actor(member(0)), wish(member(0), seat(ZONE, 0), 1, 9, 12), Key::Strict(KEY)).await;
    let other = store.write(&actor(member(1)), wish(member(1), seat(ZONE, 1), 1, 9, 12), Key::Strict(KEY)).await;
    assert_ne!(own.unwrap(), other.unwrap());
}

async fn a_refusal_is_not_kept(database: &TestDatabase) {
    let store = filled(database).await.store();
    let first = crate::support::book(&store, member(1), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let wish = wish(member(0), seat(ZONE, 0), 1, 9, 12);
    let refused = store.write(&actor(member(0)), wish, Key::Strict(KEY)).await;
    assert_eq!(refusal(refused), SeatRefusal::Taken);
    cancel(&store, member(1), first.booking).await;
    store.write(&actor(member(0)), wish, Key::Strict(KEY)).await.unwrap();
}

async fn after_two_days_a_key_is_new(database: &TestDatabase) {
    let store = filled(database).await.store();
    let wish = wish(member(0), seat(ZONE, 0), 10, 9, 12);
    let person = actor(member(0));
    let first = store.write(&person, wish, Key::Strict(KEY)).await.unwrap();
    cancel(&store, member(0), first.booking).await;
    database.clock().advance(48 * HOUR);
    assert_eq!(store.write(&person, wish, Key::Strict(KEY)).await.unwrap(), first);
    database.clock().advance(1);
    let second = store.write(&person, wish, Key::Strict(KEY)).await.unwrap();
    assert_ne!(first, second);
    // From here on the new answer is the one that is remembered.
    assert_eq!(store.write(&person, wish, Key::Strict(KEY)).await.unwrap(), second);
    assert_eq!(active(database).await, 1);
}

async fn old_answers_are_thrown_away(database: &TestDatabase) {
    let store = filled(database).await.store();
    let job = Actor::Job("purge");
    for (number, after) in [(0, 0), (1, HOUR), (2, 48 * HOUR)] {
        database.clock().advance(after);
        crate::support::book(&store, member(number), seat(ZONE, number), 10, 9, 12).await.unwrap();
    }
    assert_eq!(rows(database, "replay").await, 3);
    assert_eq!(store.write(&job, PurgeReplays, Key::Fresh).await.unwrap().rows, 1);
    // The second one, the third one, and that of the purge itself.
    assert_eq!(rows(database, "replay").await, 3);
}
