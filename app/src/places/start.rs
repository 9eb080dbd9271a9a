//! From an empty branch to its first seat: what is done, what is next.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{ButtonLink, Steps};
use leptos::prelude::*;
use plek_domain::places::BranchPlan;

/// What an empty branch still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Hours,
    Zone,
    Seats,
}

impl Next {
    /// Nothing for a branch that has seats.
    fn of(plan: &BranchPlan) -> Option<Self> {
        if !plan.seats.is_empty() {
            None
        } else if plan.week.is_empty() && plan.exceptions.is_empty() {
            Some(Self::Hours)
        } else if plan.zones.is_empty() {
            Some(Self::Zone)
        } else {
            Some(Self::Seats)
        }
    }
}

/// What is next in a branch without seats. `root` is the branch's staff address; `adds` says that the page itself is
/// where seats are added.
pub(super) fn guide(texts: Texts, plan: &BranchPlan, root: &str, adds: bool) -> Option<AnyView> {
    let next = Next::of(plan)?;
    let steps = [t!(texts, "places-start-hours"), t!(texts, "places-start-zone"), t!(texts, "places-start-seats")];
    let hours = format!("{root}/hours");
    let what = match (next, plan.zones.first()) {
        (Next::Hours, _) => view! {
            <p>{t!(texts, "places-start-hours-text")}</p>
            <p><ButtonLink href=hours.clone()>{t!(texts, "places-start-hours-go")}</ButtonLink></p>
        }
        .into_any(),
        (Next::Seats, Some(zone)) if !adds => {
            let href = format!("{root}/zones/{}#add", zone.id);
            let go = t!(texts, "places-start-seats-go", zone = zone.name.clone());
            view! {
                <p>{t!(texts, "places-start-seats-text")}</p>
                <p><ButtonLink href>{go}</ButtonLink></p>
            }
            .into_any()
        }
        (Next::Seats, _) => view! { <p>{t!(texts, "places-start-seats-text")}</p> }.into_any(),
        (Next::Zone, _) => view! { <p>{t!(texts, "places-start-zone-text")}</p> }.into_any(),
    };
    let check = (next != Next::Hours).then(|| {
        view! {
            <p>{t!(texts, "places-start-hours-ready")}" "<a href=hours.clone()>{t!(texts, "places-start-hours-check")}</a></p>
        }
    });
    let guide = view! {
        <section class="staff-start">
            <h2>{t!(texts, "places-start-title")}</h2>
            <Steps texts steps=steps.into() current=next as usize/>
            {what}
            {check}
        </section>
    };
    Some(guide.into_any())
}
