//! The page, in parts: what is asked, what came of it, where there is room, and the seats.

mod booking;
mod filters;
mod outcome;

use super::model::{Outcome, SeatsPage};
use crate::i18n::{Lang, Texts};
use crate::t;
use crate::ui::{ErrorLink, ErrorSummary, LangLink, NavLink, Notice, NoticeKind, PageFrame, page};
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use plek_domain::seats::forms::BookSeatForm;

/// The whole document.
pub(super) fn seats(texts: Texts, options: &LeptosOptions, model: &SeatsPage) -> impl IntoView + use<> {
    let booked = matches!(model.outcome, Outcome::Booked(_));
    let failed = !model.errors.is_empty() || matches!(model.outcome, Outcome::Refused { .. });
    let title = if booked { t!(texts, "seats-booked-title") } else { t!(texts, "seats-title") };
    let here = format!("/{}/seats", model.plan.library.slug);
    let language = |lang: Lang| LangLink {
        href: format!("{here}?branch={}&lang={}", model.plan.branch.slug, lang.tag()),
        lang,
        current: lang == texts.lang(),
    };
    let frame = PageFrame {
        error: failed,
        islands: (!booked).then(|| options.clone()),
        nav: vec![NavLink { href: here.clone(), label: t!(texts, "nav-seats"), current: true }],
        languages: Lang::ALL.into_iter().map(language).collect(),
        ..PageFrame::new(texts, title)
    };
    let body = match &model.outcome {
        Outcome::Booked(booking) => outcome::confirmation(texts, model, booking).into_any(),
        _ => form_page(texts, model).into_any(),
    };
    page(frame, body)
}

fn form_page(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let lead = t!(texts, "seats-lead", count = model.free(), branch = model.plan.branch.name.clone());
    let refusal = match &model.outcome {
        Outcome::Refused { refusal, alternatives } => {
            Some(outcome::refusal(texts, model, refusal, alternatives).into_any())
        }
        _ => None,
    };
    let nobody = model.people.is_empty().then(|| {
        view! { <Notice texts kind=NoticeKind::Info><p>{t!(texts, "seats-no-sign-in")}</p></Notice> }
    });
    view! {
        <ErrorSummary texts errors=errors(texts, model)/>
        {refusal}
        <div class="page-head">
            {libraries(texts, model)}
            <h1>{t!(texts, "seats-title")}</h1>
            <p class="lead">{lead}</p>
        </div>
        {filters::filters(texts, model)}
        {nobody}
        {filters::zones(texts, model)}
        {booking::form(texts, model)}
    }
}

/// One line per problem, in the order of the page; problems of hidden fields are shown too, or they would be a riddle.
fn errors(texts: Texts, model: &SeatsPage) -> Vec<ErrorLink> {
    let known = |name: &str| BookSeatForm::FIELDS.contains(&name);
    let line = |(name, problem)| {
        let message = super::words::field(texts, name, Some(problem))?;
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
