//! Notices: what people are told by mail, written in the transaction that it is about and delivered afterwards.
//!
//! A command posts a [`Letter`] (`ctx.store().outbox().post(..)`): a typed [`Notice`] with ids, a reader and a language.
//! A job claims what is due, the pages' texts render it, a [`mailer::Mailer`] sends it. To add a notice: see
//! `docs/how-to-add.md`.

#[cfg(feature = "server")]
pub mod claim;
#[cfg(feature = "server")]
pub mod demo;
#[cfg(feature = "server")]
pub mod mailer;
mod model;
#[cfg(feature = "server")]
pub mod readers;
#[cfg(feature = "server")]
pub mod repo;
#[cfg(feature = "server")]
pub mod retry;
#[cfg(feature = "server")]
pub mod settle;

pub use model::{Letter, Notice, To, Withdrawn};
