//! Words that several pages of this pillar use.

use crate::i18n::Texts;
use crate::t;
use plek_domain::people::Role;
use plek_domain::time::Timestamp;

/// The name of a role.
pub(super) fn role(texts: Texts, role: Role) -> String {
    match role {
        Role::Teacher => t!(texts, "role-teacher"),
        Role::Organiser => t!(texts, "role-organiser"),
        Role::Desk => t!(texts, "role-desk"),
        Role::Librarian => t!(texts, "role-librarian"),
        Role::Admin => t!(texts, "role-admin"),
    }
}

/// The day of an instant. Of what happened anywhere in the consortium no zone is the right one, so it is that of UTC.
pub(super) fn day(texts: Texts, at: Timestamp) -> String {
    texts.day(at.utc().date_naive())
}
