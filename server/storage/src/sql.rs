//! [`sql!`]: marks a statement, so that a test finds all of them in the sources and prepares each on both databases.
//!
//! Not marked, and tried by contract cases instead: what `QueryBuilder` puts together row by row, and what `sqlite.rs` and
//! `postgres.rs` ask in their own dialect. A test knows these files by name and finds any other statement without a mark.

/// A statement. `$1` placeholders, bound timestamps, no dialect: the text is the same for both databases.
macro_rules! sql {
    ($text:literal) => {
        $text
    };
}
pub(crate) use sql;

#[cfg(test)]
mod tests {
    use crate::testing::{Raw, TestDatabase};
    use sqlx::{AssertSqlSafe, Executor, Row, SqlSafeStr};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// Files with statements that are not marked, and why.
    const UNMARKED: [(&str, &str); 13] = [
        ("bell.rs", "PostgreSQL's own: NOTIFY"),
        ("repos/copy.rs", "built: the registry names the tables of a backup"),
        ("repos/house.rs", "built: as many people as a change concerns"),
        ("repos/house_edits.rs", "built: as many seats as staff mark at once"),
        ("repos/letters.rs", "built: as many letters as a command posts"),
        ("repos/mine.rs", "built: as many bookings as are told of at once"),
        ("postgres.rs", "PostgreSQL's own: locks, its clock, its catalogue"),
        ("sqlite.rs", "SQLite's own: its file, its catalogue"),
        ("repos/fill.rs", "built: as many rows as fit in a statement"),
        ("repos/personal.rs", "built: the registry names the tables about people"),
        ("repos/retention.rs", "built: the registry names the tables that pass"),
        ("repos/staff.rs", "built: as many commands as there are above libraries"),
        ("repos/ledger.rs", "built: as many keys, lines and answers as a group has"),
    ];

    /// Files whose statements may read all bookings, and why.
    const READ_ALL: [(&str, &str); 1] =
        [("repos/check.rs", "the doctor looks at every row, on a connection of its own")];

    /// How a statement begins.
    const VERBS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

    /// The sources of this crate by their path below `src`, without their tests.
    fn sources() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut all = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            for path in entries {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                if path.is_dir() && name != "testing" {
                    folders.push(path);
                } else if name.ends_with(".rs") {
                    let source = fs::read_to_string(&path).unwrap();
                    all.push((name, source.split("#[cfg(test)]").next().unwrap().to_owned()));
                }
            }
        }
        all
    }

    /// Every text in quotes, with what stands before it.
    fn literals(source: &str) -> impl Iterator<Item = (&str, &str)> {
        let starts = source.match_indices('"').map(|(at, _)| at);
        starts.filter_map(|at| {
            let text = source[at + 1..].split('"').next()?;
            Some((source[..at].trim_end(), text))
        })
    }

    fn is_statement(text: &str) -> bool {
        VERBS.iter().any(|verb| text.trim_start().starts_with(verb))
    }

    /// All marked statements with the file they stand in.
    fn statements() -> Vec<(String, String)> {
        let sources = sources();
        let marked = sources.iter().flat_map(|(file, source)| {
            let marked = literals(source).filter(|(before, _)| before.ends_with("sql!("));
            marked.map(move |(_, text)| (file.clone(), text.to_owned()))
        });
        let marked: Vec<_> = marked.collect();
        assert!(marked.len() > 20, "the statements were not found");
        marked
    }

    #[test]
    fn every_other_statement_is_in_a_file_that_says_why() {
        let mut without = Vec::new();
        for (file, source) in sources() {
            let unmarked = literals(&source).find(|(before, text)| is_statement(text) && !before.ends_with("sql!("));
            if let Some((_, text)) = unmarked {
                assert!(UNMARKED.iter().any(|(known, _)| *known == file), "{file}: without sql!: {text}");
                without.push(file);
            }
        }
        assert_eq!(without.len(), UNMARKED.len(), "files that no longer have any: only {without:?} do");
    }

    /// Files that change rows otherwise than through `Conn::change`, and why.
    const UNCOUNTED: [(&str, &str); 4] = [
        ("repos/mod.rs", "`Conn::change` itself"),
        ("repos/writer.rs", "control statements"),
        ("repos/fill.rs", "bulk filling, which no command does"),
        ("repos/copy.rs", "backup and restore, which no command does"),
    ];

    #[test]
    fn every_change_of_a_repository_is_counted() {
        for (file, source) in sources().into_iter().filter(|(file, _)| file.starts_with("repos/")) {
            if !UNCOUNTED.iter().any(|(known, _)| *known == file) {
                assert!(!source.contains(".execute("), "{file}: changes go through Conn::change");
                assert!(!source.contains("RETURNING"), "{file}: rows that are returned are not counted");
            }
        }
    }

    #[tokio::test]
    async fn every_statement_can_be_prepared_on_sqlite() {
        let database = TestDatabase::sqlite().await;
        let Raw::Sqlite(mut connection) = database.raw().await else { panic!("SQLite") };
        for (file, statement) in statements() {
            let sql = AssertSqlSafe(statement.clone()).into_sql_str();
            connection.prepare(sql).await.unwrap_or_else(|error| panic!("{file}: {error}: {statement}"));
        }
    }

    #[tokio::test]
    async fn every_statement_can_be_prepared_on_postgres() {
        let Some(database) = TestDatabase::postgres().await else { return };
        let Raw::Postgres(mut connection) = database.raw().await else { panic!("PostgreSQL") };
        for (file, statement) in statements() {
            let sql = AssertSqlSafe(statement.clone()).into_sql_str();
            connection.prepare(sql).await.unwrap_or_else(|error| panic!("{file}: {error}: {statement}"));
        }
    }

    /// What SQLite means to do for a statement, a line a table.
    async fn plan(connection: &mut sqlx::SqliteConnection, statement: &str) -> Vec<String> {
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
        let rows = sqlx::query(explain).fetch_all(connection).await.unwrap();
        rows.iter().map(|row| row.get("detail")).collect()
    }

    #[tokio::test]
    async fn no_statement_reads_all_bookings() {
        let database = TestDatabase::sqlite().await;
        let Raw::Sqlite(mut connection) = database.raw().await else { panic!("SQLite") };
        let scans = |steps: &[String]| steps.iter().any(|step| step.starts_with("SCAN booking"));
        let mut read_all = Vec::new();
        for (file, statement) in statements() {
            let steps = plan(&mut connection, &statement).await;
            if scans(&steps) {
                assert!(READ_ALL.iter().any(|(known, _)| *known == file), "{file}: {steps:?}: {statement}");
                read_all.push(file);
            }
        }
        assert!(!read_all.is_empty(), "a scan would not be seen");
    }

    #[tokio::test]
    async fn closures_are_found_by_their_end() {
        let database = TestDatabase::sqlite().await;
        let Raw::Sqlite(mut connection) = database.raw().await else { panic!("SQLite") };
        let (_, closures) = statements().into_iter().find(|(_, text)| text.contains("FROM closure")).unwrap();
        let steps = plan(&mut connection, &closures).await;
        assert!(steps[0].contains("closure_branch (branch_id=? AND ends_at>?)"), "{steps:?}");
    }
}
