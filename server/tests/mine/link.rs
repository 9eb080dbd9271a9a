//! The link of a mail: looking changes nothing, a click takes the booking back, and nothing else opens.

use super::Booked;
use crate::support::{Answer, Form, new_key};
use plek_domain::time::{DAY, HOUR};
use plek_storage::testing::{ZONE, seat};
use reqwest::Method;

fn cancel() -> Form {
    Form::default().and("key", new_key())
}

#[tokio::test]
async fn two_clicks_without_signing_in() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let (link, nobody) = (plek.link().await, plek.app.as_anonymous());
    for _ in 0..3 {
        let page = nobody.get(&link).await;
        let text = page.page.text();
        assert_eq!(page.status, 200);
        assert!(text.contains("woensdag 14 oktober 2026, 10.00 tot 12.00") && text.contains("Leeszaal"), "{text}");
        assert!(text.contains("Annuleer deze boeking") && !text.contains("Student"), "no name: {text}");
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
        assert_eq!(page.header("cache-control"), "no-store");
    }
    // Programs that look into mails ask for the head, too.
    assert_eq!(Answer::of(nobody.request(Method::HEAD, &link)).await.status, 200);
    assert_eq!(plek.now().await.status.code(), "booked", "looking changes nothing");
    let form = cancel();
    for _ in 0..2 {
        assert_eq!(nobody.post(&link, &form).await.location(), link);
    }
    assert_eq!(plek.now().await.status.code(), "cancelled");
    let said = nobody.get(&link).await;
    assert_eq!(said.status, 200);
    assert!(said.page.text().contains("Deze boeking is geannuleerd") && !said.body.contains("button--danger"));
}

#[tokio::test]
async fn only_our_own_links_open() {
    let plek = Booked::start(seat(ZONE, 4), 1, "10:00", "12:00").await;
    let (link, nobody) = (plek.link().await, plek.app.as_anonymous());
    let id = plek.booking.0.simple();
    let mut forged = link.clone();
    forged.replace_range(link.len() - 1.., if link.ends_with('0') { "1" } else { "0" });
    for path in
        [forged, format!("/b/{id}"), format!("/b/{id}{}", "0".repeat(32)), format!("{link}0"), "/b/x".to_owned()]
    {
        assert_eq!(nobody.get(&path).await.status, 404, "{path}");
        assert_eq!(nobody.post(&path, &cancel()).await.status, 404, "{path}");
        assert_eq!(plek.own().post(&path, &cancel()).await.status, 404, "{path} for whose it is");
    }
    let from_elsewhere = nobody.posting(&link, &cancel()).header("origin", "https://evil.example");
    assert_eq!(Answer::of(from_elsewhere).await.status, 403);
    assert_eq!(plek.now().await.status.code(), "booked");
}

#[tokio::test]
async fn an_old_link_says_how_it_stands() {
    let plek = Booked::start(seat(ZONE, 4), 0, "10:00", "12:00").await;
    let (link, nobody) = (plek.link().await, plek.app.as_anonymous());
    for (later, says) in [(2 * HOUR, "al begonnen"), (HOUR, "weer vrij"), (DAY, "weer vrij")] {
        plek.database.clock().advance(later);
        let page = nobody.get(&link).await;
        assert!(page.page.text().contains(says), "{says} in {}", page.page.text());
        assert!(!page.body.contains("button--danger"), "nothing to cancel any more");
        assert_eq!(nobody.post(&link, &cancel()).await.status, 422);
    }
    let texts = nobody.get(&format!("{link}?lang=fr")).await;
    assert!(texts.page.text().contains("de nouveau libre"), "{}", texts.page.text());
}
