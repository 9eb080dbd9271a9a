//! What was backed up is there again, row for row, on the other database too.

use super::{backup, full, restore};
use plek_storage::tables::TABLES;
use plek_storage::testing::{Raw, TestDatabase};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

crate::cases!(
    there_and_back_again_every_row_is_the_same,
    every_table_and_column_is_in_it,
    a_backup_of_an_older_plek_is_brought_up_to_date,
    a_new_database_has_no_rows,
);

/// All rows of a table as the database itself writes them down, sorted.
async fn rows(raw: &mut Raw, table: &str) -> Vec<String> {
    let query = match raw {
        Raw::Sqlite(_) => {
            let columns = raw.texts(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let quoted = columns.iter().map(|name| format!("quote({name})")).collect::<Vec<_>>().join(" || ',' || ");
            format!("SELECT {quoted} FROM {table}")
        }
        Raw::Postgres(_) => format!("SELECT CAST(whole AS text) FROM {table} AS whole"),
    };
    let mut rows = raw.texts(&query).await;
    rows.sort_unstable();
    rows
}

async fn all_rows(database: &TestDatabase) -> BTreeMap<&'static str, Vec<String>> {
    let mut raw = database.raw().await;
    let mut all = BTreeMap::new();
    for table in TABLES {
        all.insert(table.name, rows(&mut raw, table.name).await);
    }
    raw.close().await;
    all
}

async fn there_and_back_again_every_row_is_the_same(database: &TestDatabase) {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let instance = full(database, seed).await;
    let (header, file) = backup(&instance).await.unwrap();

    let other = database.bare_counterpart().await;
    let there = other.instance().await;
    assert_eq!(restore(&there, &file).await.unwrap(), header);
    assert!(there.doctor().await.unwrap().iter().all(|finding| finding.ok));

    let (header_there, file_there) = backup(&there).await.unwrap();
    assert_eq!(header_there.rows(), header.rows());
    let third = database.bare_sibling().await;
    let back = third.instance().await;
    restore(&back, &file_there).await.unwrap();
    let (before, after) = (all_rows(database).await, all_rows(&third).await);
    for table in TABLES {
        assert_eq!(before[table.name], after[table.name], "{}", table.name);
    }
    assert!(back.doctor().await.unwrap().iter().all(|finding| finding.ok));
}

async fn every_table_and_column_is_in_it(database: &TestDatabase) {
    let (header, file) = backup(&database.instance().await).await.unwrap();
    let names: Vec<_> = header.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, TABLES.map(|table| table.name));
    let mut raw = database.raw().await;
    for table in &header.tables {
        let name = &table.name;
        let query = match raw {
            Raw::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{name}')"),
            Raw::Postgres(_) => {
                format!("SELECT CAST(column_name AS text) FROM information_schema.columns WHERE table_name = '{name}'")
            }
        };
        let there: BTreeSet<_> = raw.texts(&query).await.into_iter().collect();
        assert_eq!(table.columns.iter().map(|column| column.0.clone()).collect::<BTreeSet<_>>(), there, "{name}");
    }
    // Anyone can look into it.
    let mut lines = String::new();
    flate2::read::GzDecoder::new(&file[..]).read_to_string(&mut lines).unwrap();
    assert!(lines.starts_with("{\"format\":\"plek-backup\",\"version\":1,"), "{lines}");
    assert_eq!(lines.lines().count(), TABLES.len() + 2);
}

async fn a_backup_of_an_older_plek_is_brought_up_to_date(database: &TestDatabase) {
    let old = database.bare_sibling().await;
    old.migrate_to(2).await;
    let mut raw = old.raw().await;
    let person = raw.id(uuid::Uuid::from_u128(7));
    raw.run(&format!("INSERT INTO person (id, name) VALUES ({person}, 'Noor')")).await;
    raw.close().await;
    // Backed up by the new Plek before it upgrades, or long ago: the file is the same.
    let (header, file) = backup(&old.instance().await).await.unwrap();
    assert_eq!(header.migration, 2);
    assert!(header.tables.iter().all(|table| table.name != "booking"));

    let new = database.bare_counterpart().await;
    let instance = new.instance().await;
    restore(&instance, &file).await.unwrap();
    assert_eq!(instance.pending_migrations().await.unwrap(), 0);
    assert_eq!(new.raw().await.texts("SELECT name FROM person").await, ["Noor"]);
    assert!(instance.doctor().await.unwrap().iter().all(|finding| finding.ok));
}

/// Or nothing could be restored into it.
async fn a_new_database_has_no_rows(database: &TestDatabase) {
    let mut raw = database.raw().await;
    for table in TABLES {
        assert_eq!(raw.number(&format!("SELECT COUNT(*) FROM {}", table.name)).await, 0, "{}", table.name);
    }
    // Rows are restored in this order, and each reference must find its row.
    let query = match raw {
        Raw::Sqlite(_) => {
            "SELECT tables.name || '>' || keys.\"table\"
             FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table'"
        }
        Raw::Postgres(_) => {
            "SELECT conrelid::regclass::text || '>' || confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
        }
    };
    let place = |name: &str| TABLES.iter().position(|table| table.name == name);
    for reference in raw.texts(query).await {
        let (child, parent) = reference.split_once('>').unwrap();
        assert!(place(child).is_none() || place(parent) < place(child), "{child} stands before {parent} in TABLES");
    }
}
