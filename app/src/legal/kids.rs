//! The privacy text for children: short sentences, at most twelve words each.

use super::Facts;
use super::blocks::section;
use crate::i18n::Texts;
use leptos::prelude::*;

/// Headings and what stands below them.
const PARTS: [(&str, &str); 5] = [
    ("legal-kids-what-title", "legal-kids-what"),
    ("legal-kids-class-title", "legal-kids-class"),
    ("legal-kids-gone-title", "legal-kids-gone"),
    ("legal-kids-ask-title", "legal-kids-ask"),
    ("legal-kids-own-title", "legal-kids-own"),
];

pub(super) fn body(texts: Texts, facts: &Facts) -> AnyView {
    let parts = PARTS.map(|(title, text)| section(texts, &facts.house, title, &[text]));
    view! { {parts.into_iter().collect_view()} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::PARTS;
    use crate::i18n::{Arg, Lang, Texts};

    #[test]
    fn no_sentence_is_too_long_for_a_child() {
        let args = [("library", Arg::from("Bib Zuid")), ("age", Arg::from(13))];
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let keys = PARTS.iter().flat_map(|(title, text)| [*title, *text]).chain(["legal-kids-lead"]);
            for said in keys.map(|key| texts.with(key, &args)) {
                for sentence in said.split(['.', '!', '?', ':']) {
                    let words = sentence.split_whitespace().count();
                    assert!(words <= 12, "{}: {words} words: {sentence}", lang.tag());
                }
            }
        }
    }
}
