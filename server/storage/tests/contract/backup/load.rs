//! A backup while people book: one moment, and nobody waits for it.

use super::{backup, restore};
use crate::support::{book, filled, hours, row};
use plek_domain::store::WriteError;
use plek_storage::testing::{QUIET_ZONE, TestDatabase, ZONE, member, seat, small_world};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

crate::cases!(what_was_acknowledged_before_is_in_it, a_slow_disk_holds_nobody_up);

/// Writes down slowly.
struct SlowDisk(Vec<u8>, Duration);

impl Write for SlowDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        std::thread::sleep(self.1);
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn what_was_acknowledged_before_is_in_it(database: &TestDatabase) {
    let instance = filled(database).await;
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..8_u64)
        .map(|number| {
            let (store, acknowledged, stop) = (instance.store(), Arc::clone(&acknowledged), Arc::clone(&stop));
            tokio::spawn(async move {
                for turn in (0..).take_while(|_| !stop.load(Ordering::Relaxed)) {
                    // Eight people share a chair; what they may not have any more is refused, and they go on.
                    let (who, ahead, hour) = (number * 8 + turn / 6 % 8, 1 + turn % 6, 8 + 2 * (turn / 48 % 7));
                    let from = i64::try_from(hour).unwrap();
                    match book(&store, member(who), seat(ZONE, number), ahead, from, from + 1).await {
                        Ok(booked) => acknowledged.lock().unwrap().push(booked.booking),
                        Err(WriteError::Refused(_)) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            })
        })
        .collect();
    while acknowledged.lock().unwrap().len() < 60 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let before = acknowledged.lock().unwrap().clone();
    let (header, file) = backup(&instance).await.unwrap();
    stop.store(true, Ordering::Relaxed);
    crate::support::answers(writers).await;

    let target = database.bare_counterpart().await;
    let restored = target.instance().await;
    restore(&restored, &file).await.unwrap();
    let findings = restored.doctor().await.unwrap();
    assert!(findings.iter().all(|finding| finding.ok), "{findings:?}");
    let mut there = target.raw().await;
    let ids = before.iter().map(|booking| there.id(booking.0)).collect::<Vec<_>>().join(", ");
    let found = there.number(&format!("SELECT COUNT(*) FROM booking WHERE id IN ({ids})")).await;
    assert_eq!(found.unsigned_abs(), before.len() as u64);
    let kept = there.number("SELECT COUNT(*) FROM booking").await;
    println!("{} before, {kept} in the backup, {} in the end", before.len(), acknowledged.lock().unwrap().len());
    // One moment: each booking that is in it has its line in the audit log, and the other way round.
    assert_eq!(there.number("SELECT COUNT(*) FROM audit_entry").await, kept);
    assert_eq!(header.tables.iter().find(|table| table.name == "booking").unwrap().rows, kept.unsigned_abs());
}

async fn a_slow_disk_holds_nobody_up(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    for number in 0..4_000_u64 {
        let (chair, ahead, slot) = (number % 20, number / 280, i64::try_from(number / 20 % 14).unwrap());
        world.bookings.push(row(
            u128::from(number) + 1,
            member(chair),
            ZONE,
            seat(ZONE, chair),
            hours(ahead, 8 + slot, 9 + slot),
        ));
    }
    instance.fill(&world).await.unwrap();
    let reading = instance.clone();
    let backup = tokio::spawn(async move {
        let mut disk = SlowDisk(Vec::new(), Duration::from_millis(300));
        reading.backup(&mut disk).await.map(|header| (header, disk.0))
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    let begun = std::time::Instant::now();
    book(&instance.store(), member(40), seat(QUIET_ZONE, 0), 1, 9, 12).await.unwrap();
    assert!(!backup.is_finished(), "the backup was over before the booking");
    println!("booked in {:?} while the backup goes on", begun.elapsed());
    let (header, _) = backup.await.unwrap().unwrap();
    // Booked after its moment.
    assert_eq!(header.tables.iter().find(|table| table.name == "booking").unwrap().rows, 4_000);
}
