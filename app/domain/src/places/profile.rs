//! [`Profile`]: how one reaches a library, where one complains, and how it looks.

use super::{Cloth, LogoMark};
use crate::people::EmailAddress;
use crate::text::{Line, TextError};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// An address of another site, `https` only: what a link from a page may lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsAddress(String);

impl HttpsAddress {
    /// Longest address, in bytes.
    pub const MAX: usize = 500;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HttpsAddress {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(TextError::Empty);
        }
        if trimmed.len() > Self::MAX {
            return Err(TextError::TooLong { max: Self::MAX });
        }
        if !trimmed.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`{|}".contains(&byte)) {
            return Err(TextError::Forbidden);
        }
        let host = trimmed.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let host = host.ok_or(TextError::NotAnAddress)?;
        // No user name before the host: `https://bib.example@evil.example` reads as the library and leads elsewhere.
        let whole = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
        if whole && !host.contains(['@', '[', ']']) {
            Ok(Self(trimmed.to_owned()))
        } else {
            Err(TextError::NotAnAddress)
        }
    }
}

impl std::str::FromStr for HttpsAddress {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::try_from(text.to_owned())
    }
}

impl From<HttpsAddress> for String {
    fn from(address: HttpsAddress) -> Self {
        address.0
    }
}

/// The origin of another site (`https://www.bib.example`): a page of ours may stand in a frame there. It goes into a
/// header as it is, so nothing but a host and a port can be in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsOrigin(String);

impl HttpsOrigin {
    /// Most sites that a library names.
    pub const MOST: usize = 20;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HttpsOrigin {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        let address = HttpsAddress::try_from(text)?;
        let host = address.as_str().strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let host = host.ok_or(TextError::NotAnAddress)?.to_ascii_lowercase();
        let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
        let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        if !letters || port.is_empty() || port.len() > 5 || !port.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TextError::NotAnAddress);
        }
        Ok(Self(format!("https://{host}")))
    }
}

impl std::str::FromStr for HttpsOrigin {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::try_from(text.to_owned())
    }
}

impl From<HttpsOrigin> for String {
    fn from(origin: HttpsOrigin) -> Self {
        origin.0
    }
}

/// Whose law a library follows: it decides where one complains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Country {
    /// Belgium, Flanders and Brussels.
    #[default]
    Belgium,
    /// The Netherlands.
    Netherlands,
}

impl Country {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 2] = [Self::Belgium, Self::Netherlands];

    /// Stable code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Belgium => "belgium",
            Self::Netherlands => "netherlands",
        }
    }

    /// The country of a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.code() == code)
    }

    /// From which age one consents to the use of one's own data.
    #[must_use]
    pub const fn consent_age(self) -> i64 {
        match self {
            Self::Belgium => 13,
            Self::Netherlands => 16,
        }
    }

    /// Where one goes with a complaint about accessibility that the library did not settle: name and address.
    #[must_use]
    pub const fn ombudsman(self) -> (&'static str, &'static str) {
        match self {
            Self::Belgium => ("Vlaamse Ombudsdienst", "https://www.vlaamseombudsdienst.be"),
            Self::Netherlands => ("Nationale ombudsman", "https://www.nationaleombudsman.nl"),
        }
    }

    /// Who watches over personal data: name and address.
    #[must_use]
    pub const fn data_authority(self) -> (&'static str, &'static str) {
        match self {
            Self::Belgium => ("Gegevensbeschermingsautoriteit", "https://www.gegevensbeschermingsautoriteit.be"),
            Self::Netherlands => ("Autoriteit Persoonsgegevens", "https://autoriteitpersoonsgegevens.nl"),
        }
    }
}

/// How one reaches a library, where one complains, and how it looks. A library that said nothing has the default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Telephone of the desk, as people write it.
    pub phone: Option<Line>,
    /// E-mail address of the desk.
    pub email: Option<EmailAddress>,
    /// Where one chats with the desk.
    pub chat: Option<HttpsAddress>,
    /// Who takes complaints, instead of the desk.
    pub complaints: Option<EmailAddress>,
    /// Who judges complaints that were not settled, instead of the country's ombudsman.
    pub authority: Option<Line>,
    /// Whose law it follows.
    pub country: Country,
    /// From which age one consents oneself: 13 to 16.
    pub consent_age: i64,
    /// Its colour.
    pub cloth: Cloth,
    /// Its logo. Has a command of its own: whoever replaces a profile leaves the logo as it is.
    pub logo: Option<LogoMark>,
    /// Tag of the language for readers who ask for none ("nl-BE").
    pub lang: String,
    /// Other sites that may show the library's free seats in a frame.
    pub embeds: Vec<HttpsOrigin>,
    /// When it was last changed; none for a library that never did.
    pub changed_at: Option<Timestamp>,
}

impl Profile {
    /// Youngest and oldest age of consent that the law leaves room for (GDPR, article 8).
    pub const CONSENT_AGES: std::ops::RangeInclusive<i64> = 13..=16;

    /// Tags of the languages that pages come in.
    pub const LANGS: [&'static str; 4] = ["nl-BE", "nl-NL", "en", "fr"];

    /// Who takes complaints.
    #[must_use]
    pub fn complaints_to(&self) -> Option<&EmailAddress> {
        self.complaints.as_ref().or(self.email.as_ref())
    }
}

impl Default for Profile {
    fn default() -> Self {
        let country = Country::default();
        Self {
            phone: None,
            email: None,
            chat: None,
            complaints: None,
            authority: None,
            country,
            consent_age: country.consent_age(),
            cloth: Cloth::default(),
            logo: None,
            lang: "nl-BE".to_owned(),
            embeds: Vec::new(),
            changed_at: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_leads_out() {
        for good in ["https://chat.bib.example", " https://bib.example/chat?room=1#a "] {
            assert!(good.parse::<HttpsAddress>().is_ok(), "{good}");
        }
        let long = format!("https://bib.example/{}", "a".repeat(500));
        for bad in [
            "",
            "bib.example",
            "http://bib.example",
            "javascript:alert(1)",
            "https://",
            "https:///chat",
            "https://localhost",
            "https://bib.example@evil.example",
            "https://bib..example",
            "https://bib.example/a b",
            "https://bib.example/\"onclick=",
            "https://bib.example/\r\nX: y",
            &long,
        ] {
            assert!(bad.parse::<HttpsAddress>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_origin_is_a_host_and_nothing_else() {
        let origin = |text: &str| text.parse::<HttpsOrigin>().map(|origin| origin.as_str().to_owned()).ok();
        assert_eq!(origin("https://Www.Bib.example/a?b#c").as_deref(), Some("https://www.bib.example"));
        assert_eq!(origin("https://bib.example:8443").as_deref(), Some("https://bib.example:8443"));
        for bad in [
            "bib.example",
            "http://bib.example",
            "https://bib.example;script-src",
            "https://bib.example,evil.example",
            "https://*.example",
            "https://bib.example:",
            "https://bib.example:a",
            "https://bib.example https://evil.example",
        ] {
            assert_eq!(origin(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_law_of_each_country_is_within_the_regulation() {
        for country in Country::ALL {
            assert!(Profile::CONSENT_AGES.contains(&country.consent_age()));
            assert_eq!(Country::from_code(country.code()), Some(country));
            for (_, address) in [country.ombudsman(), country.data_authority()] {
                assert!(address.parse::<HttpsAddress>().is_ok(), "{address}");
            }
        }
    }
}
