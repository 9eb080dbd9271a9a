//! The privacy text.

use super::blocks::{list, section};
use super::{Facts, contacts, link};
use crate::i18n::Texts;
use crate::t;
use leptos::prelude::*;

/// Both cookies; there are no others.
const COOKIES: [&str; 2] = ["legal-cookie-session", "legal-cookie-lang"];

pub(super) fn body(texts: Texts, facts: &Facts) -> AnyView {
    let house = &facts.house;
    let (name, address) = house.profile.country.data_authority();
    view! {
        {section(texts, house, "legal-privacy-who-title", &["legal-privacy-who"])}
        {contacts(texts, facts)}
        {section(texts, house, "legal-privacy-what-title", &["legal-privacy-what"])}
        {list(texts, house, &["legal-privacy-what-account", "legal-privacy-what-bookings", "legal-privacy-what-mail",
            "legal-privacy-what-trail"])}
        {section(texts, house, "legal-privacy-why-title", &["legal-privacy-why"])}
        {section(texts, house, "legal-privacy-others-title", &["legal-privacy-others"])}
        {section(texts, house, "legal-privacy-long-title", &["legal-privacy-long"])}
        <p>{link(house.path("/retention"), t!(texts, "legal-retention"))}</p>
        {section(texts, house, "legal-privacy-cookies-title", &["legal-privacy-cookies"])}
        {list(texts, house, &COOKIES)}
        {section(texts, house, "legal-privacy-kids-title", &["legal-privacy-kids"])}
        <p>{link(house.path("/privacy-kids"), t!(texts, "legal-kids"))}</p>
        {section(texts, house, "legal-privacy-rights-title", &["legal-privacy-rights"])}
        {section(texts, house, "legal-privacy-complain-title", &["legal-privacy-complain"])}
        <ul><li>{link(address.to_owned(), t!(texts, "legal-site-of", name = name))}</li></ul>
    }
    .into_any()
}
