//! Many at once: the database decides, everybody hears "booked" or "taken", nobody hears of locks.

use crate::support::{active, answers, filled, no_deadlocks, submitted, tally, wish};
use plek_domain::seats::SeatRefusal;
use plek_domain::store::WriteError;
use plek_storage::testing::{QUIET_ZONE, SEATS, TestDatabase, ZONE, member, seat};
use std::time::{Duration, Instant};

crate::cases!(
    eight_clients_and_twenty_slots_on_one_instance,
    eight_clients_and_twenty_slots_on_two_instances,
    sixty_four_clients_and_twenty_seats,
    one_person_in_two_tabs,
    hot_seats_in_opposite_order,
);

/// Each of eight people wants the same seat at the same twenty half hours.
async fn twenty_slots(database: &TestDatabase, instances: usize) {
    let mut stores = vec![filled(database).await.store()];
    for _ in 1..instances {
        stores.push(database.instance().await.store());
    }
    let mut wishes = Vec::new();
    for slot in 0..20 {
        for client in 0..8 {
            let mut wish = wish(member(client), seat(ZONE, 3), 1, 8, 9);
            wish.from.minutes = 8 * 60 + slot * 30;
            wish.until.minutes = wish.from.minutes + 30;
            wishes.push((usize::try_from(client).unwrap() % instances, wish));
        }
    }
    let tasks = wishes.into_iter().map(|(instance, wish)| submitted(&stores[instance], wish)).collect();
    assert_eq!(tally(&answers(tasks).await), (20, 140));
    assert_eq!(active(database).await, 20);
}

async fn eight_clients_and_twenty_slots_on_one_instance(database: &TestDatabase) {
    twenty_slots(database, 1).await;
}

async fn eight_clients_and_twenty_slots_on_two_instances(database: &TestDatabase) {
    twenty_slots(database, 2).await;
}

async fn sixty_four_clients_and_twenty_seats(database: &TestDatabase) {
    let stores = [filled(database).await.store(), database.instance().await.store()];
    let tasks = (0..64).map(|client| {
        let store = &stores[usize::try_from(client).unwrap() % 2];
        submitted(store, wish(member(client), seat(ZONE, client % SEATS), 1, 9, 12))
    });
    assert_eq!(tally(&answers(tasks.collect()).await), (20, 44));
    assert_eq!(active(database).await, 20);
    assert!(database.instance().await.doctor().await.unwrap().iter().all(|finding| finding.ok));
}

async fn one_person_in_two_tabs(database: &TestDatabase) {
    let stores = [filled(database).await.store(), database.instance().await.store()];
    for round in 0..10 {
        let (ahead, person) = (1 + round % 5, member(round));
        let tabs = [(ZONE, 0), (QUIET_ZONE, 1)];
        let tasks = tabs.map(|(zone, tab)| submitted(&stores[tab], wish(person, seat(zone, round), ahead, 9, 12)));
        let seen = answers(tasks.into()).await;
        assert_eq!(seen.iter().filter(|answer| answer.is_ok()).count(), 1, "{seen:?}");
        let second = |answer: &_| matches!(answer, Err(WriteError::Refused(SeatRefusal::SecondSeat { .. })));
        assert_eq!(seen.iter().filter(|answer| second(answer)).count(), 1, "{seen:?}");
    }
    assert_eq!(active(database).await, 10);
}

/// Two instances want the same seats of two zones for the same people, one from the front and one from the back.
async fn hot_seats_in_opposite_order(database: &TestDatabase) {
    let instances = [filled(database).await, database.instance().await];
    let start = Instant::now();
    let mut tasks = Vec::new();
    for round in 0..6 {
        for step in 0..2 * SEATS {
            for (instance, at) in [(0, step), (1, 2 * SEATS - 1 - step)] {
                let zone = if at < SEATS { ZONE } else { QUIET_ZONE };
                let mut wish = wish(member(at), seat(zone, at % SEATS), 1 + round, 9, 12);
                wish.until.minutes += 30 * i64::from(instance);
                tasks.push(submitted(&instances[usize::try_from(instance).unwrap()].store(), wish));
            }
        }
    }
    let seen = answers(tasks).await;
    let took = start.elapsed();
    assert_eq!(seen.iter().filter(|answer| answer.is_ok()).count(), 240);
    for answer in seen {
        // The second wish of the same person for the same seat: "you have one" comes first.
        assert!(matches!(answer, Ok(_) | Err(WriteError::Refused(SeatRefusal::SecondSeat { .. }))), "{answer:?}");
    }
    assert!(took < Duration::from_secs(5), "{took:?}");
    no_deadlocks(database, instances).await;
}
