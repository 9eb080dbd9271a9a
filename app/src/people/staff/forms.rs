//! What the page of people posts.

use crate::i18n::Lang;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::ids::{BranchId, LibraryId, PersonId};
use plek_domain::people::staff::members::{EndMembership, GiveMembership};
use plek_domain::people::staff::posts::{GivePost, TakePost};
use plek_domain::people::{EmailAddress, Role};
use plek_domain::text::Line;
use plek_domain::time::Timestamp;

/// One of its forms, read.
pub(super) enum PeopleForm {
    GivePost(GivePost),
    TakePost(TakePost),
    GiveMembership(GiveMembership),
    EndMembership(EndMembership),
}

impl PeopleForm {
    /// Reads the form that `do` names; nothing when it names none.
    pub(super) fn parse(raw: &Raw, library: LibraryId, lang: Lang) -> Result<Option<Self>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let lang = lang.tag().to_owned();
        let email = |errors: &mut FieldErrors| errors.required(raw, "email", |text| text.parse::<EmailAddress>().ok());
        let person = |errors: &mut FieldErrors| errors.required(raw, "person", |text| text.parse::<PersonId>().ok());
        let form = match raw.one("do") {
            "give-post" => {
                let (email, role, branch) = (email(&mut errors), role(&mut errors, raw), branch(&mut errors, raw));
                email
                    .zip(role)
                    .zip(branch)
                    .map(|((email, role), branch)| Self::GivePost(GivePost { library, branch, role, email, lang }))
            }
            "take-post" => {
                let (person, role, branch) = (person(&mut errors), role(&mut errors, raw), branch(&mut errors, raw));
                person
                    .zip(role)
                    .zip(branch)
                    .map(|((person, role), branch)| Self::TakePost(TakePost { library, branch, role, person }))
            }
            "give-membership" => {
                let name = errors.required(raw, "name", |text| text.parse::<Line>().ok());
                let email = email(&mut errors);
                let patron_group = errors.required(raw, "group", |text| text.parse::<Line>().ok());
                let until = until(&mut errors, raw);
                email.zip(name).zip(patron_group).zip(until).map(|(((email, name), patron_group), until)| {
                    Self::GiveMembership(GiveMembership { library, email, name, patron_group, until, lang })
                })
            }
            "end-membership" => {
                person(&mut errors).map(|person| Self::EndMembership(EndMembership { library, person }))
            }
            _ => return Ok(None),
        };
        match form {
            Some(form) if errors.is_empty() => Ok(Some(form)),
            _ => Err(errors),
        }
    }
}

fn role(errors: &mut FieldErrors, raw: &Raw) -> Option<Role> {
    errors.required(raw, "role", Role::from_code)
}

/// One branch, or none for all.
fn branch(errors: &mut FieldErrors, raw: &Raw) -> Option<Option<BranchId>> {
    match raw.one("branch") {
        "" => Some(None),
        _ => errors.required(raw, "branch", |text| text.parse::<BranchId>().ok()).map(Some),
    }
}

/// The last day of a membership; none for good. It is over when that day is, in UTC: a membership has no zone.
fn until(errors: &mut FieldErrors, raw: &Raw) -> Option<Option<Timestamp>> {
    match raw.one("until") {
        "" => Some(None),
        _ => {
            let day = errors.required(raw, "until", plek_domain::seats::forms::parse_day)?;
            let midnight = day.succ_opt()?.and_hms_opt(0, 0, 0)?;
            Some(Some(Timestamp(midnight.and_utc().timestamp())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn each_form_says_all_that_is_wrong() {
        let library = LibraryId(Uuid::nil());
        let problems = |pairs: &[(&str, &str)]| {
            let raw = Raw::new(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect());
            let errors = PeopleForm::parse(&raw, library, Lang::En).err().unwrap_or_default();
            errors.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(problems(&[("do", "give-post"), ("role", "king"), ("branch", "x")]), ["email", "role", "branch"]);
        assert_eq!(problems(&[("do", "take-post")]), ["person", "role"]);
        assert_eq!(problems(&[("do", "give-membership"), ("until", "31/2")]), ["name", "email", "group", "until"]);
        assert_eq!(problems(&[("do", "end-membership"), ("person", "\0")]), ["person"]);
    }
}
