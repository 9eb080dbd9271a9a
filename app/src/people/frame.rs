//! What all pages of this pillar have around them: the menu with one's name or the way in, and the demo's bar.

use super::{demo, return_to};
use crate::ctx::{AppState, Visitor};
use crate::i18n::{Lang, Texts};
use crate::places::staff_link;
use crate::t;
use crate::ui::{LangLink, NavLink, PageFrame};
use leptos::prelude::AnyView;

/// The entry of the menu that leads in, or to one's own pages; and the demo's bar. `back` is this page's address.
pub(crate) fn bar_and_nav(texts: Texts, state: &AppState, signed_in: bool, back: &str) -> (Option<AnyView>, NavLink) {
    let entry = if signed_in {
        NavLink { href: "/account".to_owned(), label: t!(texts, "nav-mine"), current: back.starts_with("/account") }
    } else {
        let href = return_to::with_return("/sign-in", return_to::path(back));
        NavLink { href, label: t!(texts, "sign-in"), current: back.starts_with("/sign-in") }
    };
    (demo::bar(texts, &state.demo_people, return_to::path(back)), entry)
}

/// The frame of a page at `path`.
pub(crate) fn framed(visitor: &Visitor, state: &AppState, path: &str, title: String) -> PageFrame {
    let texts = visitor.reader.texts;
    let (banner, entry) = bar_and_nav(texts, state, visitor.session.is_some(), path);
    let language = |lang: Lang| {
        let join = if path.contains('?') { '&' } else { '?' };
        LangLink { href: format!("{path}{join}lang={}", lang.tag()), lang, current: lang == texts.lang() }
    };
    PageFrame {
        nav: [
            Some(NavLink { href: "/".to_owned(), label: t!(texts, "nav-seats"), current: false }),
            staff_link(texts, &visitor.actor, path.starts_with("/staff")),
            Some(entry),
        ]
        .into_iter()
        .flatten()
        .collect(),
        languages: Lang::ALL.into_iter().map(language).collect(),
        banner,
        ..PageFrame::new(texts, title)
    }
}
