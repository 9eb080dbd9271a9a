//! Pages, refusals and errors in the reader's language.

use crate::support::{Answer, App, Form, SEATS_PAGE, student};
use plek_storage::testing::{OTHER_ZONE, ZONE, seat};
use reqwest::Method;
use server::demo::NOOR;

#[tokio::test]
async fn a_language_that_is_chosen_is_remembered() {
    let app = App::on_sqlite().await;
    let client = app.as_anonymous();
    let page = client.get(&format!("{SEATS_PAGE}?branch=hoofd&lang=fr")).await;
    assert_eq!((page.status, page.page.lang()), (200, "fr"));
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("plek-lang=fr; ") && cookie.contains("Path=/"), "{cookie}");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let pair = cookie.split(';').next().unwrap();
    let later = Answer::of(client.request(Method::GET, SEATS_PAGE).header("cookie", pair)).await;
    assert_eq!((later.page.lang(), later.header("set-cookie")), ("fr", ""));
    let unknown = client.get(&format!("{SEATS_PAGE}?lang=tlh")).await;
    assert_eq!((unknown.page.lang(), unknown.header("set-cookie")), ("nl-BE", ""));
    let switch = page.page.part("lang-switch").unwrap();
    let languages: Vec<_> = switch.tags().filter_map(|tag| tag.get("hreflang")).collect();
    assert_eq!(languages, ["nl-BE", "nl-NL", "en", "fr"]);
}

#[tokio::test]
async fn a_language_that_is_chosen_is_not_lost_on_the_way() {
    let app = App::on_sqlite().await;
    let client = app.as_student(NOOR);
    // Without cookies only the address knows it: from the seats to the booking, to the confirmation.
    let page = client.get(&format!("{SEATS_PAGE}?lang=fr")).await;
    assert_eq!(page.page.lang(), "fr");
    assert!(page.header("set-cookie").starts_with("plek-lang=fr; "), "{}", page.header("set-cookie"));
    let to_seats = |to: &str| to.starts_with(SEATS_PAGE);
    let forms = page.page.parts(|tag| tag.name == "form" && tag.get("action").is_some_and(to_seats));
    let form = forms.first().unwrap();
    let action = form.tags().next().and_then(|tag| tag.get("action")).unwrap().to_owned();
    let done = client.post(&action, &Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await;
    assert_eq!(client.follow(&done).await.page.title(), "Cette place est à vous — Bibliotheek Eén — Plek");
    // Nothing is said of a language that nobody chose.
    assert!(!client.book(&Form::booking(seat(ZONE, 1), 2, "09:00", "12:00")).await.location().contains("lang"));
}

#[tokio::test]
async fn every_way_to_say_no_speaks_the_readers_language() {
    let app = App::on_sqlite().await;
    let client = app.as_student(student(0));
    let wish = Form::booking(seat(ZONE, 0), 1, "09:10", "12:00");
    let elsewhere = wish.clone().with("seat", seat(OTHER_ZONE, 0));
    for (accepted, lang, error) in
        [("fr", "fr", "Erreur"), ("en-GB,en;q=0.9", "en", "Error:"), ("nl", "nl-BE", "Fout:")]
    {
        let in_language = |request: reqwest::RequestBuilder| Answer::of(request.header("accept-language", accepted));
        let answers = [
            (422, in_language(client.posting_from_here(SEATS_PAGE, &wish)).await),
            (422, in_language(client.posting_from_here(SEATS_PAGE, &wish.clone().with("day", "x"))).await),
            (404, in_language(client.posting_from_here(SEATS_PAGE, &elsewhere)).await),
            (404, in_language(client.request(Method::GET, "/nowhere/at/all")).await),
            (405, in_language(client.request(Method::DELETE, SEATS_PAGE).header("origin", &app.origin)).await),
            (403, in_language(client.posting(SEATS_PAGE, &wish).header("origin", "https://evil.example")).await),
            (413, in_language(client.posting_from_here(SEATS_PAGE, &wish).body("x".repeat(70_000))).await),
        ];
        for (status, answer) in answers {
            assert_eq!((answer.status, answer.page.lang()), (status, lang), "{}", answer.page.text());
            assert!(answer.page.title().starts_with(error), "{lang} {status}: {}", answer.page.title());
            assert!(answer.page.element("h1").is_some(), "{lang} {status}");
        }
    }
}
