//! Mail: letters of the outbox become mails and leave.
//!
//! - [`office`]: claims what is due, has it written (`app::notices`), sends it, settles it. A claim has an end and a
//!   number, so that several instances share the work and a late one changes nothing.
//! - [`smtp`]: sends by a mail server; [`mime`] is the mail as it goes over the wire.
//! - [`mailbox`]: keeps the mails of a demo, where none leaves.
//! - [`readers`]: where a letter goes and the code it carries.
//! - [`findings`]: what `plek doctor` says about it.
//!
//! Each letter is delivered once, but for one case that no outbox can rule out: the mail server took it, and the
//! instance died (or lost the database) before it could write that down. Then it is sent again with the same
//! `Message-ID`, by which mail programs know it.

pub mod findings;
pub mod mailbox;
pub mod mime;
pub mod office;
pub mod readers;
pub mod smtp;
