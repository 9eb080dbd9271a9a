//! People: the same person at every library, with memberships (where one may book), posts (where one works), and an
//! account to sign in with.

mod account;
mod email;
pub mod limits;
mod model;
pub mod password;
mod session;

#[cfg(feature = "server")]
pub mod borrow;
#[cfg(feature = "server")]
pub mod own;
#[cfg(feature = "server")]
pub mod repo;
#[cfg(feature = "server")]
pub mod sessions;
#[cfg(feature = "server")]
pub mod set_up;
#[cfg(feature = "server")]
pub mod sign_in;
#[cfg(feature = "server")]
pub mod staff;

pub use account::Account;
pub use email::EmailAddress;
pub use model::{Membership, Person, Post, Role, fold};
pub use session::{Session, SessionKind};
#[cfg(feature = "server")]
pub use session::{SessionToken, TokenHash};
