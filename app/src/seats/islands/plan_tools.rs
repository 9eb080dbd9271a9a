//! The floor plan, handled: picking without a new page, closer and farther, and to all sides by buttons and keys.
//!
//! The plan itself comes from the server and works alone: its seats are links, and it scrolls by touch, wheel and arrow
//! keys. So this island draws only its tools, and finds the rest by its ids.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent};
use serde::{Deserialize, Serialize};

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
) -> impl IntoView {
    let (awake, size, said) = (RwSignal::new(false), RwSignal::new(PLAIN), RwSignal::new(String::new()));
    let sentence = words.picked.clone();
    Effect::new(move |_| {
        awake.set(true);
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
    let PlanWords { tools, closer, farther, ways, picked: _ } = words;
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
