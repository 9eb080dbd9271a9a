//! Staff edit the house.

mod consortium;

use crate::support::{Answer, App, Client, Form, SEATS_PAGE, admin, day, new_key, other_admin, student};
use plek_storage::testing::{DESK, LIBRARIAN, OTHER_LIBRARIAN, QUIET_ZONE, TestDatabase, WALK_IN_ZONE, ZONE, seat};

const HOUSE: &str = "/staff/een/hoofd";

fn form(doing: &str) -> Form {
    Form::default().and("do", doing).and("key", new_key())
}

fn close_tomorrow() -> Form {
    form("close").and("zone", ZONE).and("day", day(1)).and("until-day", day(1)).and("reason", "Lekkage")
}

/// What a preview asks to confirm.
fn confirmation(answer: &Answer) -> Form {
    assert_eq!(answer.status, 200, "{}", answer.page.text());
    answer.page.forms("").into_iter().find(|form| !form.get("seen").is_empty()).expect("a confirmation")
}

async fn book(app: &App, nth: u64) {
    let wish = Form::booking(seat(ZONE, nth), 1, "09:00", "12:00");
    app.as_student(student(nth)).post(SEATS_PAGE, &wish).await.location();
}

/// Shows it, sees it, does it.
async fn change(staff: &Client, path: &str, form: &Form) -> Answer {
    let preview = staff.post(path, form).await;
    staff.post(path, &confirmation(&preview)).await
}

#[tokio::test]
async fn a_room_is_closed_in_four_clicks_people_are_moved_and_it_is_undone() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    book(&app, 0).await;
    let staff = app.as_student(LIBRARIAN);
    // One: "Sluiten" beside the zone. The zone and tomorrow are filled in.
    let page = staff.get(&format!("{HOUSE}/closures?zone={ZONE}")).await;
    let filled = page.page.forms("").into_iter().find(|form| form.get("do") == "close").expect("the form");
    assert_eq!((filled.get("zone"), filled.get("day")), (ZONE.to_string().as_str(), day(1).as_str()));
    // Two: the preview names who is hit and what happens.
    let closures = format!("{HOUSE}/closures");
    let preview = staff.post(&closures, &filled.with("reason", "Lekkage <b>")).await;
    let text = preview.page.text();
    assert!(text.contains("Student 0") && text.contains("Krijgt plek 01, Stille zaal."), "{text}");
    assert!(!preview.body.contains("<b>"), "typed text is text");
    // Three: done.
    let done = staff.post(&closures, &confirmation(&preview)).await;
    let outcome = staff.follow(&done).await;
    assert!(outcome.page.text().contains("Heeft nu plek 01, Stille zaal."), "{}", outcome.page.text());
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM letter WHERE state = 'waiting'").await, 1);
    // And back.
    let path = done.location().to_owned();
    let undone = staff.post(&path, &form("undo")).await;
    let after = staff.follow(&undone).await;
    assert!(after.page.text().contains("Het is ongedaan gemaakt"), "{}", after.page.text());
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM letter WHERE state = 'waiting'").await, 0);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM closure").await, 1, "only the world's own");
    // Too late.
    let done = change(&staff, &closures, &close_tomorrow()).await;
    database.clock().advance(120);
    let late = staff.post(done.location(), &form("undo")).await;
    assert!(late.status == 422 && late.page.text().contains("Te laat"), "{}", late.page.text());
}

#[tokio::test]
async fn whoever_has_no_email_is_left_to_the_desk_to_tell() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    for nth in 0..3 {
        book(&app, nth).await;
    }
    let mut raw = database.raw().await;
    let id = raw.id(student(0).0);
    raw.run(&format!("UPDATE person SET email = 'noor@a.example', email_key = 'noor@a.example' WHERE id = {id}")).await;
    let staff = app.as_student(LIBRARIAN);
    let closures = format!("{HOUSE}/closures");
    // The whole house: nobody gets another seat.
    let preview = staff.post(&closures, &close_tomorrow().with("zone", "")).await;
    let rows = |answer: &Answer| {
        let rows = answer.page.parts(|tag| tag.name == "tr").into_iter().map(|row| row.text());
        let rows: Vec<String> = rows.filter(|row| row.contains("Student")).collect();
        let marked = rows.iter().filter(|row| row.contains("Geen e-mail: bel of zeg het.")).count();
        (rows.len(), marked, rows)
    };
    let (all, marked, said) = rows(&preview);
    assert_eq!((all, marked), (3, 2), "{said:?}");
    for row in &said {
        let has_email = row.contains("Student 0");
        assert_eq!(row.contains("we vertellen het"), has_email, "{row}");
        assert_eq!(row.contains("Geen e-mail"), !has_email, "{row}");
    }
    assert!(preview.page.text().contains("2 mensen hebben geen e-mail"), "{}", preview.page.text());
    let done = staff.post(&closures, &confirmation(&preview)).await;
    let (all, marked, said) = rows(&staff.follow(&done).await);
    assert_eq!((all, marked), (3, 2), "{said:?}");
    // The letters have left; who must be told is still to be read there.
    database.clock().advance(600);
    let later = staff.get(done.location()).await;
    assert_eq!((rows(&later).0, rows(&later).1), (3, 2));
    assert!(later.page.text().contains("2 mensen hebben geen e-mail"), "{}", later.page.text());
}

#[tokio::test]
async fn whoever_is_moved_without_an_email_is_marked_until_it_is_undone() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    book(&app, 1).await;
    let staff = app.as_student(LIBRARIAN);
    let closures = format!("{HOUSE}/closures");
    let preview = staff.post(&closures, &close_tomorrow()).await;
    let text = preview.page.text();
    assert!(text.contains("Krijgt plek") && text.contains("1 persoon heeft geen e-mail"), "{text}");
    let done = staff.post(&closures, &confirmation(&preview)).await;
    assert!(staff.follow(&done).await.page.text().contains("Geen e-mail: bel of zeg het."));
    let undone = staff.post(done.location(), &form("undo")).await;
    assert!(!staff.follow(&undone).await.page.text().contains("Geen e-mail"), "nothing to tell");
}

#[tokio::test]
async fn a_preview_that_was_overtaken_comes_again() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    book(&app, 0).await;
    let staff = app.as_student(LIBRARIAN);
    let closures = format!("{HOUSE}/closures");
    let preview = staff.post(&closures, &close_tomorrow()).await;
    book(&app, 1).await;
    let again = staff.post(&closures, &confirmation(&preview)).await;
    assert_eq!(again.status, 422);
    assert!(again.page.title().starts_with("Fout:"), "{}", again.page.title());
    assert!(again.page.text().contains("2 boekingen geraakt"), "{}", again.page.text());
    let seen = again.page.forms("").into_iter().find(|form| !form.get("seen").is_empty()).unwrap();
    let confirmed = staff.post(&closures, &seen).await;
    confirmed.location();
    // A double click, or Back and again.
    assert_eq!(staff.post(&closures, &seen).await.location(), confirmed.location());
}

#[tokio::test]
async fn seats_are_added_marked_moved_and_taken_out_of_use() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let staff = app.as_student(LIBRARIAN);
    let zone = format!("{HOUSE}/zones/{ZONE}");
    let add = |list: &str| form("add").and("list", list).and("offers", "power");
    let added = staff.post(&zone, &add("A1-A40")).await;
    let page = staff.follow(&added).await;
    assert!(page.page.text().contains("40 plekken toegevoegd"), "{}", page.page.text());
    assert!(page.page.text().contains("A40"), "in the plan and the list");
    let twice = staff.post(&zone, &add("A39-A41")).await;
    assert_eq!(twice.status, 422);
    let text = twice.page.text();
    assert!(text.contains("A39, A40") && text.contains("A39-A41"), "named, and what was typed is kept: {text}");
    for list in ["", "A\u{0}", "1..1001", "B1\nB1", "een veel te lange naam"] {
        assert_eq!(staff.post(&zone, &add(list)).await.status, 422, "{list:?}");
    }
    let code = database.raw().await.texts("SELECT code FROM seat WHERE label = 'A1'").await.remove(0);
    let mark = form("mark").and("seat", &code).and("marks", "silent").and("marks", "monitor");
    staff.post(&zone, &mark).await.location();
    let offered = "SELECT attributes FROM seat WHERE label = 'A1'";
    assert_eq!(database.raw().await.number(offered).await, 1 | 2 | 8);
    staff.post(&zone, &form("unmark").and("seat", &code).and("marks", "power")).await.location();
    assert_eq!(database.raw().await.number(offered).await, 2 | 8);
    assert_eq!(staff.post(&zone, &form("mark").and("marks", "silent")).await.status, 422, "no seat");
    assert_eq!(staff.post(&zone, &form("mark").and("seat", &code)).await.status, 422, "no feature");
    let place = form("place").and("label", "A1").and("column", 3).and("row", 20);
    staff.post(&zone, &place).await.location();
    assert_eq!(staff.post(&zone, &place.clone().with("label", "A2")).await.status, 422, "taken");
    assert_eq!(staff.post(&zone, &place.with("column", "x")).await.status, 422);
    book(&app, 0).await;
    let first = database.raw().await.texts("SELECT code FROM seat WHERE label = '01' ORDER BY id").await.remove(0);
    change(&staff, &zone, &form("retire").and("seat", &first)).await.location();
    assert!(staff.get(&zone).await.page.text().contains("buiten gebruik"));
    let page = app.as_student(student(5)).get(&format!("{SEATS_PAGE}?zone={ZONE}")).await;
    assert!(!page.body.contains(&seat(ZONE, 0).to_string()), "visitors do not see it");
    change(&staff, &zone, &form("restore").and("seat", &first)).await.location();
    let walk_in = form("mode").and("mode", "walk-in");
    let shown = staff.post(&zone, &walk_in).await;
    assert!(shown.page.text().contains("1 boeking geraakt"), "{}", shown.page.text());
}

#[tokio::test]
async fn hours_are_read_shown_and_kept() {
    let app = App::on_sqlite().await;
    let staff = app.as_student(LIBRARIAN);
    let path = format!("{HOUSE}/hours");
    let page = staff.get(&path).await;
    let week = page.page.forms("").into_iter().find(|form| !form.get("line-1").is_empty()).expect("the week");
    assert_eq!(week.get("line-1"), "8:00-22:00");
    let bad = week.clone().with("do", "week").with("line-3", "van negen tot tien").with("line-4", "9-12, 11-13");
    let refused = staff.post(&path, &bad).await;
    assert_eq!(refused.status, 422);
    let text = refused.page.text();
    assert!(text.contains("uren van woensdag") && text.contains("uren van donderdag"), "{text}");
    assert!(refused.body.contains("van negen tot tien"), "kept");
    let copied = week.clone().with("do", "copy").with("line-1", "22:00-8:00").with("copy-from", "1").and("copy-to", 2);
    let shown = staff.post(&path, &copied).await;
    let again = shown.page.forms("").into_iter().find(|form| !form.get("line-1").is_empty()).unwrap();
    assert_eq!((again.get("line-2"), again.get("line-3")), ("22:00-8:00", "8:00-22:00"));
    let good = week.with("do", "week").with("line-7", "").with("line-1", "9-12:30, 13:30-18");
    change(&staff, &path, &good).await.location();
    let kept = staff.get(&path).await;
    let week = kept.page.forms("").into_iter().find(|form| !form.get("line-1").is_empty()).unwrap();
    assert_eq!((week.get("line-1"), week.get("line-7")), ("9:00-12:30, 13:30-18:00", ""));
    let holiday = form("day").and("day", day(9)).and("hours", "").and("reason", "Feest");
    change(&staff, &path, &holiday).await.location();
    assert!(staff.get(&path).await.page.text().contains("Feest"));
    change(&staff, &path, &form("drop-day").and("day", day(9))).await.location();
    assert!(!staff.get(&path).await.page.text().contains("Feest"));
}

#[tokio::test]
async fn rules_say_where_they_come_from_and_name_the_limit() {
    let app = App::on_sqlite().await;
    let (boss, staff) = (app.as_student(admin()), app.as_student(LIBRARIAN));
    let rule = |value: &str| form("rule").and("field", "max-minutes").and("value", value);
    boss.post("/staff/een", &rule("240").and("limit", "yes")).await.location();
    let path = format!("{HOUSE}/rules");
    let page = staff.get(&path).await.page.text();
    assert!(page.contains("bibliotheek Bibliotheek Eén") && page.contains("Dit is een grens."), "{page}");
    let beyond = staff.post(&path, &rule("300")).await;
    assert_eq!(beyond.status, 422);
    assert!(beyond.page.text().contains("de grens van Bibliotheek Eén: 4 u"), "{}", beyond.page.text());
    for bad in ["-1", "9999999999999999999999", "abc", "1.5"] {
        assert_eq!(staff.post(&path, &rule(bad)).await.status, 422, "{bad}");
    }
    staff.post(&path, &rule("180")).await.location();
    staff.post(&path, &rule("120").and("zone", ZONE)).await.location();
    assert!(staff.get(&format!("{path}?zone={ZONE}")).await.page.text().contains("zone Leeszaal"));
    staff.post(&path, &rule("").and("zone", ZONE)).await.location();
    assert!(!staff.get(&format!("{path}?zone={ZONE}")).await.page.text().contains("zone Leeszaal"));
}

#[tokio::test]
async fn a_branch_is_added_described_and_its_old_address_leads_on() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let branch = form("add-branch")
        .and("branch-name", "Bib Zuid")
        .and("branch-address", "Plein 1")
        .and("branch-slug", "zuid")
        .and("branch-zone", "Europe/Brussels");
    for (field, bad) in [
        ("branch-slug", "hoofd"),
        ("branch-slug", "Ö"),
        ("branch-slug", "people"),
        ("branch-zone", "Mars"),
        ("branch-name", ""),
    ] {
        assert_eq!(boss.post("/staff/een", &branch.clone().with(field, bad)).await.status, 422, "{field} {bad}");
    }
    assert_eq!(boss.post("/staff/een", &branch).await.location(), "/staff/een/zuid");
    let empty = boss.get("/staff/een/zuid").await.page.text();
    assert!(empty.contains("Nog even tot de eerste plek"), "{empty}");
    let zone = form("add-zone").and("name", "Zaal").and("floor", "0").and("mode", "required");
    let added = boss.post("/staff/een/zuid", &zone).await;
    assert!(boss.follow(&added).await.page.text().contains("Nog even tot de eerste plek"));
    let describe = form("describe").and("name", "Zuid").and("address", "Plein 2").and("slug", "zuider");
    boss.post("/staff/een/zuid/settings", &describe).await.location();
    assert_eq!(boss.get("/staff/een/zuider").await.status, 200);
    let leads = async |who: &Client, path: &str| {
        let moved = who.get(path).await;
        assert_eq!(moved.status, 308, "{path}");
        moved.header("location").to_owned()
    };
    assert_eq!(leads(&boss, "/staff/een/zuid/hours?lang=fr").await, "/staff/een/zuider/hours?lang=fr");
    // The library gets another name too: both are led on at once, and a name of today goes before one of old.
    boss.post("/staff/een", &form("describe").and("name", "Eén").and("slug", "uno")).await.location();
    assert_eq!(leads(&boss, "/staff/een/zuid").await, "/staff/uno/zuider");
    let nobody = app.as_anonymous();
    let seats = leads(&nobody, "/een/seats?branch=hoofd&day=2026-10-14").await;
    assert_eq!(seats, "/uno/seats?branch=hoofd&day=2026-10-14");
    assert_eq!(leads(&nobody, "/uno/seats?branch=zuid").await, "/uno/seats?branch=zuider");
    assert_eq!(leads(&nobody, "/een/nergens").await, "/uno/nergens");
    assert_eq!(nobody.get("/uno/nergens").await.status, 404, "and there it ends");
    assert_eq!(nobody.get("/nooit/seats").await.status, 404);
    assert_eq!(nobody.post("/een/seats", &form("x")).await.status, 404, "a form is not sent on");
    assert_eq!(nobody.get("//evil.example/een").await.status, 404);
}

#[tokio::test]
async fn seats_and_zones_go_as_long_as_nobody_booked_there() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let staff = app.as_student(LIBRARIAN);
    let zone = format!("{HOUSE}/zones/{ZONE}");
    book(&app, 0).await;
    let codes =
        database.raw().await.texts("SELECT code FROM seat WHERE label IN ('01', '02') ORDER BY label, id").await;
    let seats = "SELECT COUNT(*) FROM seat";
    let before = database.raw().await.number(seats).await;
    let both = codes.iter().fold(form("remove"), |form, code| form.and("seat", code));
    let refused = staff.post(&zone, &both).await;
    assert_eq!(refused.status, 422);
    assert!(refused.page.text().contains("Deze plekken zijn al geboekt: 01."), "{}", refused.page.text());
    assert_eq!(database.raw().await.number(seats).await, before, "none went");
    let free = database.raw().await.texts("SELECT code FROM seat WHERE label = '02' ORDER BY id").await.remove(0);
    let gone = staff.post(&zone, &form("remove").and("seat", &free)).await;
    assert!(staff.follow(&gone).await.page.text().contains("1 plek verwijderd."));
    assert_eq!(database.raw().await.number(seats).await, before - 1);
    assert_eq!(staff.post(&zone, &form("remove")).await.status, 422, "none ticked");
    let refused = staff.post(&zone, &form("remove-zone")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.page.text().contains("In deze zone is geboekt."), "{}", refused.page.text());
    // A zone where nobody booked goes with its seats, its closures and its rules.
    let quiet = format!("{HOUSE}/zones/{QUIET_ZONE}");
    let rule = form("rule").and("field", "max-minutes").and("value", "120").and("zone", QUIET_ZONE);
    staff.post(&format!("{HOUSE}/rules"), &rule).await.location();
    assert_eq!(staff.post(&quiet, &form("remove-zone")).await.location(), HOUSE);
    assert_eq!(staff.get(&quiet).await.status, 404);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM closure WHERE zone_id IS NOT NULL").await, 0);
    for who in [student(3), DESK, OTHER_LIBRARIAN] {
        assert_eq!(app.as_student(who).post(&zone, &form("remove-zone")).await.status, 404);
    }
}

#[tokio::test]
async fn labels_are_for_the_seats_of_the_zone() {
    let app = App::on_sqlite().await;
    let staff = app.as_student(LIBRARIAN);
    let page = staff.get(&format!("{HOUSE}/labels?zone={QUIET_ZONE}")).await;
    assert_eq!((page.status, page.body.matches("class=\"label\"").count()), (200, 20));
    assert!(page.page.text().contains("Scan als je er bent"));
    assert_eq!(staff.get(&format!("{HOUSE}/labels")).await.body.matches("class=\"label\"").count(), 44);
    assert_eq!(
        staff.get(&format!("{HOUSE}/labels?zone={}", QUIET_ZONE.to_string().replace('5', "6"))).await.status,
        404
    );
}

#[tokio::test]
async fn who_does_not_run_the_branch_finds_nothing() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let zone = format!("{HOUSE}/zones/{ZONE}");
    let zone_of_others = format!("{HOUSE}/zones/{}", plek_storage::testing::OTHER_ZONE);
    for person in [student(0), DESK, OTHER_LIBRARIAN, other_admin()] {
        let who = app.as_student(person);
        let paths = ["/staff/een", HOUSE, &zone, &format!("{HOUSE}/hours"), &format!("{HOUSE}/labels")];
        for path in paths {
            assert_eq!(who.get(path).await.status, 404, "{person} {path}");
        }
        assert_eq!(who.post(&zone, &form("add").and("list", "A1")).await.status, 404);
        assert_eq!(who.post(&format!("{HOUSE}/closures"), &close_tomorrow()).await.status, 404);
    }
    let staff = app.as_student(LIBRARIAN);
    assert_eq!(staff.get(&zone_of_others).await.status, 404);
    assert_eq!(staff.post("/staff/een", &form("describe").and("name", "x").and("slug", "y")).await.status, 404);
    assert_eq!(staff.get("/staff/een/nergens").await.status, 404);
    assert_eq!(staff.post(HOUSE, &form("later").and("zone", WALK_IN_ZONE)).await.status, 303);
    assert_eq!(staff.post(HOUSE, &form("explode")).await.status, 404);
    let anonymous = app.as_anonymous().get("/staff").await;
    assert_eq!(anonymous.location(), "/sign-in?return=%2Fstaff");
    assert!(app.as_student(student(0)).get("/staff").await.page.text().contains("Je werkt hier nog niet"));
    assert!(app.as_student(LIBRARIAN).get(SEATS_PAGE).await.body.contains("href=\"/staff\""));
    assert!(!app.as_student(student(0)).get(SEATS_PAGE).await.body.contains("href=\"/staff\""));
}
