//! The people of a library: posts, members, what was done, how long it is kept.

use super::newcomer;
use crate::support::{App, Form, SEATS_PAGE, admin, other_admin, student};
use plek_storage::testing::{BRANCH, LIBRARIAN, OTHER_BRANCH, TestDatabase, ZONE, seat};

const PEOPLE: &str = "/staff/een/people";

fn give(role: &str, email: &str) -> Form {
    Form::default().and("do", "give-post").and("email", email).and("role", role).and("branch", "")
}

#[tokio::test]
async fn posts_are_given_told_and_taken_and_one_admin_stays() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let boss = app.as_student(admin());
    assert_eq!(boss.post(PEOPLE, &give("librarian", "ann@bib.example")).await.status, 303);
    let again = boss.post(PEOPLE, &give("librarian", "ANN@bib.example")).await;
    assert_eq!(again.status, 422);
    assert!(again.page.text().contains("heeft deze persoon al"), "{}", again.page.text());
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM letter WHERE notice LIKE '%post-given%'").await, 1);
    let list = boss.get(PEOPLE).await.page.text();
    assert!(list.contains("ann@bib.example") && list.contains("uitgenodigd"), "{list}");

    let take = |person, role: &str| {
        Form::default().and("do", "take-post").and("person", person).and("role", role).and("branch", "")
    };
    let last = boss.post(PEOPLE, &take(admin(), "admin")).await;
    assert_eq!(last.status, 422);
    assert!(last.page.text().contains("Er moet één beheerder blijven"), "{}", last.page.text());
    assert_eq!(boss.post(PEOPLE, &give("admin", "els@bib.example")).await.status, 303);
    assert_eq!(boss.post(PEOPLE, &take(LIBRARIAN, "librarian")).await.status, 303);
    assert_eq!(boss.post(PEOPLE, &take(LIBRARIAN, "librarian")).await.status, 422, "gone already");
    assert_eq!(boss.post(PEOPLE, &take(admin(), "admin")).await.status, 303);
    assert_eq!(boss.get(PEOPLE).await.status, 404, "at once");
}

#[tokio::test]
async fn nobody_gives_more_than_they_have() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    for (client, form) in [
        (app.as_desk(), give("desk", "x@bib.example")),
        (app.as_student(LIBRARIAN), give("desk", "x@bib.example")),
        (app.as_student(other_admin()), give("desk", "x@bib.example")),
        (app.as_student(student(0)), give("desk", "x@bib.example")),
        (app.as_anonymous(), give("desk", "x@bib.example")),
        // A branch of another library.
        (app.as_student(admin()), give("desk", "x@bib.example").with("branch", OTHER_BRANCH)),
    ] {
        assert_eq!(client.post(PEOPLE, &form).await.status, 404, "{:?}", form.pairs());
    }
    // The desk sees members and no colleagues.
    let seen = app.as_desk().get(&format!("{PEOPLE}?search=Lid%201")).await;
    assert_eq!(seen.status, 200);
    assert!(!seen.page.text().contains("Bibliothecaris") && seen.page.text().contains("Lid 1"), "{}", seen.page.text());
    assert_eq!(app.as_desk().get("/staff/een/audit").await.status, 404);
    assert_eq!(
        app.as_student(admin()).post(PEOPLE, &give("desk", "x@bib.example").with("branch", BRANCH)).await.status,
        303
    );
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM person WHERE email IS NOT NULL").await, 1);
}

#[tokio::test]
async fn members_are_found_admitted_and_dismissed_in_this_library_only() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let (desk, boss) = (app.as_desk(), app.as_student(admin()));
    newcomer(&database, &app, "zoe@bib.example", "Zoë Ünal").await;
    let admit = Form::default()
        .and("do", "give-membership")
        .and("email", "zoe@bib.example")
        .and("name", "Iemand anders")
        .and("group", "student")
        .and("until", "2026-12-31");
    assert_eq!(desk.post(PEOPLE, &admit).await.status, 303);
    for (search, found) in [("zo%C3%AB", true), ("%C3%9CNAL", true), ("ZOE%40", true), ("%25", false), ("_", false)] {
        let list = desk.get(&format!("{PEOPLE}?search={search}")).await.page.text();
        assert_eq!(list.contains("Zoë Ünal"), found, "{search}: {list}");
    }
    let list = desk.get(&format!("{PEOPLE}?search=zo%C3%AB")).await.page.text();
    assert!(!list.contains("Iemand anders") && list.contains("31 december 2026"), "{list}");
    assert!(!boss.get(&format!("{PEOPLE}?search=Vreemde")).await.page.text().contains("Vreemde"), "another library's");
    assert_eq!(app.as_student(other_admin()).get(PEOPLE).await.status, 404);

    let wish = |number| Form::booking(seat(ZONE, number), 1, "09:00", "12:00").with("person", student(5));
    desk.post(SEATS_PAGE, &wish(0)).await.booking();
    let end = Form::default().and("do", "end-membership").and("person", student(5));
    assert_eq!(boss.post(PEOPLE, &end).await.status, 303);
    assert_eq!(boss.post(PEOPLE, &end).await.status, 422, "ended already");
    let after = desk.post(SEATS_PAGE, &wish(1).with("day", "2026-10-15")).await;
    after.must_be_refused("not-a-member");
}

#[tokio::test]
async fn what_was_done_is_seen_without_what_was_typed() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    app.as_student(student(0)).book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    app.as_student(admin()).post(PEOPLE, &give("organiser", "bram@bib.example")).await;
    let page = app.as_student(admin()).get("/staff/een/audit").await;
    let text = page.page.text();
    assert!(
        text.contains("Student 0") && text.contains("nam een plek") && text.contains("gaf iemand een taak"),
        "{text}"
    );
    assert!(!text.contains("bram@bib.example"), "{text}");
    let one = app.as_student(admin()).get(&format!("/staff/een/audit?person={}", student(0))).await.page.text();
    assert!(one.contains("nam een plek") && !one.contains("gaf iemand een taak"), "{one}");
    let other = app.as_student(other_admin()).get("/staff/twee/audit").await.page.text();
    assert!(!other.contains("Student 0"), "{other}");
    database.clock().advance(91 * 86_400);
    database.raw().await.run("UPDATE session SET seen_at = seen_at + 91 * 86400").await;
    assert!(!app.as_student(admin()).get("/staff/een/audit").await.page.text().contains("nam een plek"));
}

#[tokio::test]
async fn a_library_says_how_long_it_keeps_and_sees_what_went() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let boss = app.as_student(admin());
    app.as_student(student(0)).book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let keep = |days: &str| Form::default().and("kind", "booking").and("days", days);
    for bad in ["0", "-1", "3651", "x", "", "1e3", "99999999999999999999"] {
        assert_eq!(boss.post("/staff/een/retention", &keep(bad)).await.status, 422, "{bad}");
    }
    assert_eq!(boss.post("/staff/een/retention", &keep("10").with("kind", "person")).await.status, 404);
    assert_eq!(boss.post("/staff/een/retention", &keep("10")).await.status, 303);
    database.clock().advance(12 * 86_400);
    let store = database.instance().await.store();
    let job = plek_domain::access::Actor::Job("retain");
    let run = || store.write(&job, plek_domain::retention::Retain, plek_domain::store::Key::Fresh);
    assert!(run().await.unwrap().rows >= 1);
    assert_eq!(run().await.unwrap().rows, 0, "once a day, whoever tries");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking").await, 0);
    let page = boss.get("/staff/een/retention").await.page.text();
    assert!(page.contains("1 weggegooid") && page.contains("De volgende keer"), "{page}");
}
