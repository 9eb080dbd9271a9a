//! The bar above every page of the demo: what time it is, who one can be, and where the letters are.

use super::clock::STEPS;
use crate::ctx::{AppState, DemoPerson};
use crate::i18n::{self, Texts};
use crate::people::return_path;
use crate::ui::Hidden;
use crate::{has_route, t};
use leptos::prelude::*;
use plek_domain::time::{BRUSSELS, local};

/// The bar; nothing outside a demo. `back` is this page's address.
pub(crate) fn bar(texts: Texts, state: &AppState, back: &str) -> Option<AnyView> {
    if !state.is_demo() {
        return None;
    }
    let back = return_path(back).to_owned();
    let now = state.store.now();
    let (day, time) = (local(BRUSSELS, now).0, crate::clock::time(texts, BRUSSELS, now));
    let now = t!(texts, "demo-bar-now", day = texts.weekday(day), time = time);
    let step = |(name, _)| {
        let words = if name == "hour" { t!(texts, "demo-bar-hour") } else { t!(texts, "demo-bar-day") };
        view! { <li><button class="demo-bar__button" type="submit" name="by" value=name>{words}</button></li> }
    };
    let person = |person: &DemoPerson| {
        let words = role(texts, person);
        view! {
            <li>
                <button class="demo-bar__button" type="submit" name="person" value=person.id.to_string()>{words}</button>
            </li>
        }
    };
    let mail = has_route("/demo/mail")
        .then(|| view! { <a class="demo-bar__button" href="/demo/mail">{t!(texts, "demo-bar-mail")}</a> });
    Some(
        view! {
            <section class="demo-bar" aria-label=t!(texts, "demo-bar-label")>
                <form class="demo-bar__part" method="post" action="/demo/clock">
                    <Hidden name="return" value=back.clone()/>
                    <p class="demo-bar__now">{now}</p>
                    <ul>{STEPS.map(step).into_iter().collect_view()}</ul>
                </form>
                <form class="demo-bar__part" method="post" action="/demo/as">
                    <Hidden name="return" value=back/>
                    <p>{t!(texts, "demo-bar")}</p>
                    <ul>{state.demo_people.iter().map(person).collect_view()}</ul>
                </form>
                {mail}
            </section>
        }
        .into_any(),
    )
}

/// "student Noor"; the bare name of somebody whom no text knows.
fn role(texts: Texts, person: &DemoPerson) -> String {
    let key = format!("demo-person-{}", person.name.to_lowercase());
    if i18n::exists(&key) { texts.get(&key) } else { person.name.clone() }
}
