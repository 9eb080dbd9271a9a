//! A seat is booked by form, without a script.

use crate::support::{App, Form, SEATS_PAGE, active, day, student};
use plek_storage::testing::{BRANCH, DESK, OTHER_LIBRARIAN, TestDatabase, WALK_IN_ZONE, ZONE, seat};
use server::demo::NOOR;

#[tokio::test]
async fn a_visitor_picks_a_time_and_a_seat_and_has_it() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let visitor = app.as_student(NOOR);

    assert_eq!(visitor.get("/").await.status, 200);
    let asked = format!("{SEATS_PAGE}?branch=hoofd&day={}&from=09%3A00&until=12%3A30&zone={ZONE}", day(1));
    let page = visitor.get(&asked).await;
    assert_eq!((page.status, page.page.title().as_str()), (200, "Neem een plek — Bibliotheek Eén — Plek"));
    let form = page.page.form("booking");
    for (field, value) in [("branch", "hoofd"), ("day", "2026-10-14"), ("from", "09:00"), ("until", "12:30")] {
        assert_eq!(form.get(field), value, "{field}");
    }
    assert_eq!(form.get("key").len(), 36);
    assert_eq!(form.get("seat"), "", "no seat is picked for anybody");
    let again = visitor.get(&asked).await.page.form("booking");
    assert_ne!(again.get("key"), form.get("key"), "every form is a wish of its own");

    let done = visitor.book(&form.with("seat", seat(ZONE, 6))).await;
    let booking = done.booking();
    for _ in 0..2 {
        let confirmed = visitor.follow(&done).await;
        assert_eq!(
            (confirmed.status, confirmed.page.title().as_str()),
            (200, "Deze plek is van jou — Bibliotheek Eén — Plek")
        );
        let said = confirmed.page.part("confirmation").unwrap();
        assert_eq!(said.part("confirmation__label").unwrap().text(), "Hoofdgebouw 07 Leeszaal 📚");
        assert_eq!(said.part("confirmation__time").unwrap().text(), "9.00 tot 12.30");
        assert!(said.part("confirmation__day").unwrap().text().contains("14 oktober"), "{}", said.text());
        assert!(said.text().contains("Kom vóór 9.30"), "{}", said.text());
        let times: Vec<_> = said.tags().filter_map(|tag| tag.get("datetime")).collect();
        assert_eq!(times, ["2026-10-14T07:00:00Z", "2026-10-14T10:30:00Z"]);
        assert!(confirmed.page.forms("booking").is_empty(), "nothing on it books again");
        let links: Vec<_> = said.tags().filter_map(|tag| tag.get("href")).collect();
        let own = format!("/mine/{booking}/calendar");
        assert_eq!(links, [own.as_str(), "/mine", "/een/seats?branch=hoofd"], "no check-in before the day");
        assert!(visitor.get(&own).await.body.contains("BEGIN:VEVENT"));
    }
    assert_eq!(active(&database).await, 1);

    let mut reads = database.instance().await.store().read().await.unwrap();
    let kept = reads.bookings().booking(booking).await.unwrap().unwrap();
    assert_eq!((kept.person, kept.seat, kept.branch), (NOOR, seat(ZONE, 6), BRANCH));
    drop(reads);

    let after = visitor.get(&asked).await.page;
    let taken: Vec<_> = after.tags().filter(|tag| tag.get("disabled").is_some()).map(|tag| tag.get("value")).collect();
    assert_eq!(taken, [Some(seat(ZONE, 6).to_string().as_str())]);
    assert!(after.text().contains("39 plekken vrij in Hoofdgebouw"), "{}", after.text());
}

#[tokio::test]
async fn one_form_asks_and_books_so_what_stands_in_its_fields_is_judged() {
    let app = App::on_sqlite().await;
    let visitor = app.as_student(NOOR);
    let page = visitor.get(&format!("{SEATS_PAGE}?day={}&from=09%3A00&until=12%3A00", day(1))).await.page;
    let [form] = &page.parts(|tag| tag.name == "form" && tag.get("class") == Some("booking"))[..] else {
        panic!("one form: {}", page.text())
    };
    let named = |name: &str| form.tags().filter(|tag| tag.get("name") == Some(name)).count();
    for field in ["branch", "day", "from", "until", "zone", "key"] {
        assert_eq!(named(field), 1, "{field}");
    }
    // Enter presses the first button: that one only asks, and its address has no key to be used twice.
    let buttons: Vec<_> = form.tags().filter(|tag| tag.name == "button" && tag.get("type") == Some("submit")).collect();
    assert_eq!(buttons.iter().map(|button| button.get("formmethod")).collect::<Vec<_>>(), [Some("get"), None]);
    assert_eq!(buttons.iter().map(|button| button.get("name")).collect::<Vec<_>>(), [None, Some("key")]);
    // Times typed over those whose seats are listed are the ones that count.
    let typed = page.form("booking").with("from", "13:00").with("until", "14:30").with("seat", seat(ZONE, 0));
    let done = visitor.book(&typed).await;
    let confirmed = visitor.follow(&done).await.page;
    assert_eq!(confirmed.part("confirmation__time").unwrap().text(), "13.00 tot 14.30");
}

#[tokio::test]
async fn every_form_says_where_it_goes_without_a_fragment() {
    let app = App::on_sqlite().await;
    let student = app.as_student(NOOR);
    let asked = format!("{SEATS_PAGE}?zone={WALK_IN_ZONE}");
    let refused = Form::booking(seat(ZONE, 0), 1, "09:10", "12:00");
    for answer in [student.get(SEATS_PAGE).await, student.get(&asked).await, student.book(&refused).await] {
        let actions = answer.page.tags().filter(|tag| tag.name == "form").map(|tag| tag.get("action"));
        let actions: Vec<_> = actions.collect();
        assert!(actions.contains(&Some(SEATS_PAGE)), "{actions:?}");
        assert!(actions.iter().all(|action| action.is_some_and(|to| !to.contains('#'))), "{actions:?}");
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_comes_back_to_the_very_same_choice() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let visitor = app.as_anonymous();
    let asked = format!("{SEATS_PAGE}?branch=hoofd&day={}&from=09%3A00&until=12%3A30&zone={ZONE}", day(1));
    let form = visitor.get(&asked).await.page.form("booking").with("seat", seat(ZONE, 6));
    let answer = visitor.post(&asked, &form).await;
    let to_sign_in = answer.location().to_owned();
    assert!(to_sign_in.starts_with("/sign-in?return=%2Feen%2Fseats%3F"), "{to_sign_in}");
    assert_eq!(active(&database).await, 1, "the seat is held meanwhile");
    // Signed in meanwhile, they go straight back, and the seat is picked.
    let noor = app.as_student(NOOR);
    let back = noor.get(&to_sign_in).await;
    let form = noor.follow(&back).await.page.form("booking");
    for (field, value) in [("seat", seat(ZONE, 6).to_string().as_str()), ("from", "09:00"), ("until", "12:30")] {
        assert_eq!(form.get(field), value, "{field}");
    }
    noor.post(&asked, &form).await.booking();
    assert_eq!(active(&database).await, 1);
}

#[tokio::test]
async fn a_confirmation_is_its_persons_and_the_desks() {
    let app = App::on_sqlite().await;
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let done = app.as_student(NOOR).book(&wish).await;
    for (client, status) in [
        (app.as_student(NOOR), 200),
        (app.as_desk(), 200),
        (app.as_student(student(0)), 404),
        (app.as_student(OTHER_LIBRARIAN), 404),
        (app.as_anonymous(), 303),
    ] {
        assert_eq!(client.follow(&done).await.status, status);
    }
}

#[tokio::test]
async fn the_desk_books_for_a_member_and_a_member_for_nobody_else() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let wish = |number| Form::booking(seat(ZONE, number), 1, "09:00", "12:00").with("person", student(1));
    assert_eq!(app.as_student(student(0)).book(&wish(0)).await.status, 404);
    assert_eq!(app.as_student(OTHER_LIBRARIAN).book(&wish(0)).await.status, 404);
    let booking = app.as_desk().book(&wish(0)).await.booking();
    let mut reads = database.instance().await.store().read().await.unwrap();
    assert_eq!(reads.bookings().booking(booking).await.unwrap().unwrap().person, student(1));
    let refused = app.as_desk().book(&wish(1)).await;
    refused.must_be_refused("second-seat");
    assert_eq!(refused.page.form("booking").get("person"), student(1).to_string(), "still for the same one");
    assert_eq!(active(&database).await, 1);
}

#[tokio::test]
async fn the_page_of_today_is_filled_in_with_now() {
    let app = App::on_sqlite().await;
    let form = app.as_anonymous().get(SEATS_PAGE).await.page.form("booking");
    assert_eq!((form.get("day"), form.get("from"), form.get("until")), ("2026-10-13", "08:00", "10:00"));
    let booked = app.as_student(NOOR).book(&form.with("seat", seat(ZONE, 0)).without("person")).await;
    booked.booking();
}

#[tokio::test]
async fn a_confirmation_belongs_to_its_branch() {
    let app = App::on_sqlite().await;
    let student = app.as_student(student(0));
    let booking = student.book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    for (path, status) in [
        (format!("/een/seats?branch=hoofd&booked={booking}"), 200),
        (format!("/een/seats?booked={booking}"), 200),
        (format!("/twee/seats?booked={booking}"), 404),
        (format!("/twee/seats?branch=hoofd&booked={booking}"), 404),
        (format!("/een/seats?booked={DESK}"), 404),
    ] {
        assert_eq!(student.get(&path).await.status, status, "{path}");
    }
}
