//! The page at a seat: whose it is now, and one big button.

use super::model::{AtSeat, Here, Outcome};
use crate::i18n::Texts;
use crate::seats::words;
use crate::t;
use crate::ui::{Button, ButtonLink, Hidden, Notice, NoticeKind, Weight};
use leptos::prelude::*;
use plek_domain::places::{Seat, SeatCode};
use plek_domain::seats::Booking;
use plek_domain::seats::check_in::CheckInRefused;
use plek_domain::time::{Period, Timestamp};
use uuid::Uuid;

/// The page of one seat.
pub(super) fn seat(texts: Texts, model: &AtSeat) -> impl IntoView + use<> {
    let zone = model.plan.zone(model.seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
    view! {
        {outcome(texts, model)}
        <section class="confirmation at-seat">
            <p class="confirmation__label spine-label">
                <span>{model.plan.branch.name.clone()}</span>" "
                <strong>{model.seat.label.clone()}</strong>" "
                <span>{zone}</span>
            </p>
            {here(texts, model)}
        </section>
        {elsewhere(texts, model)}
    }
}

fn here(texts: Texts, model: &AtSeat) -> AnyView {
    let moment = |at| words::moment(texts, &model.plan, at);
    let heading = |title: String| view! { <h1 class="confirmation__title">{title}</h1> };
    let until =
        |at: Timestamp| view! { <p class="confirmation__time">{t!(texts, "at-seat-until", time = moment(at))}</p> };
    if let Some(hold) = &model.hold {
        if let Some(note) = instead(texts, model) {
            return view! { {heading(t!(texts, "at-seat-held"))}{note} }.into_any();
        }
        let release = hold.release_at.unwrap_or(hold.period.until());
        return view! {
            {heading(t!(texts, "at-seat-held"))}
            {until(hold.period.until())}
            <div class="confirmation__more">
                <p class="confirmation__note">{t!(texts, "at-seat-held-until", time = moment(release))}</p>
                {action(texts, model, Do::Claim(hold))}
            </div>
        }
        .into_any();
    }
    match &model.here {
        Here::Theirs(booking) => view! {
            {heading(t!(texts, "at-seat-yours"))}
            {until(booking.period.until())}
            <div class="confirmation__more">
                {action(texts, model, Do::CheckIn(booking))}
                {action(texts, model, Do::Report(booking))}
            </div>
        }
        .into_any(),
        Here::There(booking) => view! {
            {heading(t!(texts, "at-seat-there"))}
            {until(booking.period.until())}
            <div class="confirmation__more">
                <p class="confirmation__note">{t!(texts, "at-seat-leave-note")}</p>
                {action(texts, model, Do::Leave(booking))}
                {action(texts, model, Do::Report(booking))}
            </div>
        }
        .into_any(),
        Here::Free(period) => {
            let sit = match instead(texts, model) {
                Some(note) => note,
                None => {
                    let sit = action(texts, model, Do::Sit(model.code, *period, None));
                    view! { <div class="confirmation__more">{sit}</div> }.into_any()
                }
            };
            view! { {heading(t!(texts, "at-seat-free"))}{sit} }.into_any()
        }
        Here::Taken { until: at, other } => view! {
            {heading(t!(texts, "at-seat-taken"))}
            {until(*at)}
            {nearest(texts, model, other.as_ref())}
        }
        .into_any(),
        Here::WalkIn => view! {
            {heading(t!(texts, "at-seat-walk-in"))}
            <p class="confirmation__note">{t!(texts, "at-seat-walk-in-note")}</p>
        }
        .into_any(),
        Here::Closed => {
            let seats = format!("/{}/seats?branch={}", model.plan.library.slug, model.plan.branch.slug);
            let open = crate::house::open_words(texts, &model.plan, model.house.now);
            view! {
                {heading(t!(texts, "at-seat-closed"))}
                <p class="confirmation__note">{open}</p>
                <p><ButtonLink href=seats weight=Weight::Secondary>{t!(texts, "at-seat-later")}</ButtonLink></p>
            }
            .into_any()
        }
    }
}

/// The best other seat, or the way to all of them.
fn nearest(texts: Texts, model: &AtSeat, other: Option<&(Seat, SeatCode, Period)>) -> AnyView {
    let seats = format!("/{}/seats?branch={}", model.plan.library.slug, model.plan.branch.slug);
    if let Some(note) = instead(texts, model) {
        return note;
    }
    let Some((seat, code, period)) = other else {
        return view! {
            <div class="confirmation__more">
                <p class="confirmation__note">{t!(texts, "at-seat-full")}</p>
                <p><ButtonLink href=seats weight=Weight::Secondary>{t!(texts, "at-seat-later")}</ButtonLink></p>
            </div>
        }
        .into_any();
    };
    let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
    view! {
        <div class="confirmation__more">
            <p class="confirmation__note">{t!(texts, "at-seat-nearest", seat = seat.label.clone(), zone = zone)}</p>
            {action(texts, model, Do::Sit(*code, *period, Some(seat.label.clone())))}
        </div>
    }
    .into_any()
}

/// What a button does.
enum Do<'a> {
    CheckIn(&'a Booking),
    Leave(&'a Booking),
    Report(&'a Booking),
    Claim(&'a Booking),
    Sit(SeatCode, Period, Option<String>),
}

/// One button: a form of its own, with a key of its own.
fn action(texts: Texts, model: &AtSeat, what: Do<'_>) -> impl IntoView + use<> {
    let moment = |at| words::moment(texts, &model.plan, at);
    let here = model.code;
    let (code, name, field, label, weight) = match what {
        Do::CheckIn(booking) => {
            (here, "check-in", ("booking", booking.id.to_string()), t!(texts, "at-seat-check-in"), Weight::Primary)
        }
        Do::Leave(booking) => {
            (here, "leave", ("booking", booking.id.to_string()), t!(texts, "at-seat-leave"), Weight::Secondary)
        }
        Do::Report(booking) => {
            (here, "taken", ("booking", booking.id.to_string()), t!(texts, "at-seat-report"), Weight::Secondary)
        }
        Do::Claim(hold) => {
            let label = t!(texts, "at-seat-sit-until", time = moment(hold.period.until()));
            (here, "claim", ("booking", hold.id.to_string()), label, Weight::Primary)
        }
        Do::Sit(code, period, seat) => {
            let until = moment(period.until());
            let label = match seat {
                None => t!(texts, "at-seat-sit-until", time = until),
                Some(seat) => t!(texts, "at-seat-take-until", seat = seat, time = until),
            };
            (code, "sit", ("until", period.until().0.to_string()), label, Weight::Primary)
        }
    };
    let mixed = name.bytes().fold(model.key.as_u128(), |key, byte| key.rotate_left(7) ^ u128::from(byte));
    let key = Uuid::from_u128(mixed).to_string();
    view! {
        <form method="post" action=format!("/s/{code}") class="at-seat__action">
            <Hidden name="do" value=name/>
            <Hidden name=field.0 value=field.1/>
            <Hidden name="key" value=key/>
            <Button weight>{label}</Button>
        </form>
    }
}

/// The time over which this page would give them a seat: what is held, this seat, or the best other one.
fn given(model: &AtSeat) -> Option<Period> {
    match (&model.hold, &model.here) {
        (Some(hold), _) => Some(hold.period),
        (None, Here::Free(period) | Here::Taken { other: Some((_, _, period)), .. }) => Some(*period),
        (None, Here::Taken { other: None, .. }) => Some(Period::starting(model.house.now, 1)),
        _ => None,
    }
}

/// Their own seat elsewhere over that time: nobody has two at once.
fn second(model: &AtSeat) -> Option<&Booking> {
    let given = given(model)?;
    model.elsewhere.as_ref().filter(|own| own.period.overlaps(&given))
}

/// Where their own seat is, instead of a button that would be refused.
fn instead(texts: Texts, model: &AtSeat) -> Option<AnyView> {
    let text = whereabouts(texts, model, second(model)?);
    Some(
        view! {
            <div class="confirmation__more">
                <p class="confirmation__note">{text}</p>
                <p><ButtonLink href="/mine">{t!(texts, "nav-mine")}</ButtonLink></p>
            </div>
        }
        .into_any(),
    )
}

/// Their own seat, when it is another one and was not said yet.
fn elsewhere(texts: Texts, model: &AtSeat) -> Option<impl IntoView + use<>> {
    let own = model.elsewhere.as_ref().filter(|_| second(model).is_none())?;
    let text = whereabouts(texts, model, own);
    Some(view! { <Notice texts kind=NoticeKind::Info><p>{text}</p></Notice> })
}

/// Where their own seat is.
fn whereabouts(texts: Texts, model: &AtSeat, booking: &Booking) -> String {
    let until = words::moment(texts, &model.plan, booking.period.until());
    match model.plan.seat(booking.seat) {
        Some(seat) => {
            let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
            t!(texts, "at-seat-elsewhere", seat = seat.label.clone(), zone = zone, time = until)
        }
        None => t!(texts, "at-seat-elsewhere-far", time = until),
    }
}

/// What came of what was asked.
fn outcome(texts: Texts, model: &AtSeat) -> Option<impl IntoView + use<>> {
    let (kind, title, text) = match &model.outcome {
        Outcome::None => return None,
        Outcome::CheckedIn => (NoticeKind::Success, t!(texts, "at-seat-done-checked-in"), None),
        Outcome::Left => (NoticeKind::Success, t!(texts, "at-seat-done-left"), None),
        Outcome::Moved { found: true } => (NoticeKind::Success, t!(texts, "at-seat-done-moved"), None),
        Outcome::Moved { found: false } => (NoticeKind::Warning, t!(texts, "at-seat-done-told"), None),
        Outcome::CheckIn(refusal) => {
            let text = match refusal {
                CheckInRefused::TooEarly { from } => {
                    t!(texts, "check-in-refused-too-early-why", time = words::moment(texts, &model.plan, *from))
                }
                other => texts.get(&format!("check-in-refused-{}-why", plek_domain::error::Refusal::code(other))),
            };
            let title = texts.get(&format!("check-in-refused-{}", plek_domain::error::Refusal::code(refusal)));
            (NoticeKind::Error, title, Some(text))
        }
        Outcome::Book(refusal) => {
            let words = words::refusal(texts, &model.plan, refusal);
            (NoticeKind::Error, words.title, Some(words.why))
        }
        Outcome::NoReport => (NoticeKind::Error, t!(texts, "report-taken-refused-not-now"), None),
        Outcome::NotThere => (NoticeKind::Error, t!(texts, "check-out-refused-not-there"), None),
    };
    let text = text.map(|text| view! { <p>{text}</p> });
    Some(view! {
        <div id="outcome" role="alert" tabindex="-1" autofocus>
            <Notice texts kind><p><strong>{title}</strong></p>{text}</Notice>
        </div>
    })
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::seats::check_in::CheckInRefused;
    use plek_domain::seats::check_out::CheckOutRefused;
    use plek_domain::seats::report_taken::ReportRefused;

    #[test]
    fn every_refusal_has_its_words() {
        for code in CheckInRefused::CODES {
            assert!(exists(&format!("check-in-refused-{code}")), "{code}");
            assert!(exists(&format!("check-in-refused-{code}-why")), "{code}");
        }
        // Too late to leave and not there at all are one thing to whoever stands there.
        assert_eq!(CheckOutRefused::CODES, ["not-there", "over"]);
        // From this page the code is that of the seat; from elsewhere is said as when checking in.
        assert_eq!(ReportRefused::CODES, ["not-now", "wrong-code", "outside"]);
    }
}
