//! SQLite on a full disk: writes are refused, reads go on, and there is nothing to repair afterwards.

use crate::support::{active, answers, book, filled, submitted, wish};
use plek_domain::error::StoreError;
use plek_domain::store::WriteError;
use plek_storage::testing::{TestDatabase, ZONE, member, seat};

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writes_and_nothing_else() {
    let database = TestDatabase::sqlite().await;
    filled(&database).await.close().await;
    let pages = database.raw().await.number("PRAGMA page_count").await;
    database.limit_pages(Some(u32::try_from(pages).unwrap() + 3));
    let instance = database.instance().await;
    let store = instance.store();
    let (mut booked, mut full) = (0, 0);
    for ahead in 1..12 {
        let tasks = (0..20).map(|n| submitted(&store, wish(member(n), seat(ZONE, n), ahead, 9, 12))).collect();
        for answer in answers(tasks).await {
            match answer {
                Ok(_) => booked += 1,
                Err(WriteError::Store(StoreError::Full(_))) => full += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(booked > 0 && full > 0, "{booked} booked, {full} refused");
    // What was acknowledged is there, and nothing else.
    assert_eq!(active(&database).await, booked);
    assert!(store.plan(plek_storage::testing::BRANCH).await.unwrap().is_some());
    assert!(instance.doctor().await.unwrap().iter().all(|finding| finding.ok));
    database.limit_pages(None);
    book(&store, member(30), seat(ZONE, 0), 13, 9, 12).await.unwrap();
    assert_eq!(active(&database).await, booked + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_survives_reopening() {
    let database = TestDatabase::sqlite().await;
    let instance = filled(&database).await;
    let done = book(&instance.store(), member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    instance.close().await;
    let again = database.instance().await;
    assert_eq!(again.migrate().await.unwrap(), 0);
    again.ready().await.unwrap();
    let kept = again.store().read().await.unwrap().bookings().booking(done.booking).await.unwrap();
    assert_eq!(kept.map(|kept| kept.person), Some(member(0)));
    book(&again.store(), member(1), seat(ZONE, 1), 1, 9, 12).await.unwrap();
    // Whoever opens it while it is open sees the same.
    let beside = database.instance().await.store();
    assert!(beside.read().await.unwrap().bookings().booking(done.booking).await.unwrap().is_some());
}
