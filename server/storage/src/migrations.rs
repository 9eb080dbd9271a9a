//! Migrations: the same numbers and names for both databases, inside the binary.
//!
//! On SQLite all that are pending run in one transaction, in which foreign keys cannot be turned off: one that rebuilds
//! a table says `PRAGMA defer_foreign_keys = ON`.

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};
use std::borrow::Cow;

/// Number, name, text for SQLite, text for PostgreSQL.
type Entry = (i64, &'static str, &'static str, &'static str);

macro_rules! migration {
    ($number:literal, $name:literal) => {
        (
            $number,
            $name,
            include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        )
    };
}

/// All migrations, in order. One that has landed is never edited.
const MIGRATIONS: [Entry; 18] = [
    migration!(1, "0001_places"),
    migration!(2, "0002_people"),
    migration!(3, "0003_seats"),
    migration!(4, "0004_audit_and_replay"),
    migration!(5, "0005_accounts"),
    migration!(6, "0006_notices"),
    migration!(7, "0007_places"),
    migration!(8, "0008_post_person"),
    migration!(9, "0009_library_profile"),
    migration!(11, "0011_former_slugs"),
    migration!(12, "0012_keeping"),
    migration!(13, "0013_mine"),
    migration!(14, "0014_desk"),
    migration!(15, "0015_return_path"),
    migration!(18, "0018_booking_of_seat"),
    migration!(19, "0019_hex"),
    migration!(20, "0020_consortium"),
    migration!(21, "0021_logo"),
];

/// Number of the newest migration.
pub const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// The migrations for SQLite.
pub fn sqlite() -> Migrator {
    migrator(|entry| entry.2)
}

/// The migrations for PostgreSQL.
pub fn postgres() -> Migrator {
    migrator(|entry| entry.3)
}

fn migrator(text: impl Fn(&Entry) -> &'static str) -> Migrator {
    let migration = |entry: &Entry| {
        // The text is part of the binary.
        let sql = AssertSqlSafe(text(entry)).into_sql_str();
        Migration::new(entry.0, Cow::Borrowed(entry.1), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_databases_have_the_same_files_and_all_are_included() {
        let names = |folder: &str| {
            let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let mut names: Vec<String> =
                std::fs::read_dir(path).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert_eq!(names("sqlite"), names("postgres"));
        let included: Vec<String> = super::MIGRATIONS.iter().map(|entry| format!("{}.sql", entry.1)).collect();
        assert_eq!(names("sqlite"), included);
        assert!(super::MIGRATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0), "numbers rise");
        assert!(super::MIGRATIONS.iter().all(|entry| entry.1.starts_with(&format!("{:04}_", entry.0))));
    }
}
