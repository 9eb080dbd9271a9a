//! The form seam: raw pairs in, a command or *all* errors out, and everything typed kept for the next try.

use serde::{Deserialize, Serialize};

/// What a browser posted: pairs in order, names may repeat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw(Vec<(String, String)>);

impl Raw {
    /// Longest value of one field, in bytes; longer ones are cut before anything looks at them.
    pub const MAX_VALUE: usize = 4096;

    /// Takes the pairs as they came.
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a field, trimmed; empty when it was not sent.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        let value = self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        value[..value.floor_char_boundary(Self::MAX_VALUE)].trim()
    }

    /// The first value of a field of several lines, trimmed, cut at `most` bytes.
    #[must_use]
    pub fn lines(&self, name: &str, most: usize) -> &str {
        let value = self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        value[..value.floor_char_boundary(most)].trim()
    }

    /// All values of a field: the boxes that were ticked.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Everything that was sent, in order, for a form that comes again behind a question.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The first value of a field as it was typed, spaces and all: for passwords.
    #[must_use]
    pub fn exact(&self, name: &str) -> &str {
        let value = self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        &value[..value.floor_char_boundary(Self::MAX_VALUE)]
    }

    /// Replaces a field, for a form that is offered again with another value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
        self
    }
}

/// Why one field cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldProblem {
    /// Nothing was filled in or picked.
    Missing,
    /// It cannot be read as what it should be.
    Unreadable,
    /// A local time that the clock skips on that day.
    NoSuchTime,
    /// A colour on which white letters cannot be read.
    TooLight,
    /// A colour that cannot be told from ink.
    TooDark,
}

impl FieldProblem {
    /// All problems; a test holds that each has its texts.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Unreadable, Self::NoSuchTime, Self::TooLight, Self::TooDark];

    /// Stable code, used in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::NoSuchTime => "no-such-time",
            Self::TooLight => "too-light",
            Self::TooDark => "too-dark",
        }
    }
}

/// The problems of a form, one per field, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(Vec<(String, FieldProblem)>);

impl FieldErrors {
    /// Notes a problem; the first of a field stays.
    pub fn add(&mut self, field: &str, problem: FieldProblem) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), problem));
        }
    }

    /// The problem of one field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<FieldProblem> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, problem)| *problem)
    }

    /// Field and problem, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, FieldProblem)> {
        self.0.iter().map(|(field, problem)| (field.as_str(), *problem))
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads a required field with `parse`; notes why when that fails. The caller goes on, so that all fields get their say.
    pub fn required<T>(&mut self, raw: &Raw, field: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = raw.one(field);
        if text.is_empty() {
            self.add(field, FieldProblem::Missing);
            return None;
        }
        let value = (!text.contains('\0')).then(|| parse(text)).flatten();
        if value.is_none() {
            self.add(field, FieldProblem::Unreadable);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_between_two_characters() {
        for (typed, kept) in [("9".repeat(10_000), 4096), (format!("a{}", "é".repeat(5_000)), 4095), ("é".into(), 2)]
        {
            assert_eq!(Raw::new(vec![("a".into(), typed)]).one("a").len(), kept);
        }
    }

    #[test]
    fn all_errors_are_collected_and_the_first_of_a_field_stays() {
        let raw = Raw::new(vec![("a".into(), " 7 ".into()), ("b".into(), "x".into()), ("c".into(), "1\0".into())]);
        let mut errors = FieldErrors::default();
        let number = |text: &str| text.parse::<i64>().ok();
        assert_eq!(errors.required(&raw, "a", number), Some(7));
        assert_eq!(errors.required(&raw, "b", number), None);
        assert_eq!(errors.required(&raw, "c", number), None);
        assert_eq!(errors.required(&raw, "d", number), None);
        errors.add("d", FieldProblem::Unreadable);
        let seen: Vec<_> = errors.iter().collect();
        assert_eq!(
            seen,
            [("b", FieldProblem::Unreadable), ("c", FieldProblem::Unreadable), ("d", FieldProblem::Missing)]
        );
    }
}
