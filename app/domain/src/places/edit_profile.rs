//! Change how a library is reached, where one complains, and how it looks.

use super::{Cloth, ClothError, Country, HttpsAddress, HttpsOrigin, Profile};
use crate::access::{Action, Scope};
use crate::audit::Trail;
use crate::command::{Command, Ctx, Halt, LockKey, Preparing};
use crate::error::Refusal;
use crate::form::{FieldErrors, FieldProblem, Raw};
use crate::ids::LibraryId;
use crate::people::EmailAddress;
use crate::text::Line;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Replaces the profile of a library, as long as nobody else did since the form was opened.
#[derive(Clone, Debug, Serialize)]
pub struct EditProfile {
    /// The library.
    pub library: LibraryId,
    /// What it says from now on; the instant of the change is the command's own.
    pub profile: Profile,
    /// When the profile on the form was last changed.
    pub seen: Option<Timestamp>,
}

/// It says so now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileEdited {
    /// Whose.
    pub library: LibraryId,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum EditProfileRefused {
    /// A colleague changed it meanwhile: what they wrote would be lost unseen.
    Changed,
}

impl Refusal for EditProfileRefused {
    const CODES: &'static [&'static str] = &["changed"];
    fn code(&self) -> &'static str {
        match self {
            Self::Changed => "changed",
        }
    }
}

impl Command for EditProfile {
    const NAME: &'static str = "edit-profile";
    const ACTION: Action = Action::EditProfile;
    type Prepared = ();
    type Done = ProfileEdited;
    type Refused = EditProfileRefused;

    async fn prepare(&self, _: &mut Preparing<'_>) -> Result<(), Halt<EditProfileRefused>> {
        Ok(())
    }

    fn scope(&self, (): &()) -> Scope {
        Scope { library: Some(self.library), branch: None, person: None }
    }

    fn locks(&self, (): &()) -> Vec<LockKey> {
        vec![LockKey::Key(self.library.0)]
    }

    async fn run(&self, (): &(), ctx: &mut Ctx<'_>) -> Result<ProfileEdited, Halt<EditProfileRefused>> {
        let present = ctx.store().places().profile(self.library).await?;
        if present.changed_at != self.seen {
            return Err(Halt::Refused(EditProfileRefused::Changed));
        }
        // Two changes within a second would look like one to whoever opened the form between them.
        let at = present.changed_at.map_or(ctx.now(), |last| ctx.now().max(last.plus_seconds(1)));
        let profile = Profile { changed_at: Some(at), ..self.profile.clone() };
        ctx.store().place_repo().set_profile(self.library, &profile).await?;
        Ok(ProfileEdited { library: self.library })
    }

    fn trail(&self, (): &(), done: &ProfileEdited) -> Trail {
        Trail { library: Some(done.library), branch: None, object: Some(done.library.0) }
    }
}

/// A form that reads whole: the command and the key that came with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditProfileForm {
    /// The profile.
    pub profile: Profile,
    /// When the profile on the form was last changed.
    pub seen: Option<Timestamp>,
    /// The form's hidden key.
    pub key: Uuid,
}

impl EditProfileForm {
    /// Names of the fields, in the order of the page.
    pub const FIELDS: [&'static str; 10] =
        ["phone", "email", "chat", "complaints", "authority", "country", "consent", "cloth", "lang", "embeds"];

    /// Reads what was posted.
    ///
    /// # Errors
    /// All problems at once, each at its field.
    pub fn parse(raw: &Raw) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let phone = optional(&mut errors, raw, "phone", |text| text.parse::<Line>().ok().filter(is_phone));
        let email = optional(&mut errors, raw, "email", |text| text.parse::<EmailAddress>().ok());
        let chat = optional(&mut errors, raw, "chat", |text| text.parse::<HttpsAddress>().ok());
        let complaints = optional(&mut errors, raw, "complaints", |text| text.parse::<EmailAddress>().ok());
        let authority = optional(&mut errors, raw, "authority", |text| text.parse::<Line>().ok());
        let country = errors.required(raw, "country", Country::from_code);
        let age = |text: &str| text.parse().ok().filter(|age| Profile::CONSENT_AGES.contains(age));
        let consent_age = errors.required(raw, "consent", age);
        let cloth = cloth(&mut errors, raw);
        let lang = errors.required(raw, "lang", |text| Profile::LANGS.into_iter().find(|tag| *tag == text));
        let embeds = embeds(&mut errors, raw);
        let key = errors.required(raw, "key", |text| Uuid::parse_str(text).ok());
        let seen = match raw.one("seen") {
            "" => None,
            text => text.parse().ok().map(Timestamp),
        };
        match (country, consent_age, cloth, lang, key) {
            (Some(country), Some(consent_age), Some(cloth), Some(lang), Some(key)) if errors.is_empty() => {
                let lang = lang.to_owned();
                let profile = Profile {
                    phone,
                    email,
                    chat,
                    complaints,
                    authority,
                    country,
                    consent_age,
                    cloth,
                    logo: None,
                    lang,
                    embeds,
                    changed_at: None,
                };
                Ok(Self { profile, seen, key })
            }
            _ => Err(errors),
        }
    }
}

/// Digits and what people write between them.
fn is_phone(text: &Line) -> bool {
    let digits = text.as_str().bytes().filter(u8::is_ascii_digit).count();
    (6..=15).contains(&digits) && text.as_str().bytes().all(|byte| byte.is_ascii_digit() || b" +()./-".contains(&byte))
}

/// A field that may stay empty.
fn optional<T>(errors: &mut FieldErrors, raw: &Raw, field: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    if raw.one(field).is_empty() { None } else { errors.required(raw, field, parse) }
}

/// The sites that may show free seats: one a line, each once.
fn embeds(errors: &mut FieldErrors, raw: &Raw) -> Vec<HttpsOrigin> {
    let mut sites = Vec::new();
    for line in raw.one("embeds").lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.parse::<HttpsOrigin>() {
            Ok(site) if !sites.contains(&site) => sites.push(site),
            Ok(_) => {}
            Err(_) => errors.add("embeds", FieldProblem::Unreadable),
        }
    }
    if sites.len() > HttpsOrigin::MOST {
        errors.add("embeds", FieldProblem::Unreadable);
    }
    sites
}

/// The colour, with the reason when it is none.
fn cloth(errors: &mut FieldErrors, raw: &Raw) -> Option<Cloth> {
    match raw.one("cloth").parse() {
        Ok(cloth) => Some(cloth),
        Err(reason) => {
            let problem = match reason {
                _ if raw.one("cloth").is_empty() => FieldProblem::Missing,
                ClothError::NotAColour => FieldProblem::Unreadable,
                ClothError::TooLight => FieldProblem::TooLight,
                ClothError::TooDark => FieldProblem::TooDark,
            };
            errors.add("cloth", problem);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Raw {
        let pairs = [
            ("phone", "+32 9 000 00 00"),
            ("email", "balie@bib.example"),
            ("chat", "https://chat.bib.example"),
            ("country", "belgium"),
            ("consent", "13"),
            ("cloth", "#0b6b4f"),
            ("lang", "nl-BE"),
            ("seen", "1791871200"),
            ("key", "00000000-0000-0000-0000-000000000007"),
        ];
        Raw::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
    }

    #[test]
    fn a_whole_form_becomes_a_profile() {
        let form = EditProfileForm::parse(&good()).unwrap();
        assert_eq!(form.profile.phone.as_ref().map(Line::as_str), Some("+32 9 000 00 00"));
        assert_eq!(form.profile.complaints_to().map(EmailAddress::as_str), Some("balie@bib.example"));
        assert_eq!(form.profile.embeds, []);
        let two =
            good().with("embeds", "https://www.stad.example/bib\r\n\r\n https://bib.example\nhttps://bib.example");
        let sites = EditProfileForm::parse(&two).unwrap().profile.embeds;
        assert_eq!(
            sites.iter().map(HttpsOrigin::as_str).collect::<Vec<_>>(),
            ["https://www.stad.example", "https://bib.example"]
        );
        assert_eq!((form.profile.authority, form.seen), (None, Some(Timestamp(1_791_871_200))));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let cases = [
            ("phone", "bel ons", FieldProblem::Unreadable),
            ("phone", "12", FieldProblem::Unreadable),
            ("email", "balie", FieldProblem::Unreadable),
            ("chat", "http://chat.bib.example", FieldProblem::Unreadable),
            ("country", "", FieldProblem::Missing),
            ("consent", "12", FieldProblem::Unreadable),
            ("consent", "17", FieldProblem::Unreadable),
            ("cloth", "", FieldProblem::Missing),
            ("cloth", "groen", FieldProblem::Unreadable),
            ("cloth", "#ffd15c", FieldProblem::TooLight),
            ("cloth", "#000000", FieldProblem::TooDark),
            ("lang", "de", FieldProblem::Unreadable),
            ("embeds", "bib.example", FieldProblem::Unreadable),
            ("embeds", "https://bib.example;script-src", FieldProblem::Unreadable),
        ];
        for (field, value, problem) in cases {
            let errors = EditProfileForm::parse(&good().with(field, value)).unwrap_err();
            assert_eq!(errors.iter().collect::<Vec<_>>(), [(field, problem)], "{field} {value:?}");
        }
    }
}
