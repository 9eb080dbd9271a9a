//! The way in, as HTML.

use super::model::{BranchNow, Home};
use crate::house::{House, open_words};
use crate::i18n::Texts;
use crate::t;
use crate::ui::{ButtonLink, EmptyState, Glyph, GlyphIcon, number_in};
use leptos::prelude::*;
use plek_domain::places::Library;
use plek_domain::time::Timestamp;

/// The body: the answer as the headline, then a card for each branch.
pub(super) fn home(texts: Texts, home: &Home, house: Option<&House>) -> impl IntoView + use<> {
    let free = home.free();
    let sentence = match house {
        Some(house) => t!(texts, "home-free-at", count = free, library = house.library.name.clone()),
        None => t!(texts, "home-free", count = free),
    };
    let lead = if house.is_some() { t!(texts, "home-lead-library") } else { t!(texts, "home-lead") };
    let groups =
        home.libraries.iter().map(|(library, branches)| group(texts, library, branches, home.now, house.is_none()));
    let groups: Vec<AnyView> = groups.collect();
    let none = groups.is_empty().then(|| {
        view! { <EmptyState title=t!(texts, "home-none")><p>{t!(texts, "home-none-text")}</p></EmptyState> }
    });
    view! {
        <div class="page-head page-head--big">
            <h1>{number_in(texts, &sentence, free)}</h1>
            <p class="lead">{lead}</p>
        </div>
        <div id="libraries" class="libraries">{groups}{none}</div>
    }
}

/// A library with its branches.
fn group(texts: Texts, library: &Library, branches: &[BranchNow], now: Timestamp, named: bool) -> AnyView {
    let cards: Vec<AnyView> = branches.iter().map(|branch| card(texts, library, branch, now, named)).collect();
    let heading = named.then(|| {
        view! {
            <h2 class="libraries__name"><a href=format!("/{}", library.slug)>{library.name.clone()}</a></h2>
        }
    });
    view! { <section class="libraries__one">{heading}<div class="doors">{cards}</div></section> }.into_any()
}

/// A branch: what is free, until when, and the way to a seat.
fn card(texts: Texts, library: &Library, branch: &BranchNow, now: Timestamp, nested: bool) -> AnyView {
    let plan = &branch.plan;
    let href = format!("/{}/seats?branch={}", library.slug, plan.branch.slug);
    let open = open_words(texts, plan, now);
    let free = branch.free.map(|free| {
        let words = t!(texts, "home-card-free", count = free);
        view! { <p class="door__free">{number_in(texts, &words, free)}</p> }
    });
    let name = plan.branch.name.clone();
    let heading = if nested {
        view! { <h3 class="door__title">{name.clone()}</h3> }.into_any()
    } else {
        view! { <h2 class="door__title">{name.clone()}</h2> }.into_any()
    };
    let verb = if branch.free.is_some() { t!(texts, "home-take") } else { t!(texts, "home-look") };
    view! {
        <article class="door door--seats">
            <p class="spine-label"><GlyphIcon glyph=Glyph::SeatFree/>{open}</p>
            {heading}
            {free}
            <p class="door__text">{plan.branch.address.clone()}</p>
            <ButtonLink href>{verb}<span class="visually-hidden">" – "{name}</span></ButtonLink>
        </article>
    }
    .into_any()
}
