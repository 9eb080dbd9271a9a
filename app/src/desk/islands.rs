//! *Vandaag* renews itself, but only while nobody is busy with it.

#![expect(missing_docs, reason = "the island macro makes a public type without a docstring")]

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Document, Element, HtmlInputElement};
use std::time::Duration;

/// Loads the page anew every so many seconds, unless it is not looked at, something in it has the focus, or something
/// was typed: nothing is lost by it. Without script there is the link beside it.
#[island]
pub fn Renewal(
    /// Seconds between two looks.
    seconds: u64,
) -> impl IntoView {
    Effect::new(move |_| {
        let look = || {
            if is_idle(&document()) {
                // It fails only when there is no page any more.
                let _gone = window().location().reload();
            }
        };
        if let Ok(handle) = set_interval_with_handle(look, Duration::from_secs(seconds)) {
            on_cleanup(move || handle.clear());
        }
    });
    // An island with nothing in it would hold a marker that is no HTML.
    view! { <span></span> }
}

/// Whether nobody is busy with the page: it is seen, nothing has the focus, and every field is as it came.
fn is_idle(document: &Document) -> bool {
    let nothing_in_focus = match (document.active_element(), document.body()) {
        (None, _) => true,
        (Some(active), Some(body)) => active == *AsRef::<Element>::as_ref(&body) || active.id() == "main",
        (Some(_), None) => false,
    };
    let inputs = document.get_elements_by_tag_name("input");
    let untouched = (0..inputs.length()).filter_map(|at| inputs.item(at)).all(|input| {
        let Ok(input) = input.dyn_into::<HtmlInputElement>() else { return true };
        input.value() == input.default_value() && input.checked() == input.default_checked()
    });
    !document.hidden() && nothing_in_focus && untouched
}

/// A button that prints the page; without script the words about how else one prints.
#[island]
pub fn Print(
    /// What the button says.
    label: String,
    /// What stands there without script.
    otherwise: String,
) -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move |_| awake.set(true));
    let print = |_| {
        // A browser that cannot print says so itself.
        let _said = window().print();
    };
    move || {
        if awake.get() {
            let label = label.clone();
            view! { <button class="button button--primary" type="button" on:click=print>{label}</button> }.into_any()
        } else {
            view! { <p>{otherwise.clone()}</p> }.into_any()
        }
    }
}
