//! [`sql!`]: marks a statement, so that a test finds all of them in the sources and prepares each on both databases.

/// A statement. `$1` placeholders, bound timestamps, no dialect: the text is the same for both databases.
macro_rules! sql {
    ($text:literal) => {
        $text
    };
}
pub(crate) use sql;

/// All statements in `src/repos`, for the test that prepares them.
#[cfg(test)]
pub fn statements() -> Vec<String> {
    let folder = format!("{}/src/repos", env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for (at, _) in source.match_indices("sql!(") {
            let literal = source[at + "sql!(".len()..].trim_start();
            let text = literal.strip_prefix('"').expect("sql! takes a plain literal");
            all.push(text[..text.find('"').expect("the literal ends")].to_owned());
        }
        // A statement that is not marked would escape the test.
        assert!(!source.contains(">(\""), "a statement without sql!");
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::testing::{Raw, TestDatabase};

    #[test]
    fn every_change_of_a_repository_is_counted() {
        let folder = format!("{}/src/repos", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            // `Conn::change` itself, control statements, and bulk filling and copying, which no command does.
            if ["mod.rs", "writer.rs", "fill.rs", "copy.rs"].iter().any(|name| path.ends_with(name)) {
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            assert!(!source.contains(".execute("), "{}: changes go through Conn::change", path.display());
            assert!(!source.contains("RETURNING"), "{}: rows that are returned are not counted", path.display());
        }
    }
    use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

    #[tokio::test]
    async fn every_statement_can_be_prepared_on_sqlite() {
        let database = TestDatabase::sqlite().await;
        let Raw::Sqlite(mut connection) = database.raw().await else { panic!("SQLite") };
        let statements = super::statements();
        assert!(statements.len() > 20, "the statements were not found");
        for statement in statements {
            let sql = AssertSqlSafe(statement.clone()).into_sql_str();
            connection.prepare(sql).await.unwrap_or_else(|error| panic!("{error}: {statement}"));
        }
    }

    #[tokio::test]
    async fn every_statement_can_be_prepared_on_postgres() {
        let Some(database) = TestDatabase::postgres().await else { return };
        let Raw::Postgres(mut connection) = database.raw().await else { panic!("PostgreSQL") };
        for statement in super::statements() {
            let sql = AssertSqlSafe(statement.clone()).into_sql_str();
            connection.prepare(sql).await.unwrap_or_else(|error| panic!("{error}: {statement}"));
        }
    }
}
