//! The page, in parts: what is asked, what came of it, where there is room, and the seats.

pub(super) mod address;
mod booking;
mod days;
mod filters;
mod outcome;
mod plan;
mod take;
mod zones;

use super::model::{Outcome, SeatsPage};
use super::words;
use crate::AppState;
use crate::house::open_words;
use crate::i18n::Texts;
use crate::ui::{EmptyState, ErrorLink, ErrorSummary, Notice, NoticeKind, PageFrame, page};
use crate::{Visitor, t};
use leptos::prelude::*;
use plek_domain::places::BookingMode;
use plek_domain::seats::forms::BookSeatForm;
use plek_domain::seats::rules::judge;
use plek_domain::seats::{Facts, SeatRefusal};
use plek_domain::time::local;

/// The whole document.
pub(super) fn seats(visitor: &Visitor, state: &AppState, model: &SeatsPage) -> impl IntoView + use<> {
    let texts = visitor.reader.texts;
    let booked = match &model.outcome {
        Outcome::Booked(booking, rest) => {
            std::iter::once(booking).chain(rest).map(|booking| booking.id.to_string()).collect()
        }
        _ => Vec::new(),
    };
    let is_booked = !booked.is_empty();
    let failed = !model.errors.is_empty() || matches!(model.outcome, Outcome::Refused { .. });
    let title = if is_booked { t!(texts, "seats-booked-title") } else { t!(texts, "seats-title") };
    let booked: Vec<(&str, &str)> = booked.iter().map(|id| ("booked", id.as_str())).collect();
    let path = address::with(model, &booked);
    let frame = PageFrame::for_visitor(visitor, state, &path, title, Some(&model.house));
    // The plan's tools are there even when the time asked for cannot be read.
    let islands = (!is_booked).then(|| state.options.clone());
    let frame = PageFrame { error: failed, islands, ..frame };
    let body = match &model.outcome {
        Outcome::Booked(booking, rest) => {
            let own = visitor.person().is_some_and(|person| person.id == booking.person);
            outcome::confirmation(texts, model, (booking, rest), own).into_any()
        }
        _ => form_page(texts, model, &address::own(&model.plan.library, visitor.reader.chosen)).into_any(),
    };
    page(frame, body)
}

/// The question and the booking are one form with two buttons, so that what stands in its fields is what is judged.
fn form_page(texts: Texts, model: &SeatsPage, action: &str) -> impl IntoView + use<> {
    let refusal = match &model.outcome {
        Outcome::Refused { refusal, instead } => {
            Some(outcome::refusal(texts, model, action, (refusal, instead)).into_any())
        }
        _ => None,
    };
    let (class, method) = if booking::is_open(model) { ("booking", "post") } else { ("asking", "get") };
    view! {
        <ErrorSummary texts errors=errors(texts, model)/>
        {refusal}
        <div class="page-head page-head--find">
            <h1>{t!(texts, "seats-title")}</h1>
            {lead(texts, model)}
            {open_until(texts, model)}
        </div>
        {take::take(texts, model, action)}
        {days::strip(texts, model)}
        <form class=class method=method action=action.to_owned() novalidate>
            {take::hold(model)}
            {filters::filters(texts, model)}
            <div class="seat-room">
                {zones::zones(texts, model)}
                {seats_of_zone(texts, model)}
            </div>
        </form>
        {libraries(texts, model)}
    }
}

/// The seats of the zone and the form that books one. A closed zone says so above its seats, none of which can be picked.
fn seats_of_zone(texts: Texts, model: &SeatsPage) -> AnyView {
    let Some(reason) = model.zone_closed() else { return booking::seats(texts, model) };
    let closed = words::refusal(texts, &model.plan, &SeatRefusal::ClosedFor { reason: reason.to_owned() });
    let zone = model.zone.and_then(|zone| model.plan.zone(zone));
    if zone.is_some_and(|zone| zone.mode == BookingMode::WalkIn) {
        // Where the zone's link leads.
        return view! {
            <div class="walk-in" id="seat"><EmptyState title=closed.title><p>{closed.why}</p></EmptyState></div>
        }
        .into_any();
    }
    // On the page that refused a booking for this very reason, that was said already.
    let refused = matches!(&model.outcome, Outcome::Refused { refusal: SeatRefusal::ClosedFor { .. }, .. });
    let notice = (!refused).then(|| {
        view! { <Notice texts kind=NoticeKind::Info><p>{closed.title}". "{closed.why}</p></Notice> }
    });
    view! { <div class="seat-room__seats">{notice}{booking::seats(texts, model)}</div> }.into_any()
}

/// The answer in one line: how many seats are free, or why none is to be had at that time anywhere in the branch.
/// Nothing when it is not known what time is meant.
fn lead(texts: Texts, model: &SeatsPage) -> Option<AnyView> {
    let period = model.period?;
    let plain = |sentence: String| Some(view! { <p class="lead">{sentence}</p> }.into_any());
    let said = |no: &SeatRefusal| words::refusal(texts, &model.plan, no);
    // Of the zone whose facts these are, only what holds in the whole branch.
    let anywhere = |facts: &Facts| judge(period, &Facts { mode: BookingMode::Optional, ..facts.clone() });
    let judged = model.facts.as_ref().and_then(|facts| anywhere(facts).err());
    if let Some(no @ (SeatRefusal::Closed | SeatRefusal::InThePast | SeatRefusal::TooFarAhead { .. })) = judged {
        let sentences = said(&no);
        return plain(format!("{}. {}", sentences.title, sentences.why));
    }
    if let Some((reason, whole)) = model.closed() {
        let of_zone = said(&SeatRefusal::ClosedFor { reason: reason.to_owned() });
        let title = if whole { said(&SeatRefusal::Closed).title } else { of_zone.title };
        return plain(format!("{title}. {}", of_zone.why));
    }
    if model.is_walk_in() {
        return plain(t!(texts, "seats-lead-walk-in", branch = model.plan.branch.name.clone()));
    }
    let (free, branch) = (model.found.free(), model.plan.branch.name.clone());
    let number = texts.number(i64::try_from(free).unwrap_or(0));
    let sentence = t!(texts, "seats-lead", count = free, branch = branch);
    // The translator decides where the number stands; it is what people look for.
    Some(match sentence.split_once(&number) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { <p class="lead">{before}<strong class="number">{number}</strong>{after}</p> }.into_any()
        }
        None => return plain(sentence),
    })
}

/// When the branch is open: now, or on the day that is asked for.
fn open_until(texts: Texts, model: &SeatsPage) -> Option<impl IntoView + use<>> {
    let (plan, now) = (&model.plan, model.house.now);
    let day = |at| local(plan.time_zone, at).0;
    let said = match model.period.filter(|period| day(period.from()) != day(now)) {
        None => format!("{}: {}", plan.branch.name, open_words(texts, plan, now)),
        Some(period) => {
            let opening = plan.openings(day(period.from()), 1).into_iter().find(|opening| opening.overlaps(&period))?;
            let clock = |at| words::moment(texts, plan, at);
            let (from, until) = (clock(opening.from()), clock(opening.until()));
            // A night began the day before; a house that never closes opens on no day.
            let night = opening.minutes() < 24 * 60;
            let day = texts.day_short(day(if night { opening.from() } else { period.from() }));
            t!(texts, "find-open", branch = plan.branch.name.clone(), day = day, from = from, until = until)
        }
    };
    Some(view! { <p class="find-open">{said}</p> })
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

/// The libraries of the consortium, to go to another: this one first, because a phone shows only the first ones.
fn libraries(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let here = model.plan.library.id;
    let entry = |library: &plek_domain::places::Library| {
        let current = (library.id == here).then_some("page");
        view! { <li><a href=format!("/{}/seats", library.slug) aria-current=current>{library.name.clone()}</a></li> }
    };
    let (this, others): (Vec<_>, Vec<_>) = model.libraries.iter().partition(|library| library.id == here);
    (model.libraries.len() > 1).then(|| {
        view! {
            <nav class="library-list" aria-label=t!(texts, "nav-libraries")>
                <ul>{this.into_iter().chain(others).map(entry).collect_view()}</ul>
            </nav>
        }
    })
}
