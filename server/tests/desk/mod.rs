//! The desk: its day, a seat for somebody with a name only, the slip, and visits a week.

use crate::support::{Answer, App, Form, SEATS_PAGE, active, day, fill_with, new_key, other_admin, student, world};
use plek_domain::access::Actor;
use plek_domain::ids::BookingId;
use plek_domain::retention::Retain;
use plek_domain::store::Key;
use plek_domain::time::{HOUR, Hours};
use plek_storage::testing::{BRANCH, DESK, LIBRARIAN, OTHER_LIBRARIAN, QUIET_ZONE, TestDatabase, ZONE, seat};

const HOUSE: &str = "/staff/een/hoofd";
const TODAY: &str = "/staff/een/hoofd/today";
const GIVE: &str = "/staff/een/hoofd/give";

/// Somebody books a seat for today.
async fn booked(app: &App, nth: u64, from: &str, until: &str) -> BookingId {
    let wish = Form::booking(seat(ZONE, nth), 0, from, until);
    app.as_student(student(nth)).post(SEATS_PAGE, &wish).await.booking()
}

/// The form by which the desk gives a seat, as it begins, with a name in it.
async fn giving(app: &App, name: &str) -> Form {
    let page = app.as_desk().get(GIVE).await;
    assert_eq!(page.status, 200);
    page.page.form("desk-give").with("name", name)
}

/// Posts the form for somebody who has only a name: clients of these tests add who they are to what they post.
async fn give(app: &App, form: &Form) -> Answer {
    Answer::of(app.as_desk().sending(GIVE, form.body())).await
}

/// A house two hours after it opened.
async fn at_ten() -> TestDatabase {
    let database = TestDatabase::sqlite().await;
    database.clock().advance(2 * HOUR);
    database
}

#[tokio::test]
async fn staff_land_on_today_and_see_it_without_a_click() {
    let database = at_ten().await;
    let app = App::start(&database).await;
    booked(&app, 0, "10:00", "12:00").await;
    booked(&app, 1, "12:00", "14:00").await;
    booked(&app, 2, "18:00", "20:00").await;
    for staff in [app.as_desk(), app.as_student(LIBRARIAN)] {
        let landed = staff.get("/staff").await;
        assert_eq!(landed.location(), TODAY);
        let page = staff.follow(&landed).await;
        let text = page.page.text();
        assert!(text.contains("Komen in de volgende 3 uur: 2"), "{text}");
        assert!(text.contains("Student 0") && text.contains("Student 1") && !text.contains("Student 2"), "{text}");
        assert!(text.contains("Leeszaal 📚 (gelijkvloers)Vrij 19 van 20"), "{text}");
        assert!(text.contains("open tot 22.00"), "{text}");
    }
    // Who keeps the desk has no pages to run the house, and no links to them.
    let desk = app.as_desk().get(TODAY).await;
    assert!(!desk.body.contains("/closures") && !desk.body.contains("/rules") && desk.body.contains("/visits"));
    assert!(app.as_student(LIBRARIAN).get(TODAY).await.body.contains(&format!("/closures?zone={ZONE}")));
}

#[tokio::test]
async fn somebody_is_found_by_name_or_by_seat() {
    let app = App::on_sqlite().await;
    booked(&app, 0, "18:00", "20:00").await;
    let desk = app.as_desk();
    for search in ["student%200", "STUDENT", "01"] {
        let text = desk.get(&format!("{TODAY}?q={search}")).await.page.text();
        assert!(text.contains("1 boeking vandaag") && text.contains("Student 0"), "{search}: {text}");
    }
    let none = desk.get(&format!("{TODAY}?q=%3Cb%3E")).await;
    assert!(none.page.text().contains("Niets gevonden voor “<b>”"), "{}", none.page.text());
    assert!(!none.body.contains("<b>"), "what was typed is text");
}

#[tokio::test]
async fn who_calls_about_a_later_day_is_found_too() {
    let app = App::on_sqlite().await;
    let who = app.as_student(student(0));
    for ahead in [3, 2] {
        who.book(&Form::booking(seat(ZONE, 1), ahead, "10:00", "12:00")).await.booking();
    }
    let desk = app.as_desk();
    let found = desk.get(&format!("{TODAY}?q=student+0")).await.page;
    let text = found.text();
    assert!(text.contains("Vandaag niets voor “student 0”") && text.contains("2 boekingen later"), "{text}");
    let own = found.tags().find_map(|tag| tag.get("href").filter(|to| to.contains("/bookings/"))).unwrap().to_owned();
    let page = desk.get(&own).await.page;
    let cancel = page.forms("").into_iter().find(|form| form.get("do") == "cancel").expect("the desk cancels it");
    assert_eq!(desk.post(&own, &cancel).await.status, 303);
    let text = desk.get(&format!("{TODAY}?q=student+0")).await.page.text();
    assert!(text.contains("1 boeking later"), "{text}");
}

#[tokio::test]
async fn who_did_not_come_is_told_of() {
    let database = at_ten().await;
    let app = App::start(&database).await;
    booked(&app, 0, "10:00", "14:00").await;
    let text = || async { app.as_desk().get(TODAY).await.page.text() };
    assert!(text().await.contains("nog niet hier"), "the start has passed");
    database.clock().advance(HOUR);
    let later = text().await;
    assert!(later.contains("1 persoon kwam niet. De plek is weer vrij."), "{later}");
    assert!(later.contains("20 van 20") && later.contains("Niet gekomen in de laatste 3 uur: 1"), "{later}");
}

#[tokio::test]
async fn closures_near_are_told_of() {
    let app = App::on_sqlite().await;
    let staff = app.as_student(LIBRARIAN);
    let form = Form::default().and("do", "close").and("key", new_key()).and("zone", QUIET_ZONE);
    let form = form.and("day", day(1)).and("until-day", day(1)).and("reason", "Lekkage <b>");
    let preview = staff.post(&format!("{HOUSE}/closures"), &form).await;
    let seen = preview.page.forms("").into_iter().find(|form| !form.get("seen").is_empty()).expect("a preview");
    staff.post(&format!("{HOUSE}/closures"), &seen).await.location();
    let page = app.as_desk().get(TODAY).await;
    assert!(page.page.text().contains("Stille zaal is dicht") && page.page.text().contains("Lekkage <b>"));
    assert!(!page.body.contains("Lekkage <b>"));
}

#[tokio::test]
async fn the_printed_list_has_everybody_of_the_day() {
    let database = at_ten().await;
    let app = App::start(&database).await;
    booked(&app, 1, "18:00", "20:00").await;
    booked(&app, 0, "12:00", "14:00").await;
    let order = |by: &'static str| {
        let desk = app.as_desk();
        async move {
            let text = desk.get(&format!("{TODAY}/list?order={by}")).await.page.text();
            text.find("Student 0").unwrap() < text.find("Student 1").unwrap()
        }
    };
    assert!(order("name").await && order("start").await && order("seat").await);
    let page = app.as_desk().get(&format!("{TODAY}/list")).await;
    assert!(page.page.text().contains("2 boekingen, zoals om 10.00"), "{}", page.page.text());
    assert_eq!(page.body.matches("desk-spare").count(), 10, "lines to write on");
}

#[tokio::test]
async fn a_name_is_enough_for_a_seat_and_a_slip() {
    let database = at_ten().await;
    let app = App::start_for_real(&database).await;
    let form = giving(&app, "Maria <van> \"de markt\"").await;
    assert_eq!((form.get("from"), form.get("until")), ("10:00", "12:00"), "now, for two hours");
    let answer = give(&app, &form).await;
    assert!(answer.location().starts_with(&format!("{HOUSE}/slips/")), "{}", answer.location());
    let slip = app.as_desk().follow(&answer).await;
    let text = slip.page.part("slip").expect("a slip").text();
    for words in [
        "Maria <van> \"de markt\"",
        "Bibliotheek Eén",
        "10.00 tot 12.00",
        "dinsdag 13 oktober 2026",
        "Code van de plek:",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!slip.body.contains("<van>"), "a name is text");
    // The same form once more is the same guest and the same seat.
    let again = give(&app, &form).await;
    assert_eq!((again.location(), active(&database).await), (answer.location(), 1));
    let today = app.as_desk().get(TODAY).await.page.text();
    assert!(today.contains("Maria <van>") && today.contains("Zijn er nu: 1"), "she stands there: {today}");
    // Whoever calls comes later.
    let form = giving(&app, "Bea").await.without("there").with("seat", "07");
    let slip = app.as_desk().follow(&give(&app, &form).await).await;
    let text = slip.page.part("slip").unwrap().text();
    assert!(text.contains("Plek 07") && text.contains("Ben je er?"), "{text}");
    let nowhere = give(&app, &giving(&app, "Bea").await.with("seat", "Z9")).await;
    assert!(nowhere.status == 422 && nowhere.page.text().contains("Die plek is er niet"), "{}", nowhere.page.text());
}

#[tokio::test]
async fn the_name_of_a_guest_is_kept_for_as_long_as_the_library_says() {
    let database = at_ten().await;
    let app = App::start_for_real(&database).await;
    give(&app, &giving(&app, "Maria van de markt").await).await.location();
    let said = app.as_anonymous().get("/een/retention").await.page.text();
    assert!(said.contains("tot en met de dag na het bezoek"), "{said}");
    let found = async || app.as_desk().get(&format!("{GIVE}?name=maria&find=1")).await.page.text();
    assert!(found().await.contains("Maria van de markt"));
    // Tuesday ten o'clock; Wednesday is over.
    database.clock().advance(38 * HOUR);
    assert!(!found().await.contains("Maria van de markt"), "no member any more");
    let store = database.instance().await.store();
    store.write(&Actor::Job("retain"), Retain, Key::Fresh).await.unwrap();
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM person WHERE name LIKE '%Maria%'").await, 0);
}

#[tokio::test]
async fn the_hour_that_comes_twice_says_which() {
    let mut world = world();
    let branch = world.branches.iter_mut().find(|branch| branch.branch.id == BRANCH).unwrap();
    branch.week = (1..=7).map(|day| (day, Hours::new(150, 1320).unwrap())).collect();
    let database = TestDatabase::sqlite().await;
    fill_with(&database.instance().await, &world).await;
    // Sunday 25 October, ten past two, for the first time.
    database.clock().advance(11 * 24 * HOUR + 18 * HOUR + 600);
    let app = App::start(&database).await;
    let home = app.as_anonymous().get("/een").await.page.text();
    assert!(home.contains("2.30 (+02:00)"), "when it opens: {home}");
    let form = giving(&app, "Maria").await;
    let form = form.with("day", "2026-10-25").with("from", "02:30+01:00").with("until", "04:00");
    let answer = give(&app, &form).await;
    assert!(answer.location().starts_with(&format!("{HOUSE}/slips/")), "{}", answer.page.text());
    let slip = app.as_desk().follow(&answer).await.page.part("slip").expect("a slip").text();
    assert!(slip.contains("2.30 (+01:00) tot 4.00") && slip.contains("3.00"), "{slip}");
    let list = app.as_desk().get(&format!("{TODAY}/list")).await.page.text();
    assert!(list.contains("2.30 (+01:00)") && list.contains("2.10 (+02:00)"), "as of now: {list}");
}

#[tokio::test]
async fn wishes_about_the_seat_are_kept() {
    let database = at_ten().await;
    let app = App::start(&database).await;
    let form = giving(&app, "Omar").await.with("zone", QUIET_ZONE).and("offers", "power");
    let form = form.with("day", day(1)).with("from", "14:00").with("until", "16:00");
    let slip = app.as_desk().follow(&give(&app, &form).await).await;
    let text = slip.page.part("slip").unwrap().text();
    assert!(text.contains("Stille zaal") && text.contains("14.00 tot 16.00") && text.contains("woensdag 14"), "{text}");
    // Every second seat has a socket: 01, 03, ...
    let label: u32 = text.split("Plek ").nth(1).and_then(|rest| rest.get(..2)).unwrap().parse().unwrap();
    assert_eq!(label % 2, 1);
}

#[tokio::test]
async fn a_member_is_found_and_keeps_their_rules() {
    let app = App::on_sqlite().await;
    let desk = app.as_desk();
    let search = desk.get(&format!("{GIVE}?name=student%2023&find=1&day={}&from=10:00&until=12:00", day(0))).await;
    assert!(search.page.text().contains("leden gevonden"), "{}", search.page.text());
    let form = search.page.form("desk-give");
    assert_eq!((form.get("name"), form.get("person")), ("student 23", ""), "typed is typed, and nobody is picked yet");
    let known = form.with("person", student(23));
    let slip = desk.follow(&desk.post(GIVE, &known).await).await;
    assert!(slip.page.part("slip").unwrap().text().contains("Student 23"));
    let second = desk.post(GIVE, &known.with("key", new_key())).await;
    assert_eq!(second.status, 422);
    assert!(
        second.page.text().contains("Deze persoon heeft dan al een plek: 10.00 tot 12.00."),
        "{}",
        second.page.text()
    );
    let none = desk.get(&format!("{GIVE}?name=Nobody%20at%20all&find=1")).await;
    assert!(none.page.text().contains("Geen lid met die naam"), "{}", none.page.text());
}

#[tokio::test]
async fn all_that_is_wrong_is_said_and_nothing_typed_is_lost() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let broken = giving(&app, "").await.with("day", "morgen").with("until", "99").with("zone", "zolder");
    let answer = give(&app, &broken).await;
    assert_eq!(answer.status, 422);
    let kept = answer.page.form("desk-give");
    assert_eq!((kept.get("day"), kept.get("until")), ("morgen", "99"));
    assert_eq!(answer.body.matches("field__error").count(), 4, "{}", answer.page.text());
    assert!(answer.page.title().starts_with("Fout:"));
    let closed = giving(&app, "Maria").await.with("from", "22:30").with("until", "23:30");
    let answer = give(&app, &closed).await;
    assert_eq!((answer.status, answer.page.form("desk-give").get("name")), (422, "Maria"));
    assert_eq!(active(&database).await, 0);
}

#[tokio::test]
async fn visits_are_a_chart_a_table_and_a_file() {
    let app = App::on_sqlite().await;
    booked(&app, 0, "10:00", "12:00").await;
    booked(&app, 1, "12:00", "14:00").await;
    let page = app.as_desk().get(&format!("{HOUSE}/visits")).await;
    assert!(
        page.body.contains("role=\"img\"")
            && page.page.text().contains("ma 12 oktGeboekt 2Gebruikt 0Niet gekomen 0Geannuleerd 0Komt nog 2"),
        "{}",
        page.page.text()
    );
    let file = app.as_desk().get(&format!("{HOUSE}/visits.csv?weeks=4")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"plek-hoofd-2026-10-13-4w.csv\"");
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "week,from,until,zone,booked,used,not_come,cancelled,to_come");
    assert_eq!(lines.len(), 1 + 4 * 3, "a line a week and zone: {lines:?}");
    assert!(lines.contains(&"2026-W42,2026-10-12,2026-10-18,\"Leeszaal 📚\",2,0,0,0,2"), "{lines:?}");
    let zone = app.as_desk().get(&format!("{HOUSE}/visits.csv?weeks=4&zone={QUIET_ZONE}")).await;
    assert_eq!(zone.body.lines().count(), 5);
    assert!(!file.body.contains("Student"), "no names");
}

#[tokio::test]
async fn who_keeps_no_desk_there_finds_nothing() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let booking = booked(&app, 0, "18:00", "20:00").await;
    let paths = [
        TODAY.to_owned(),
        format!("{TODAY}/list"),
        GIVE.to_owned(),
        format!("{HOUSE}/bookings/{booking}"),
        format!("{HOUSE}/slips/{booking}"),
        format!("{HOUSE}/visits"),
        format!("{HOUSE}/visits.csv"),
    ];
    for path in &paths {
        for person in [student(0), OTHER_LIBRARIAN, other_admin()] {
            assert_eq!(app.as_student(person).get(path).await.status, 404, "{person} {path}");
        }
        assert_eq!(app.as_anonymous().get(path).await.status, 404, "{path}");
        assert_eq!(app.as_student(DESK).get(path).await.status, 200, "{path}");
    }
    // Another branch's desk does not find this one's booking among its own.
    let elsewhere = app.as_student(OTHER_LIBRARIAN);
    for page in ["bookings", "slips"] {
        assert_eq!(elsewhere.get(&format!("/staff/twee/filiaal/{page}/{booking}")).await.status, 404);
    }
    let cancel = Form::default().and("key", new_key()).and("do", format!("cancel:{booking}"));
    assert_eq!(elsewhere.post("/staff/twee/filiaal/today", &cancel).await.status, 404);
    assert_eq!(app.as_student(student(1)).post(TODAY, &cancel).await.status, 404);
    assert_eq!(active(&database).await, 1);
    let done = app.as_desk().post(TODAY, &cancel).await;
    assert!(app.as_desk().follow(&done).await.page.text().contains("De boeking van Student 0 is geannuleerd."));
    assert_eq!(active(&database).await, 0);
    let again = app.as_desk().post(TODAY, &cancel.with("key", new_key())).await;
    assert_eq!(again.status, 422, "it is over");
}
