//! What makes the home page follow the house: the weave, the numbers. Only what changes travels; all words are there.

#![expect(missing_docs, reason = "the island macro makes a public type without a docstring")]

use super::weave::{Mark, Said, Weave, WovenBranch};
use crate::live::listen;
use leptos::prelude::*;
use plek_domain::seats::live::{BranchNow, NOW};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::time::Duration;
use web_sys::Element;

/// How long a seat takes to change; the style sheet says the same.
const CHANGE: Duration = Duration::from_millis(200);
/// When more seats than this change at once, all of them just change.
const MOST: usize = 80;

/// A sentence with a number: what stands before and behind it, or a sentence without one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub before: String,
    pub has_number: bool,
    pub after: String,
}

/// A sentence for none, one, and more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentences {
    pub none: Sentence,
    pub one: Sentence,
    pub more: Sentence,
}

/// What the page says, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveWords {
    /// The headline; absent where it says something else than a number.
    pub headline: Option<Sentences>,
    /// By branch, in the order of the weave: how many are free.
    pub free: Vec<Sentences>,
    /// How many of them are silent.
    pub quiet: Sentences,
    /// What stands between thousands.
    pub thousands: String,
}

/// Follows the house. Renders nothing: it changes what the server has drawn, by the ids of [`super::pages`].
#[island]
pub fn LiveHome(
    /// Where to listen.
    address: String,
    /// How the weave was drawn.
    weave: Weave,
    /// What to say.
    words: LiveWords,
) -> impl IntoView {
    Effect::new(move |_| {
        let seen = weave.branches.iter().map(|branch| branch.count).collect();
        let shown = Shown { free: seen, said: weave.at_first() };
        let page = LivePage { weave: weave.clone(), words: words.clone(), shown: RefCell::new(shown) };
        listen(address.clone(), NOW, move |data| {
            if let Ok(now) = serde_json::from_str::<BranchNow>(data) {
                page.hear(&now);
            }
        });
    });
}

/// The page, and what it shows.
struct LivePage {
    weave: Weave,
    words: LiveWords,
    shown: RefCell<Shown>,
}

/// By branch: how many seats are free, and what its glyphs say.
#[derive(Clone)]
struct Shown {
    free: Vec<i64>,
    said: Vec<Said>,
}

impl LivePage {
    fn hear(&self, now: &BranchNow) {
        let mut branches = self.weave.branches.iter().enumerate();
        let Some((place, branch)) = branches.find(|(_, branch)| branch.branch == now.branch) else { return };
        // Seats were added or taken away: their places are not ours any more.
        if branch.revision != now.revision {
            return;
        }
        let said = self.weave.said(branch, &now.free, &now.taken);
        let sum = {
            let mut shown = self.shown.borrow_mut();
            self.draw(&mut shown, (place, branch), said);
            if let Some(free) = shown.free.get_mut(place) {
                *free = now.count;
            }
            shown.free.iter().sum()
        };
        self.say(&format!("free-{place}"), self.words.free.get(place), now.count);
        let quiet = branch.quiet.positions().filter(|seat| now.free.has(*seat)).count();
        self.say(&format!("quiet-{place}"), Some(&self.words.quiet), i64::try_from(quiet).unwrap_or(0));
        self.say("free-now", self.words.headline.as_ref(), sum);
    }

    /// Draws what changed. A few glyphs fade from what they said to what they say; many just change.
    fn draw(&self, shown: &mut Shown, (place, branch): (usize, &WovenBranch), said: Said) {
        let Some(before) = shown.said.get_mut(place).map(|before| std::mem::replace(before, said.clone())) else {
            return;
        };
        let changed: Vec<usize> = (0..said.len()).filter(|glyph| before.get(*glyph) != said.get(*glyph)).collect();
        if changed.is_empty() {
            return;
        }
        if changed.len() > MOST {
            return rest(&self.weave, &shown.said);
        }
        let mut between = shown.said.clone();
        if let Some(said) = between.get_mut(place) {
            changed.iter().for_each(|glyph| said[*glyph] = Mark::Hidden);
        }
        rest(&self.weave, &between);
        let mut fading = Vec::new();
        for what in Mark::DRAWN {
            for (marks, class) in [(&before, "weave__going"), (&said, "weave__coming")] {
                let glyphs = changed.iter().copied().filter(|glyph| marks.get(*glyph) == Some(&what));
                fading.extend(fade(what, class, &self.weave.strokes(branch, glyphs, what)));
            }
        }
        let (weave, said) = (self.weave.clone(), shown.said.clone());
        set_timeout(
            move || {
                rest(&weave, &said);
                fading.iter().for_each(Element::remove);
            },
            CHANGE,
        );
    }

    /// Puts a number into its sentence.
    fn say(&self, id: &str, sentences: Option<&Sentences>, number: i64) {
        let (Some(sentences), Some(element)) = (sentences, element(id)) else { return };
        let sentence = match number {
            0 => &sentences.none,
            1 => &sentences.one,
            _ => &sentences.more,
        };
        let number = grouped(number, &self.words.thousands);
        let text = if sentence.has_number {
            format!("{}{number}{}", sentence.before, sentence.after)
        } else {
            sentence.before.clone()
        };
        if element.text_content().as_deref() == Some(text.as_str()) {
            return;
        }
        element.set_text_content(Some(&sentence.before));
        if sentence.has_number
            && let Ok(strong) = document().create_element("strong")
        {
            strong.set_class_name("number");
            strong.set_text_content(Some(&number));
            drop(element.append_child(&strong));
            drop(element.append_child(&document().create_text_node(&sentence.after)));
        }
    }
}

/// Draws all glyphs at rest.
fn rest(weave: &Weave, said: &[Said]) {
    for what in Mark::DRAWN {
        if let Some(path) = element(what.id()) {
            drop(path.set_attribute("d", &weave.path(said, what)));
        }
    }
}

/// Draws glyphs that come or go, on top of the others; a chair with its back.
fn fade(what: Mark, class: &str, path: &str) -> Vec<Element> {
    let (false, Some(weave)) = (path.is_empty(), element("weave")) else { return Vec::new() };
    let draw = |part: &&'static str| {
        let drawn = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "path").ok()?;
        drawn.set_attribute("class", &format!("{part} {class}")).ok()?;
        drawn.set_attribute("d", path).ok()?;
        if *part == "weave__back" {
            drawn.set_attribute("transform", "translate(0 -3.5)").ok()?;
        }
        weave.append_child(&drawn).ok()?;
        Some(drawn)
    };
    what.parts().iter().filter_map(draw).collect()
}

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// 1284 as the reader writes it.
fn grouped(number: i64, thousands: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_grouped_as_on_the_server() {
        let texts = crate::i18n::Texts::new(crate::i18n::Lang::En);
        for number in [0, 7, 999, 1000, 1284, 1_234_567] {
            assert_eq!(grouped(number, ","), texts.number(number));
        }
    }
}
