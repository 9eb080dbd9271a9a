//! Who may use which route: every route stands in this table, and what not everybody may use is not there for nobody.

use crate::support::{Answer, App, Client, Form, SEATS_PAGE, active, student};
use app::route::Access;
use plek_domain::access::Actor;
use plek_domain::ids::LetterId;
use plek_domain::notices::demo::{DemoLetter, KeepDemoLetter};
use plek_domain::store::Key;
use plek_storage::testing::{START, TestDatabase, ZONE, seat};
use reqwest::{Method, RequestBuilder};
use server::demo::NOOR;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A good request for a route, made out to a person who may; nothing for a route that is not in the table.
fn good_request(client: &Client, method: &str, path: &str) -> Option<RequestBuilder> {
    let booking = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00").with("person", student(0));
    match (method, path) {
        ("GET", "/") => Some(client.request(Method::GET, "/")),
        ("GET", "/{library}/seats") => Some(client.request(Method::GET, SEATS_PAGE)),
        ("POST", "/{library}/seats") => Some(client.posting(SEATS_PAGE, &booking)),
        ("POST", "/demo/as") => Some(client.posting("/demo/as", &Form::default().with("person", NOOR))),
        ("POST", "/sign-out") => Some(client.posting("/sign-out", &Form::default())),
        ("GET", "/demo/mail") => Some(client.request(Method::GET, "/demo/mail")),
        ("GET", "/demo/mail/{letter}") => Some(client.request(Method::GET, &format!("/demo/mail/{MAIL}"))),
        ("GET", "/demo/mail/{letter}/html") => Some(client.request(Method::GET, &format!("/demo/mail/{MAIL}/html"))),
        _ => None,
    }
}

/// A mail in the demo's mailbox.
const MAIL: LetterId = LetterId(Uuid::from_u128(1));

async fn keep_mail(database: &TestDatabase) {
    let [kind, lang, subject, text, html] = ["data-erased", "nl-BE", "Dag", "Dag", "<p>Dag</p>"].map(str::to_owned);
    let to = "noor@a.example".parse().unwrap();
    let mail = DemoLetter { id: MAIL, kind, to, lang, subject, text, html, delivered_at: START };
    let store = database.instance().await.store();
    store.write(&Actor::Job("test"), KeepDemoLetter { mail }, Key::Fresh).await.unwrap();
}

#[tokio::test]
async fn what_not_everybody_may_use_is_not_there_for_a_stranger() {
    let database = TestDatabase::sqlite().await;
    let (demo, real) = (App::start(&database).await, App::start_for_real(&database).await);
    keep_mail(&database).await;
    let mut seen = BTreeSet::new();
    for route in app::routes() {
        let name = format!("{} {}", route.method, route.path);
        assert!(seen.insert(name.clone()), "{name} is declared twice");
        let to = |app: &App| {
            good_request(&app.as_anonymous(), route.method, route.path)
                .unwrap_or_else(|| panic!("{name} is not in the table of this test"))
        };
        let stranger = Answer::of(to(&real)).await;
        match route.access {
            Access::Public => assert!(matches!(stranger.status, 200 | 303), "{name}: {}", stranger.status),
            Access::SignedIn => assert_eq!(stranger.status, 303, "{name} leads to where one signs in"),
            Access::Demo => {
                assert_eq!(stranger.status, 404, "{name} outside a demo");
                assert!(matches!(Answer::of(to(&demo)).await.status, 200 | 303), "{name} in a demo");
            }
            Access::Doing(_) => {
                assert_eq!(stranger.status, 404, "{name} for a stranger");
                assert_eq!(active(&database).await, 0, "{name} did something");
                // The request was good: somebody who may is served.
                assert!(matches!(Answer::of(to(&demo)).await.status, 200 | 303), "{name} for somebody who may");
            }
        }
    }
}
