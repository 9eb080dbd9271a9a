//! The schema: the same on both databases, and the registry of tables tells the truth about it.

use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::time::{FixedClock, SystemClock};
use plek_storage::tables::{PASSING, Personal, Retention, TABLES, Tenant};
use plek_storage::testing::{Raw, TestDatabase};
use plek_storage::{Finding, NotReady};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

crate::cases!(
    every_table_is_registered_and_its_columns_exist,
    an_unmigrated_database_says_so,
    several_instances_may_migrate_at_once,
    a_database_of_any_older_plek_is_known_and_brought_up_to_date,
);

/// All columns, as `table.column`.
async fn columns(raw: &mut Raw) -> BTreeSet<String> {
    let query = match raw {
        Raw::Sqlite(_) => {
            "SELECT tables.name || '.' || columns.name
             FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_sqlx%' ESCAPE '\\'"
        }
        Raw::Postgres(_) => {
            "SELECT table_name || '.' || column_name FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'"
        }
    };
    raw.texts(query).await.into_iter().collect()
}

async fn every_table_is_registered_and_its_columns_exist(database: &TestDatabase) {
    let columns = columns(&mut database.raw().await).await;
    let there: BTreeSet<&str> = columns.iter().filter_map(|column| Some(column.split_once('.')?.0)).collect();
    let registered: Vec<_> = TABLES.iter().chain(&PASSING).collect();
    assert_eq!(there, registered.iter().map(|table| table.name).collect());
    assert_eq!(there.len(), registered.len(), "a table is registered twice");
    for (at, table) in registered.iter().enumerate() {
        let has = |column: &str| assert!(columns.contains(&format!("{}.{column}", table.name)), "{table:?}: {column}");
        match table.tenant {
            Tenant::Installation => {}
            Tenant::Library(column) => has(column),
            Tenant::Through(column, parent) => {
                has(column);
                assert!(registered[..at].iter().any(|earlier| earlier.name == parent), "{table:?} before its parent");
            }
        }
        if let Personal::About(column) = table.personal {
            has(column);
        }
        if let Retention::Days(_, column) = table.retention {
            has(column);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_database_is_not_taken_for_a_new_one() {
    let database = TestDatabase::sqlite().await;
    let file = database.url().trim_start_matches("sqlite:");
    std::fs::write(file, "a letter to the librarian\n".repeat(1000)).unwrap();
    let instance = database.instance().await;
    assert!(matches!(instance.pending_migrations().await, Err(StoreError::Broken { .. })));
    assert!(matches!(instance.ready().await, Err(NotReady::Database(_))));
    assert!(instance.migrate().await.is_err());
    assert!(std::fs::read_to_string(file).unwrap().starts_with("a letter"));
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_and_sqlite_have_the_same_columns() {
    let Some(postgres) = TestDatabase::postgres().await else { return };
    let sqlite = TestDatabase::sqlite().await;
    assert_eq!(columns(&mut sqlite.raw().await).await, columns(&mut postgres.raw().await).await);
}

async fn an_unmigrated_database_says_so(database: &TestDatabase) {
    let bare = database.bare_sibling().await;
    let instance = bare.instance_with(bare.options(), Arc::new(SystemClock::default())).await;
    let all = instance.pending_migrations().await.unwrap();
    assert!(all > 4, "{all}");
    assert!(matches!(instance.ready().await, Err(NotReady::Migrations { pending }) if pending == all));
    let findings = instance.doctor().await.unwrap();
    assert!(
        findings.contains(&Finding::new("all migrations have run", false, format!("{all} pending"))),
        "{findings:?}"
    );
    assert_eq!(instance.migrate().await.unwrap(), all);
    instance.ready().await.unwrap();
    assert_eq!(instance.migrate().await.unwrap(), 0);
    assert!(instance.is_empty().await.unwrap());
}

async fn a_database_of_any_older_plek_is_known_and_brought_up_to_date(database: &TestDatabase) {
    let newest = database.raw().await.number("SELECT MAX(version) FROM _sqlx_migrations").await;
    // From the first that has people.
    for older in 2..newest {
        let bare = database.bare_sibling().await;
        bare.migrate_to(older).await;
        let mut raw = bare.raw().await;
        let [house, somebody] = [1, 2].map(|id| raw.id(Uuid::from_u128(id)));
        raw.run(&format!("INSERT INTO consortium (id, name) VALUES ({house}, 'Ours')")).await;
        raw.run(&format!("INSERT INTO person (id, name) VALUES ({somebody}, 'Somebody')")).await;
        raw.close().await;
        let instance = bare.instance().await;
        // What is asked before a demo is migrated.
        assert!(!instance.is_empty().await.unwrap(), "{older}");
        assert!(instance.has_person(PersonId(Uuid::from_u128(2))).await.unwrap(), "{older}");
        assert!(!instance.has_person(PersonId(Uuid::from_u128(3))).await.unwrap(), "{older}");
        assert!(instance.migrate().await.unwrap() > 0, "{older}");
        let mut read = instance.store().read().await.unwrap();
        let somebody = read.people().person(PersonId(Uuid::from_u128(2))).await.unwrap();
        assert_eq!(somebody.unwrap().name.as_str(), "Somebody", "{older}");
    }
}

async fn several_instances_may_migrate_at_once(database: &TestDatabase) {
    let bare = database.bare_sibling().await;
    let mut starting = Vec::new();
    for _ in 0..6 {
        let instance = bare.instance().await;
        starting.push(tokio::spawn(async move { instance.migrate().await }));
    }
    for migrated in crate::support::answers(starting).await {
        migrated.unwrap();
    }
    assert_eq!(bare.instance().await.pending_migrations().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_with_a_clock_far_from_ours_is_not_ready() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let ours = SystemClock::default();
    for (ahead, ready) in [(0, true), (1, true), (10, false), (-10, false)] {
        let now = plek_domain::time::Clock::now(&ours).plus_seconds(ahead);
        let instance = database.instance_with(database.options(), Arc::new(FixedClock::new(now))).await;
        match instance.ready().await {
            Ok(()) => assert!(ready, "{ahead} s away and ready"),
            Err(NotReady::Clock { seconds }) => assert!(!ready && (seconds + ahead).abs() <= 2, "{seconds} s"),
            Err(other) => panic!("{other:?}"),
        }
    }
    // A demo's clock is set on purpose; the machine's own is what counts.
    let demo = SystemClock::starting_at(plek_storage::testing::START);
    database.instance_with(database.options(), Arc::new(demo)).await.ready().await.unwrap();
}
