//! The home pages, as HTML. The ids are those that [`super::islands`] changes.

use super::islands::{LiveHome, LiveWords, Sentence, Sentences};
use super::model::{BranchHere, Home};
use super::today::{Entry, What};
use super::weave::Mark;
use crate::house::{House, open_words};
use crate::i18n::Texts;
use crate::t;
use crate::ui::{ButtonLink, EmptyState, number_in};
use leptos::prelude::*;
use plek_domain::places::Library;
use plek_domain::time::{Timestamp, local};

/// How many branches stand below the weave of all libraries; the others are found by their library.
const NEAR: usize = 6;
/// How many names a line of today has.
const NAMES: usize = 4;

/// The body: the answer, one button, every seat; then what is free where, and today.
pub(super) fn home(texts: Texts, home: &Home, house: Option<&House>) -> AnyView {
    if home.branches.is_empty() {
        return view! {
            <div class="page-head page-head--big"><h1>{t!(texts, "home-none-yet")}</h1></div>
            <EmptyState title=t!(texts, "home-none")><p>{t!(texts, "home-none-text")}</p></EmptyState>
        }
        .into_any();
    }
    let shown = if house.is_some() { home.branches.len() } else { NEAR };
    let branches = home.branches.iter().enumerate().take(shown);
    let branches = branches.map(|(place, branch)| branch_now(texts, place, branch, home.now)).collect_view();
    view! {
        <div class="home-head">
            <h1 id="free-now">{headline(texts, home, house)}</h1>
            <p class="home-head__key" id="weave-key">{key(texts, home)}</p>
            {button(texts, home)}
        </div>
        {weave(home)}
        <section aria-labelledby="near-title">
            <h2 class="visually-hidden" id="near-title">{t!(texts, "home-near")}</h2>
            <ul class="branches-now">{branches}</ul>
        </section>
        {house.is_none().then(|| libraries(texts, home))}
        {today(texts, home)}
        {home.is_live().then(|| live(texts, home, house))}
    }
    .into_any()
}

/// How many are free, or why nobody asks.
fn headline(texts: Texts, home: &Home, house: Option<&House>) -> AnyView {
    let name = house.map(|house| house.library.name.clone());
    if home.is_open() && home.is_bookable() {
        let free = home.free();
        return number_in(texts, &free_words(texts, house, free), free).into_any();
    }
    let words = match (home.is_open(), name) {
        (true, Some(library)) => t!(texts, "home-walk-in-at", library = library),
        (true, None) => t!(texts, "home-walk-in"),
        (false, Some(library)) => t!(texts, "home-shut-at", library = library),
        (false, None) => t!(texts, "home-shut"),
    };
    view! { {words} }.into_any()
}

fn free_words(texts: Texts, house: Option<&House>, free: i64) -> String {
    match house {
        Some(house) => t!(texts, "home-free-at", count = free, library = house.library.name.clone()),
        None => t!(texts, "home-free", count = free),
    }
}

/// What the glyphs mean, or what can be done when none is free.
fn key(texts: Texts, home: &Home) -> String {
    if !home.is_bookable() {
        return t!(texts, "home-walk-in-text");
    }
    if !home.is_open() {
        return t!(texts, "home-shut-text");
    }
    if home.free() == 0 {
        return t!(texts, "home-full-text");
    }
    let meaning = match home.weave.per {
        1 => t!(texts, "home-key"),
        many => t!(texts, "home-key-many", count = many),
    };
    let shut = home.branches.iter().any(|branch| branch.bookable && !branch.is.open);
    if shut { format!("{meaning} {}", t!(texts, "home-key-shut")) } else { meaning }
}

/// The one button.
fn button(texts: Texts, home: &Home) -> Option<AnyView> {
    let nearest = home.nearest()?;
    let verb = if nearest.is.count > 0 { t!(texts, "home-take") } else { t!(texts, "home-look") };
    Some(view! { <div class="home-head__go"><ButtonLink href=nearest.href()>{verb}</ButtonLink></div> }.into_any())
}

/// Every seat. What it says stands in words around it.
fn weave(home: &Home) -> Option<AnyView> {
    let weave = &home.weave;
    let said = weave.at_first();
    let (width, height) = weave.size();
    let path = |what| weave.path(&said, what);
    let pixels = (f64::from(width) * f64::from(weave.scale())).round().to_string();
    let chair = format!("#{}", Mark::Free.id());
    home.is_bookable().then(|| {
        view! {
            <svg
                class="weave"
                id="weave"
                viewBox=format!("0 0 {width} {height}")
                width=pixels
                role="img"
                aria-labelledby="free-now weave-key"
            >
                <defs><path id=Mark::Free.id() d=path(Mark::Free)/></defs>
                <use class="weave__seat" href=chair.clone()/>
                <use class="weave__back" href=chair y="-3.5"/>
                <path class="weave__taken" id=Mark::Taken.id() d=path(Mark::Taken)/>
                <path class="weave__shut" id=Mark::Shut.id() d=path(Mark::Shut)/>
            </svg>
        }
        .into_any()
    })
}

/// A branch: how many are free, and until when; all of it leads to a seat.
fn branch_now(texts: Texts, place: usize, branch: &BranchHere, now: Timestamp) -> AnyView {
    let plan = &branch.plan;
    let name = plan.branch.name.clone();
    let count = branch.is.count;
    let said = if branch.is.open && branch.bookable {
        let words = t!(texts, "home-branch-free", count = count, branch = name);
        number_in(texts, &words, count).into_any()
    } else {
        view! { {name} }.into_any()
    };
    let quiet = (branch.is.open && branch.bookable).then(|| {
        let words = t!(texts, "home-branch-quiet", count = branch.quiet);
        let number = i64::try_from(branch.quiet).unwrap_or(i64::MAX);
        view! { <li id=format!("quiet-{place}")>{number_in(texts, &words, number)}</li> }
    });
    let walk_in = branch.walk_in.then(|| view! { <li>{t!(texts, "home-branch-walk-in")}</li> });
    let usual = branch.usual.then(|| view! { <li>{t!(texts, "home-branch-usual")}</li> });
    let class = if branch.is.open { "branch-now" } else { "branch-now branch-now--shut" };
    view! {
        <li class=class>
            <a class="branch-now__go" href=branch.href()><span id=format!("free-{place}")>{said}</span></a>
            <ul class="branch-now__facts"><li>{open_words(texts, plan, now)}</li>{quiet}{walk_in}{usual}</ul>
        </li>
    }
    .into_any()
}

/// The way to each library's own home.
fn libraries(texts: Texts, home: &Home) -> AnyView {
    let entry = |(library, free): (&Library, i64)| {
        let words = t!(texts, "home-library-free", count = free);
        view! {
            <li>
                <a href=format!("/{}", library.slug)>{library.name.clone()}</a>
                <span>{words}</span>
            </li>
        }
    };
    view! {
        <section class="home-libraries" id="libraries" aria-labelledby="libraries-title">
            <h2 id="libraries-title">{t!(texts, "home-libraries")}</h2>
            <ul>{home.libraries().into_iter().map(entry).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// One line of time.
fn today(texts: Texts, home: &Home) -> AnyView {
    let lines = home.today.iter().map(|entry| line(texts, entry)).collect_view();
    let none = home.today.is_empty().then(|| view! { <p>{t!(texts, "home-today-none")}</p> });
    view! {
        <section class="today" aria-labelledby="today-title">
            <h2 id="today-title">{t!(texts, "home-today")}</h2>
            {none}
            <ol class="today__lines">{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(texts: Texts, entry: &Entry) -> AnyView {
    let clock = |at: Timestamp| {
        let (day, minutes, _) = local(entry.plan.time_zone, at);
        // Midnight is the end of a day for those who close.
        let ends_the_day = minutes == 0 && matches!(entry.what, What::Closes(_));
        (day, if ends_the_day { texts.time(24, 0) } else { crate::clock::time(texts, entry.plan.time_zone, at) })
    };
    let until = |at: Timestamp| t!(texts, "home-until", time = clock(at).1);
    let names = |names: &[String]| {
        let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
        match names.len().saturating_sub(NAMES) {
            0 => shown,
            more => t!(texts, "home-and-more", names = shown, count = more),
        }
    };
    let because =
        |what: &String, reason: &String| t!(texts, "home-because", what = what.clone(), reason = reason.clone());
    let plain = |text: String| view! { {text} }.into_any();
    let (class, kind, text, aside) = match &entry.what {
        What::Opens(branches) => {
            ("hours", t!(texts, "home-kind-hours"), plain(t!(texts, "home-opens", names = names(branches))), None)
        }
        What::Closes(branches) => {
            ("hours", t!(texts, "home-kind-hours"), plain(t!(texts, "home-closes", names = names(branches))), None)
        }
        What::Closed { place, reason, until: end } => {
            ("closed", t!(texts, "closed"), plain(because(place, reason)), end.map(until))
        }
        What::OtherHours { branch, reason } => {
            ("hours", t!(texts, "home-kind-other-hours"), plain(because(branch, reason)), None)
        }
        What::Mine { booking, place, seat, href } => {
            let text =
                view! { <a href=href.clone()>{t!(texts, "home-mine", seat = seat.clone(), place = place.clone())}</a> };
            ("mine", t!(texts, "home-kind-mine"), text.into_any(), Some(until(booking.period.until())))
        }
    };
    let time = match entry.at {
        Some(at) => view! { <time class="today__time" datetime=at.to_string()>{clock(at).1}</time> }.into_any(),
        None => view! { <span class="today__time">{t!(texts, "home-all-day")}</span> }.into_any(),
    };
    view! {
        <li class=format!("today__line today__line--{class}")>
            {time}<span class="today__kind">{kind}</span><span class="today__what">{text}</span>
            <span class="today__aside">{aside}</span>
        </li>
    }
    .into_any()
}

/// What follows the house.
fn live(texts: Texts, home: &Home, house: Option<&House>) -> AnyView {
    let address = house.map_or_else(|| "/live".to_owned(), |house| format!("/live{}", house.path("")));
    let headline = home.is_open().then(|| sentences(texts, |count| free_words(texts, house, count)));
    let of_branch = |branch: &BranchHere| {
        let name = &branch.plan.branch.name;
        sentences(texts, |count| t!(texts, "home-branch-free", count = count, branch = name.clone()))
    };
    let words = LiveWords {
        headline,
        free: home.branches.iter().map(of_branch).collect(),
        quiet: sentences(texts, |count| t!(texts, "home-branch-quiet", count = count)),
        thousands: texts.number(1000).trim_matches(|digit: char| digit.is_ascii_digit()).to_owned(),
    };
    view! { <LiveHome address weave=home.weave.clone() words/> }.into_any()
}

/// A sentence for none, one and more, cut at its number.
fn sentences(texts: Texts, say: impl Fn(i64) -> String) -> Sentences {
    let cut = |number: i64| {
        let sentence = say(number);
        match sentence.split_once(&texts.number(number)) {
            Some((before, after)) => Sentence { before: before.into(), has_number: true, after: after.into() },
            None => Sentence { before: sentence, has_number: false, after: String::new() },
        }
    };
    Sentences { none: cut(0), one: cut(1), more: cut(2) }
}
