//! Mail from the outbox to where it arrives: over a real socket to a small mail server that does as told, and into the
//! demo's mailbox, read over HTTP.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which clippy does not take for tests"
)]

#[path = "mail/delivery.rs"]
mod delivery;
#[path = "mail/mailbox.rs"]
mod mailbox;
#[path = "mail/plek.rs"]
mod plek;
#[path = "mail/server.rs"]
mod server_for_tests;
#[path = "mail/words.rs"]
mod words;
