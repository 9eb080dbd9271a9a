//! What belongs to another library is reached by no address, no question and no field of a form. Forms and fields are
//! found by walking the table of routes; a field that holds an id and is not known here fails.

use super::routes::{CHANGE, good_request, keep_change};
use crate::support::{Answer, App, Client, Form, Found, SEATS_PAGE, admin, day, new_key, other_admin, student};
use plek_domain::ids::{ChangeId, ClosureId};
use plek_storage::testing::{
    DESK, LIBRARIAN, OTHER_BRANCH, OTHER_LIBRARIAN, OTHER_LIBRARY, OTHER_ZONE, STRANGER, TestDatabase, ZONE, seat,
};
use reqwest::Method;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A closure and a change of the other library.
const THEIR_CLOSURE: ClosureId = ClosureId(Uuid::from_u128(0xc1));
const THEIR_CHANGE: ChangeId = ChangeId(Uuid::from_u128(0xc2));

/// Names of the other library that none of its neighbours' staff pages may show.
const NAMES: [&str; 4] = ["Filiaal Twee", "Vreemde", "Collega", "Hun sluiting"];

async fn keep_theirs(database: &TestDatabase) {
    let mut raw = database.raw().await;
    let ids = [THEIR_CLOSURE.0, OTHER_BRANCH.0, OTHER_ZONE.0].map(|id| raw.id(id)).join(", ");
    raw.run(&format!("INSERT INTO closure (id, branch_id, zone_id, starts_at, ends_at, reason) VALUES ({ids}, 1, 9999999999, 'Hun sluiting')")).await;
    let ids = [THEIR_CHANGE.0, OTHER_LIBRARY.0, OTHER_BRANCH.0, other_admin().0].map(|id| raw.id(id)).join(", ");
    let change = r#"{"kind":"week","week":[]}"#;
    raw.run(&format!("INSERT INTO house_change (id, library_id, branch_id, person_id, revision, made_at, undo_until, change, back) VALUES ({ids}, 1, 0, 9999999999, '{change}', '{change}')")).await;
}

/// What belongs to the other library and could be put into a field; nothing for a field that names nothing.
async fn theirs(database: &TestDatabase, field: &str, value: &str) -> Vec<String> {
    let mut raw = database.raw().await;
    match field {
        "zone" => vec![OTHER_ZONE.to_string()],
        "branch" => vec![OTHER_BRANCH.to_string(), "filiaal".to_owned()],
        "seat" => {
            let zone = raw.id(OTHER_ZONE.0);
            let mut seats = raw.texts(&format!("SELECT code FROM seat WHERE zone_id = {zone} LIMIT 1")).await;
            seats.push(seat(OTHER_ZONE, 0).to_string());
            seats
        }
        "person" => vec![STRANGER.to_string(), OTHER_LIBRARIAN.to_string()],
        "closure" => vec![THEIR_CLOSURE.to_string()],
        "change" => vec![THEIR_CHANGE.to_string()],
        "library" => vec![OTHER_LIBRARY.to_string(), "twee".to_owned()],
        "session" => {
            let instance = database.instance().await;
            let mut reads = instance.store().read().await.unwrap();
            let sessions = reads.sessions().of_person(STRANGER).await.unwrap();
            sessions.iter().map(|session| session.id.to_string()).collect()
        }
        "key" | "seen" | "any" | "again" => Vec::new(),
        _ => {
            assert!(value.parse::<Uuid>().is_err(), "the field {field} holds an id: say what another library's is");
            Vec::new()
        }
    }
}

/// The other library and its people, as far as anybody could have changed them. A branch's revision counts all that is
/// done to its places.
async fn state(database: &TestDatabase) -> Vec<Vec<String>> {
    let mut raw = database.raw().await;
    let (library, branch, zone) = (raw.id(OTHER_LIBRARY.0), raw.id(OTHER_BRANCH.0), raw.id(OTHER_ZONE.0));
    let people = [STRANGER, OTHER_LIBRARIAN, other_admin()].map(|person| raw.id(person.0)).join(", ");
    let mut state = Vec::new();
    for sql in [
        format!("SELECT name || slug FROM library WHERE id = {library}"),
        format!(
            "SELECT name || slug || address || time_zone || CAST(revision AS TEXT) FROM branch WHERE id = {branch}"
        ),
        format!("SELECT name || mode FROM zone WHERE branch_id = {branch} ORDER BY name"),
        format!("SELECT reason FROM closure WHERE branch_id = {branch}"),
        format!("SELECT role FROM post WHERE library_id = {library} OR person_id IN ({people}) ORDER BY role"),
        format!(
            "SELECT patron_group || CAST(COALESCE(ends_at, 0) AS TEXT) FROM membership WHERE person_id IN ({people})"
        ),
        format!("SELECT CAST(COUNT(*) AS TEXT) FROM session WHERE person_id IN ({people})"),
        format!("SELECT CAST(COUNT(*) AS TEXT) FROM booking WHERE zone_id = {zone} OR person_id IN ({people})"),
        format!("SELECT CAST(COUNT(*) AS TEXT) FROM house_change WHERE library_id = {library} AND undone_at IS NULL"),
        format!("SELECT CAST(COUNT(*) AS TEXT) FROM audit_entry WHERE library_id = {library}"),
    ] {
        state.push(raw.texts(&sql).await);
    }
    state
}

/// What a form needs besides ids, so that it is not refused for want of a reason.
fn filled(form: Form) -> Form {
    let rest = [
        ("name", "Naam"),
        ("reason", "Reden"),
        ("email", "iemand@bib.example"),
        ("group", "student"),
        ("list", "Z1-Z2"),
        ("label", "01"),
        ("column", "9"),
        ("row", "9"),
        ("value", "60"),
        ("from", "09:00"),
        ("until", "12:00"),
        ("zone-name", "Europe/Brussels"),
    ];
    let rest = rest.into_iter().map(|(name, value)| (name, value.to_owned()));
    let days = [("day", day(2)), ("until-day", day(2))];
    let empty = |form: &Form, name: &str| form.has(name) && form.get(name).is_empty();
    let form = rest
        .chain(days)
        .fold(form, |form, (name, value)| if empty(&form, name) { form.with(name, value) } else { form });
    if form.has("key") { form.with("key", new_key()) } else { form }
}

/// Every form that staff and members of the first library meet on its pages.
async fn forms(client: &Client) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let question = format!("{SEATS_PAGE}?day={}&from=09%3A00&until=12%3A00", day(2));
    let routes = app::routes().into_iter().filter(|route| route.method == "GET" && !route.path.contains('*'));
    let paths =
        routes.filter_map(|route| good_request(client, "GET", route.path)).map(|request| request.build().unwrap());
    let paths: Vec<String> = paths.map(|request| request.url().path().to_owned()).chain([question]).collect();
    for path in paths {
        let answer = client.get(&path).await;
        let offered = answer.page.found(&path);
        found.extend(offered.into_iter().filter(|found| found.action != "/sign-out" && seen.insert(found.shape())));
    }
    found
}

#[tokio::test]
async fn no_field_takes_what_belongs_to_another_library() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    keep_change(&database).await;
    keep_theirs(&database).await;
    let before = state(&database).await;
    let mut tried = BTreeSet::new();
    for person in [admin(), LIBRARIAN, DESK, student(0)] {
        let client = app.as_student(person);
        for found in forms(&client).await {
            for field in found.fields() {
                for id in theirs(&database, &field, found.form.get(&field)).await {
                    let form = filled(found.form.clone()).with(&field, &id);
                    let what = format!("{} {field}={id} by {person}", found.shape());
                    let answer = if found.posts {
                        Answer::of(client.sending(&found.action, form.body())).await
                    } else {
                        let path = found.action.split('?').next().unwrap_or_default();
                        client.get(&format!("{path}?{}", form.body())).await
                    };
                    // Nobody's session ended, and which zone the page shows first: there is nothing to refuse.
                    let idle = found.action.starts_with("/account") || (found.action == SEATS_PAGE && field == "zone");
                    let own = idle && answer.status == 303;
                    assert!(!found.posts || own || matches!(answer.status, 404 | 422), "{what}: {}", answer.status);
                    for name in NAMES {
                        assert!(!answer.page.text().contains(name), "{what} shows {name}: {}", answer.page.text());
                    }
                    tried.insert((field.clone(), found.posts));
                    assert_eq!(state(&database).await, before, "{what}");
                }
            }
        }
    }
    for field in ["zone", "branch", "seat", "person", "closure", "session"] {
        assert!(tried.contains(&(field.to_owned(), true)), "no form with a {field} was found: {tried:?}");
    }
}

#[tokio::test]
async fn no_address_and_no_question_leads_to_another_library() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    keep_change(&database).await;
    keep_theirs(&database).await;
    let before = state(&database).await;
    let swaps = [
        ("/een", "/twee".to_owned()),
        ("/hoofd", "/filiaal".to_owned()),
        (&ZONE.to_string(), OTHER_ZONE.to_string()),
        (&CHANGE.to_string(), THEIR_CHANGE.to_string()),
    ];
    let client = app.as_student(admin());
    let mut asked = 0;
    for route in app::routes().into_iter().filter(|route| matches!(route.access, app::route::Access::Doing(_))) {
        let good = good_request(&client, route.method, route.path).unwrap().build().unwrap();
        let body = good.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        for (own, other) in &swaps {
            let path = good.url().path().replacen(own, other, 1);
            if path == good.url().path() {
                continue;
            }
            let request = match route.method {
                "GET" => client.request(Method::GET, &path),
                _ => client.sending(&path, body.clone()),
            };
            let answer = Answer::of(request).await;
            assert_eq!(answer.status, 404, "{} {path}", route.method);
            asked += 1;
        }
    }
    assert!(asked > 40, "only {asked}");
    for question in [
        format!("/staff/een/hoofd/closures?zone={OTHER_ZONE}"),
        format!("/staff/een/hoofd/labels?zone={OTHER_ZONE}"),
        format!("/staff/een/hoofd/rules?zone={OTHER_ZONE}"),
        format!("/staff/een/audit?person={OTHER_LIBRARIAN}"),
        "/staff/een/people?search=Vreemde".to_owned(),
        format!("{SEATS_PAGE}?branch=filiaal"),
        format!("{SEATS_PAGE}?seat={}", seat(OTHER_ZONE, 0)),
    ] {
        let answer = client.get(&question).await;
        assert!(matches!(answer.status, 200 | 404 | 422), "{question}: {}", answer.status);
        let text = answer.page.element("main").unwrap().text();
        for name in NAMES {
            assert!(!text.contains(name), "{question} shows {name}: {text}");
        }
    }
    assert_eq!(state(&database).await, before);
}
