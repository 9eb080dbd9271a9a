//! A seat picked by somebody who is not signed in is held for ten minutes.

use super::find::{any, halves};
use crate::support::{App, Form, SEATS_PAGE, active, day, doubled, new_key, student};
use plek_domain::time::MINUTE;
use plek_storage::testing::{TestDatabase, ZONE, seat};

/// Where the page to sign in leads back to, and what it says.
async fn held(app: &App, form: &Form) -> (String, String) {
    let to = app.as_anonymous().book(form).await.location().to_owned();
    assert!(to.starts_with("/sign-in?return="), "{to}");
    let said = app.as_anonymous().get(&to).await.page.part("notice").map(|notice| notice.text()).unwrap_or_default();
    (to, said)
}

async fn a_first_visit(database: &TestDatabase) {
    let app = App::start(database).await;
    let (to, said) = held(&app, &Form::booking(seat(ZONE, 6), 1, "09:00", "12:00")).await;
    assert!(said.contains("Plek 07 blijft 10 minuten voor jou vrij, tot 8.10."), "{said}");
    // For everybody else it is taken.
    app.as_student(student(1)).book(&Form::booking(seat(ZONE, 6), 1, "10:00", "11:00")).await.must_be_refused("taken");
    // Signed in, one is back at the seat, and one button takes it.
    let me = app.as_student(student(0));
    let back = me.get(&to).await;
    let page = me.follow(&back).await.page;
    let take = page.part("take--held").unwrap();
    assert!(take.text().contains("Plek 07 blijft 10 minuten voor jou vrij"), "{}", take.text());
    let form = page.form("take");
    let done = me.book(&form).await;
    assert_eq!(me.book(&form).await.booking(), done.booking(), "a double click");
    assert_eq!(me.follow(&done).await.status, 200);
    assert_eq!(active(database).await, 1);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking WHERE status = 'held'").await, 0);
}

#[tokio::test]
async fn a_first_visit_on_sqlite() {
    a_first_visit(&TestDatabase::sqlite().await).await;
}

#[tokio::test]
async fn a_first_visit_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        a_first_visit(&database).await;
    }
}

#[tokio::test]
async fn when_the_ten_minutes_are_over_it_may_be_free_still_or_not() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (first, _) = held(&app, &Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await;
    let (second, _) = held(&app, &Form::booking(seat(ZONE, 1), 1, "09:00", "12:00")).await;
    database.clock().advance(11 * MINUTE);
    assert!(app.as_anonymous().get(&first).await.page.part("notice").is_none(), "nothing waits any more");
    let book = async |to: &str, who| {
        let me = app.as_student(student(who));
        let back = me.get(to).await;
        let page = me.follow(&back).await.page;
        assert!(page.part("take--held").unwrap().text().contains("De 10 minuten voor plek"), "{}", page.text());
        me.book(&page.form("booking")).await
    };
    book(&first, 0).await.booking();
    app.as_student(student(5)).book(&Form::booking(seat(ZONE, 1), 1, "09:00", "12:00")).await.booking();
    let me = app.as_student(student(1));
    let back = me.get(&second).await;
    let page = me.follow(&back).await.page;
    let again = page.form("booking").with("seat", seat(ZONE, 1));
    let refused = me.book(&again).await;
    refused.must_be_refused("taken");
    me.post(SEATS_PAGE, &refused.alternatives()[0]).await.booking();
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test]
async fn any_seat_is_held_too() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let form = Form::default().and("branch", "hoofd").and("day", day(1)).and("from", "09:00").and("until", "12:00");
    let asked = form.clone().and("any", new_key());
    let (to, said) = held(&app, &asked).await;
    assert!(said.contains("voor jou vrij, tot 8.10"), "{said}");
    assert_eq!(held(&app, &asked).await.0, to, "a double click holds one seat");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking WHERE status = 'held'").await, 1);
    let me = app.as_student(student(0));
    let back = me.get(&to).await;
    me.book(&me.follow(&back).await.page.form("booking")).await.booking();
    // A rule says no before anybody signs in.
    let late = form.clone().with("until", "20:00").and("any", new_key());
    app.as_anonymous().book(&late).await.must_be_refused("too-long");
    assert_eq!(active(&database).await, 1);
    let again = form.and("any", new_key());
    let (first, _) = held(&app, &again).await;
    database.clock().advance(11 * MINUTE);
    assert_ne!(held(&app, &again).await.0, first, "what is over is not held out again");
}

#[tokio::test]
async fn a_hold_is_of_its_branch_and_of_nobody_elses_booking() {
    let app = App::on_sqlite().await;
    let booking = app.as_student(student(0)).book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let asked = format!("{SEATS_PAGE}?day={}&from=09:00&until=12:00&hold={booking}", day(1));
    let page = app.as_student(student(1)).get(&asked).await.page;
    assert!(page.part("take--held").is_none(), "somebody's booking is no hold");
    let to = format!("/sign-in?return=%2Feen%2Fseats%3Fhold%3D{booking}");
    assert!(app.as_anonymous().get(&to).await.page.part("notice").is_none());
    for hold in ["", "x", "\0"] {
        let wish = Form::booking(seat(ZONE, 1), 2, "09:00", "12:00").and("hold", hold);
        assert!(matches!(app.as_student(student(2)).book(&wish).await.status, 303 | 422), "{hold}");
    }
}

/// The form that takes several seats one after the other, as somebody who is not signed in is offered it.
async fn sequence(app: &App) -> Form {
    let refused = app.as_anonymous().book(&any(1, "09:00", "15:00")).await;
    refused.must_be_refused("none-fits");
    let offers = refused.alternatives();
    offers.into_iter().find(|offer| !offer.get("sequence").is_empty()).expect("a sequence")
}

async fn several_seats_are_held(database: &TestDatabase) {
    let app = halves(database).await;
    let before = active(database).await;
    let all = sequence(&app).await;
    let (to, said) = held(&app, &all).await;
    assert!(said.contains("2 plekken na elkaar blijven 10 minuten voor jou vrij, tot 8.10."), "{said}");
    assert_eq!(held(&app, &all).await.0, to, "a double click holds them once");
    assert_eq!(active(database).await, before + 2);
    // For everybody else they are taken, as a sequence and one by one.
    let pieces: Vec<&str> = all.pairs().into_iter().filter(|(name, _)| *name == "piece").map(|(_, v)| v).collect();
    app.as_student(student(1))
        .post(SEATS_PAGE, &all.clone().with("sequence", new_key()))
        .await
        .must_be_refused("none-fits");
    let first = pieces[0].split(' ').next().unwrap().parse().unwrap();
    app.as_student(student(1)).book(&Form::booking(first, 1, "09:30", "11:00")).await.must_be_refused("taken");
    // Signed in, one is back at them, and one button takes them all.
    let me = app.as_student(student(0));
    let back = me.get(&to).await;
    let page = me.follow(&back).await.page;
    let take = page.part("take--held").unwrap().text();
    assert!(take.contains("9.00 tot 12.00") && take.contains("12.00 tot 15.00"), "{take}");
    let form = page.form("take");
    let done = me.book(&form).await;
    assert_eq!(me.book(&form).await.location(), done.location(), "a double click");
    assert!(me.follow(&done).await.page.part("confirmation").unwrap().text().contains("Daarna"));
    assert_eq!(active(database).await, before + 2);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking WHERE status = 'held'").await, 0);
    // Nobody takes what is somebody's by naming it.
    for hold in [form.get("hold"), "x", ""] {
        let stolen = form.clone().with("hold", hold).with("claim", new_key());
        assert_eq!(app.as_student(student(3)).book(&stolen).await.status, 404, "{hold}");
    }
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}

#[tokio::test]
async fn several_seats_are_held_on_sqlite() {
    several_seats_are_held(&TestDatabase::sqlite().await).await;
}

#[tokio::test]
async fn several_seats_are_held_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        several_seats_are_held(&database).await;
    }
}

#[tokio::test]
async fn of_several_seats_that_were_held_too_long_all_are_booked_or_none() {
    let database = TestDatabase::sqlite().await;
    let app = halves(&database).await;
    let all = sequence(&app).await;
    let (to, _) = held(&app, &all).await;
    database.clock().advance(11 * MINUTE);
    let me = app.as_student(student(0));
    let back = me.get(&to).await;
    let page = me.follow(&back).await.page;
    assert!(page.part("take--held").unwrap().text().contains("De 10 minuten voor deze plekken zijn om"));
    let pieces: Vec<&str> = all.pairs().into_iter().filter(|(name, _)| *name == "piece").map(|(_, v)| v).collect();
    let second = pieces[1].split(' ').next().unwrap().parse().unwrap();
    let taken = app.as_student(student(5)).book(&Form::booking(second, 1, "13:00", "14:00")).await.booking();
    let before = active(&database).await;
    me.book(&page.form("take")).await.must_be_refused("none-fits");
    assert_eq!(active(&database).await, before, "not half of them");
    // Free again, they are there for whoever held them.
    let cancel = Form::default().and("do", "cancel").and("thing", taken).and("key", new_key());
    app.as_student(student(5)).post("/mine", &cancel).await.location();
    let done = me.book(&page.form("take").with("claim", new_key())).await;
    assert_eq!(me.follow(&done).await.status, 200);
    assert_eq!(doubled(&mut database.raw().await).await, 0);
}
