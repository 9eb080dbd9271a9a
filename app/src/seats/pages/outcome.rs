//! What came of a booking: the confirmation, or the rule that said no with what can be done instead.

use super::address;
use super::take::wants;
use crate::i18n::Texts;
use crate::mine::calendar_of;
use crate::seats::model::{Instead, SeatsPage, typed};
use crate::seats::words;
use crate::t;
use crate::ui::{ButtonLink, Hidden, Weight};
use leptos::prelude::*;
use plek_domain::ids::SeatId;
use plek_domain::places::{Branch, BranchPlan};
use plek_domain::seats::alternatives::Alternative;
use plek_domain::seats::forms::BookSequenceForm;
use plek_domain::seats::sequence::Piece;
use plek_domain::seats::{Booking, SeatRefusal, Status};
use plek_domain::time::{Period, local};
use uuid::Uuid;

/// The seat is yours: where, when, until when to come; and what its owner does next.
pub(super) fn confirmation(
    texts: Texts,
    model: &SeatsPage,
    (booking, rest): (&Booking, &[Booking]),
    own: bool,
) -> impl IntoView + use<> {
    let plan = &model.plan;
    let seat = plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default();
    let zone = plan.zone(booking.zone).map(|zone| zone.name.clone()).unwrap_or_default();
    let (from, until) = (booking.period.from(), booking.period.until());
    let (day, _, _) = local(plan.time_zone, from);
    let come_before = booking.release_at.map(|release| {
        let time = words::moment(texts, plan, release);
        view! { <p class="confirmation__note">{t!(texts, "seats-booked-come-before", time = time)}</p> }
    });
    let next = |booking: &Booking| {
        let seat = plan.seat(booking.seat).map(|seat| seat.label.clone()).unwrap_or_default();
        let zone = plan.zone(booking.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        let when = words::stretch(texts, plan, booking.period);
        let calendar = own.then(|| to_calendar(texts, booking, Weight::Link));
        view! { <li><strong>{seat}</strong>" "<span>{zone}", "{when}</span>" "{calendar}</li> }
    };
    let then = (!rest.is_empty()).then(|| {
        let rest = rest.iter().map(next).collect_view();
        view! { <div class="confirmation__then"><p>{t!(texts, "find-then")}</p><ol>{rest}</ol></div> }
    });
    let again = format!("/{}/seats?branch={}", plan.library.slug, plan.branch.slug);
    view! {
        <section class="confirmation">
            <p class="confirmation__label spine-label">
                <span>{plan.branch.name.clone()}</span>" "<strong>{seat}</strong>" "<span>{zone}</span>
            </p>
            <h1 class="confirmation__title">{t!(texts, "seats-booked-title")}</h1>
            <p class="confirmation__time">
                <time datetime=from.to_string()>{words::moment(texts, plan, from)}</time>
                {format!(" {} ", t!(texts, "until"))}
                <time datetime=until.to_string()>{words::moment(texts, plan, until)}</time>
            </p>
            <p class="confirmation__day">{texts.day(day)}</p>
            {then}
            <div class="confirmation__more">
                <p class="confirmation__note">{plan.branch.address.clone()}</p>
                {come_before}
                <div class="confirmation__actions">
                    {own.then(|| next_steps(texts, model, booking))}
                    <ButtonLink href=again weight=Weight::Link>{t!(texts, "seats-book-another")}</ButtonLink>
                </div>
            </div>
        </section>
    }
}

/// Checking in, while one may; the calendar; where it is changed and cancelled.
fn next_steps(texts: Texts, model: &SeatsPage, booking: &Booking) -> AnyView {
    let check_in = booking.may_check_in(model.house.now).is_ok() && booking.status == Status::Booked;
    let check_in = check_in.then(|| view! { <ButtonLink href="/code">{t!(texts, "mine-check-in")}</ButtonLink> });
    view! {
        {check_in}
        {to_calendar(texts, booking, Weight::Secondary)}
        <ButtonLink href="/mine" weight=Weight::Secondary>{t!(texts, "nav-mine")}</ButtonLink>
    }
    .into_any()
}

/// The booking as a file for a calendar.
fn to_calendar(texts: Texts, booking: &Booking, weight: Weight) -> impl IntoView + use<> {
    let (href, name) = calendar_of(booking.id);
    view! { <a class=weight.class() href=href download=name>{t!(texts, "mine-to-calendar")}</a> }
}

/// The rule, why, and what can be booked with one click instead.
pub(super) fn refusal(
    texts: Texts,
    model: &SeatsPage,
    action: &str,
    (refusal, instead): (&SeatRefusal, &Instead),
) -> impl IntoView + use<> {
    let words = words::refusal(texts, &model.plan, refusal);
    let Instead { alternatives, sequence, branches } = instead;
    let pieces = (!sequence.is_empty()).then(|| pieces(texts, model, action, sequence));
    let offers = alternatives.iter().map(|other| alternative(texts, model, action, other)).collect_view();
    let rooms = branches.iter().map(|(branch, free)| elsewhere(texts, model, branch, *free)).collect_view();
    let offers = if alternatives.is_empty() && branches.is_empty() && sequence.is_empty() {
        view! { <p>{t!(texts, "seats-no-alternative")}</p> }.into_any()
    } else if alternatives.is_empty() && branches.is_empty() {
        ().into_any()
    } else {
        view! {
            <h3 class="alternatives__title">{t!(texts, "seats-alternatives")}</h3>
            <ul class="alternatives">{offers}{rooms}</ul>
        }
        .into_any()
    };
    view! {
        <section class="refusal" id="refusal" role="alert" tabindex="-1" autofocus aria-labelledby="refusal-title">
            <p class="refusal__rule spine-label">{words.rule}</p>
            <h2 class="refusal__title" id="refusal-title">{words.title}</h2>
            <p>{words.why}</p>
            {pieces}
            {offers}
        </section>
    }
}

/// One seat of several, and when.
pub(super) fn piece_line(texts: Texts, plan: &BranchPlan, seat: SeatId, period: Period) -> impl IntoView + use<> {
    let seat = plan.seat(seat);
    let label = seat.map(|seat| seat.label.clone()).unwrap_or_default();
    let zone = seat.and_then(|seat| plan.zone(seat.zone)).map(|zone| zone.name.clone()).unwrap_or_default();
    let clock = |at| words::moment(texts, plan, at);
    let when = t!(texts, "time-span", from = clock(period.from()), until = clock(period.until()));
    view! { <li><strong>{label}</strong>" "<span>{when}", "{zone}</span></li> }
}

/// All of the time on several seats: which, when to move, and one button for all of them.
fn pieces(texts: Texts, model: &SeatsPage, action: &str, pieces: &[Piece]) -> AnyView {
    let plan = &model.plan;
    let one = |piece: &Piece| piece_line(texts, plan, piece.seat, piece.period);
    let hidden = |piece: &Piece| {
        let (day, from) = typed(plan, piece.period.from());
        let (_, until) = typed(plan, piece.period.until());
        view! { <Hidden name="piece" value=BookSequenceForm::written(piece.seat, day, &from, &until)/> }
    };
    let asked = &model.asked;
    let kept = [("branch", plan.branch.slug.as_str()), ("day", &asked.day), ("from", &asked.from)];
    let kept = kept.into_iter().chain([("until", asked.until.as_str()), ("person", &asked.person)]);
    let kept = kept.map(|(name, value)| view! { <Hidden name value=value.to_owned()/> }).collect_view();
    // Its own key, the same on a double click: the refused form's belongs to another wish.
    let (high, low) = model.key.as_u64_pair();
    let key = Uuid::from_u64_pair(high.rotate_left(7), !low);
    view! {
        <h3 class="alternatives__title">{t!(texts, "find-sequence", moves = pieces.len() - 1)}</h3>
        <form class="sequence" method="post" action=action.to_owned() novalidate>
            <ol>{pieces.iter().map(one).collect_view()}</ol>
            {kept}
            {wants(model)}
            {pieces.iter().map(hidden).collect_view()}
            <button class="button button--primary" type="submit" name="sequence" value=key.to_string()>
                {t!(texts, "find-sequence-take")}
            </button>
        </form>
    }
    .into_any()
}

/// Another branch that has room at that time: there one picks a seat, or takes any.
fn elsewhere(texts: Texts, model: &SeatsPage, branch: &Branch, free: usize) -> impl IntoView + use<> {
    let other = [("branch", branch.slug.as_str()), ("zone", ""), ("seat", "")];
    let words = t!(texts, "find-elsewhere", count = free);
    view! {
        <li>
            <a class="alternative alternative--elsewhere" href=address::with(model, &other)>
                <span class="alternative__when">{branch.name.clone()}</span>" "
                <span class="alternative__where">{words}</span>
            </a>
        </li>
    }
}

/// One offer: a form of its own, with a key of its own, that books it.
fn alternative(texts: Texts, model: &SeatsPage, action: &str, other: &Alternative) -> impl IntoView + use<> {
    let plan = &model.plan;
    let seat = plan.seat(other.seat);
    let label = seat.map(|seat| seat.label.clone()).unwrap_or_default();
    let zone = seat.and_then(|seat| plan.zone(seat.zone)).map(|zone| zone.name.clone()).unwrap_or_default();
    let (date, from) = typed(plan, other.period.from());
    let (_, until) = typed(plan, other.period.until());
    let moment = |at| words::moment(texts, plan, at);
    let hours = t!(texts, "time-span", from = moment(other.period.from()), until = moment(other.period.until()));
    // The refused form's key belongs to another wish; a key made from it and the offer stays the same on a double click.
    let (high, low) = model.key.as_u64_pair();
    let (seat_high, seat_low) = other.seat.0.as_u64_pair();
    let key = Uuid::from_u64_pair(high ^ seat_high, low ^ seat_low ^ other.period.from().0.cast_unsigned());
    view! {
        <li>
            <form method="post" action=action.to_owned() novalidate>
                <Hidden name="key" value=key.to_string()/>
                <Hidden name="branch" value=plan.branch.slug.as_str().to_owned()/>
                <Hidden name="day" value=date.to_string()/>
                <Hidden name="from" value=from/>
                <Hidden name="until" value=until/>
                <Hidden name="seat" value=other.seat.to_string()/>
                <Hidden name="person" value=model.asked.person.clone()/>
                {wants(model)}
                <button class="alternative" type="submit">
                    <span class="alternative__seat">{label}</span>" "
                    <span class="alternative__when">{hours}</span>" "
                    <span class="alternative__where">{format!("{}, {zone}", texts.day_short(date))}</span>
                </button>
            </form>
        </li>
    }
}
