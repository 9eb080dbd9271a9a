//! The page, in parts: what is asked, what came of it, where there is room, and the seats.

mod address;
mod booking;
mod filters;
mod outcome;
mod zones;

use super::model::{Outcome, SeatsPage};
use super::words;
use crate::AppState;
use crate::i18n::{Lang, Texts};
use crate::people::bar_and_nav;
use crate::t;
use crate::ui::{ErrorLink, ErrorSummary, LangLink, NavLink, PageFrame, page};
use leptos::prelude::*;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::forms::BookSeatForm;
use plek_domain::seats::rules::judge;

/// The whole document.
pub(super) fn seats(
    texts: Texts,
    state: &AppState,
    signed_in: bool,
    staff: Option<NavLink>,
    model: &SeatsPage,
) -> impl IntoView + use<> {
    let booked = match &model.outcome {
        Outcome::Booked(booking) => booking.id.to_string(),
        _ => String::new(),
    };
    let is_booked = !booked.is_empty();
    let failed = !model.errors.is_empty() || matches!(model.outcome, Outcome::Refused { .. });
    let title = if is_booked { t!(texts, "seats-booked-title") } else { t!(texts, "seats-title") };
    let language = |lang: Lang| LangLink {
        href: address::with(model, &[("booked", &booked), ("lang", lang.tag())]),
        lang,
        current: lang == texts.lang(),
    };
    let nav = format!("/{}/seats", model.plan.library.slug);
    let (banner, entry) = bar_and_nav(texts, state, signed_in, &address::with(model, &[]));
    let frame = PageFrame {
        error: failed,
        islands: filters::has_check(model).then(|| state.options.clone()),
        nav: [Some(NavLink { href: nav, label: t!(texts, "nav-seats"), current: true }), staff, Some(entry)]
            .into_iter()
            .flatten()
            .collect(),
        languages: Lang::ALL.into_iter().map(language).collect(),
        banner,
        ..PageFrame::new(texts, title)
    };
    let body = match &model.outcome {
        Outcome::Booked(booking) => outcome::confirmation(texts, model, booking).into_any(),
        _ => form_page(texts, model).into_any(),
    };
    page(frame, body)
}

fn form_page(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let refusal = match &model.outcome {
        Outcome::Refused { refusal, alternatives } => {
            Some(outcome::refusal(texts, model, refusal, alternatives).into_any())
        }
        _ => None,
    };
    view! {
        <ErrorSummary texts errors=errors(texts, model)/>
        {refusal}
        <div class="page-head">
            {libraries(texts, model)}
            <h1>{t!(texts, "seats-title")}</h1>
            {lead(texts, model)}
        </div>
        {filters::filters(texts, model)}
        <div class="seat-room">
            {zones::zones(texts, model)}
            {booking::form(texts, model)}
        </div>
    }
}

/// The answer in one line: how many seats are free, or why none is to be had at that time anywhere in the branch.
/// Nothing when it is not known what time is meant.
fn lead(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let period = model.period?;
    let judged = model.facts.as_ref().and_then(|facts| judge(period, facts).err());
    if let Some(no @ (SeatRefusal::Closed | SeatRefusal::InThePast | SeatRefusal::TooFarAhead { .. })) = judged {
        let sentences = words::refusal(texts, &model.plan, &no);
        return Some(view! { <p class="lead">{sentences.title}". "{sentences.why}</p> }.into_any());
    }
    let (free, branch) = (model.free(), model.plan.branch.name.clone());
    let number = texts.number(i64::try_from(free).unwrap_or(0));
    let sentence = t!(texts, "seats-lead", count = free, branch = branch);
    // The translator decides where the number stands; it is what people look for.
    Some(match sentence.split_once(&number) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { <p class="lead">{before}<strong class="number">{number}</strong>{after}</p> }.into_any()
        }
        None => view! { <p class="lead">{sentence}</p> }.into_any(),
    })
}

/// One line per problem, in the order of the page; problems of hidden fields are shown too, or they would be a riddle.
fn errors(texts: Texts, model: &SeatsPage) -> Vec<ErrorLink> {
    let known = |name: &str| BookSeatForm::FIELDS.contains(&name);
    let line = |(name, problem)| {
        let message = words::field(texts, name, Some(problem))?;
        Some(ErrorLink { field_id: if known(name) { name.to_owned() } else { "seat".to_owned() }, message })
    };
    model.errors.iter().filter_map(line).collect()
}

/// The libraries of the consortium, to go to another.
fn libraries(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let here = model.plan.library.id;
    let entry = |library: &plek_domain::places::Library| {
        let current = (library.id == here).then_some("page");
        view! { <li><a href=format!("/{}/seats", library.slug) aria-current=current>{library.name.clone()}</a></li> }
    };
    (model.libraries.len() > 1).then(|| {
        view! {
            <nav class="library-list" aria-label=t!(texts, "nav-libraries")>
                <ul>{model.libraries.iter().map(entry).collect_view()}</ul>
            </nav>
        }
    })
}
