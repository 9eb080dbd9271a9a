//! The accessibility statement, with the route of a complaint: compulsory for public bodies in Flanders and in the
//! Netherlands.

use super::blocks::section;
use super::{Facts, contacts, link};
use crate::i18n::Texts;
use crate::t;
use leptos::prelude::*;
use plek_domain::places::Country;

pub(super) fn body(texts: Texts, facts: &Facts) -> AnyView {
    let (house, profile) = (&facts.house, &facts.house.profile);
    let law = match profile.country {
        Country::Belgium => "legal-a11y-law-belgium",
        Country::Netherlands => "legal-a11y-law-netherlands",
    };
    let (name, address) = profile.country.ombudsman();
    // A library that named its own authority is believed; the country's is where anybody may go.
    let authority = profile.authority.as_ref().map(|own| view! { <li>{own.to_string()}</li> });
    view! {
        {section(texts, house, "legal-a11y-status-title", &[law, "legal-a11y-status"])}
        {section(texts, house, "legal-a11y-works-title", &["legal-a11y-works"])}
        {section(texts, house, "legal-a11y-gaps-title", &["legal-a11y-gaps-screen-readers", "legal-a11y-gaps-texts"])}
        {section(texts, house, "legal-a11y-checked-title", &["legal-a11y-checked"])}
        {section(texts, house, "legal-a11y-tell-title", &["legal-a11y-tell"])}
        {contacts(texts, facts)}
        {section(texts, house, "legal-a11y-complain-title", &["legal-a11y-complain"])}
        <ul>
            {authority}
            <li>{link(address.to_owned(), t!(texts, "legal-site-of", name = name))}</li>
        </ul>
    }
    .into_any()
}
