//! The languages of the pages and how one is chosen for a request.

use serde::{Deserialize, Serialize};

/// A language a page can be shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Dutch as written in Belgium; the default, and complete.
    #[default]
    #[serde(rename = "nl-BE")]
    NlBe,
    /// Dutch as written in the Netherlands: only where it differs, the rest comes from [`Lang::NlBe`].
    #[serde(rename = "nl-NL")]
    NlNl,
    /// English.
    #[serde(rename = "en")]
    En,
    /// French.
    #[serde(rename = "fr")]
    Fr,
}

impl Lang {
    /// All of them, in the order of a language switch.
    pub const ALL: [Self; 4] = [Self::NlBe, Self::NlNl, Self::En, Self::Fr];

    /// The tag for `<html lang>`, the cookie and `?lang=`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::NlBe => "nl-BE",
            Self::NlNl => "nl-NL",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language meant by a tag such as `nl`, `nl-NL`, `en-GB`; none for a language we do not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        if language.eq_ignore_ascii_case("nl") {
            let dutch = parts.any(|part| part.eq_ignore_ascii_case("NL"));
            Some(if dutch { Self::NlNl } else { Self::NlBe })
        } else if language.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else if language.eq_ignore_ascii_case("fr") {
            Some(Self::Fr)
        } else {
            None
        }
    }

    /// Whether it is one of the two ways to write Dutch.
    pub const fn is_dutch(self) -> bool {
        matches!(self, Self::NlBe | Self::NlNl)
    }

    /// The language for a request: what the person chose before, else what the browser asks for, else nl-BE.
    pub fn choose(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        cookie.and_then(Self::parse).or_else(|| accept_language.and_then(Self::accepted)).unwrap_or_default()
    }

    /// The first of our languages in an `Accept-Language` header, highest `q` first, in written order when equal.
    pub(crate) fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let lang = if tag == "*" { Some(Self::default()) } else { Self::parse(tag) };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, weight);
            if let Some(lang) = lang
                && weight > best.map_or(0, |(highest, _)| highest)
            {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

/// A `q` value in thousandths; what cannot be read counts as "not wanted".
fn weight(q: &str) -> u16 {
    match q.trim().parse::<f32>() {
        // In range by the guard, so the cast cannot lose anything but the fraction.
        Ok(q) if (0.0..=1.0).contains(&q) => (q * 1000.0) as u16,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_tag_is_read_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
            assert_eq!(serde_json::to_value(lang).unwrap(), lang.tag());
        }
    }

    #[test]
    fn dutch_is_belgian_unless_it_says_otherwise() {
        assert_eq!(Lang::parse("nl"), Some(Lang::NlBe));
        assert_eq!(Lang::parse("NL-be"), Some(Lang::NlBe));
        assert_eq!(Lang::parse("nl-nl"), Some(Lang::NlNl));
        assert_eq!(Lang::parse("nl-Latn-NL"), Some(Lang::NlNl));
        assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
        assert_eq!(Lang::parse("nld"), None);
        assert_eq!(Lang::parse(""), None);
    }

    #[test]
    fn the_cookie_goes_before_the_browser() {
        assert_eq!(Lang::choose(Some("fr"), Some("en")), Lang::Fr);
        assert_eq!(Lang::choose(Some("klingon"), Some("en")), Lang::En);
        assert_eq!(Lang::choose(None, None), Lang::NlBe);
    }

    #[test]
    fn the_browser_is_heard_by_its_weights() {
        let heard = |header| Lang::choose(None, Some(header));
        assert_eq!(heard("nl-NL,nl;q=0.9,en;q=0.8"), Lang::NlNl);
        assert_eq!(heard("en;q=0.3, fr;q=0.7"), Lang::Fr);
        assert_eq!(heard("de, fr;q=0.5, en;q=0.5"), Lang::Fr);
        assert_eq!(heard("de-DE, ja"), Lang::NlBe);
        assert_eq!(heard("fr;q=0, en;q=0.001"), Lang::En);
        assert_eq!(heard("*"), Lang::NlBe);
        assert_eq!(heard("fr;q=many, en;q=0.2"), Lang::En);
        assert_eq!(heard(",;q=,,"), Lang::NlBe);
    }
}
