//! The contract of storage: each case runs on SQLite and on PostgreSQL.
//!
//! A case is an async function over a [`TestDatabase`]; `cases!` makes two tests of it. `cargo nextest run -p
//! plek-storage postgres` runs one half.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops there")]

mod agreement;
mod any_and_hold;
mod backup;
mod closing;
mod commands;
mod desk;
mod doctor;
mod faults;
mod filling;
mod full_disk;
mod groups;
mod guard;
mod keeping;
mod letters;
mod limits;
mod link;
mod mine;
mod people;
mod places;
mod places_change;
mod profile;
mod replay;
mod rivalry;
mod schema;
mod seats;
mod support;

/// Two tests of each case, named by database.
macro_rules! cases {
    ($($case:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $case() {
                super::$case(&plek_storage::testing::TestDatabase::sqlite().await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $case() {
                if let Some(database) = plek_storage::testing::TestDatabase::postgres().await {
                    super::$case(&database).await;
                }
            })+
        }
    };
}
pub(crate) use cases;
