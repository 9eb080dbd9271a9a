//! Who may use which route: every route stands in this table, and what not everybody may use is not there for nobody.

use crate::support::{Answer, App, Client, Form, SEATS_PAGE, active, admin, day, other_admin, student};
use app::route::Access;
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, ChangeId, LetterId};
use plek_domain::notices::demo::{DemoFile, DemoLetter, KeepDemoLetter};
use plek_domain::store::Key;
use plek_storage::testing::{BRANCH, GROUP, LIBRARY, OTHER_LIBRARIAN, START, STRANGER, TestDatabase, ZONE, seat};
use reqwest::{Method, RequestBuilder};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A good request for a route, made by a client; nothing for a route that is not in the table.
pub(super) fn good_request(client: &Client, method: &str, path: &str) -> Option<RequestBuilder> {
    let booking = Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    let id = Uuid::from_u128(7);
    let zone = format!("{HOUSE}/zones/{ZONE}");
    let form = |name: &str, value: &str| Form::default().and("do", name).and("email", value).and("role", "desk");
    let get = |path: &str| Some(client.request(Method::GET, path));
    let post = |path: &str, form: &Form| Some(client.posting_from_here(path, form));
    match (method, path) {
        ("GET", "/" | "/sign-in" | "/account" | "/account/export" | "/account/erase" | "/mine") => get(path),
        ("GET", "/ui" | "/code" | "/demo/rivals") => get(path),
        ("POST", "/demo/rivals") => post(path, &Form::default()),
        ("GET", "/{library}") => get("/een"),
        ("GET", "/{library}/accessibility") => get("/een/accessibility"),
        ("GET", "/{library}/privacy") => get("/een/privacy"),
        ("GET", "/{library}/privacy-kids") => get("/een/privacy-kids"),
        ("GET", "/{library}/retention") => get("/een/retention"),
        ("GET", "/{library}/hours") => get("/een/hours"),
        ("GET", "/{library}/hours.ics") => get("/een/hours.ics"),
        ("GET", "/{library}/free.json") => get("/een/free.json"),
        ("GET", "/{library}/embed") => get("/een/embed"),
        ("GET", "/staff/{library}/profile") => get("/staff/een/profile"),
        ("POST", "/staff/{library}/profile") => post("/staff/een/profile", &profile()),
        ("GET", "/staff/{library}/profile/logo") => get("/staff/een/profile/logo"),
        ("POST", "/staff/{library}/profile/logo") => {
            Some(client.sending_from_here("/staff/een/profile/logo", &[("remove", "1")], None))
        }
        ("GET", "/{library}/logo/{digest}") => get(&format!("/een/logo/{LOGO}.png")),
        ("POST", "/demo/clock") => post(path, &Form::default().and("by", "hour")),
        ("GET", "/{library}/seats") => get(SEATS_PAGE),
        ("POST", "/{library}/seats") => post(SEATS_PAGE, &booking),
        ("GET", "/demo/mail") => get(path),
        ("GET", "/demo/mail/{letter}") => get(&format!("/demo/mail/{MAIL}")),
        ("GET", "/demo/mail/{letter}/html") => get(&format!("/demo/mail/{MAIL}/html")),
        ("GET", "/demo/mail/{letter}/files/{file}") => get(&format!("/demo/mail/{MAIL}/files/plek.ics")),
        ("GET", "/mine/{booking}/calendar") => get(&format!("/mine/{OWN_BOOKING}/calendar")),
        ("GET", "/mine/{booking}/change") => get(&format!("/mine/{OWN_BOOKING}/change")),
        ("POST", "/mine/{booking}/change") => post(&format!("/mine/{OWN_BOOKING}/change"), &form("", "")),
        ("POST", "/mine") => post(path, &Form::default().and("do", "feed-revoke")),
        ("GET", "/b/{token}") => get(&format!("/b/{}", "a".repeat(64))),
        ("POST", "/b/{token}") => post(&format!("/b/{}", "a".repeat(64)), &Form::default()),
        ("GET", "/feeds/calendar/{token}") => get(&format!("/feeds/calendar/{}", "a".repeat(32))),
        ("POST", "/demo/as") => post(path, &Form::default().and("person", student(0))),
        ("POST", "/sign-in") => post(path, &form("", "noor@bib.example")),
        ("GET", "/sign-in/{id}") => get(&format!("/sign-in/{id}")),
        ("POST", "/sign-in/{id}") => post(&format!("/sign-in/{id}"), &Form::default().and("code", "123456")),
        ("GET", "/s/{code}") => get("/s/ABCD1234"),
        ("POST", "/s/{code}") => post("/s/ABCD1234", &Form::default().and("do", "leave").and("booking", id)),
        ("POST", "/sign-out") => post(path, &Form::default()),
        ("GET", "/setup/{token}") => get(&format!("/setup/{}", "a".repeat(64))),
        ("POST", "/setup/{token}") => post(&format!("/setup/{}", "a".repeat(64)), &Form::default()),
        ("POST", "/account") => post(path, &form("email", "new@bib.example")),
        ("GET", "/account/email/{id}") => get(&format!("/account/email/{id}")),
        ("POST", "/account/email/{id}") => post(&format!("/account/email/{id}"), &Form::default().and("code", "1")),
        ("POST", "/account/erase") => post(path, &Form::default().and("word", "no")),
        ("GET", "/staff/{library}/people") => get("/staff/een/people?search=lid"),
        ("POST", "/staff/{library}/people") => post("/staff/een/people", &form("give-post", "ann@bib.example")),
        ("GET", "/staff/{library}/audit") => get("/staff/een/audit"),
        ("GET", "/staff/{library}/retention") => get("/staff/een/retention"),
        ("POST", "/staff/{library}/retention") => {
            post("/staff/een/retention", &Form::default().and("kind", "booking").and("days", 30))
        }
        ("GET", "/staff" | "/staff/consortium") => get(path),
        ("POST", "/staff/consortium") => post(path, &Form::default().and("do", "add-group").and("group-name", "Zuid")),
        ("GET", "/staff/consortium/{group}") => get(&format!("/staff/consortium/{GROUP}")),
        ("POST", "/staff/consortium/{group}") => {
            post(&format!("/staff/consortium/{GROUP}"), &Form::default().and("do", "name").and("name", "Noord"))
        }
        ("GET", "/staff/{library}") => get("/staff/een"),
        ("POST", "/staff/{library}") => {
            let rule = Form::default().and("do", "rule").and("field", "max-minutes").and("value", 300);
            post("/staff/een", &rule)
        }
        ("GET", "/staff/{library}/{branch}/zones/{zone}") => get(&zone),
        ("POST", "/staff/{library}/{branch}/zones/{zone}") => {
            post(&zone, &Form::default().and("do", "add").and("list", "Z9"))
        }
        ("GET", "/staff/{library}/{branch}/changes/{change}") => get(&format!("{HOUSE}/changes/{CHANGE}")),
        ("POST", "/staff/{library}/{branch}/changes/{change}") => {
            post(&format!("{HOUSE}/changes/{CHANGE}"), &Form::default().and("do", "proceed"))
        }
        ("GET", "/staff/{library}/{branch}/bookings/{booking}") => get(&format!("{HOUSE}/bookings/{BOOKING}")),
        ("GET", "/staff/{library}/{branch}/slips/{booking}") => get(&format!("{HOUSE}/slips/{BOOKING}")),
        ("POST", "/staff/{library}/{branch}/bookings/{booking}") => {
            // Somebody else cancelled it, so it is refused; that there is something to refuse is for the desk alone.
            post(&format!("{HOUSE}/bookings/{BOOKING}"), &Form::default().and("do", "cancel"))
        }
        ("POST", "/staff/{library}/{branch}/today") => {
            post(&format!("{HOUSE}/today"), &Form::default().and("do", format!("cancel:{BOOKING}")))
        }
        ("POST", "/staff/{library}/{branch}/give") => {
            let guest = Form::default().and("name", "").and("day", day(1)).and("from", "9:00").and("until", "12:00");
            post(&format!("{HOUSE}/give"), &guest)
        }
        ("GET", staff) if staff.starts_with("/staff/{library}/{branch}") => {
            get(&staff.replace("/staff/{library}/{branch}", HOUSE))
        }
        ("POST", staff) if staff.starts_with("/staff/{library}/{branch}") => {
            let close =
                Form::default().and("do", "close").and("reason", "x").and("day", day(9)).and("until-day", day(9));
            let form = match staff.rsplit('/').next() {
                Some("closures") => close,
                Some("hours") => Form::default().and("do", "day").and("day", day(9)).and("reason", "x"),
                Some("rules") => Form::default().and("do", "rule").and("field", "min-minutes").and("value", 30),
                Some("settings") => Form::default().and("do", "time-zone").and("zone", "Europe/Paris"),
                _ => Form::default().and("do", "add-zone").and("name", "X").and("floor", 0).and("mode", "optional"),
            };
            post(&staff.replace("/staff/{library}/{branch}", HOUSE), &form)
        }
        _ => None,
    }
}

/// A booking of the first student.
const OWN_BOOKING: Uuid = Uuid::from_u128(7);

/// The staff pages of the first branch.
const HOUSE: &str = "/staff/een/hoofd";

/// A change of the house that hits nobody.
pub(super) const CHANGE: ChangeId = ChangeId(Uuid::from_u128(2));

pub(super) async fn keep_change(database: &TestDatabase) {
    let mut raw = database.raw().await;
    let ids = [CHANGE.0, LIBRARY.0, BRANCH.0, admin().0].map(|id| raw.id(id)).join(", ");
    let change = r#"{"kind":"week","week":[]}"#;
    raw.run(&format!("UPDATE seat SET code = 'ABCD1234' WHERE id = {}", raw.id(seat(ZONE, 1).0))).await;
    raw.run(&format!("INSERT INTO house_change (id, library_id, branch_id, person_id, revision, made_at, undo_until, change, back) VALUES ({ids}, 1, 0, 0, '{change}', '{change}')")).await;
}

/// A booking that was cancelled.
const BOOKING: BookingId = BookingId(Uuid::from_u128(3));

async fn keep_booking(database: &TestDatabase) {
    let mut raw = database.raw().await;
    let ids = [BOOKING.0, LIBRARY.0, BRANCH.0, ZONE.0, seat(ZONE, 9).0, student(9).0].map(|id| raw.id(id)).join(", ");
    let (from, until) = (START.0, START.0 + 3600);
    raw.run(&format!("INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from, held_until, status, active, booked_at) VALUES ({ids}, {from}, {until}, {from}, {until}, 'cancelled', FALSE, {from})")).await;
}

/// The form of a library's profile, as it stands at first.
fn profile() -> Form {
    let fields = [("country", "belgium"), ("consent", "13"), ("cloth", "#0b6b4f"), ("lang", "nl-BE")];
    let form = fields.into_iter().fold(Form::default(), |form, (name, value)| form.and(name, value));
    form.and("key", Uuid::from_u128(8))
}

/// A booking of the first student, taken back.
async fn keep_own_booking(database: &TestDatabase) {
    let mut raw = database.raw().await;
    let ids = [OWN_BOOKING, LIBRARY.0, BRANCH.0, ZONE.0, seat(ZONE, 3).0, student(0).0].map(|id| raw.id(id)).join(", ");
    raw.run(&format!("INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from, held_until, status, active, booked_at) VALUES ({ids}, 10, 20, 10, 20, 'cancelled', FALSE, 1)")).await;
}

/// The digest of the first library's logo.
const LOGO: &str = "0123456789abcdef";

async fn keep_logo(database: &TestDatabase) {
    let mut raw = database.raw().await;
    let library = raw.id(LIBRARY.0);
    raw.run(&format!("INSERT INTO library_profile (library_id, country, consent_age, cloth, lang, changed_at, embeds, logo, logo_digest, logo_width, logo_height) VALUES ({library}, 'belgium', 13, '#0b6b4f', 'nl-BE', 0, '', x'89504e47', '{LOGO}', 96, 48)")).await;
}

/// A mail in the demo's mailbox.
const MAIL: LetterId = LetterId(Uuid::from_u128(1));

pub(super) async fn keep_mail(database: &TestDatabase) {
    let [kind, lang, subject, text, html] = ["data-erased", "nl-BE", "Dag", "Dag", "<p>Dag</p>"].map(str::to_owned);
    let to = "noor@a.example".parse().unwrap();
    let [name, media_type] = ["plek.ics", "text/calendar"].map(str::to_owned);
    let files = vec![DemoFile { name, media_type, content: String::new() }];
    let mail = DemoLetter { id: MAIL, kind, to, lang, subject, text, html, files, delivered_at: START };
    let store = database.instance().await.store();
    store.write(&Actor::Job("test"), KeepDemoLetter { mail }, Key::Fresh).await.unwrap();
}

#[tokio::test]
async fn what_not_everybody_may_use_is_not_there_for_a_stranger() {
    let database = TestDatabase::sqlite().await;
    let (demo, real) = (App::start(&database).await, App::start_for_real(&database).await);
    keep_mail(&database).await;
    keep_change(&database).await;
    keep_booking(&database).await;
    keep_own_booking(&database).await;
    keep_logo(&database).await;
    let mut seen = BTreeSet::new();
    for route in app::routes() {
        let name = format!("{} {}", route.method, route.path);
        assert!(seen.insert(name.clone()), "{name} is declared twice");
        let to = |client: &Client| {
            good_request(client, route.method, route.path)
                .unwrap_or_else(|| panic!("{name} is not in the table of this test"))
        };
        let stranger = Answer::of(to(&real.as_anonymous())).await;
        match route.access {
            Access::Public => assert!(matches!(stranger.status, 200 | 303 | 422), "{name}: {}", stranger.status),
            Access::SignedIn => {
                assert_eq!(stranger.status, 303, "{name} for a stranger");
                assert!(stranger.header("location").starts_with("/sign-in?return="), "{name}");
                let known = Answer::of(to(&real.as_student(student(0)))).await;
                assert!(matches!(known.status, 200 | 303 | 422), "{name}: {}", known.status);
                assert!(!known.header("location").starts_with("/sign-in"), "{name} for somebody");
            }
            Access::Link => {
                assert_eq!(stranger.status, 404, "{name} without the link");
                assert_eq!(Answer::of(to(&real.as_student(admin()))).await.status, 404, "{name}: an admin has no link");
            }
            Access::Demo => {
                assert_eq!(stranger.status, 404, "{name} outside a demo");
                let shown = Answer::of(to(&demo.as_anonymous())).await.status;
                assert!(matches!(shown, 200 | 303), "{name} in a demo: {shown}");
            }
            Access::Doing(_) => {
                assert_eq!(stranger.status, 404, "{name} for a stranger");
                for outsider in [student(1), STRANGER, OTHER_LIBRARIAN, other_admin()] {
                    let answer = Answer::of(to(&real.as_student(outsider))).await;
                    assert_eq!(answer.status, 404, "{name} for {outsider}");
                }
                // The request was good: somebody who may is served.
                let served = Answer::of(to(&real.as_student(admin()))).await;
                assert!(
                    matches!(served.status, 200 | 303 | 422),
                    "{name} for somebody who may: {}",
                    served.page.text()
                );
            }
        }
    }
    assert_eq!(active(&database).await, 1, "only what somebody who may booked");
}
