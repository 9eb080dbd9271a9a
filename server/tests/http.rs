//! Plek as a visitor meets it: over HTTP, from a router with all its layers or from the binary itself.
//!
//! One folder per pillar (`seats/`), one for what all pages share (`web/`), one for what goes wrong around them
//! (`faults/`). `support/` has the world, the Pleks to run and the people who visit them. A new case starts from
//! `App::start(&TestDatabase::sqlite().await)` and somebody: `app.as_student(student(0))`.
//!
//! PostgreSQL is where `PLEK_TEST_POSTGRES` says (`cargo xtask test` starts one); `none` leaves it out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which clippy does not take for tests"
)]

mod desk;
mod faults;
mod home;
mod mine;
mod opening;
mod people;
mod places;
mod seats;
mod support;
mod web;
