//! The foot of every page: help, always in the same place; the legal pages; the languages.

use leptos::prelude::*;

use super::page::{LangLink, NavLink};
use crate::i18n::Texts;
use crate::t;

/// Who helps, and how one reaches them.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// Telephone of the desk, as people write it.
    pub phone: Option<String>,
    /// E-mail address of the desk.
    pub email: Option<String>,
    /// Where one chats with the desk.
    pub chat: Option<String>,
    /// Each desk and when it is open, or how one calls it.
    pub desks: Vec<Desk>,
}

/// One desk: "Bib Zuid", "open tot 20.00".
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// Of what.
    pub name: String,
    /// Its page; none when that is this one.
    pub href: Option<String>,
    /// Whether it is open, or its telephone; may be empty.
    pub says: String,
}

impl Help {
    /// A telephone number as a link dials it.
    fn dialled(phone: &str) -> String {
        // What stands in brackets is dialled only at home: +32 (0)9.
        let plain = if phone.trim_start().starts_with('+') { phone.replace("(0)", "") } else { phone.to_owned() };
        let digits: String = plain.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        format!("tel:{digits}")
    }
}

/// Help, legal pages and languages.
#[component]
pub(super) fn Footer(
    /// The reader's language.
    texts: Texts,
    /// Who helps.
    help: Help,
    /// Legal pages.
    links: Vec<NavLink>,
    /// The language switch.
    languages: Vec<LangLink>,
) -> impl IntoView {
    let entry = |link: LangLink| {
        let (tag, current) = (link.lang.tag(), link.current.then_some("true"));
        let name = t!(Texts::new(link.lang), "language-name");
        view! { <li><a href=link.href lang=tag hreflang=tag aria-current=current>{name}</a></li> }
    };
    let switch = (!languages.is_empty()).then(|| {
        view! {
            <nav class="lang-switch" aria-label=t!(texts, "language-switch")>
                <ul>{languages.into_iter().map(entry).collect_view()}</ul>
            </nav>
        }
    });
    let legal = |link: NavLink| {
        let current = link.current.then_some("page");
        view! { <li><a href=link.href aria-current=current>{link.label}</a></li> }
    };
    let legal = (!links.is_empty()).then(|| {
        view! {
            <nav class="site-legal" aria-label=t!(texts, "footer-legal")>
                <ul>{links.into_iter().map(legal).collect_view()}</ul>
            </nav>
        }
    });
    view! {
        <footer class="site-footer">
            {help_view(texts, help)}
            {legal}
            {switch}
        </footer>
    }
}

fn help_view(texts: Texts, help: Help) -> impl IntoView {
    let way = |href: String, label: String| view! { <li><a href=href>{label}</a></li> }.into_any();
    let phone = help.phone.map(|phone| way(Help::dialled(&phone), t!(texts, "help-phone", phone = phone)));
    let chat = help.chat.map(|chat| way(chat, t!(texts, "help-chat")));
    let email = help.email.map(|email| way(format!("mailto:{email}"), email));
    let ways: Vec<AnyView> = [phone, chat, email].into_iter().flatten().collect();
    let words = if ways.is_empty() { t!(texts, "footer-help") } else { t!(texts, "help-title") };
    let ways = (!ways.is_empty()).then(|| view! { <ul class="site-help__ways">{ways}</ul> });
    let desk = |Desk { name, href, says }: Desk| match href {
        Some(href) => view! { <li class="site-help__way"><a href=href>{name}</a><span>{says}</span></li> }.into_any(),
        None if says.is_empty() => view! { <li><span class="site-help__desk">{name}</span></li> }.into_any(),
        None => view! { <li><span class="site-help__desk">{name}</span>": "{says}</li> }.into_any(),
    };
    let desks = (!help.desks.is_empty())
        .then(|| view! { <ul class="site-help__desks">{help.desks.into_iter().map(desk).collect_view()}</ul> });
    view! {
        <section class="site-help" aria-label=t!(texts, "help-label")>
            <p class="site-help__words">{words}</p>
            {ways}
            {desks}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_it_is_meant() {
        assert_eq!(Help::dialled("+32 (0)9 000.00.10"), "tel:+3290000010");
        assert_eq!(Help::dialled("09/000 00 10"), "tel:090000010");
    }

    #[test]
    fn help_is_said_with_and_without_ways_to_reach_it() {
        let html = |help| crate::ui::html::written(help_view(Texts::default(), help));
        assert!(html(Help::default()).contains("balie") && !html(Help::default()).contains("<ul"));
        let desks = vec![Desk { name: "Bib Zuid".to_owned(), says: "open".to_owned(), href: None }];
        let full = html(Help { phone: Some("+32 9 000 00 10".into()), desks, ..Help::default() });
        assert!(full.contains("href=\"tel:+3290000010\"") && full.contains("Bib Zuid"), "{full}");
    }
}
