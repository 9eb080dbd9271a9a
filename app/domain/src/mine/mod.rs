//! What is one's own: everything that somebody booked, wherever, and the private calendar feed of it.

#[cfg(feature = "server")]
pub mod feed;
#[cfg(feature = "server")]
pub mod repo;
