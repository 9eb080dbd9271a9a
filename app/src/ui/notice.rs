//! Messages on a page: what happened, and what is empty.

use leptos::prelude::*;

use super::glyph::{Glyph, GlyphIcon};
use crate::i18n::Texts;
use crate::t;

/// What a notice is about. Each has its own sign and word, so that colour is never the only difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Take note before you go on.
    Warning,
    /// It did not work.
    Error,
}

/// A message in the flow of the page, under a rule in its colour.
#[component]
pub fn Notice(
    /// The reader's language.
    texts: Texts,
    /// What it is about.
    kind: NoticeKind,
    /// The message.
    children: Children,
) -> impl IntoView {
    let (class, glyph, word) = match kind {
        NoticeKind::Info => ("notice notice--info", Glyph::Info, t!(texts, "notice-info")),
        NoticeKind::Success => ("notice notice--success", Glyph::Success, t!(texts, "notice-success")),
        NoticeKind::Warning => ("notice notice--warning", Glyph::Warning, t!(texts, "notice-warning")),
        NoticeKind::Error => ("notice notice--error", Glyph::Error, t!(texts, "notice-error")),
    };
    view! {
        <div class=class>
            <p class="notice__word"><GlyphIcon glyph/><span>{word}</span></p>
            <div class="notice__body">{children()}</div>
        </div>
    }
}

/// Stands where a list would be: what is not there, and what to do about it.
#[component]
pub fn EmptyState(
    /// What is not there, such as "Je hebt nog geen plek".
    #[prop(into)]
    title: String,
    /// What to do about it: a sentence, a [`super::ButtonLink`].
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{title}</p>
            {children()}
        </div>
    }
}
