//! What is not restored, and that nothing is left of the attempt.

use super::{backup, full, restore};
use crate::support::filled;
use plek_storage::backup::{BackupError, Header, RestoreError};
use plek_storage::tables::TABLES;
use plek_storage::testing::TestDatabase;
use std::io::{self, Write};

crate::cases!(
    a_damaged_backup_leaves_an_empty_database,
    rows_that_the_database_refuses_leave_it_empty,
    a_database_with_rows_is_left_alone,
    of_two_who_restore_at_once_one_does,
    an_empty_database_that_is_ahead_is_refused,
    a_database_without_tables_has_no_backup,
    a_full_disk_ends_the_backup,
);

async fn is_empty(database: &TestDatabase) -> bool {
    let mut raw = database.raw().await;
    let mut rows = 0;
    for table in TABLES {
        rows += raw.number(&format!("SELECT COUNT(*) FROM {}", table.name)).await;
    }
    raw.close().await;
    rows == 0
}

async fn a_damaged_backup_leaves_an_empty_database(database: &TestDatabase) {
    let (_, file) = backup(&full(database, 1).await).await.unwrap();
    let target = database.bare_sibling().await;
    let instance = target.instance().await;
    let cut = &file[..file.len() - 9];
    assert!(matches!(restore(&instance, cut).await, Err(RestoreError::Cut)));
    assert!(is_empty(&target).await);
    let mut flipped = file.clone();
    flipped[file.len() / 2] ^= 4;
    assert!(matches!(restore(&instance, &flipped).await, Err(RestoreError::Damaged(_))));
    assert!(is_empty(&target).await);
    assert!(matches!(restore(&instance, b"a letter to the librarian").await, Err(RestoreError::NotABackup)));
    // And then the right one is.
    restore(&instance, &file).await.unwrap();
    assert!(!is_empty(&target).await);
}

async fn rows_that_the_database_refuses_leave_it_empty(database: &TestDatabase) {
    let source = TestDatabase::sqlite().await;
    let instance = full(&source, 2).await;
    let mut raw = source.raw().await;
    // What no Plek would do: two bookings of one seat at the same time.
    raw.run("DROP TRIGGER booking_no_overlap_update").await;
    raw.run("UPDATE booking SET seat_id = (SELECT seat_id FROM booking WHERE active AND status = 'booked' LIMIT 1)")
        .await;
    raw.close().await;
    let (_, file) = backup(&instance).await.unwrap();
    let target = database.bare_sibling().await;
    let error = restore(&target.instance().await, &file).await.unwrap_err();
    assert!(matches!(&error, RestoreError::Refused { table, .. } if table == "booking"), "{error:?}");
    assert!(is_empty(&target).await);
}

async fn a_database_with_rows_is_left_alone(database: &TestDatabase) {
    let source = TestDatabase::sqlite().await;
    let (_, file) = backup(&filled(&source).await).await.unwrap();
    let mut raw = database.raw().await;
    // One row somewhere is enough.
    let person = raw.id(uuid::Uuid::from_u128(7));
    raw.run(&format!("INSERT INTO person (id, name) VALUES ({person}, 'Noor')")).await;
    let error = restore(&database.instance().await, &file).await.unwrap_err();
    assert!(matches!(&error, RestoreError::NotEmpty { table } if table == "person"), "{error:?}");
    assert_eq!(raw.number("SELECT COUNT(*) FROM library").await, 0);
}

async fn of_two_who_restore_at_once_one_does(database: &TestDatabase) {
    let (header, file) = backup(&filled(database).await).await.unwrap();
    let target = database.bare_sibling().await;
    let mut trying = Vec::new();
    for _ in 0..3 {
        let (instance, file) = (target.instance().await, file.clone());
        trying.push(tokio::spawn(async move { restore(&instance, &file).await }));
    }
    let done = crate::support::answers(trying).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
    assert_eq!(target.raw().await.number("SELECT COUNT(*) FROM seat").await.unsigned_abs(), rows(&header, "seat"));
}

fn rows(header: &Header, table: &str) -> u64 {
    header.tables.iter().find(|there| there.name == table).unwrap().rows
}

async fn an_empty_database_that_is_ahead_is_refused(database: &TestDatabase) {
    let old = database.bare_sibling().await;
    old.migrate_to(3).await;
    let (_, file) = backup(&old.instance().await).await.unwrap();
    let error = restore(&database.instance().await, &file).await.unwrap_err();
    assert!(matches!(error, RestoreError::Ahead { backup: 3, .. }), "{error:?}");
}

async fn a_database_without_tables_has_no_backup(database: &TestDatabase) {
    let bare = database.bare_sibling().await;
    assert!(matches!(backup(&bare.instance().await).await, Err(BackupError::Empty)));
}

/// A disk with room for so many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = bytes.len().min(self.0);
        self.0 -= fits;
        if fits == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(fits) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn a_full_disk_ends_the_backup(database: &TestDatabase) {
    let instance = full(database, 3).await;
    for room in [0, 100, 4_000] {
        assert!(matches!(instance.backup(&mut Disk(room)).await, Err(BackupError::Full(_))), "{room}");
    }
}
