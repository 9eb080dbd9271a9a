//! Forms of other websites do nothing here.

use crate::support::{Answer, App, Form, SEATS_PAGE, active, student};
use plek_storage::testing::{TestDatabase, ZONE, seat};

#[tokio::test]
async fn only_our_own_pages_may_post() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (student, own) = (app.as_student(student(0)), app.origin.clone());
    let port = own.rsplit_once(':').unwrap().1;
    let other_port = format!("http://127.0.0.1:{}", port.parse::<u16>().unwrap() ^ 1);
    let other_name = format!("http://localhost:{port}");
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    for headers in [
        vec![("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site"), ("origin", other_port.as_str())],
        vec![("origin", "https://evil.example")],
        vec![("origin", other_port.as_str())],
        vec![("origin", other_name.as_str())],
        vec![("origin", "null")],
    ] {
        let request = student.posting(SEATS_PAGE, &wish);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = Answer::of(request).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.page.title(), "Fout: Dit formulier kwam van een andere website — Plek", "{headers:?}");
    }
    assert_eq!(active(&database).await, 0);
    for (number, headers) in [
        vec![("sec-fetch-site", "same-origin"), ("origin", own.as_str())],
        vec![("sec-fetch-site", "none")],
        vec![("origin", own.as_str())],
    ]
    .into_iter()
    .enumerate()
    {
        let ahead = i64::try_from(number).unwrap() + 1;
        let request = student.posting(SEATS_PAGE, &Form::booking(seat(ZONE, 0), ahead, "09:00", "12:00"));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Answer::of(request).await.booking();
    }
    assert_eq!(active(&database).await, 3);
    // A session that does not say whence it comes is no browser's, and without a session there is nothing to abuse.
    let wish = Form::booking(seat(ZONE, 0), 5, "09:00", "12:00");
    assert_eq!(Answer::of(student.posting(SEATS_PAGE, &wish)).await.status, 403);
    assert_eq!(Answer::of(app.as_anonymous().posting(SEATS_PAGE, &wish)).await.status, 303);
    assert_eq!(active(&database).await, 4, "held for ten minutes, as for anybody");
    // To look is not to touch: links from elsewhere work.
    let looking = student.request(reqwest::Method::GET, SEATS_PAGE).header("sec-fetch-site", "cross-site");
    assert_eq!(Answer::of(looking).await.status, 200);
}
