//! Finding a seat: filters, any seat, the seat of last time, days and times in one click, several seats one after the
//! other.

use crate::support::{
    Answer, App, Client, Form, SEATS_PAGE, active, any_seat as numbered, day, doubled, fill_with, new_key, student,
    world,
};
use plek_domain::ids::SeatId;
use plek_domain::places::Attributes;
use plek_domain::time::HOUR;
use plek_storage::testing::{BRANCH, OTHER_ZONE, QUIET_ZONE, TestDatabase, ZONE, seat, small_world};

/// The page for a day and a time.
fn asked(ahead: i64, from: &str, until: &str) -> String {
    format!("{SEATS_PAGE}?branch=hoofd&day={}&from={from}&until={until}", day(ahead))
}

/// The form that asks for any seat.
pub(super) fn any(ahead: i64, from: &str, until: &str) -> Form {
    let form = Form::default().and("branch", "hoofd").and("day", day(ahead)).and("from", from).and("until", until);
    form.and("any", new_key())
}

/// The seats that can be picked on a page.
fn pickable(answer: &Answer) -> Vec<String> {
    let free = answer.page.tags().filter(|tag| tag.get("name") == Some("seat") && tag.get("disabled").is_none());
    free.filter_map(|tag| tag.get("value")).map(str::to_owned).collect()
}

async fn seat_of(database: &TestDatabase, booking: plek_domain::ids::BookingId) -> SeatId {
    let mut reads = database.instance().await.store().read().await.unwrap();
    reads.bookings().booking(booking).await.unwrap().unwrap().seat
}

#[tokio::test]
async fn filters_combine_and_stay() {
    let app = App::on_sqlite().await;
    let visitor = app.as_anonymous();
    let answer = visitor.get(&format!("{}&want=power", asked(1, "09:00", "12:00"))).await;
    let page = &answer.page;
    assert!(page.text().contains("20 plekken vrij in Hoofdgebouw"), "{}", page.text());
    // Even numbers have a socket in the small world.
    let expected: Vec<String> = (0..10).map(|number| seat(ZONE, number * 2).to_string()).collect();
    assert_eq!(pickable(&answer), expected);
    assert_eq!(page.form("booking").get("want"), "power");
    let links: Vec<&str> =
        page.tags().filter_map(|tag| tag.get("href")).filter(|href| href.contains("/seats?")).collect();
    assert!(
        links.len() > 20 && links.iter().all(|href| href.contains("want=power") || href.contains("lang=")),
        "{links:?}"
    );
    let none = visitor.get(&format!("{}&want=power&want=monitor", asked(1, "09:00", "12:00"))).await;
    assert!(pickable(&none).is_empty());
    assert!(none.page.part("zone-list").unwrap().text().contains("niets dat past"), "{}", none.page.text());
    // What nobody knows asks for nothing.
    let odd = visitor.get(&format!("{}&want=view&want=%00", asked(1, "09:00", "12:00"))).await.page;
    assert!(odd.text().contains("40 plekken vrij"), "{}", odd.text());
}

#[tokio::test]
async fn the_plan_has_every_seat_and_a_link_for_each_that_is_free() {
    let app = App::on_sqlite().await;
    app.as_student(student(0)).book(&Form::booking(seat(ZONE, 3), 1, "09:00", "12:00")).await.booking();
    let page = app.as_anonymous().get(&format!("{}&zone={ZONE}", asked(1, "09:00", "12:00"))).await.page;
    let plan = page.part("plan__picture").unwrap();
    let links: Vec<_> = plan.tags().filter(|tag| tag.name == "a").collect();
    assert_eq!(links.len(), 19);
    assert!(links.iter().all(|link| link.get("tabindex") == Some("-1")), "keyboards have the list");
    assert_eq!(plan.tags().filter(|tag| tag.get("data-seat").is_some()).count(), 20);
    assert!((1..=20).all(|number| plan.text().contains(&format!("{number:02}"))), "{}", plan.text());
    // One click picks it, without script.
    let to = links[4].get("href").unwrap();
    let picked = app.as_anonymous().get(to).await.page;
    assert_eq!(picked.form("booking").get("seat"), seat(ZONE, 5).to_string());
    assert_eq!(picked.part("book-bar__seat").unwrap().text(), "06");
}

async fn any_seat(database: &TestDatabase) {
    let app = App::start(database).await;
    let student = app.as_student(student(0));
    let form = any(1, "09:00", "12:00").and("want", "power");
    let done = student.book(&form).await;
    assert_eq!(student.book(&form).await.booking(), done.booking(), "a double click");
    let taken = seat_of(database, done.booking()).await;
    assert!((0..20).step_by(2).any(|n| taken == seat(ZONE, n) || taken == seat(QUIET_ZONE, n)), "{taken}");
    assert_eq!(student.follow(&done).await.status, 200);
    // A rule says no: by its name, with what was asked and an offer that offers the same.
    let refused = student.book(&any(1, "10:00", "13:00").and("want", "power")).await;
    refused.must_be_refused("second-seat");
    assert_eq!(refused.page.form("booking").get("want"), "power");
    let offer = &refused.alternatives()[0];
    assert_eq!((offer.get("from"), offer.get("want")), ("12:00", "power"));
    student.post(SEATS_PAGE, offer).await.booking();
    for (form, field) in [(any(1, "9u", "12:00"), "from"), (any(1, "09:00", "12:00").without("day"), "day")] {
        let answer = student.book(&form).await;
        assert_eq!(answer.status, 422);
        let summary = answer.page.part("error-summary").unwrap();
        assert!(summary.tags().any(|tag| tag.get("href") == Some(&format!("#{field}"))), "{}", summary.text());
    }
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test]
async fn any_seat_on_sqlite() {
    any_seat(&TestDatabase::sqlite().await).await;
}

#[tokio::test]
async fn any_seat_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        any_seat(&database).await;
    }
}

/// Half of the seats are kept before noon, the others behind it.
pub(super) async fn halves(database: &TestDatabase) -> App {
    let app = App::start(database).await;
    for number in 0..40 {
        let (from, until) = if number % 2 == 0 { ("08:00", "12:00") } else { ("12:00", "16:00") };
        app.as_student(student(100 + number)).book(&Form::booking(numbered(number), 1, from, until)).await.booking();
    }
    app
}

async fn a_sequence(database: &TestDatabase) {
    let app = halves(database).await;
    let before = active(database).await;
    let me: Client = app.as_student(student(0));
    let refused = me.book(&any(1, "09:00", "15:00")).await;
    refused.must_be_refused("none-fits");
    let said = refused.page.part("sequence").unwrap().text();
    assert!(said.contains("9.00 tot 12.00") && said.contains("12.00 tot 15.00"), "{said}");
    let offers = refused.alternatives();
    let all = offers.iter().find(|offer| !offer.get("sequence").is_empty()).expect("a sequence");
    let done = me.post(SEATS_PAGE, all).await;
    assert_eq!(me.post(SEATS_PAGE, all).await.location(), done.location(), "a double click");
    let confirmed = me.follow(&done).await;
    assert_eq!(confirmed.status, 200);
    let said = confirmed.page.part("confirmation").unwrap().text();
    assert!(said.contains("9.00 tot 12.00") && said.contains("Daarna") && said.contains("12.00 tot 15.00"), "{said}");
    assert_eq!(active(database).await, before + 2);
    // Not one of two: the second piece is taken meanwhile, and the first is not booked either.
    let other = app.as_student(student(1));
    let offer = other.book(&any(1, "09:00", "15:00")).await;
    let offers = offer.alternatives();
    let all = offers.iter().find(|offer| !offer.get("sequence").is_empty()).expect("another sequence");
    let pieces: Vec<&str> = all.pairs().into_iter().filter(|(name, _)| *name == "piece").map(|(_, v)| v).collect();
    let second: SeatId = pieces[1].split(' ').next().unwrap().parse().unwrap();
    app.as_student(student(2)).book(&Form::booking(second, 1, "13:00", "14:00")).await.booking();
    other.post(SEATS_PAGE, all).await.must_be_refused("none-fits");
    assert_eq!(active(database).await, before + 3, "all of them or none");
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test]
async fn several_seats_one_after_the_other_on_sqlite() {
    a_sequence(&TestDatabase::sqlite().await).await;
}

#[tokio::test]
async fn several_seats_one_after_the_other_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        a_sequence(&database).await;
    }
}

#[tokio::test]
async fn a_sequence_has_only_seats_of_its_branch() {
    let app = App::on_sqlite().await;
    let me = app.as_student(student(0));
    let piece = |seat: SeatId| format!("{seat} {} 09:00 12:00", day(1));
    let form = any(1, "09:00", "12:00").without("any").and("sequence", new_key());
    assert_eq!(me.book(&form.clone().and("piece", piece(seat(OTHER_ZONE, 0)))).await.status, 404);
    for broken in ["", "x y z", "\0"] {
        assert_eq!(me.book(&form.clone().and("piece", broken)).await.status, 422, "{broken}");
    }
    assert_eq!(me.book(&form.with("person", student(1)).and("piece", piece(seat(ZONE, 0)))).await.status, 404);
}

#[tokio::test]
async fn the_seat_of_last_time_is_one_click() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let me = app.as_student(student(0));
    assert!(me.get(&asked(1, "09:00", "12:00")).await.page.part("take__again").is_none(), "never been here");
    me.book(&Form::booking(seat(QUIET_ZONE, 6), 0, "08:00", "10:00")).await.booking();
    database.clock().advance(3 * HOUR);
    let answer = me.get(&asked(1, "09:00", "12:00")).await;
    let again = answer.page.part("take__again").unwrap();
    assert_eq!(again.text(), "Dezelfde als vorige keer 07 Stille zaal");
    // The button for any seat stands in the same form; only one of them is pressed.
    let press = |answer: &Answer| answer.page.form("take").without("any");
    let done = me.book(&press(&answer)).await;
    assert_eq!(seat_of(&database, done.booking()).await, seat(QUIET_ZONE, 6));
    assert_eq!(me.book(&press(&answer)).await.booking(), done.booking(), "a double click");
    // Somebody else's last time is theirs, and it is taken now: until when, and the nearest.
    let other = app.as_student(student(1));
    assert!(other.get(&asked(1, "09:00", "12:00")).await.page.part("take__again").is_none());
    let taken = me.get(&asked(1, "10:00", "11:00")).await.page;
    let said = taken.part("take__last").unwrap().text();
    assert!(said.contains("07, is bezet tot 12.00"), "{said}");
    assert!(said.contains("06") || said.contains("08") || said.contains("17"), "the nearest: {said}");
}

#[tokio::test]
async fn the_coming_days_are_one_click_each() {
    let database = TestDatabase::sqlite().await;
    let mut world = small_world();
    world.branches[0].week.retain(|(weekday, _)| *weekday != 3);
    database.instance().await.fill(&world).await.unwrap();
    let app = App::start(&database).await;
    let page = app.as_anonymous().get(&asked(0, "09:00", "12:00")).await.page;
    let strip = page.part("days").unwrap();
    let days: Vec<&str> = strip.tags().filter_map(|tag| tag.get("href")).collect();
    assert_eq!(days.len(), 14);
    assert!(days[1].contains("day=2026-10-14") && days[1].contains("from=09:00"), "{}", days[1]);
    assert!(strip.text().starts_with("di 13 rustigwo 14 dichtdo 15"), "{}", strip.text());
    let current: Vec<_> = strip.tags().filter(|tag| tag.get("aria-current").is_some()).collect();
    assert_eq!(current.len(), 1);
    assert_eq!(app.as_anonymous().get(days[2]).await.page.form("booking").get("day"), "2026-10-15");
    // An address with a day alone has times too.
    let form = app.as_anonymous().get(&format!("{SEATS_PAGE}?day=2026-10-15")).await.page.form("booking");
    assert_eq!((form.get("from"), form.get("until")), ("08:00", "10:00"));
}

#[tokio::test]
async fn a_full_day_says_so() {
    let database = TestDatabase::sqlite().await;
    let mut world = world();
    let branch = world.branches.iter_mut().find(|branch| branch.branch.id == BRANCH).unwrap();
    branch.seats.retain(|known| known.id == seat(ZONE, 0));
    branch.seats[0].attributes = Attributes::default();
    fill_with(&database.instance().await, &world).await;
    let app = App::start(&database).await;
    let book = async |number, from, until| {
        app.as_student(student(number)).book(&Form::booking(seat(ZONE, 0), 1, from, until)).await.booking();
    };
    book(0, "08:00", "16:00").await;
    book(1, "16:00", "22:00").await;
    let strip = app.as_anonymous().get(&asked(0, "09:00", "12:00")).await.page.part("days").unwrap().text();
    assert!(strip.starts_with("di 13 rustigwo 14 volzetdo 15 rustig"), "{strip}");
}

#[tokio::test]
async fn times_in_one_click_and_both_hours_of_the_long_night() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let times = async |path: &str| {
        let page = app.as_anonymous().get(path).await.page;
        let part = page.part("moments").unwrap();
        let links: Vec<String> = part.tags().filter_map(|tag| tag.get("href")).map(str::to_owned).collect();
        (part.text(), links)
    };
    let (said, links) = times(SEATS_PAGE).await;
    assert_eq!(said, "Nu tot 10.009.00 tot 11.0010.00 tot 12.0011.00 tot 13.00Zo lang mogelijk, tot 16.00");
    for link in &links {
        let page = app.as_anonymous().get(link).await.page;
        assert!(page.part("error-summary").is_none() && page.text().contains("40 plekken vrij"), "{link}");
    }
    // Open all night when the clock goes back: the hour that comes twice is offered twice, each with its offset.
    let mut world = small_world();
    world.branches[0].week = (1..=7).map(|day| (day, plek_domain::time::Hours::new(0, 1440).unwrap())).collect();
    let database = TestDatabase::sqlite().await;
    database.instance().await.fill(&world).await.unwrap();
    database.clock().advance(4 * 24 * HOUR);
    let night = App::start(&database).await;
    let page = night.as_anonymous().get(&format!("{SEATS_PAGE}?day=2026-10-25&from=01:00&until=02:00")).await.page;
    let said = page.part("moments").unwrap().text();
    assert!(said.contains("2.00 (+02:00) tot 2.00 (+01:00)") && said.contains("2.00 (+01:00) tot 3.00"), "{said}");
}
