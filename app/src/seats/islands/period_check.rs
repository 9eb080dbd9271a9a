//! The browser's own check of the time asked for: the same rules, the same code as on the server, before any click.

use leptos::prelude::*;
use plek_domain::seats::rules::judge;
use plek_domain::seats::{Facts, SeatRefusal};
use plek_domain::time::{MINUTE, Period, Timestamp, WallTime};
use serde::{Deserialize, Serialize};

/// What the check says, in the reader's language; no catalogue travels to the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckWords {
    /// "{length}: that is possible".
    pub fine: String,
    /// What stands between hours and minutes, and behind the minutes: " u ", " min".
    pub units: (String, String),
    /// Other times were picked than those whose seats are listed: "show these seats".
    pub other_time: String,
    /// Another day was picked: its hours are not known here.
    pub other_day: String,
    /// By refusal code.
    pub refused: Vec<(String, String)>,
}

/// Says, while day and times are being changed, how long the period is or which rule says no. Without script the
/// sentence about the times first asked for stands there, and the server judges the rest.
///
/// `midnight` is the start of the local day, absent on the two days a year on which its hours are not all equally long:
/// then only the server knows what a wall time means.
#[island]
pub fn PeriodCheck(
    /// Facts about the zone, for a member without bookings.
    facts: Facts,
    /// The day that the facts are about, as in the form.
    day: String,
    /// Local midnight of that day.
    midnight: Option<Timestamp>,
    /// Start, as in the form.
    from: String,
    /// End, as in the form.
    until: String,
    /// What to say.
    words: CheckWords,
) -> impl IntoView {
    let typed = RwSignal::new((day.clone(), from.clone(), until.clone()));
    Effect::new(move |_| {
        let listener = window_event_listener(leptos::ev::input, move |event| {
            let Some((name, value)) = changed(&event) else { return };
            typed.update(|(day, from, until)| match name.as_str() {
                "day" => *day = value,
                "from" => *from = value,
                "until" => *until = value,
                _ => {}
            });
        });
        on_cleanup(move || listener.remove());
    });
    let said = Memo::new(move |_| {
        typed.with(|(now_day, now_from, now_until)| {
            if *now_day != day {
                return (true, words.other_day.clone());
            }
            let (possible, sentence) = sentence(&facts, midnight, now_from, now_until, &words);
            let listed = *now_from == from && *now_until == until;
            (possible, if possible && !listed { format!("{sentence} {}", words.other_time) } else { sentence })
        })
    });
    let class = move || if said.get().0 { "period-check" } else { "period-check period-check--no" };
    view! { <p class=class role="status">{move || said.get().1}</p> }
}

/// Name and value of the input that changed.
fn changed(event: &leptos::ev::Event) -> Option<(String, String)> {
    use leptos::wasm_bindgen::JsCast;
    let input = event.target()?.dyn_into::<leptos::web_sys::HtmlInputElement>().ok()?;
    Some((input.name(), input.value()))
}

/// Whether these times are possible, and what to say about them: nothing while one of them is half typed.
fn sentence(facts: &Facts, midnight: Option<Timestamp>, from: &str, until: &str, words: &CheckWords) -> (bool, String) {
    let Some(period) = midnight.and_then(|midnight| period(midnight, from, until)) else {
        return (true, String::new());
    };
    match judge(period, facts) {
        Ok(_) => (true, words.fine.replace("{length}", &length(period.minutes(), &words.units))),
        Err(refusal) => (false, refused(&refusal, words)),
    }
}

fn refused(refusal: &SeatRefusal, words: &CheckWords) -> String {
    let text = words.refused.iter().find(|(code, _)| code == refusal.code()).map_or("", |(_, text)| text.as_str());
    match refusal {
        SeatRefusal::ClosedFor { reason } => text.replace("{reason}", reason),
        _ => text.to_owned(),
    }
}

/// The period of two wall times on a day of 24 equal hours; an end that is not after the start is on the next day.
fn period(midnight: Timestamp, from: &str, until: &str) -> Option<Period> {
    let (from, until) = (WallTime::parse(from)?, WallTime::parse(until)?);
    let next_day = if until.minutes <= from.minutes { 1440 } else { 0 };
    let at = |minutes: i64| midnight.plus_seconds(minutes * MINUTE);
    Period::new(at(from.minutes), at(until.minutes + next_day))
}

fn length(minutes: i64, (hours, mins): &(String, String)) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m}{mins}"),
        (h, 0) => format!("{h}{}", hours.trim_end()),
        (h, m) => format!("{h}{hours}{m}{mins}"),
    }
}
