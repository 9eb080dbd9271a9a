//! The parts that these pages are written with.

use crate::house::House;
use crate::i18n::{Arg, Texts};
use crate::t;
use chrono::NaiveDate;
use leptos::prelude::*;
use plek_domain::time::{BRUSSELS, local};

/// The day on which the words of these pages were last made.
const WRITTEN: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 10, 1);

/// What every text may name.
pub(super) fn args(house: &House) -> [(&'static str, Arg); 4] {
    [
        ("library", house.library.name.clone().into()),
        ("age", house.profile.consent_age.into()),
        ("ombudsman", house.profile.country.ombudsman().0.into()),
        ("authority", house.profile.country.data_authority().0.into()),
    ]
}

/// A heading with its paragraphs.
pub(super) fn section(texts: Texts, house: &House, title: &str, paragraphs: &[&str]) -> AnyView {
    let args = args(house);
    let paragraphs: Vec<AnyView> =
        paragraphs.iter().map(|key| view! { <p>{texts.with(key, &args)}</p> }.into_any()).collect();
    view! { <h2>{texts.with(title, &args)}</h2>{paragraphs} }.into_any()
}

/// A list of lines.
pub(super) fn list(texts: Texts, house: &House, keys: &[&str]) -> AnyView {
    let args = args(house);
    let lines: Vec<AnyView> = keys.iter().map(|key| view! { <li>{texts.with(key, &args)}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

/// When this page was last made: the words, or what the library says about itself.
pub(super) fn date(texts: Texts, house: &House) -> String {
    let zone = house.plans.first().map_or(BRUSSELS, |plan| plan.time_zone);
    let own = house.profile.changed_at.map(|at| local(zone, at).0);
    let day = own.max(WRITTEN).unwrap_or_default();
    t!(texts, "legal-date", day = texts.day(day))
}
