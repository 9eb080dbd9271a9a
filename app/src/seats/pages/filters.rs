//! What is asked: branch, day and time.

use super::zones::all_traits;
use crate::i18n::Texts;
use crate::seats::islands::{CheckWords, PeriodCheck};
use crate::seats::model::SeatsPage;
use crate::seats::words;
use crate::t;
use crate::ui::{Button, Choice, FieldInfo, GlyphIcon, Hidden, InputKind, Select, TextInput, Weight};
use leptos::prelude::*;
use plek_domain::places::{Attributes, BookingMode, Branch};
use plek_domain::policy::Policy;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::forms::WISHES;
use plek_domain::time::{DAY, MINUTE, Timestamp, Wall, resolve};

/// The part of the form that asks. Its button is the form's first, so that Enter in a field shows seats and never
/// books; and it is a GET, so that the address can be kept and sent.
pub(super) fn filters(texts: Texts, model: &SeatsPage) -> AnyView {
    let field =
        |name: &str, label: String| FieldInfo::new(name, label).error(words::field(texts, name, model.errors.of(name)));
    let day = field("day", t!(texts, "seats-day"));
    let day_class = if asks_branch(model) { "filters__day" } else { "filters__day filters__day--first" };
    let from = field("from", t!(texts, "seats-from"));
    let until = field("until", t!(texts, "seats-until"));
    view! {
        <div class="filters">
            {branch(texts, model)}
            {kept(model)}
            <div class=day_class>
                <TextInput texts field=day kind=InputKind::Date value=model.asked.day.clone()/>
            </div>
            <TextInput texts field=from kind=InputKind::of_time(&model.asked.from) value=model.asked.from.clone()/>
            <TextInput texts field=until kind=InputKind::of_time(&model.asked.until) value=model.asked.until.clone()/>
            {super::days::moments(texts, model)}
            {wishes(texts, model)}
            <div class="filters__go"><Button weight=Weight::Secondary asks=true>{t!(texts, "seats-show")}</Button></div>
            {check(texts, model)}
        </div>
    }
    .into_any()
}

/// Whether there is a branch to pick.
fn asks_branch(model: &SeatsPage) -> bool {
    model.branches.len() != 1
}

/// Which branch; where there is one, nothing is asked.
fn branch(texts: Texts, model: &SeatsPage) -> AnyView {
    let choice = |branch: &Branch| Choice {
        selected: branch.id == model.plan.branch.id,
        ..Choice::new(branch.slug.as_str(), branch.name.clone())
    };
    if !asks_branch(model) {
        return view! { <Hidden name="branch" value=model.plan.branch.slug.as_str().to_owned()/> }.into_any();
    }
    let choices = model.branches.iter().map(choice).collect();
    let field = FieldInfo::new("branch", t!(texts, "seats-branch"));
    view! { <div class="filters__branch"><Select texts field choices/></div> }.into_any()
}

/// At another time one still looks at the same zone, as the same person.
fn kept(model: &SeatsPage) -> impl IntoView + use<> {
    let zone = model.zone.map(|zone| view! { <Hidden name="zone" value=zone.to_string()/> });
    let person = model.asked.person.clone();
    let person = (!person.is_empty()).then(|| view! { <Hidden name="person" value=person/> });
    view! { {zone}{person} }
}

/// What is asked of a seat: the boxes combine.
fn wishes(texts: Texts, model: &SeatsPage) -> AnyView {
    let word = |wish: Attributes| all_traits(texts).into_iter().find(|(one, ..)| *one == wish);
    let wish = |(name, wish): &(&'static str, Attributes)| {
        let (_, glyph, word) = word(*wish)?;
        let checked = model.asked.wanted.include(*wish);
        Some(view! {
            <label class="wish">
                <input type="checkbox" name="want" value=*name checked=checked/>
                <span class="wish__face"><GlyphIcon glyph/>{word}</span>
            </label>
        })
    };
    view! {
        <fieldset class="wishes">
            <legend class="field__label">{t!(texts, "find-wishes")}</legend>
            {WISHES.iter().filter_map(wish).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Whether the page has its island: only where there is something to judge, and facts to judge it by.
pub(super) fn has_check(model: &SeatsPage) -> bool {
    model.facts.as_ref().is_some_and(|facts| facts.mode != BookingMode::WalkIn)
}

/// The island that judges while one types.
fn check(texts: Texts, model: &SeatsPage) -> Option<impl IntoView + use<>> {
    let facts = model.facts.clone().filter(|_| has_check(model))?;
    let day: chrono::NaiveDate = model.asked.day.parse().ok()?;
    let midnight = plain_midnight(model, day);
    let said = |refusal: &SeatRefusal| {
        let sentences = words::refusal(texts, &model.plan, refusal);
        (refusal.code().to_owned(), format!("{}. {}", sentences.title, sentences.why))
    };
    let check_words = CheckWords {
        fine: t!(texts, "seats-check-fine", length = "{length}"),
        units: (t!(texts, "seats-check-hours"), t!(texts, "seats-check-minutes")),
        other_time: t!(texts, "seats-check-other-time"),
        other_day: t!(texts, "seats-check-other-day"),
        refused: sample(&facts.policy).iter().map(said).collect(),
    };
    let (from, until) = (model.asked.from.clone(), model.asked.until.clone());
    Some(view! {
        <PeriodCheck facts day=model.asked.day.clone() midnight from until words=check_words/>
    })
}

/// Every refusal that the island can come to, for a member without bookings where seats are booked.
fn sample(policy: &Policy) -> [SeatRefusal; 8] {
    let week = policy.week_minutes.value;
    [
        SeatRefusal::InThePast,
        SeatRefusal::TooFarAhead { days: policy.days_ahead.value },
        SeatRefusal::Closed,
        SeatRefusal::ClosedFor { reason: "{reason}".to_owned() },
        SeatRefusal::OffGrid { step: policy.step_minutes.value },
        SeatRefusal::TooShort { minutes: policy.min_minutes.value },
        SeatRefusal::TooLong { minutes: policy.max_minutes.value },
        // Nothing of the week is used, so all of it is left.
        SeatRefusal::WeekMinutes { minutes: week, left: week },
    ]
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

#[cfg(test)]
mod tests {
    use super::*;
    use plek_domain::error::Refusal;

    #[test]
    fn the_island_has_words_for_whatever_it_can_come_to() {
        let said: Vec<&str> = sample(&Policy::resolve(&[])).iter().map(SeatRefusal::code).collect();
        // Left out: what is no matter of time, what a member without bookings is never told, and the seats themselves.
        let other = ["not-a-member", "walk-in", "second-seat", "taken", "none-fits", "no-such-time"];
        let expected = SeatRefusal::CODES.iter().copied().filter(|code| !other.contains(code));
        assert_eq!(said, expected.collect::<Vec<_>>());
    }
}
