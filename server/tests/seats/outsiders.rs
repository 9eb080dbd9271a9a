//! Everybody may look; who is not signed in books nothing, and outside the demo nobody is anybody by a click.

use crate::support::{App, Form, SEATS_PAGE, active};
use plek_storage::testing::{TestDatabase, ZONE, seat};
use server::demo::NOOR;

#[tokio::test]
async fn everybody_may_look_and_nobody_books_without_signing_in() {
    let database = TestDatabase::sqlite().await;
    let real = App::start_for_real(&database).await;
    let booking = real.as_student(NOOR).book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let visitor = real.as_anonymous();

    let page = visitor.get(&format!("{SEATS_PAGE}?day=2026-10-14&from=09%3A00&until=12%3A00")).await;
    assert_eq!(page.status, 200);
    assert!(page.page.text().contains("39 plekken vrij in Hoofdgebouw"), "{}", page.page.text());
    assert!(!page.body.contains("Noor"), "people of the demo");
    assert_eq!(page.page.forms("booking").len(), 1, "the way in is the button");

    let wish = Form::booking(seat(ZONE, 1), 1, "09:00", "12:00");
    for wish in [wish.clone(), wish.with("person", NOOR)] {
        assert!(visitor.book(&wish).await.location().starts_with("/sign-in?return="));
    }
    assert_eq!(visitor.book(&Form::default()).await.status, 422, "there is nothing to come back to");
    // A confirmation says who sits where and when.
    let asked = visitor.get(&format!("{SEATS_PAGE}?booked={booking}")).await;
    assert!(asked.location().starts_with("/sign-in?return="), "whoever comes from an old link signs in first");
    assert_eq!(active(&database).await, 2, "Noor's, and the seat that is held");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking WHERE status = 'booked'").await, 1);
}

#[tokio::test]
async fn only_in_a_demo_one_click_makes_somebody() {
    let database = TestDatabase::sqlite().await;
    let click = Form::default().and("person", NOOR).and("return", "/een/seats?day=2026-10-14");
    let real = App::start_for_real(&database).await;
    assert_eq!(real.as_anonymous().post("/demo/as", &click).await.status, 404);
    let demo = App::start(&database).await;
    let answer = demo.as_anonymous().post("/demo/as", &click).await;
    assert_eq!(answer.location(), "/een/seats?day=2026-10-14");
    let cookie = answer.header("set-cookie");
    for part in ["__Host-plek=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let pair = cookie.split(';').next().unwrap();
    let account = demo.as_anonymous().request(reqwest::Method::GET, "/account").header("cookie", pair);
    let account = crate::support::Answer::of(account).await;
    assert_eq!(account.status, 200, "{}", account.page.text());
    // Nobody that is not there, and no other site to go back to.
    let nobody = click.clone().with("person", uuid::Uuid::nil());
    assert_eq!(demo.as_anonymous().post("/demo/as", &nobody).await.status, 404);
    assert_eq!(demo.as_anonymous().post("/demo/as", &click.with("return", "//evil.example")).await.location(), "/");
}
