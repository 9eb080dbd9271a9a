//! `plek doctor` says nothing about a good database and finds what was planted in a bad one.

use crate::support::{book, filled, hours, insert, row};
use plek_storage::testing::{QUIET_ZONE, TestDatabase, ZONE, member, seat};

crate::cases!(nothing_is_wrong_with_a_good_database, planted_faults_are_found);

async fn nothing_is_wrong_with_a_good_database(database: &TestDatabase) {
    let instance = filled(database).await;
    for number in 0..10 {
        book(&instance.store(), member(number), seat(ZONE, number), 1, 9, 12).await.unwrap();
        book(&instance.store(), member(number), seat(ZONE, number), 1, 12, 13).await.unwrap();
    }
    let findings = instance.doctor().await.unwrap();
    assert!(findings.iter().all(|finding| finding.ok), "{findings:?}");
    assert!(findings.len() >= 5, "{findings:?}");
}

async fn planted_faults_are_found(database: &TestDatabase) {
    let instance = filled(database).await;
    book(&instance.store(), member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    book(&instance.store(), member(1), seat(ZONE, 1), 1, 9, 12).await.unwrap();
    let wrong = || async {
        let findings = instance.doctor().await.unwrap();
        findings.into_iter().filter(|finding| !finding.ok).map(|finding| finding.check).collect::<Vec<_>>()
    };
    assert_eq!(wrong().await, [""; 0]);
    let mut raw = database.raw().await;
    raw.run(if database.is_postgres() {
        "ALTER TABLE booking DROP CONSTRAINT booking_no_overlap"
    } else {
        "DROP TRIGGER booking_no_overlap"
    })
    .await;
    assert_eq!(wrong().await, ["the guard against double bookings stands"]);
    let twice = insert(&raw, &row(1, member(2), ZONE, seat(ZONE, 0), hours(1, 11, 13)));
    raw.run(&twice).await;
    assert_eq!(wrong().await, ["the guard against double bookings stands", "no seat is booked twice"]);
    let (elsewhere, chair) = (raw.id(QUIET_ZONE.0), raw.id(seat(ZONE, 1).0));
    raw.run(&format!("UPDATE booking SET zone_id = {elsewhere} WHERE seat_id = {chair}")).await;
    raw.run(&format!("UPDATE booking SET held_until = held_until - 60 WHERE seat_id = {chair}")).await;
    let all = [
        "the guard against double bookings stands",
        "no seat is booked twice",
        "bookings remember where their seat stood",
        "what is held covers what was booked",
    ];
    assert_eq!(wrong().await, all);
}
