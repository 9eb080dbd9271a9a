//! People: the same person at every library, with memberships (where one may book) and posts (where one works).

mod email;
mod model;
#[cfg(feature = "server")]
pub mod repo;

pub use email::EmailAddress;
pub use model::{Membership, Person, Post, Role};
