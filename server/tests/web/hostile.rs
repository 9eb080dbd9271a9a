//! Whatever is typed into whatever field: no page breaks, nothing typed becomes code, nobody loses their session. Pages,
//! forms and fields are found by walking the table of routes, so a new one is tried without being named here.

use super::routes::{good_request, keep_change, keep_mail};
use crate::people::{ask, code, set_up_link};
use crate::support::{Answer, App, Client, Form, Found, SEATS_PAGE, admin, day, student};
use app::route::Access;
use plek_domain::text::Slug;
use plek_storage::testing::{TestDatabase, ZONE, seat};
use reqwest::Method;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Questions that are under way at a time: more would only be told to wait. Posts go one by one: who edits the same
/// branch at the same time is told to try again.
const AT_ONCE: usize = 16;

/// A page's form or question, and who asks.
struct Target {
    client: Client,
    found: Found,
}

/// Everything that has been and is to be tried.
#[derive(Default)]
struct Walk {
    seen: BTreeSet<String>,
    queue: VecDeque<Target>,
    /// How many requests were sent.
    sent: usize,
}

/// What is typed.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "<script>alert(\"plek\")</script>",
        "</textarea></title></style></option><script>alert(\"plek\")</script>",
        "\"'><img src=x onerror=alert(1)>",
        "' OR 1=1; DROP TABLE person; --",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "a\r\nSet-Cookie: evil=1\r\n\r\nBEGIN:VEVENT",
        "a\0b",
        "\u{202e}txt.exe\u{2066}\u{200f}",
        "👩‍👩‍👧‍👦\u{fe0f}\u{200d}",
        "\u{feff}\u{200b}",
        "javascript:alert(1)",
        "//evil.example/\\",
        "../../../../etc/passwd",
        "-1",
        "99999999999999999999999999",
        "-9223372036854775808",
        "1e309",
        "2026-02-30",
        "9999-12-31",
        "-262143-01-01",
        "+262142-12-31",
        "25:61",
        "9:00-8:00, 23:59-99:99",
        "A1-A999999999",
        "{ $zone } { -term } { 1 ->",
    ]
    .map(str::to_owned)
    .into();
    values.push("x".repeat(100_000));
    values.push("x".repeat(50_000));
    values.push(format!("Z{}", "\u{0301}\u{0489}".repeat(4_000)));
    values
}

/// Bodies that no browser sends.
fn bodies(field: &str) -> Vec<Vec<u8>> {
    let after = |end: &[u8]| [field.as_bytes(), b"=", end].concat();
    vec![
        after(b"%"),
        after(b"%zz"),
        after(b"%ff%fe"),
        after(b"\xff\xfe"),
        after(b"%00"),
        b"&&==&%&".to_vec(),
        Vec::new(),
    ]
}

/// Parts of an address that are no slug and no id.
const SEGMENTS: [&str; 8] =
    ["%00", "%ff%fe", "..%2f..", "%3Cscript%3Ealert(%22plek%22)%3C/script%3E", "-1", "%E2%80%AE", "%0d%0aevil:1", "'"];

#[track_caller]
fn judge(what: &str, answer: &Answer) {
    assert!(answer.status < 500, "{what}: {} {}", answer.status, answer.page.text());
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        assert!(["__Host-plek=", "plek-lang="].iter().any(|ours| cookie.starts_with(ours)), "{what}: {cookie}");
        assert!(!cookie.contains("evil"), "{what}: {cookie}");
    }
    let to = answer.header("location");
    assert!(to.is_empty() || (to.starts_with('/') && !to.starts_with("//")), "{what} leads to {to}");
    if answer.header("content-type").starts_with("text/html") {
        for code in ["<script>alert(", "<img src=x", "href=\"javascript:", "\0"] {
            assert!(!answer.body.contains(code), "{what}: {code:?} stands in the page");
        }
    }
}

impl Walk {
    /// Looks at an answer: its forms and its links with a question are tried next.
    fn look(&mut self, client: &Client, here: &str, answer: &Answer) {
        if !answer.header("content-type").starts_with("text/html") {
            return;
        }
        let links = answer.page.tags().filter_map(|tag| tag.get("href")).filter_map(question);
        for found in answer.page.found(here).into_iter().chain(links) {
            // Only that one ends a session on purpose.
            if found.action.starts_with('/') && found.action != "/sign-out" && self.seen.insert(found.shape()) {
                self.queue.push_back(Target { client: client.clone(), found });
            }
        }
    }

    async fn visit(&mut self, client: &Client, path: &str) {
        let answer = client.get(path).await;
        judge(path, &answer);
        self.look(client, path, &answer);
    }

    /// Tries what was found until nothing new turns up.
    async fn attack(&mut self, keeper: Option<&Client>) {
        while let Some(Target { client, found }) = self.queue.pop_front() {
            let mut tries = JoinSet::new();
            let doors = Arc::new(Semaphore::new(if found.posts { 1 } else { AT_ONCE }));
            let mut send = |what: String, request: reqwest::RequestBuilder| {
                let doors = Arc::clone(&doors);
                tries.spawn(async move {
                    let _open = doors.acquire().await.unwrap();
                    (what, Answer::of(request).await)
                });
            };
            for field in found.fields() {
                // A library at another address would be tried no further.
                let renames = |value: &String| field.ends_with("slug") && value.to_lowercase().parse::<Slug>().is_ok();
                for value in values().into_iter().filter(|value| !renames(value)) {
                    let what = format!("{} {field}={:.40}", found.shape(), value.escape_debug().to_string());
                    let form = found.form.clone().with(&field, &value);
                    // A form that was done once would only be answered again.
                    let form = if form.has("key") && field != "key" {
                        form.with("key", crate::support::new_key())
                    } else {
                        form
                    };
                    if found.posts {
                        send(what, client.sending(&found.action, form.body()));
                    } else if value.len() < 2_000 {
                        let path = found.action.split('?').next().unwrap_or_default();
                        send(what, client.request(Method::GET, &format!("{path}?{}", form.body())));
                    }
                }
            }
            if found.posts {
                for body in found.fields().first().map(|field| bodies(field)).unwrap_or_default() {
                    send(format!("{} raw {body:?}", found.shape()), client.sending(&found.action, body));
                }
            }
            self.sent += tries.len();
            let mut answers = tries.join_all().await;
            answers.sort_by(|(one, _), (other, _)| one.cmp(other));
            for (what, answer) in answers {
                judge(&what, &answer);
                self.look(&client, &found.action, &answer);
            }
            if let Some(keeper) = keeper {
                let there = keeper.get("/staff/een/people").await.status;
                assert_eq!(there, 200, "after {} the library or its admin is gone", found.shape());
            }
        }
    }
}

/// A link with a question, as the form that would ask it.
fn question(href: &str) -> Option<Found> {
    let (path, query) = href.split('#').next()?.split_once('?')?;
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let form = pairs.fold(Form::default(), |form, (name, value)| form.with(name, value));
    (path.starts_with('/') && !path.starts_with("/pkg")).then(|| Found { action: path.to_owned(), posts: false, form })
}

/// The address of a good request.
fn address(client: &Client, method: &str, path: &str) -> Option<String> {
    let request = good_request(client, method, path)?.build().unwrap();
    let query = request.url().query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{}{query}", request.url().path()))
}

#[tokio::test]
async fn nothing_that_is_typed_anywhere_breaks_a_page_or_becomes_code() {
    let database = TestDatabase::sqlite().await;
    let (demo, real) = (App::start(&database).await, App::start_for_real(&database).await);
    keep_mail(&database).await;
    keep_change(&database).await;
    let booking = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let booked = real.as_student(student(0)).book(&booking).await.location().to_owned();
    let id = ask(&real, "noor@bib.example").await;
    let right = code(&database, &id).await;
    let mut walk = Walk::default();
    let people = [real.as_student(admin()), real.as_student(student(0)), real.as_anonymous()];
    for route in app::routes().into_iter().filter(|route| route.method == "GET" && !route.path.contains('*')) {
        let in_demo = matches!(route.access, Access::Demo);
        let who = if in_demo { vec![demo.as_anonymous()] } else { people.to_vec() };
        for client in &who {
            let Some(path) = address(client, route.method, route.path) else { continue };
            walk.visit(client, &path).await;
        }
        // Its address, too, is typed by somebody.
        for segment in SEGMENTS {
            let hostile = route.path.split('/').map(|part| if part.starts_with('{') { segment } else { part });
            let path = hostile.collect::<Vec<_>>().join("/");
            for client in &who {
                judge(&path, &client.get(&path).await);
            }
        }
    }
    walk.visit(&people[1], &booked).await;
    let question = format!("{SEATS_PAGE}?day={}&from=09%3A00&until=12%3A00", day(1));
    walk.visit(&people[1], &question).await;
    walk.visit(&people[2], &format!("/sign-in/{id}?code={right}")).await;
    walk.attack(Some(&people[0])).await;
    assert!(walk.sent > 5_000, "only {} requests: are forms still found?", walk.sent);

    // What was accepted is text on every page, and everybody is still there.
    for route in app::routes().into_iter().filter(|route| route.method == "GET" && !route.path.contains('*')) {
        for client in &people {
            let Some(path) = address(client, route.method, route.path) else { continue };
            judge(&path, &client.get(&path).await);
        }
    }
    for client in &people[..2] {
        assert_eq!(client.get("/account").await.status, 200, "a session was lost");
    }
    assert_eq!(people[0].get("/staff/een/people").await.status, 200, "the admin is one no more");
}

#[tokio::test]
async fn nor_in_the_page_of_the_first_start() {
    let database = TestDatabase::sqlite().await;
    let app = App::empty(&database).await;
    let link = set_up_link(&database).await.unwrap();
    let mut walk = Walk::default();
    walk.visit(&app.as_anonymous(), &link).await;
    walk.attack(None).await;
    assert!(walk.sent > 200, "only {} requests", walk.sent);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM library").await, 0, "all fields were never right");
}
