//! The private calendar feed: one address, shown once, good until it is replaced or taken away.

use super::Booked;
use crate::support::{Answer, Client, Form, new_key};
use plek_storage::testing::{ZONE, seat};
use reqwest::Method;

/// The feed's form as the page has it, which holds the token to be.
async fn make(client: &Client) -> Form {
    let forms = client.get("/mine").await.page.forms("");
    let make = forms.into_iter().find(|form| form.get("do") == "feed-make");
    make.expect("a form that makes a feed")
}

/// The path of the address that a page shows.
fn address(page: &Answer) -> String {
    let (_, behind) = page.body.split_once("/feeds/calendar/").unwrap_or_else(|| panic!("{}", page.page.text()));
    format!("/feeds/calendar/{}", &behind[..32])
}

#[tokio::test]
async fn its_address_is_shown_once_and_opens_to_calendars() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let own = plek.own();
    let form = make(&own).await;
    let made = own.post("/mine", &form).await;
    assert_eq!(made.status, 200);
    let path = address(&made);
    assert!(made.body.contains("href=\"webcal://127.0.0.1"), "{}", made.body);
    // A double click, or a reload: the same address.
    assert_eq!(address(&own.post("/mine", &form).await), path);
    assert!(!own.get("/mine").await.body.contains("/feeds/calendar/"), "and never again");
    let program = plek.app.as_anonymous();
    let feed = program.get(&path).await;
    assert_eq!((feed.status, feed.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert_eq!(feed.header("cache-control"), "private, no-cache");
    for line in [format!("UID:{}@plek", plek.booking), "STATUS:CONFIRMED".to_owned(), "SEQUENCE:0".to_owned()] {
        assert!(feed.body.contains(&format!("\r\n{line}\r\n")), "{line} in {}", feed.body);
    }
    let again = |tag: &str| program.request(Method::GET, &path).header("if-none-match", tag);
    let tag = feed.header("etag").to_owned();
    assert_eq!(Answer::of(again(&tag)).await.status, 304);
    let cancel = Form::default().and("do", "cancel").and("thing", plek.booking).and("key", new_key());
    own.post("/mine", &cancel).await;
    let after = Answer::of(again(&tag)).await;
    assert_eq!(after.status, 200);
    assert!(after.body.contains("STATUS:CANCELLED\r\n") && after.body.contains("SEQUENCE:1\r\n"), "{}", after.body);
}

#[tokio::test]
async fn an_address_stops_working_when_it_is_replaced_or_taken_away() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let (own, program) = (plek.own(), plek.app.as_anonymous());
    let first = address(&own.post("/mine", &make(&own).await).await);
    let second = address(&own.post("/mine", &make(&own).await).await);
    assert_ne!(first, second);
    assert_eq!((program.get(&first).await.status, program.get(&second).await.status), (404, 200));
    let revoke = Form::default().and("do", "feed-revoke").and("key", new_key());
    assert_eq!(plek.other().post("/mine", &revoke).await.status, 303, "nothing of one's own");
    assert_eq!(program.get(&second).await.status, 200);
    assert_eq!(own.post("/mine", &revoke).await.location(), "/mine?done=revoked#feed");
    assert_eq!(program.get(&second).await.status, 404);
    for path in ["/feeds/calendar/", "/feeds/calendar/0", &format!("/feeds/calendar/{}", "0".repeat(32))] {
        assert_eq!(own.get(path).await.status, 404, "{path}");
    }
    let bad = Form::default().and("do", "feed-make").and("token", "0").and("key", new_key());
    assert_eq!(own.post("/mine", &bad).await.status, 422, "a token that nobody would guess, or none");
}
