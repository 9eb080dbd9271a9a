//! What is asked: branch, day and time; and where there is room for it.

use crate::i18n::Texts;
use crate::seats::islands::{CheckWords, PeriodCheck};
use crate::seats::model::{SeatsPage, ZoneLine};
use crate::seats::words;
use crate::t;
use crate::ui::{Button, Choice, FieldInfo, Glyph, GlyphIcon, InputKind, Select, TextInput, Weight};
use leptos::prelude::*;
use plek_domain::places::{Attributes, BookingMode};
use plek_domain::seats::SeatRefusal;
use plek_domain::time::{DAY, MINUTE, Timestamp, Wall, resolve};

/// The form that asks: a plain GET, so that its address can be kept and sent.
pub(super) fn filters(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let branches = model.branches.iter().map(|branch| Choice {
        selected: branch.id == model.plan.branch.id,
        ..Choice::new(branch.slug.as_str(), branch.name.clone())
    });
    let field =
        |name: &str, label: String| FieldInfo::new(name, label).error(words::field(texts, name, model.errors.of(name)));
    let day = field("day", t!(texts, "seats-day"));
    let from = field("from", t!(texts, "seats-from"));
    let until = field("until", t!(texts, "seats-until"));
    view! {
        <form class="filters" method="get">
            <Select texts field=FieldInfo::new("branch", t!(texts, "seats-branch")) choices=branches.collect()/>
            <TextInput texts field=day kind=InputKind::Date value=model.asked.day.clone()/>
            {time(texts, from, &model.asked.from)}
            {time(texts, until, &model.asked.until)}
            <div class="filters__go"><Button weight=Weight::Secondary>{t!(texts, "seats-show")}</Button></div>
            {check(texts, model)}
        </form>
    }
}

/// A time, or a line of text for the one that the clock shows twice: a time field would drop its offset.
fn time(texts: Texts, field: FieldInfo, value: &str) -> impl IntoView + use<> {
    let kind = if value.contains('+') { InputKind::Text } else { InputKind::Time };
    view! { <TextInput texts field kind value=value.to_owned()/> }
}

/// The island that judges while one types.
fn check(texts: Texts, model: &SeatsPage) -> Option<impl IntoView + use<>> {
    let facts = model.facts.clone()?;
    let day: chrono::NaiveDate = model.asked.day.parse().ok()?;
    let midnight = plain_midnight(model, day);
    let policy = &facts.policy;
    let sample = [
        SeatRefusal::WalkIn,
        SeatRefusal::InThePast,
        SeatRefusal::TooFarAhead { days: policy.days_ahead.value },
        SeatRefusal::Closed,
        SeatRefusal::ClosedFor { reason: "{reason}".to_owned() },
        SeatRefusal::OffGrid { step: policy.step_minutes.value },
        SeatRefusal::TooShort { minutes: policy.min_minutes.value },
        SeatRefusal::TooLong { minutes: policy.max_minutes.value },
    ];
    let said = |refusal: &SeatRefusal| (refusal.code().to_owned(), words::refusal(texts, &model.plan, refusal).why);
    let check_words = CheckWords {
        fine: t!(texts, "seats-check-fine", length = "{length}"),
        units: (t!(texts, "seats-check-hours"), t!(texts, "seats-check-minutes")),
        other_day: t!(texts, "seats-check-other-day"),
        refused: sample.iter().map(said).collect(),
    };
    let (from, until) = (model.asked.from.clone(), model.asked.until.clone());
    Some(view! {
        <PeriodCheck facts day=model.asked.day.clone() midnight from until words=check_words/>
    })
}

/// Local midnight of a day with 24 equal hours, the next day's first hours included.
fn plain_midnight(model: &SeatsPage, day: chrono::NaiveDate) -> Option<Timestamp> {
    let at = |minutes| match resolve(model.plan.time_zone, day, minutes) {
        Wall::Once(at) => Some(at),
        _ => None,
    };
    let (midnight, later) = (at(0)?, at(2 * 1440)?);
    (later.0 - midnight.0 == 2 * DAY && at(1440)?.0 - midnight.0 == 1440 * MINUTE).then_some(midnight)
}

/// The zones, each with how many seats are free.
pub(super) fn zones(texts: Texts, model: &SeatsPage) -> impl IntoView + use<> {
    let line = |line: &ZoneLine| {
        let zone = model.plan.zone(line.id)?;
        let current = (model.zone == Some(zone.id)).then_some("true");
        let class = if line.free == 0 { "zone zone--full" } else { "zone" };
        let asked = &model.asked;
        let href = format!(
            "/{}/seats?branch={}&day={}&from={}&until={}&zone={}#seat",
            model.plan.library.slug,
            model.plan.branch.slug,
            asked.day,
            asked.from.replace('+', "%2B"),
            asked.until.replace('+', "%2B"),
            zone.id,
        );
        let free = if zone.mode == BookingMode::WalkIn {
            view! { <span class="zone__free">{t!(texts, "seats-walk-in")}</span> }.into_any()
        } else {
            let free = texts.number(i64::try_from(line.free).unwrap_or(0));
            view! { <span class="zone__free"><strong>{free}</strong>" "{t!(texts, "seats-free")}</span> }.into_any()
        };
        let shared = shared_attributes(model, zone.id);
        Some(view! {
            <li>
                <a class=class href=href aria-current=current>
                    {free}" "
                    <span class="zone__name">{zone.name.clone()}</span>
                    <span class="zone__traits">{traits(texts, shared)}</span>
                </a>
            </li>
        })
    };
    view! {
        <nav class="zone-list" aria-label=t!(texts, "seats-zones")>
            <ul>{model.zones.iter().filter_map(line).collect_view()}</ul>
        </nav>
    }
}

/// What all seats of a zone offer.
fn shared_attributes(model: &SeatsPage, zone: plek_domain::ids::ZoneId) -> Attributes {
    let seats = model.plan.seats.iter().filter(|seat| seat.zone == zone);
    Attributes(seats.map(|seat| seat.attributes.0).reduce(|all, one| all & one).unwrap_or(0))
}

/// Glyph and word for each thing offered.
fn traits(texts: Texts, offered: Attributes) -> impl IntoView + use<> {
    all_traits(texts)
        .into_iter()
        .filter(|(attribute, ..)| offered.include(*attribute))
        .map(|(_, glyph, word)| view! { <span class="trait"><GlyphIcon glyph/>{word}</span>" " })
        .collect_view()
}

/// Everything a seat can offer, with its sign and word.
pub(super) fn all_traits(texts: Texts) -> [(Attributes, Glyph, String); 5] {
    [
        (Attributes::SILENT, Glyph::Silent, t!(texts, "glyph-silent")),
        (Attributes::POWER, Glyph::Power, t!(texts, "glyph-power")),
        (Attributes::MONITOR, Glyph::Monitor, t!(texts, "glyph-monitor")),
        (Attributes::GROUP, Glyph::Group, t!(texts, "glyph-group")),
        (Attributes::ACCESSIBLE, Glyph::Accessible, t!(texts, "glyph-accessible")),
    ]
}
