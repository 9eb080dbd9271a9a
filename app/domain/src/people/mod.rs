//! People: the same person at every library, with memberships (where one may book) and posts (where one works).

mod model;
#[cfg(feature = "server")]
pub mod repo;

pub use model::{Member, Membership, Person, Post, Role};
