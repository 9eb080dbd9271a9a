//! Reading forms: every value typed, or a sentence about what is wrong with it; and what was typed comes back.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{ErrorLink, FieldInfo};
use chrono::NaiveDate;
use plek_domain::form::Raw;
use plek_domain::seats::forms::parse_day;
use plek_domain::text::{Line, Slug};
use plek_domain::time::WallTime;

/// What is wrong, a sentence a field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems(Vec<(String, String)>);

impl Problems {
    /// One sentence about one field; the first stays.
    pub fn add(&mut self, field: &str, message: String) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), message));
        }
    }

    pub fn one(field: &str, message: String) -> Self {
        Self(vec![(field.to_owned(), message)])
    }

    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.clone())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn links(&self) -> Vec<ErrorLink> {
        let link =
            |(field, message): &(String, String)| ErrorLink { field_id: field.clone(), message: message.clone() };
        self.0.iter().map(link).collect()
    }
}

/// A form as it was posted, while it is read. Reading goes on after a problem, so that all fields get their say.
pub(crate) struct Typed<'a> {
    pub texts: Texts,
    pub raw: &'a Raw,
    pub problems: Problems,
}

impl<'a> Typed<'a> {
    pub fn new(texts: Texts, raw: &'a Raw) -> Self {
        Self { texts, raw, problems: Problems::default() }
    }

    fn read<T>(&mut self, field: &str, label: String, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.raw.one(field);
        if text.is_empty() {
            self.problems.add(field, t!(self.texts, "places-error-missing", field = label));
            return None;
        }
        let value = (!text.contains('\0')).then(|| parse(text)).flatten();
        if value.is_none() {
            self.problems.add(field, t!(self.texts, "places-error-unreadable", field = label));
        }
        value
    }

    /// A line of text.
    pub fn line(&mut self, field: &str, label: String) -> Option<Line> {
        self.read(field, label, |text| text.parse().ok())
    }

    /// A name in addresses.
    pub fn slug(&mut self, field: &str, label: String) -> Option<Slug> {
        let text = self.raw.one(field).to_lowercase();
        match text.parse() {
            Ok(slug) => Some(slug),
            Err(_) => {
                self.problems.add(field, t!(self.texts, "places-error-slug", field = label));
                None
            }
        }
    }

    /// A whole number within a range.
    pub fn number(&mut self, field: &str, label: String, least: i64, most: i64) -> Option<i64> {
        let number = self.raw.one(field).parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let (least, most) = (self.texts.number(least), self.texts.number(most));
            self.problems.add(field, t!(self.texts, "places-error-number", field = label, least = least, most = most));
        }
        number
    }

    /// A day.
    pub fn day(&mut self, field: &str, label: String) -> Option<NaiveDate> {
        self.read(field, label, parse_day)
    }

    /// A time in minutes after midnight, or `otherwise` when nothing was typed.
    pub fn time_or(&mut self, field: &str, label: String, otherwise: i64) -> Option<i64> {
        if self.raw.one(field).is_empty() {
            return Some(otherwise);
        }
        self.read(field, label, |text| WallTime::parse(text).map(|time| time.minutes))
    }

    /// One of the things that were offered.
    pub fn choice<T>(&mut self, field: &str, label: String, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read(field, label, parse)
    }
}

/// What a page shows in its forms: what was typed into the one that was sent, what is stored in the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub raw: Raw,
    pub problems: Problems,
}

impl Kept {
    pub fn new(raw: Raw, problems: Problems) -> Self {
        Self { raw, problems }
    }

    /// The value of a field of the form `doing`.
    pub fn value(&self, doing: &str, field: &str, stored: impl Into<String>) -> String {
        if self.is(doing) { self.raw.one(field).to_owned() } else { stored.into() }
    }

    /// Whether that form was sent.
    pub fn is(&self, doing: &str) -> bool {
        self.raw.one("do") == doing
    }

    /// A field with its problem.
    pub fn field(&self, name: &str, label: String) -> FieldInfo {
        FieldInfo::new(name, label).error(self.problems.of(name))
    }
}
