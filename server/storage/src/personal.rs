//! What is about a person: what the registry of tables says of it, and what becomes of each table when they are erased.

use crate::tables::{PASSING, Personal, TABLES, Table};

/// What becomes of a person's rows in a table when the person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// They go.
    Delete,
    /// They stay, about nobody: others count on them (seats that were used, hours that were full).
    Nobody,
    /// They stay with the id alone, which by then says nothing: what was done must be accounted for.
    IdOnly,
    /// The row stays, emptied.
    Empty,
}

/// What becomes of each table about people. A test holds that none of the registry is missing.
const ERASURES: &[(&str, Erasure)] = &[
    ("membership", Erasure::Delete),
    ("post", Erasure::Delete),
    ("calendar_feed", Erasure::Delete),
    ("booking", Erasure::Nobody),
    ("booking_change", Erasure::Nobody),
    ("house_change", Erasure::IdOnly),
    ("audit_entry", Erasure::IdOnly),
    ("letter", Erasure::Delete),
    ("replay", Erasure::Delete),
    ("session", Erasure::Delete),
    ("sign_in", Erasure::Delete),
    ("set_up_link", Erasure::Delete),
    ("person", Erasure::Empty),
];

/// Columns that are nobody's business, not even their person's: who has them could be them.
const SECRETS: [&str; 3] = ["password", "token_hash", "secret"];

/// All tables about people: name, the column with the person's id, and what becomes of it.
pub fn about_people() -> impl Iterator<Item = (&'static Table, &'static str, Option<Erasure>)> {
    TABLES.iter().chain(&PASSING).filter_map(|table| match table.personal {
        Personal::About(column) => {
            let erasure = ERASURES.iter().find(|(name, _)| *name == table.name).map(|(_, erasure)| *erasure);
            Some((table, column, erasure))
        }
        Personal::No => None,
    })
}

/// Whether a column is left out of what a person gets to see.
pub fn is_secret(column: &str) -> bool {
    SECRETS.contains(&column)
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_table_about_people_is_forgotten() {
        for (table, _, erasure) in super::about_people() {
            assert!(erasure.is_some(), "say in personal.rs what becomes of {} when its person is erased", table.name);
        }
        assert_eq!(super::about_people().count(), super::ERASURES.len(), "a table that is not there any more");
    }
}
