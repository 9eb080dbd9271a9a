//! [`Item`]: one thing in the list of Mijn Plek, whatever pillar it is of.

use crate::ui::{Glyph, Tone, Weight};
use plek_domain::time::{Period, Timestamp};
use std::cmp::Reverse;

/// How much a thing needs its person, most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Something is to be done now: check in.
    Now,
    /// One is in the middle of it.
    Here,
    /// It begins soon.
    Soon,
    /// The house changed it, or took it away.
    Changed,
    /// It comes, and needs nothing.
    Coming,
    /// It is over.
    Past,
}

/// One thing in the list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// A word for addresses within the page, unique among all.
    pub id: String,
    /// How much it needs its person.
    pub need: Need,
    /// When it is.
    pub period: Period,
    /// The sign of its pillar.
    pub glyph: Glyph,
    /// What stands on its label: "L12".
    pub label: String,
    /// What it is: "Leeszaal".
    pub title: String,
    /// When, in words.
    pub when: String,
    /// Where, in words.
    pub place: String,
    /// Its state, where that says more than its group does.
    pub state: Option<(Tone, String)>,
    /// What to know about it.
    pub note: Option<String>,
    /// What can be done with it, the first thing first.
    pub acts: Vec<Act>,
}

impl Item {
    /// The list's order: by need, then what begins first; what is over, the last first.
    pub fn order(&self) -> (Need, Reverse<Timestamp>, Timestamp, String) {
        let from = self.period.from();
        let back = if self.need == Need::Past { Reverse(from) } else { Reverse(Timestamp(0)) };
        (self.need, back, from, self.id.clone())
    }

    /// Whether it stands above the things that only come.
    pub fn needs_me(&self) -> bool {
        self.need < Need::Coming
    }
}

/// Something that can be done.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// The words on it.
    pub words: String,
    /// How much it asks for attention.
    pub weight: Weight,
    /// How it is done.
    pub how: How,
}

/// How something is done.
#[derive(Clone, Debug)]
pub(super) enum How {
    /// By the code that stands on the seat, typed.
    Code,
    /// By a form that posts to the list: what, and to which thing.
    Post(&'static str, String),
    /// The same, after a question: what, to which thing, and the question.
    Ask(&'static str, String, String),
    /// On another page.
    Link(String),
    /// By a file.
    Download(String, &'static str),
}

impl Act {
    pub fn post(weight: Weight, words: String, what: &'static str, thing: impl ToString) -> Self {
        Self { words, weight, how: How::Post(what, thing.to_string()) }
    }

    pub fn ask(weight: Weight, words: String, what: &'static str, thing: impl ToString, question: String) -> Self {
        Self { words, weight, how: How::Ask(what, thing.to_string(), question) }
    }

    pub fn link(weight: Weight, words: String, href: String) -> Self {
        Self { words, weight, how: How::Link(href) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_somebody_comes_first_and_the_past_backwards() {
        let item = |id: &str, need, minute: i64| Item {
            id: id.to_owned(),
            need,
            period: Period::starting(Timestamp(minute * 60), 30),
            glyph: Glyph::SeatFree,
            label: String::new(),
            title: String::new(),
            when: String::new(),
            place: String::new(),
            state: None,
            note: None,
            acts: Vec::new(),
        };
        let mut items = [
            item("old", Need::Past, 1),
            item("late", Need::Coming, 90),
            item("older", Need::Past, 0),
            item("early", Need::Coming, 80),
            item("moved", Need::Changed, 70),
            item("soon", Need::Soon, 60),
            item("now", Need::Now, 75),
        ];
        items.sort_by_key(Item::order);
        let order: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(order, ["now", "soon", "moved", "early", "late", "old", "older"]);
        assert_eq!(items.iter().filter(|item| item.needs_me()).count(), 3);
    }
}
