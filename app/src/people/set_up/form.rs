//! What the page of the first start asks for.

use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::people::EmailAddress;
use plek_domain::places::add_branch::is_ours;
use plek_domain::text::{Line, Slug};
use plek_domain::time::european_zones;

/// What was filled in, read.
pub(super) struct SetUpForm {
    pub consortium: Line,
    pub library: Line,
    pub slug: Slug,
    pub branch: Line,
    pub branch_slug: Slug,
    pub address: Line,
    pub zone: String,
    pub name: Line,
    pub email: EmailAddress,
}

impl SetUpForm {
    /// Names of the fields, in the order of the page.
    pub(super) const FIELDS: [&'static str; 8] =
        ["library", "slug", "consortium", "building", "address", "zone", "name", "email"];

    /// Reads it; what may be left empty is made from the library's name.
    pub(super) fn parse(raw: &Raw) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let line = |errors: &mut FieldErrors, field| errors.required(raw, field, |text| text.parse::<Line>().ok());
        let library = line(&mut errors, "library");
        let slug = match (raw.one("slug"), &library) {
            ("", Some(library)) => {
                let made = slug_of(library.as_str());
                if made.is_none() {
                    errors.add("slug", FieldProblem::Missing);
                }
                made
            }
            ("", None) => None,
            _ => errors.required(raw, "slug", |text| text.parse::<Slug>().ok()),
        };
        let consortium = match raw.one("consortium") {
            "" => library.clone(),
            _ => line(&mut errors, "consortium"),
        };
        let branch = line(&mut errors, "building");
        let address = line(&mut errors, "address");
        let known = |text: &str| european_zones().contains(&text).then(|| text.to_owned());
        let zone = errors.required(raw, "zone", known);
        let name = line(&mut errors, "name");
        let email = errors.required(raw, "email", |text| text.parse::<EmailAddress>().ok());
        match (consortium, library, slug, branch, address, zone, name, email) {
            (
                Some(consortium),
                Some(library),
                Some(slug),
                Some(branch),
                Some(address),
                Some(zone),
                Some(name),
                Some(email),
            ) if errors.is_empty() => {
                let branch_slug =
                    slug_of(branch.as_str()).filter(|slug| !is_ours(slug)).unwrap_or_else(|| slug.clone());
                Ok(Self { consortium, library, slug, branch, branch_slug, address, zone, name, email })
            }
            _ => Err(errors),
        }
    }
}

/// "Bib Sint-Pieters" is `bib-sint-pieters` in addresses.
fn slug_of(name: &str) -> Option<Slug> {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        c if c.is_ascii_alphanumeric() => c,
        _ => ' ',
    };
    let words: String = name.to_lowercase().chars().map(plain).collect();
    let slug = words.split_whitespace().collect::<Vec<_>>().join("-");
    slug.chars().take(60).collect::<String>().trim_end_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_from_names() {
        let slug = |name| slug_of(name).map(|slug| slug.as_str().to_owned());
        assert_eq!(slug("Bibliothèque & Médiathèque 2").as_deref(), Some("bibliotheque-mediatheque-2"));
        assert_eq!(slug("Bib Sint-Pieters").as_deref(), Some("bib-sint-pieters"));
        assert_eq!(slug("日本"), None);
    }

    #[test]
    fn all_that_is_missing_is_said_and_no_page_of_ours_is_a_library() {
        let errors = SetUpForm::parse(&Raw::default()).err().unwrap();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["library", "building", "address", "zone", "name", "email"]);
        let raw = Raw::new(vec![("library".into(), "Account".into())]);
        assert!(SetUpForm::parse(&raw).err().unwrap().of("slug").is_some());
    }
}
