//! Headers and methods, on the real pages.

use crate::support::{Answer, App, Client, Form, SEATS_PAGE, student};
use plek_storage::testing::{ZONE, seat};
use reqwest::Method;
use server::demo::NOOR;

/// The kinds of page there are: as it is opened, booked, refused, with errors, not found.
async fn pages(client: &Client) -> Vec<Answer> {
    let wish = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let booked = client.book(&wish).await;
    let pages = vec![
        client.get(SEATS_PAGE).await,
        client.follow(&booked).await,
        client.book(&Form::booking(seat(ZONE, 1), 1, "09:00", "12:00")).await,
        client.book(&wish.with("day", "\"><script>alert(1)</script>").with("person", NOOR)).await,
        client.get("/drie/seats").await,
    ];
    assert_eq!(pages.iter().map(|page| page.status).collect::<Vec<_>>(), [200, 200, 422, 422, 404]);
    pages
}

#[tokio::test]
async fn every_page_carries_its_policy_and_nothing_inline_without_the_nonce() {
    let app = App::on_sqlite().await;
    let mut nonces = Vec::new();
    for page in pages(&app.as_student(student(0))).await {
        let policy = page.header("content-security-policy").to_owned();
        let (_, nonce) = policy.split_once("'nonce-").expect("a nonce in the policy");
        let nonce = nonce.split_once('\'').unwrap().0.to_owned();
        assert_eq!(policy.matches(&format!("'nonce-{nonce}'")).count(), 2, "{policy}");
        for part in [
            "default-src 'none'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("content-type", "text/html; charset=utf-8"),
        ] {
            assert_eq!(page.header(name), value, "{name}");
        }
        assert_eq!(page.header("x-request-id").len(), 32);

        for tag in page.page.tags() {
            for attribute in tag.attributes() {
                assert!(attribute != "style" && !attribute.starts_with("on"), "<{} {attribute}>", tag.name);
            }
            let code = matches!(tag.name.as_str(), "script" | "style");
            assert!(!code || tag.get("nonce") == Some(&nonce), "{tag:?} with the nonce {nonce}");
            for name in ["src", "href", "action"] {
                let Some(address) = tag.get(name) else { continue };
                let ours = address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//"));
                assert!(ours, "{tag:?} leads to another site");
            }
        }
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 5, "each page has another");
}

#[tokio::test]
async fn only_a_page_with_an_island_loads_scripts() {
    let app = App::on_sqlite().await;
    let pages = pages(&app.as_student(student(0))).await;
    let islands = pages.iter().map(|page| page.page.tags().any(|tag| tag.name == "leptos-island"));
    assert_eq!(islands.collect::<Vec<_>>(), [true, false, true, true, false]);
    let scripts = pages.iter().map(|page| page.body.contains("/pkg/plek.js"));
    assert_eq!(scripts.collect::<Vec<_>>(), [true, false, true, true, false]);
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let app = App::on_sqlite().await;
    let client = app.as_anonymous();
    for (path, status) in [("/", 200), (SEATS_PAGE, 200), ("/drie/seats", 404), ("/healthz/live", 200)] {
        let answer = Answer::of(client.request(Method::HEAD, path)).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, ""), "{path}");
        assert_eq!(answer.status, client.get(path).await.status, "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let app = App::on_sqlite().await;
    let client = app.as_anonymous();
    for (method, path, allowed) in [
        (Method::DELETE, SEATS_PAGE, vec!["GET", "HEAD", "POST"]),
        (Method::PUT, SEATS_PAGE, vec!["GET", "HEAD", "POST"]),
        (Method::POST, "/", vec!["GET", "HEAD"]),
    ] {
        let answer = Answer::of(client.request(method.clone(), path)).await;
        assert_eq!(answer.status, 405, "{method} {path}");
        assert_eq!(answer.page.lang(), "nl-BE", "{method} {path}");
        let mut said: Vec<_> = answer.header("allow").split(',').map(str::trim).collect();
        said.sort_unstable();
        assert_eq!(said, allowed, "{method} {path}");
    }
}
