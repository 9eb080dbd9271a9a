//! The frame of a page for whoever asked for it: no page puts its own together, so none forgets a part.

use super::footer::Help;
use super::header::House as HouseName;
use super::page::{LangLink, NavLink, PageFrame};
use crate::ctx::{AppState, Visitor};
use crate::house::{House, open_words};
use crate::i18n::{Lang, Texts};
use crate::people::with_return;
use crate::{demo, has_route, t};
use plek_domain::people::Person;

/// The legal pages of a library: what follows its address, and the key of their name.
const LEGAL: [(&str, &str); 4] = [
    ("/accessibility", "legal-accessibility"),
    ("/privacy", "legal-privacy"),
    ("/privacy-kids", "legal-kids"),
    ("/retention", "legal-retention"),
];

impl PageFrame {
    /// The frame of the page at `path` (with its question, so that other languages keep it), about a library or not.
    pub(crate) fn for_visitor(
        visitor: &Visitor,
        state: &AppState,
        path: &str,
        title: impl Into<String>,
        house: Option<&House>,
    ) -> Self {
        let texts = visitor.reader.texts;
        let language = |lang: Lang| {
            let join = if path.contains('?') { '&' } else { '?' };
            LangLink { href: format!("{path}{join}lang={}", lang.tag()), lang, current: lang == texts.lang() }
        };
        Self {
            nav: menu(visitor, path, house),
            signed_in: visitor.session.is_some(),
            house: house.map(|house| HouseName {
                name: house.library.name.clone(),
                href: house.path(""),
                cloth: house.profile.cloth,
            }),
            languages: Lang::ALL.into_iter().map(language).collect(),
            help: house.map(|house| help(texts, house)).unwrap_or_default(),
            links: legal(texts, path, house),
            banner: demo::bar(texts, state, path),
            nonce: visitor.reader.nonce.clone(),
            ..Self::new(texts, title)
        }
    }
}

/// The doors that lead somewhere for this visitor.
fn menu(visitor: &Visitor, path: &str, house: Option<&House>) -> Vec<NavLink> {
    let texts = visitor.reader.texts;
    let link = |href: String, label: String| {
        let here = path.split('?').next().unwrap_or_default();
        let current = href.split('?').next().is_some_and(|own| own == here || (own != "/" && here.starts_with(own)));
        NavLink { href, label, current }
    };
    let seats = house.map(|house| link(house.path("/seats"), t!(texts, "nav-seats")));
    let libraries = Some(link("/".to_owned(), t!(texts, "nav-libraries")));
    let staff = visitor.person().is_some_and(Person::runs_a_house);
    let staff = staff.then(|| link("/staff".to_owned(), t!(texts, "nav-staff")));
    let mine = match visitor.session {
        Some(_) => Some(link("/mine".to_owned(), t!(texts, "nav-mine"))),
        None if has_route("/sign-in") => Some(link(with_return("/sign-in", path), t!(texts, "sign-in"))),
        _ => None,
    };
    [seats, libraries, staff, mine].into_iter().flatten().collect()
}

/// How one reaches the desk, and whether it is open.
fn help(texts: Texts, house: &House) -> Help {
    let profile = &house.profile;
    Help {
        phone: profile.phone.as_ref().map(ToString::to_string),
        email: profile.email.as_ref().map(ToString::to_string),
        chat: profile.chat.as_ref().map(|chat| chat.as_str().to_owned()),
        desks: house.plans.iter().map(|plan| (plan.branch.name.clone(), open_words(texts, plan, house.now))).collect(),
    }
}

/// The legal pages of the library; without one, the way to the libraries, which each have theirs.
fn legal(texts: Texts, path: &str, house: Option<&House>) -> Vec<NavLink> {
    let Some(house) = house else {
        return vec![NavLink { href: "/#libraries".to_owned(), label: t!(texts, "legal-by-library"), current: false }];
    };
    let here = path.split('?').next().unwrap_or_default();
    let link = |(rest, key): (&str, &str)| {
        let href = house.path(rest);
        NavLink { current: href == here, href, label: texts.get(key) }
    };
    LEGAL.into_iter().map(link).collect()
}
