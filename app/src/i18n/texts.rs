//! The handle that pages carry: a language, and the way to its texts.

use fluent_bundle::{FluentArgs, FluentValue};
use serde::{Deserialize, Serialize};

use super::catalogue;
use super::lang::Lang;

/// The texts of one language. Small and `Copy`: hand it to every component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Texts {
    lang: Lang,
}

impl Texts {
    /// The texts in this language.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language, for `<html lang>` and for formats.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A text without variables. A key that does not exist is shown as it is (and fails a debug build).
    pub fn get(self, key: &str) -> String {
        self.find(key, None)
    }

    /// A text with its variables; [`crate::t!`] writes this for you.
    pub fn with(self, key: &str, args: &[(&str, Arg)]) -> String {
        let args: FluentArgs = args.iter().map(|(name, value)| (*name, FluentValue::from(value))).collect();
        self.find(key, Some(&args))
    }

    fn find(self, key: &str, args: Option<&FluentArgs>) -> String {
        let found = catalogue::text(self.lang, key, args);
        debug_assert!(found.is_some(), "no text for the key {key:?}: add it to app/i18n");
        let Some((text, errors)) = found else {
            tracing::error!(key, lang = self.lang.tag(), "this text is in no catalogue");
            return key.to_owned();
        };
        debug_assert!(errors.is_empty(), "the text {key:?} lacks a variable or is broken: {errors:?}");
        if !errors.is_empty() {
            tracing::error!(key, lang = self.lang.tag(), ?errors, "a text lacks a variable or is broken");
        }
        text
    }
}

/// The value of a variable in a text. Numbers choose the plural and are written the reader's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A count; a year or a code is a [`Arg::Text`], or it gets a thousands separator.
    Number(i64),
    /// Anything that is already text.
    Text(String),
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )+};
}
numbers!(i32, u8, u16, u32);

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue;
    use super::{Lang, Texts};
    use crate::t;

    #[test]
    fn a_text_follows_its_number() {
        let texts = Texts::new(Lang::NlBe);
        assert_eq!(t!(texts, "seats-lead", count = 1, branch = "Zuid"), "1 plek vrij in Zuid.");
        assert_eq!(t!(texts, "seats-lead", count = 1284, branch = "Zuid"), "1.284 plekken vrij in Zuid.");
        let texts = Texts::new(Lang::Fr);
        assert_eq!(t!(texts, "seats-free", count = 0), "libre");
        assert_eq!(t!(texts, "seats-free", count = 2), "libres");
        let said = t!(texts, "seats-lead", count = 1284_usize, branch = "Zuid");
        assert_eq!(said, "1\u{202f}284 places libres à Zuid.");
    }

    #[test]
    fn the_netherlands_say_some_things_otherwise_and_the_rest_like_belgium() {
        let (belgian, dutch) = (Texts::new(Lang::NlBe), Texts::new(Lang::NlNl));
        assert_eq!(t!(belgian, "book-seat-refused-closed-rule"), "Regel: openingsuren");
        assert_eq!(t!(dutch, "book-seat-refused-closed-rule"), "Regel: openingstijden");
        assert_eq!(t!(dutch, "home"), t!(belgian, "home"));
    }

    #[test]
    fn an_abbreviation_at_the_end_brings_the_full_stop_along() {
        let said = |when: &str| t!(Texts::new(Lang::Fr), "places-change-close", place = "Cave", when = when);
        assert_eq!(said("mer. 14 oct."), "Cave ferme\u{a0}: mer. 14 oct.");
        assert_eq!(said("mer. 14 août"), "Cave ferme\u{a0}: mer. 14 août.");
    }

    #[test]
    fn what_a_person_typed_is_not_read_as_a_text() {
        let texts = Texts::new(Lang::En);
        assert_eq!(t!(texts, "time-span", from = "{ $until }", until = "<b>"), "{ $until } to <b>");
    }

    #[test]
    fn a_key_that_does_not_exist_is_not_found() {
        assert!(catalogue::text(Lang::En, "no-such-key", None).is_none());
        assert!(!catalogue::exists("no-such-key"));
        assert!(catalogue::exists("home"));
    }
}
