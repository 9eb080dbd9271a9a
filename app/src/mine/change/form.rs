//! How the form looks.

use super::{ChangePage, words};
use crate::i18n::Texts;
use crate::mine::label_of;
use crate::people::escaped;
use crate::seats::{field_words as field, stretch, typed};
use crate::t;
use crate::ui::{
    Button, ButtonLink, Choice, ErrorSummary, FieldInfo, Hidden, InputKind, Notice, NoticeKind, Select, TextInput,
    Weight,
};
use leptos::prelude::*;
use plek_domain::places::{BookingMode, Seat};
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::alternatives::Alternative;
use uuid::Uuid;

/// The page's own path, with what was asked for, so that another language keeps it.
pub(super) fn path(model: &ChangePage) -> String {
    let asked = ["day", "from", "until", "zone", "seat"].map(|name| (name, model.raw.one(name)));
    let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
    let asked: Vec<String> = asked.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    format!("{}?{}", action(model), asked.join("&"))
}

fn action(model: &ChangePage) -> String {
    format!("/mine/{}/change", model.booking.id)
}

pub(super) fn body(texts: Texts, model: &ChangePage) -> impl IntoView + use<> {
    let plan = &model.plan;
    let now = format!(
        "{} {}, {}",
        label_of(plan, &model.booking),
        plan.zone(model.booking.zone).map_or("", |zone| zone.name.as_str()),
        stretch(texts, plan, model.booking.period)
    );
    let below = match &model.stays {
        Some(why) => stays(texts, why.clone()),
        None => form(texts, model),
    };
    view! {
        <div class="page-head">
            <h1>{t!(texts, "mine-change-title")}</h1>
            <p class="lead">{t!(texts, "mine-change-now", booking = now)}</p>
        </div>
        {below}
    }
}

fn stays(texts: Texts, why: String) -> AnyView {
    view! {
        <div class="mine-said" role="alert" tabindex="-1" autofocus>
            <Notice texts kind=NoticeKind::Error><p>{why}</p></Notice>
        </div>
        <p><ButtonLink href="/mine">{t!(texts, "mine-back")}</ButtonLink></p>
    }
    .into_any()
}

fn form(texts: Texts, model: &ChangePage) -> AnyView {
    let info = |name: &'static str, label: String| {
        FieldInfo::new(name, label).error(field(texts, name, model.errors.of(name)))
    };
    let day = info("day", t!(texts, "seats-day"));
    let from = info("from", t!(texts, "seats-from"));
    let until = info("until", t!(texts, "seats-until"));
    let zone = info("zone", t!(texts, "mine-change-zone"));
    let seat = info("seat", t!(texts, "notice-seat"));
    let errors = [&day, &from, &until, &zone, &seat].into_iter().filter_map(FieldInfo::summary).collect();
    let value = |name: &str| model.raw.one(name).to_owned();
    let refused = model.refused.as_ref().map(|(refusal, offers)| refusal_view(texts, model, refusal, offers));
    view! {
        <ErrorSummary texts errors/>
        {refused}
        <form class="stack mine-change" method="post" action=action(model) novalidate>
            <div class="mine-change__when">
                <TextInput texts field=day kind=InputKind::Date value=value("day")/>
                <TextInput texts field=from kind=InputKind::of_time(model.raw.one("from")) value=value("from")/>
                <TextInput texts field=until kind=InputKind::of_time(model.raw.one("until")) value=value("until")/>
                <Select texts field=zone choices=zones(model)/>
            </div>
            <div>
                <Button weight=Weight::Secondary asks=true>{t!(texts, "mine-change-show")}</Button>
            </div>
            <Select texts field=seat choices=seats(texts, model)/>
            <div class="mine-item__acts">
                <Button name="key" value=model.key.to_string()>{t!(texts, "mine-change-do")}</Button>
                <ButtonLink href="/mine" weight=Weight::Link>{t!(texts, "mine-change-not")}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

fn zones(model: &ChangePage) -> Vec<Choice> {
    let booked = model.plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn);
    let choice = |zone: &plek_domain::places::Zone| Choice {
        selected: zone.id == model.zone,
        ..Choice::new(zone.id.to_string(), zone.name.clone())
    };
    booked.map(choice).collect()
}

/// The seats of the zone that can be had then, after the question how many. The one asked for stays among them when it
/// is taken then: at another time it may be free, and whoever mends the time would have to pick it anew.
fn seats(texts: Texts, model: &ChangePage) -> Vec<Choice> {
    let asked = model.raw.one("seat");
    let free = |seat: &Seat| !model.taken.contains(&seat.id);
    let of_zone = model.plan.seats.iter().filter(|seat| seat.zone == model.zone);
    let mut seats: Vec<&Seat> = of_zone.filter(|seat| free(seat) || seat.id.to_string() == asked).collect();
    seats.sort_by_cached_key(|seat| seat.reading_order());
    let count = seats.iter().filter(|seat| free(seat)).count();
    let mut choices = vec![Choice::new("", t!(texts, "mine-change-pick", count = count))];
    choices.extend(seats.into_iter().map(|seat| {
        let value = seat.id.to_string();
        let taken = if free(seat) { String::new() } else { format!(" ({})", t!(texts, "glyph-seat-taken")) };
        Choice { selected: value == asked, ..Choice::new(value, seat.label.clone() + &taken) }
    }));
    choices
}

/// The rule, why, and what can be had with one click instead; the old booking stands meanwhile.
fn refusal_view(
    texts: Texts,
    model: &ChangePage,
    refusal: &SeatRefusal,
    offers: &[Alternative],
) -> impl IntoView + use<> {
    let said = words(texts, &model.plan, refusal);
    let offers = if offers.is_empty() {
        view! { <p>{t!(texts, "seats-no-alternative")}</p> }.into_any()
    } else {
        let offers = offers.iter().map(|other| offer(texts, model, other)).collect_view();
        view! { <ul class="alternatives">{offers}</ul> }.into_any()
    };
    view! {
        <section class="refusal" id="refusal" role="alert" tabindex="-1" autofocus aria-labelledby="refusal-title">
            <p class="refusal__rule spine-label">{said.rule}</p>
            <h2 class="refusal__title" id="refusal-title">{said.title}</h2>
            <p>{said.why}</p>
            <p>{t!(texts, "mine-change-stays")}</p>
            {offers}
        </section>
    }
}

fn offer(texts: Texts, model: &ChangePage, other: &Alternative) -> impl IntoView + use<> {
    let plan = &model.plan;
    let seat = plan.seat(other.seat);
    let label = seat.map(|seat| seat.label.clone()).unwrap_or_default();
    let zone = seat.and_then(|seat| plan.zone(seat.zone)).map(|zone| zone.name.clone()).unwrap_or_default();
    let (day, from) = typed(plan, other.period.from());
    let (_, until) = typed(plan, other.period.until());
    // The same on a double click, another for each offer.
    let (high, low) = model.key.as_u64_pair();
    let (seat_high, seat_low) = other.seat.0.as_u64_pair();
    let key = Uuid::from_u64_pair(high ^ seat_high, low ^ seat_low ^ other.period.from().0.cast_unsigned());
    view! {
        <li>
            <form method="post" action=action(model) novalidate>
                <Hidden name="key" value=key.to_string()/>
                <Hidden name="day" value=day.to_string()/>
                <Hidden name="from" value=from/>
                <Hidden name="until" value=until/>
                <Hidden name="seat" value=other.seat.to_string()/>
                <button class="alternative" type="submit">
                    <span class="alternative__seat">{label}</span>" "
                    <span class="alternative__when">{stretch(texts, plan, other.period)}</span>" "
                    <span class="alternative__where">{zone}</span>
                </button>
            </form>
        </li>
    }
}
