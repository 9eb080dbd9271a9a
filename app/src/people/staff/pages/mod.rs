//! How the pages look.

mod audit;
mod people;
mod retention;

pub(crate) use audit::audit_lines;
pub(super) use audit::{AuditPage, audit};
pub(super) use people::{PeoplePage, people};
pub(super) use retention::{RetentionPage, retention};
