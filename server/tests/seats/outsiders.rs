//! Outside the demo nobody can book until there is sign-in, and everybody can look.

use crate::support::{App, Form, SEATS_PAGE, active, student};
use plek_storage::testing::{DESK, TestDatabase, ZONE, seat};
use server::demo::NOOR;

#[tokio::test]
async fn without_a_demo_everybody_may_look_and_nobody_may_book() {
    let database = TestDatabase::sqlite().await;
    let demo = App::start(&database).await;
    let booking = demo.as_student(NOOR).book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let real = App::start_for_real(&database).await;
    let visitor = real.as_anonymous();

    let page = visitor.get(&format!("{SEATS_PAGE}?day=2026-10-14&from=09%3A00&until=12%3A00")).await;
    assert_eq!(page.status, 200);
    assert!(page.page.text().contains("Boeken kan zodra aanmelden werkt"), "{}", page.page.text());
    assert!(page.page.text().contains("39 plekken vrij in Hoofdgebouw"), "{}", page.page.text());
    assert!(!page.body.contains("Noor"), "people of the demo");
    assert!(page.page.forms("booking").is_empty(), "a button that can only fail");

    let wish = Form::booking(seat(ZONE, 1), 1, "09:00", "12:00");
    for person in [NOOR, DESK, student(0)] {
        let answer = real.as_student(person).book(&wish).await;
        assert_eq!((answer.status, answer.page.title().as_str()), (404, "Fout: Deze pagina is er niet — Plek"));
    }
    assert_eq!(visitor.book(&wish).await.status, 404, "nor is a stranger told which fields there are");
    assert_eq!(visitor.book(&Form::default()).await.status, 404);
    // A confirmation says who sits where and when.
    assert_eq!(visitor.get(&format!("{SEATS_PAGE}?booked={booking}")).await.status, 404);
    assert_eq!(active(&database).await, 1);
}
