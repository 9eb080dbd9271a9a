//! Who may use which route: every route stands in this table, and what not everybody may use is not there for nobody.

use crate::support::{Answer, App, Client, Form, SEATS_PAGE, active, student};
use app::route::Access;
use plek_storage::testing::{TestDatabase, ZONE, seat};
use reqwest::{Method, RequestBuilder};
use std::collections::BTreeSet;

/// A good request for a route, made out to a person who may; nothing for a route that is not in the table.
fn good_request(client: &Client, method: &str, path: &str) -> Option<RequestBuilder> {
    let booking = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00").with("person", student(0));
    match (method, path) {
        ("GET", "/") => Some(client.request(Method::GET, "/")),
        ("GET", "/{library}/seats") => Some(client.request(Method::GET, SEATS_PAGE)),
        ("POST", "/{library}/seats") => Some(client.posting(SEATS_PAGE, &booking)),
        _ => None,
    }
}

#[tokio::test]
async fn what_not_everybody_may_use_is_not_there_for_a_stranger() {
    let database = TestDatabase::sqlite().await;
    let (demo, real) = (App::start(&database).await, App::start_for_real(&database).await);
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
            Access::Doing(_) => {
                assert_eq!(stranger.status, 404, "{name} for a stranger");
                assert_eq!(active(&database).await, 0, "{name} did something");
                // The request was good: somebody who may is served.
                assert!(matches!(Answer::of(to(&demo)).await.status, 200 | 303), "{name} for somebody who may");
            }
        }
    }
}
