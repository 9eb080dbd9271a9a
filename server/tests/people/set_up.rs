//! The first start, and the way back in for a house that is locked out.

use super::{cookie, get};
use crate::support::{App, Form};
use plek_domain::access::Actor;
use plek_domain::people::set_up::link::{MakeAdmin, MakeSetUpLink};
use plek_domain::store::Key;
use plek_storage::testing::TestDatabase;

const JOB: Actor = Actor::Job("set-up");

/// A link as `plek serve` prints it.
pub async fn link(database: &TestDatabase) -> Option<String> {
    let store = database.instance().await.store();
    let token = store.new_token();
    let made = store.write(&JOB, MakeSetUpLink { token: token.hash() }, Key::Fresh).await.unwrap();
    made.made.then(|| format!("/setup/{}", token.text()))
}

fn good() -> Form {
    Form::default()
        .and("library", "Bib Nieuw-Zuid")
        .and("slug", "")
        .and("consortium", "")
        .and("building", "Hoofdgebouw")
        .and("address", "Kade 1, Gent")
        .and("zone", "Europe/Brussels")
        .and("name", "Els")
        .and("email", "els@bib.example")
        .and("new-password", "stapel boeken 7")
}

#[tokio::test]
async fn an_empty_machine_is_set_up_once_on_one_page() {
    let database = TestDatabase::sqlite().await;
    let app = App::empty(&database).await;
    let visitor = app.as_anonymous();
    let first = link(&database).await.unwrap();
    let second = link(&database).await.unwrap();
    assert_eq!(visitor.get(&first).await.status, 404, "a new start makes a new link");
    assert_eq!(visitor.get(&second).await.status, 200);

    let nothing = visitor.post(&second, &Form::default()).await;
    assert_eq!(nothing.status, 422);
    let lines = nothing.page.part("error-summary").unwrap();
    assert_eq!(lines.tags().filter(|tag| tag.get("href").is_some()).count(), 7, "{}", lines.text());
    for (field, value) in [
        ("slug", "account"),
        ("slug", "Geen Slug"),
        ("zone", "Mars/Olympus"),
        ("email", "els"),
        ("name", "a\0b"),
        ("address", ""),
        ("new-password", "wachtwoord123"),
    ] {
        let refused = visitor.post(&second, &good().with(field, value)).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(!refused.body.contains("stapel boeken 7"), "a password is not repeated");
    }
    let form = visitor.get(&second).await.page.form("stack");
    let form = good().and("key", form.get("key"));
    let (done, twice) = tokio::join!(visitor.post(&second, &form), visitor.post(&second, &form));
    assert_eq!(done.location(), "/staff/bib-nieuw-zuid/hoofdgebouw");
    let els = cookie(&done);
    assert_eq!((twice.location(), cookie(&twice)), (done.location(), els.clone()), "a double click");
    let page = get(&visitor, done.location(), &els).await;
    assert_eq!(page.status, 200);
    assert!(page.page.text().contains("Nog even tot de eerste plek"), "{}", page.page.text());
    let people = get(&visitor, "/staff/bib-nieuw-zuid/people", &els).await.page.text();
    assert!(people.contains("els@bib.example") && people.contains("medewerker"), "{people}");
    assert_eq!(visitor.get("/bib-nieuw-zuid/seats").await.status, 200);
    assert_eq!(get(&visitor, "/staff/consortium", &els).await.status, 200, "who founds it keeps it");
    // Once, and never again while somebody runs it; but for a while the same form leads to the same session.
    assert_eq!(cookie(&visitor.post(&second, &form).await), els);
    assert_eq!(visitor.get(&second).await.status, 404);
    for other in [good(), good().with("slug", "tweede"), form.clone().with("key", uuid::Uuid::nil())] {
        let late = visitor.post(&second, &other).await;
        assert_eq!((late.status, late.header("set-cookie")), (404, ""));
    }
    let out = super::post(&visitor, "/sign-out", &Form::default(), &els).await;
    assert_eq!(out.status, 303);
    assert_eq!(visitor.post(&second, &form).await.status, 404, "a session that was ended is not given again");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM library").await, 1);
    assert_eq!(link(&database).await, None);
}

#[tokio::test]
async fn a_link_is_good_for_half_an_hour() {
    let database = TestDatabase::sqlite().await;
    let app = App::empty(&database).await;
    let link = link(&database).await.unwrap();
    database.clock().advance(1799);
    assert_eq!(app.as_anonymous().get(&link).await.status, 200);
    database.clock().advance(1);
    assert_eq!(app.as_anonymous().get(&link).await.status, 404);
    assert_eq!(app.as_anonymous().post(&link, &good()).await.status, 404);
}

#[tokio::test]
async fn a_house_that_is_locked_out_gets_an_admin_from_the_command_line() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let store = database.instance().await.store();
    let token = store.new_token();
    let command = |library: &str| MakeAdmin {
        email: "els@bib.example".parse().unwrap(),
        name: "Els".parse().unwrap(),
        library: library.parse().unwrap(),
        keeps_consortium: false,
        lang: "nl-BE".to_owned(),
        token: token.hash(),
    };
    assert!(store.write(&JOB, command("geen"), Key::Fresh).await.is_err());
    store.write(&JOB, command("een"), Key::Fresh).await.unwrap();
    let link = format!("/setup/{}", token.text());
    let visitor = app.as_anonymous();
    assert!(visitor.get(&link).await.page.title().starts_with("Kies een wachtwoord"));
    assert_eq!(visitor.post(&link, &Form::default().and("new-password", "kort")).await.status, 422);
    let done = visitor.post(&link, &Form::default().and("new-password", "stapel boeken 7")).await;
    let els = cookie(&done);
    assert_eq!(get(&visitor, "/staff/een/people", &els).await.status, 200);
    assert_eq!(get(&visitor, "/staff/twee/people", &els).await.status, 404);
    // The consortium is something else, and said apart.
    assert_eq!(get(&visitor, "/staff/consortium", &els).await.status, 404);
    let keeper = MakeAdmin { keeps_consortium: true, token: store.new_token().hash(), ..command("een") };
    store.write(&JOB, keeper, Key::Fresh).await.unwrap();
    assert_eq!(get(&visitor, "/staff/consortium", &els).await.status, 200);
    assert_eq!(visitor.post(&link, &Form::default().and("new-password", "stapel boeken 8")).await.status, 404);
}
