//! Small facts: what is so, what state it is in, a code to take along.

use leptos::prelude::*;

use super::glyph::{Glyph, GlyphIcon};
use crate::i18n::Texts;
use crate::t;

/// Names and what goes with them: an address, a phone, a price.
#[component]
pub fn Facts(
    /// Name and value.
    facts: Vec<(String, AnyView)>,
) -> impl IntoView {
    let fact =
        |(name, value): (String, AnyView)| view! { <div class="facts__one"><dt>{name}</dt><dd>{value}</dd></div> };
    view! { <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl> }
}

/// What a state means for whoever sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// Needs somebody.
    Warn,
    /// Off, refused, gone.
    Bad,
}

/// The state of a thing, in a word with a shape of its own: colour says it once more.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// The word.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let (class, glyph) = match tone {
        Tone::Plain => ("badge", None),
        Tone::Good => ("badge badge--good", Some(Glyph::Success)),
        Tone::Warn => ("badge badge--warn", Some(Glyph::Warning)),
        Tone::Bad => ("badge badge--bad", Some(Glyph::Error)),
    };
    let glyph = glyph.map(|glyph| view! { <GlyphIcon glyph/> });
    view! { <span class=class>{glyph}{label}</span> }
}

/// A code to read out, type over or copy: large, in groups, in a field that selects whole.
#[component]
pub fn CopyCode(
    /// The id of the field, unique on the page.
    #[prop(into)]
    id: String,
    /// What it is the code of.
    #[prop(into)]
    label: String,
    /// The code.
    #[prop(into)]
    code: String,
) -> impl IntoView {
    view! {
        <div class="copy-code">
            <label class="field__label" for=id.clone()>{label}</label>
            <input class="input copy-code__field" id=id readonly=true value=code autocomplete="off" spellcheck="false"/>
        </div>
    }
}

/// What is only read when it is asked for; opens without script.
#[component]
pub fn More(
    /// The question, or what is behind it.
    #[prop(into)]
    title: String,
    /// What is behind it.
    children: Children,
) -> impl IntoView {
    view! { <details class="more"><summary>{title}</summary><div class="more__body">{children()}</div></details> }
}

/// A sentence with its number in the colour of what matters; where the translator has put it.
pub fn number_in(texts: Texts, sentence: &str, number: i64) -> AnyView {
    let number = texts.number(number);
    match sentence.split_once(&number) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { {before}<strong class="number">{number}</strong>{after} }.into_any()
        }
        None => view! { {sentence.to_owned()} }.into_any(),
    }
}

/// The words for "how far": 12 of 50.
#[component]
pub fn Progress(
    /// The reader's language.
    texts: Texts,
    /// What is counted.
    #[prop(into)]
    label: String,
    /// How many are done.
    done: i64,
    /// How many there are.
    all: i64,
) -> impl IntoView {
    let words = t!(texts, "progress-of", done = done, all = all);
    view! {
        <p class="progress">
            <span>{label}</span>
            <strong class="number">{words.clone()}</strong>
            <progress max=all.to_string() value=done.to_string() aria-label=words></progress>
        </p>
    }
}
