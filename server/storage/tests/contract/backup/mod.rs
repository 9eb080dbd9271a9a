//! Backup and restore: everything, whole, to either database, or nothing.

mod load;
mod refusals;
mod round_trip;

use crate::filling::rich_world;
use crate::support::{book, cancel};
use plek_storage::Database;
use plek_storage::backup::{BackupError, Header, RestoreError};
use plek_storage::fill::Content;
use plek_storage::tables::TABLES;
use plek_storage::testing::{BRANCH, LIBRARY, QUIET_ZONE, Raw, TestDatabase, ZONE, member, seat};
use std::io::Cursor;
use uuid::Uuid;

/// A backup in memory.
pub async fn backup(instance: &Database) -> Result<(Header, Vec<u8>), BackupError> {
    let mut file = Vec::new();
    let header = instance.backup(&mut file).await?;
    Ok((header, file))
}

/// Restores a backup in memory.
pub async fn restore(instance: &Database, file: &[u8]) -> Result<Header, RestoreError> {
    instance.restore(Box::new(Cursor::new(file.to_vec()))).await
}

/// Rows of every table, with texts and numbers as bad as the schema lets pass.
pub async fn full(database: &TestDatabase, seed: u64) -> Database {
    let instance = database.instance().await;
    instance.fill(&hostile(rich_world(), seed)).await.unwrap();
    let store = instance.store();
    for number in 0..8 {
        book(&store, member(number), seat(QUIET_ZONE, number), 4, 9, 12).await.unwrap();
    }
    let gone = book(&store, member(9), seat(ZONE, 9), 4, 9, 12).await.unwrap();
    cancel(&store, member(9), gone.booking).await;
    let mut raw = database.raw().await;
    for (table, column, number) in [
        ("branch", "revision", i64::MAX),
        ("zone", "floor", i64::MIN),
        ("seat", "grid_row", -1),
        ("audit_entry", "at", i64::MAX - 1),
    ] {
        raw.run(&format!("UPDATE {table} SET {column} = {number}")).await;
    }
    raw.run("UPDATE audit_entry SET object_id = NULL, branch_id = NULL").await;
    for statement in others(&raw) {
        raw.run(&statement).await;
    }
    for table in TABLES {
        let rows = raw.number(&format!("SELECT COUNT(*) FROM {}", table.name)).await;
        assert!(rows > 0, "give {} a row, so that this suite sees it restored", table.name);
    }
    raw.close().await;
    instance
}

/// Rows of the tables that neither the world nor a booking fills.
fn others(raw: &Raw) -> Vec<String> {
    let (id, library, member) = (raw.id(Uuid::from_u128(77)), raw.id(LIBRARY.0), raw.id(member(3).0));
    let (secret, no) = match raw {
        Raw::Postgres(_) => (r"'\x00ff'::bytea", "FALSE"),
        Raw::Sqlite(_) => ("x'00ff'", "0"),
    };
    vec![
        format!("INSERT INTO server_key (id, purpose, secret, made_at) VALUES ({id}, 'codes', {secret}, 1)"),
        format!(
            "INSERT INTO visit_count (branch_id, day, zone_id, used, not_come, cancelled)
             VALUES ({}, '2026-07-01', {}, 78, 15, 7)",
            raw.id(BRANCH.0),
            raw.id(ZONE.0),
        ),
        format!("INSERT INTO retention_setting (library_id, kind, days) VALUES ({library}, 'booking', 30)"),
        format!("INSERT INTO retention_run (library_id, kind, ran_at, gone) VALUES ({library}, 'booking', 1, 2)"),
        format!(
            "INSERT INTO letter (id, email, lang, notice, urgent, written_at, deliver_after, state, due_at, tries, claims)
             VALUES ({id}, 'a@b.example', 'fr', '🦉', {no}, 1, 2, 'waiting', 3, 4, 5)"
        ),
        format!(
            "INSERT INTO library_profile (library_id, phone, country, consent_age, cloth, lang, changed_at)
             VALUES ({library}, '''', 'belgium', 13, '#0b6b4f', 'nl-BE', 1)"
        ),
        format!("INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES ({member}, {secret}, 1)"),
        format!("INSERT INTO former_slug (library_id, place_id, slug, left_at) VALUES ({library}, {library}, 'oud', 1)"),
        format!(
            "INSERT INTO desk_note (id, library_id, branch_id, kind, seat_id, booking_id, made_at)
             VALUES ({id}, {library}, {library}, 'seat-taken', {id}, {id}, 1)"
        ),
        format!(
            "INSERT INTO house_change (id, library_id, branch_id, person_id, revision, made_at, undo_until, change, back)
             VALUES ({id}, {library}, {library}, {id}, 1, 2, 3, '{{}}', '{{}}')"
        ),
        format!(
            "INSERT INTO booking_change (change_id, booking_id, library_id, person_id, from_seat_id, from_zone_id,
                                         status_before, letter_id, state, made_at)
             VALUES ({id}, {id}, {library}, {id}, {id}, {id}, 'booked', {id}, 'planned', 1)"
        ),
    ]
}

/// Texts of seeded characters from everywhere, but never a NUL, which Plek refuses.
fn hostile(mut world: Content, seed: u64) -> Content {
    let mut chance = fastrand::Rng::with_seed(seed);
    let odd =
        ['\'', '"', '\\', '\n', '\r', '\t', '\u{1}', '\u{7f}', '{', ',', '\u{202e}', '\u{feff}', '\u{10ffff}', '🦉'];
    let mut text = move || {
        let letter = |chance: &mut fastrand::Rng| match chance.u8(..3) {
            0 => odd[chance.usize(..odd.len())],
            1 => chance.alphanumeric(),
            _ => chance.char('\u{1}'..),
        };
        let length = chance.usize(..60);
        (0..length).map(|_| letter(&mut chance)).collect::<String>()
    };
    world.consortium.1 = text();
    for (_, library) in &mut world.libraries {
        library.name = text();
    }
    for house in &mut world.branches {
        house.branch.address = text();
        house.zones.iter_mut().for_each(|zone| zone.name = text());
        house.closures.iter_mut().for_each(|closure| closure.reason = text());
        house.exceptions.iter_mut().for_each(|exception| exception.reason = text());
    }
    for person in &mut world.people {
        person.name = text();
    }
    world
}
