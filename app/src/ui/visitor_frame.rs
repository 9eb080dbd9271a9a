//! The frame of a page for whoever asked for it: no page puts its own together, so none forgets a part.

use super::footer::{Desk, Help};
use super::header::House as HouseName;
use super::page::{LangLink, NavLink, PageFrame};
use crate::contacts::Contact;
use crate::ctx::{AppState, Reader, Visitor};
use crate::house::{House, open_words};
use crate::i18n::{Lang, Texts};
use crate::people::{return_path, with_return};
use crate::profile::shown_logo;
use crate::{demo, has_route, t};
use plek_domain::people::Person;
use plek_domain::places::{BranchPlan, Library, Profile};
use std::sync::Arc;

/// When it is open, and the legal pages of a library: what follows its address, and the key of their name.
const LEGAL: [(&str, &str); 5] = [
    ("/hours", "opening-hours"),
    ("/accessibility", "legal-accessibility"),
    ("/privacy", "legal-privacy"),
    ("/privacy-kids", "legal-kids"),
    ("/retention", "legal-retention"),
];

impl PageFrame {
    /// The frame of the page at `path` (with its question, so that other languages keep it), about a library or not. A
    /// page that read no library gets the one that its address names.
    pub(crate) fn for_visitor(
        visitor: &Visitor,
        state: &AppState,
        path: &str,
        title: impl Into<String>,
        house: Option<&House>,
    ) -> Self {
        let texts = visitor.reader.texts;
        let contact = house.is_none().then(|| state.contacts.at(path)).flatten();
        let place = house.map(|house| (&house.library, &house.profile));
        let place = place.or_else(|| contact.as_ref().map(|known| (&known.library, &known.profile)));
        Self {
            nav: menu(visitor, path, place.map(|(library, _)| library)),
            signed_in: visitor.session.is_some(),
            help: house.map_or_else(|| help_at(texts, state, contact.as_ref()), |house| help_of(texts, house)),
            ..Self::at_place(&visitor.reader, state, path, title.into(), place)
        }
    }

    /// The frame of a page that says no, of what is at hand: nothing is read for it, so that it can always be shown.
    /// `path` is what was asked for, by whomever.
    pub(crate) fn for_error(reader: &Reader, state: &AppState, path: &str, title: String) -> Self {
        let texts = reader.texts;
        let path = return_path(path);
        let contact = state.contacts.at(path);
        let place = contact.as_ref().map(|known| (&known.library, &known.profile));
        let link = |href: String, label| NavLink { href, label, current: false };
        let seats = place.map(|(library, _)| link(format!("/{}/seats", library.slug), t!(texts, "nav-seats")));
        let libraries = Some(link("/".to_owned(), t!(texts, "nav-libraries")));
        Self {
            error: true,
            nav: [seats, libraries].into_iter().flatten().collect(),
            help: help_at(texts, state, contact.as_ref()),
            ..Self::at_place(reader, state, path, title, place)
        }
    }

    /// What does not depend on who asks.
    fn at_place(
        reader: &Reader,
        state: &AppState,
        path: &str,
        title: String,
        place: Option<(&Library, &Profile)>,
    ) -> Self {
        let texts = reader.texts;
        Self {
            house: place.map(|(library, profile)| HouseName {
                name: library.name.clone(),
                href: format!("/{}", library.slug),
                cloth: profile.cloth,
                logo: shown_logo(&library.slug, profile),
            }),
            description: Some(match place {
                Some((library, _)) => t!(texts, "page-about-library", library = library.name.clone()),
                None => t!(texts, "page-about"),
            }),
            languages: languages(texts, path),
            asks_code: has_route("/code"),
            links: legal(texts, path, place.map(|(library, _)| library))
                .into_iter()
                .chain(demo::links(texts, state, path))
                .collect(),
            banner: demo::bar(texts, state, path),
            nonce: reader.nonce.clone(),
            ..Self::new(texts, title)
        }
    }
}

/// This very page in each language: what it asks for stays, but for the language.
fn languages(texts: Texts, path: &str) -> Vec<LangLink> {
    let (page, question) = path.split_once('?').unwrap_or((path, ""));
    let kept: Vec<&str> = question.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let language = |lang: Lang| {
        let own = format!("lang={}", lang.tag());
        let pairs: Vec<&str> = kept.iter().copied().chain([own.as_str()]).collect();
        LangLink { href: format!("{page}?{}", pairs.join("&")), lang, current: lang == texts.lang() }
    };
    Lang::ALL.into_iter().map(language).collect()
}

/// The doors that lead somewhere for this visitor.
fn menu(visitor: &Visitor, path: &str, library: Option<&Library>) -> Vec<NavLink> {
    let texts = visitor.reader.texts;
    let link = |href: String, label: String| {
        let here = path.split('?').next().unwrap_or_default();
        let current = href.split('?').next().is_some_and(|own| own == here || (own != "/" && here.starts_with(own)));
        NavLink { href, label, current }
    };
    let seats = library.map(|library| link(format!("/{}/seats", library.slug), t!(texts, "nav-seats")));
    let libraries = Some(link("/".to_owned(), t!(texts, "nav-libraries")));
    let staff = visitor.person().is_some_and(Person::works_somewhere);
    let staff = staff.then(|| link("/staff".to_owned(), t!(texts, "nav-staff")));
    let mine = match visitor.session {
        Some(_) => Some(link("/mine".to_owned(), t!(texts, "nav-mine"))),
        None if has_route("/sign-in") => Some(link(with_return("/sign-in", path), t!(texts, "sign-in"))),
        _ => None,
    };
    [seats, libraries, staff, mine].into_iter().flatten().collect()
}

/// How one reaches the desk of a library, and whether its branches are open.
fn help_of(texts: Texts, house: &House) -> Help {
    let desk = |plan: &Arc<BranchPlan>| Desk {
        name: plan.branch.name.clone(),
        href: None,
        says: open_words(texts, plan, house.now),
    };
    help(&house.profile, house.plans.iter().map(desk).collect())
}

fn help(profile: &Profile, desks: Vec<Desk>) -> Help {
    Help {
        phone: profile.phone.as_ref().map(ToString::to_string),
        email: profile.email.as_ref().map(ToString::to_string),
        chat: profile.chat.as_ref().map(|chat| chat.as_str().to_owned()),
        desks,
    }
}

/// Most libraries whose desks are named where no library is known; of more, one picks one's own.
const NAMED: usize = 6;

/// The desk of this library; where none is known those of all, in the place where a library's own stands.
fn help_at(texts: Texts, state: &AppState, contact: Option<&Contact>) -> Help {
    if let Some(contact) = contact {
        return help(&contact.profile, Vec::new());
    }
    let all = state.contacts.all();
    let desk = |contact: &Contact| Desk {
        name: contact.library.name.clone(),
        href: Some(format!("/{}", contact.library.slug)),
        says: contact.profile.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
    };
    let desks = if all.len() > NAMED {
        vec![Desk { name: t!(texts, "help-pick-library"), href: Some("/#libraries".to_owned()), says: String::new() }]
    } else {
        all.iter().map(desk).collect()
    };
    Help { desks, ..Help::default() }
}

/// The legal pages of the library; without one, the way to the libraries, which each have theirs.
fn legal(texts: Texts, path: &str, library: Option<&Library>) -> Vec<NavLink> {
    let Some(library) = library else {
        return vec![NavLink { href: "/#libraries".to_owned(), label: t!(texts, "legal-by-library"), current: false }];
    };
    let here = path.split('?').next().unwrap_or_default();
    let link = |(rest, key): (&str, &str)| {
        let href = format!("/{}{rest}", library.slug);
        NavLink { current: href == here, href, label: texts.get(key) }
    };
    LEGAL.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_keeps_what_was_asked_for_and_is_asked_for_once() {
        let hrefs = |path| languages(Texts::default(), path).into_iter().map(|link| link.href).collect::<Vec<_>>();
        assert!(hrefs("/een?lang=fr&day=1").contains(&"/een?day=1&lang=en".to_owned()));
        assert!(hrefs("/een").contains(&"/een?lang=en".to_owned()));
    }
}
