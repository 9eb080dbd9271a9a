//! The floor plan, handled: picking without a new page, closer and farther, and to all sides by buttons and keys.
//!
//! The plan itself comes from the server and works alone: its seats are links, and it scrolls by touch, wheel and arrow
//! keys. So this island draws only its tools, and finds the rest by its ids. While the page is looked at, seats that are
//! taken or given back change in plan and list.

use crate::live::listen;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use plek_domain::seats::live::{DayHeld, HELD};
use plek_domain::time::Period;
use serde::{Deserialize, Serialize};
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent};

/// What the tools say, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWords {
    /// Name of the group of tools.
    pub tools: String,
    /// Larger.
    pub closer: String,
    /// Smaller.
    pub farther: String,
    /// To the left, right, top, bottom.
    pub ways: [String; 4],
    /// "{seat} is picked".
    pub picked: String,
    /// "{seat} was just taken".
    pub gone: String,
    /// The word on a seat in the list that somebody took meanwhile.
    pub taken: String,
}

/// Where to hear what becomes of the seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLive {
    /// The stream's address.
    pub address: String,
    /// The revision of the house's plan that this page was made from.
    pub revision: i64,
    /// The time asked for, with what stays empty behind it in this zone.
    pub wanted: Period,
    /// The seat that is held for whoever looks: to them it is not taken.
    pub own: Option<u32>,
}

/// How large the plan is drawn, in hundredths.
const SIZES: [u32; 5] = [50, 75, 100, 150, 200];

/// The size that the server draws.
const PLAIN: usize = 2;

/// How far one step to a side goes, in pixels: two seats.
const STEP: f64 = 88.0;

/// The signs of the tools, on the grid of 16 by 16: closer, farther, left, right, up, down.
const SIGNS: [&str; 6] = [
    "M7 2h2v5h5v2H9v5H7V9H2V7h5z",
    "M2 7h12v2H2z",
    "M10 2 4 8l6 6z",
    "M6 2l6 6-6 6z",
    "M2 10l6-6 6 6z",
    "M2 6l6 6 6-6z",
];

/// The tools of the floor plan. Without script they are not shown.
#[island]
pub fn PlanTools(
    /// What to say.
    words: PlanWords,
    /// Where to hear more; absent where nothing can change.
    live: Option<PlanLive>,
) -> impl IntoView {
    let (awake, size, said) = (RwSignal::new(false), RwSignal::new(PLAIN), RwSignal::new(String::new()));
    let sentence = words.picked.clone();
    let (gone, taken) = (words.gone.clone(), words.taken.clone());
    Effect::new(move |_| {
        awake.set(true);
        if let Some(live) = live.clone() {
            let (gone, taken) = (gone.clone(), taken.clone());
            let address = live.address.clone();
            listen(address, HELD, move |data| {
                for label in heard(data, &live, &taken) {
                    said.set(gone.replace("{seat}", &label));
                }
            });
        }
        let sentence_of_change = sentence.clone();
        let sentence = sentence.clone();
        let picked = window_event_listener(leptos::ev::click, move |event| {
            if let Some(label) = pick(&event) {
                said.set(sentence.replace("{seat}", &label));
            }
        });
        let changed = window_event_listener(leptos::ev::change, move |event| {
            if let Some(label) = listed(&event) {
                said.set(sentence_of_change.replace("{seat}", &label));
            }
        });
        let pressed = window_event_listener(leptos::ev::keydown, move |event| {
            if let Some(step) = step_of(&event) {
                event.prevent_default();
                size.update(|size| *size = resized(*size, step));
            }
        });
        on_cleanup(move || {
            picked.remove();
            changed.remove();
            pressed.remove();
        });
    });
    Effect::new(move |_| draw(SIZES.get(size.get()).copied().unwrap_or(100)));
    let PlanWords { tools, closer, farther, ways, .. } = words;
    let sign = |path: &'static str| {
        view! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d=path></path></svg> }
    };
    let zoom = |label: String, step: isize, path| {
        view! {
            <button class="plan__tool" type="button" aria-label=label on:click=move |_| size.update(|size| *size = resized(*size, step))>
                {sign(path)}
            </button>
        }
    };
    let [closer_sign, farther_sign, left, right, up, down] = SIGNS;
    let moves = [(left, (-STEP, 0.0)), (right, (STEP, 0.0)), (up, (0.0, -STEP)), (down, (0.0, STEP))];
    let moves = ways.into_iter().zip(moves).map(|(label, (path, (x, y)))| {
        view! {
            <button class="plan__tool" type="button" aria-label=label on:click=move |_| go(x, y)>{sign(path)}</button>
        }
    });
    let moves = moves.collect_view();
    view! {
        <div class="plan__tools" role="group" aria-label=tools hidden=move || !awake.get()>
            {zoom(farther, -1, farther_sign)}
            {zoom(closer, 1, closer_sign)}
            {moves}
        </div>
        <p class="visually-hidden" role="status">{move || said.get()}</p>
    }
}

/// The next size, as far as there is one.
fn resized(size: usize, step: isize) -> usize {
    size.saturating_add_signed(step).min(SIZES.len() - 1)
}

/// Draws the plan at a size. Sizes are attributes: no style is needed, and the text grows along.
fn draw(hundredths: u32) {
    let Some(picture) = find(".plan__picture") else { return };
    let shape = picture.get_attribute("viewBox").unwrap_or_default();
    for (name, full) in ["width", "height"].into_iter().zip(shape.split(' ').skip(2)) {
        let drawn = full.parse::<u32>().unwrap_or(0) * hundredths / 100;
        let _ = picture.set_attribute(name, &drawn.to_string());
    }
}

fn go(x: f64, y: f64) {
    if let Some(sheet) = find("#plan") {
        sheet.scroll_by_with_x_and_y(x, y);
    }
}

/// A key that asks for another size, pressed on the plan.
fn step_of(event: &KeyboardEvent) -> Option<isize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("#plan").ok()??;
    match event.key().as_str() {
        "+" | "=" => Some(1),
        "-" => Some(-1),
        _ => None,
    }
}

/// Picks the seat of the plan that was clicked, instead of following its link: nothing that was typed is lost. Its label.
fn pick(event: &MouseEvent) -> Option<String> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let seat = target.closest("#plan [data-seat]").ok()??;
    let radio = radio(&seat.get_attribute("data-seat")?)?;
    if radio.disabled() {
        return None;
    }
    event.prevent_default();
    radio.set_checked(true);
    mark(&radio)
}

/// The seat that was picked in the list.
fn listed(event: &Event) -> Option<String> {
    let radio: HtmlInputElement = event.target()?.dyn_into().ok()?;
    if radio.name() != "seat" {
        return None;
    }
    mark(&radio)
}

/// Shows in the plan and beside the button which seat is picked; its label.
fn mark(radio: &HtmlInputElement) -> Option<String> {
    if let Some(before) = find("#plan .picked") {
        let _ = before.remove_attribute("class");
    }
    if let Some(seat) = find(&format!("#plan a[data-seat=\"{}\"]", radio.get_attribute("data-seat")?)) {
        let _ = seat.set_attribute("class", "picked");
    }
    let label = radio.closest(".seat").ok()??.query_selector(".seat__code").ok()??.text_content()?;
    if let Some(bar) = find("#picked") {
        bar.set_text_content(Some(&label));
    }
    Some(label)
}

/// Shows what an event says; the labels of seats that were picked and are gone.
fn heard(data: &str, live: &PlanLive, word: &str) -> Vec<String> {
    // An event of another plan, or one that we do not know: the page stays as it was loaded.
    let event: Option<DayHeld> = serde_json::from_str(data).ok();
    let Some(event) = event.filter(|event| event.revision == live.revision) else { return Vec::new() };
    let named: Vec<(u32, bool)> = event.taken(live.wanted).filter(|(place, _)| live.own != Some(*place)).collect();
    if event.whole {
        let seats = document().query_selector_all("#plan .gone[data-seat]");
        for seat in seats.into_iter().flat_map(|seats| (0..seats.length()).filter_map(move |at| seats.item(at))) {
            let place = seat.dyn_ref::<Element>().and_then(|seat| seat.get_attribute("data-seat"));
            if let Some(place) = place.filter(|place| named.iter().all(|(known, _)| known.to_string() != *place)) {
                show(&place, false, word);
            }
        }
    }
    named.into_iter().filter_map(|(place, taken)| show(&place.to_string(), taken, word)).collect()
}

/// Shows one seat as taken or free, in the plan and in the list; its label when it was picked and is gone.
fn show(place: &str, taken: bool, word: &str) -> Option<String> {
    let seat = find(&format!("#plan [data-seat=\"{place}\"]"))?;
    let radio = radio(place)?;
    if radio.disabled() == taken {
        return None;
    }
    let shape = if taken { "taken" } else { "free" };
    if let Ok(Some(drawn)) = seat.query_selector("use") {
        let _ = drawn.set_attribute("href", &format!("#plan-{shape}"));
    }
    let _ = if taken { seat.set_attribute("class", "gone") } else { seat.remove_attribute("class") };
    let was_picked = radio.checked() && taken;
    radio.set_disabled(taken);
    let choice = radio.closest(".seat").ok()??;
    choice.set_class_name(if taken { "seat seat--taken" } else { "seat" });
    if let Ok(Some(drawn)) = choice.query_selector(".seat__face > .glyph use") {
        let _ = drawn.set_attribute("href", &format!("#g-{shape}"));
    }
    let code = choice.query_selector(".seat__code").ok()??;
    match choice.query_selector(".seat__state").ok()? {
        Some(state) if !taken => state.remove(),
        None if taken => {
            let state = document().create_element("span").ok()?;
            state.set_class_name("seat__state");
            state.set_text_content(Some(word));
            let _ = code.insert_adjacent_element("afterend", &state);
        }
        _ => {}
    }
    if !was_picked {
        return None;
    }
    radio.set_checked(false);
    if let Some(bar) = find("#picked") {
        bar.set_text_content(None);
    }
    code.text_content()
}

fn radio(place: &str) -> Option<HtmlInputElement> {
    find(&format!("input[data-seat=\"{place}\"]"))?.dyn_into().ok()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_smallest_and_a_largest_size() {
        assert_eq!((0..9).fold(PLAIN, |size, _| resized(size, 1)), SIZES.len() - 1);
        assert_eq!((0..9).fold(PLAIN, |size, _| resized(size, -1)), 0);
        assert_eq!(SIZES[PLAIN], 100);
    }
}
