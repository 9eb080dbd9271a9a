//! One's own account: name, address, sessions, data.

use super::{code, get, newcomer, post};
use crate::support::{App, Form, SEATS_PAGE, active, admin, student};
use plek_storage::testing::{TestDatabase, ZONE, seat};
use serde_json::Value;

#[tokio::test]
async fn name_language_and_address_are_ones_own_to_change() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let visitor = app.as_anonymous();
    let noor = newcomer(&database, &app, "noor@bib.example", "Noor").await;
    newcomer(&database, &app, "karim@bib.example", "Karim").await;
    let describe = Form::default().and("do", "describe").and("name", "Noor V.").and("lang", "fr");
    assert_eq!(post(&visitor, "/account", &describe, &noor).await.location(), "/account?lang=fr");
    let empty = post(&visitor, "/account", &describe.with("name", " ").with("lang", "tlh"), &noor).await;
    assert_eq!(empty.status, 422);
    assert_eq!(empty.page.part("error-summary").unwrap().tags().filter(|tag| tag.get("href").is_some()).count(), 2);

    let change = |email: &str| Form::default().and("do", "email").and("email", email);
    for (email, changed) in [("karim@bib.example", false), ("noor@new.example", true)] {
        let asked = post(&visitor, "/account", &change(email), &noor).await;
        let path = asked.location().to_owned();
        let id = path.strip_prefix("/account/email/").unwrap();
        let form = Form::default().and("code", code(&database, id).await);
        // The code changes an address and signs nobody in.
        let elsewhere = super::come(&app, id, &form.clone().and("name", "Eve")).await;
        assert_eq!(elsewhere.status, 422);
        let done = post(&visitor, &path, &form, &noor).await;
        assert_eq!(done.status, if changed { 303 } else { 422 }, "{email}: {}", done.page.text());
    }
    let account = get(&visitor, "/account", &noor).await.page.text();
    assert!(account.contains("noor@new.example") && account.contains("Noor V."), "{account}");
    let told = "SELECT COUNT(*) FROM letter WHERE email = 'noor@bib.example' AND notice LIKE '%email-changed%'";
    assert_eq!(database.raw().await.number(told).await, 1, "the old address hears of it");
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let visitor = app.as_anonymous();
    let (one, two) = (
        newcomer(&database, &app, "noor@bib.example", "Noor").await,
        newcomer(&database, &app, "noor@bib.example", "Noor").await,
    );
    let list = get(&visitor, "/account", &one).await;
    assert_eq!(list.body.matches("value=\"end-session\"").count(), 3, "each, and all others");
    // Somebody else's session is not there.
    let foreign = Form::default().and("do", "end-session").and("session", student(0));
    assert_eq!(post(&visitor, "/account", &foreign, &one).await.status, 404);
    assert_eq!(app.as_student(student(0)).get("/account").await.status, 200);
    let others = Form::default().and("do", "end-session").and("session", "others");
    assert_eq!(post(&visitor, "/account", &others, &one).await.location(), "/account");
    assert_eq!(get(&visitor, "/account", &two).await.status, 303);
    assert_eq!(get(&visitor, "/account", &one).await.status, 200);
    // Unused for thirty days, it is over.
    database.clock().advance(30 * 86_400);
    assert_eq!(get(&visitor, "/account", &one).await.status, 303);
}

#[tokio::test]
async fn everything_about_oneself_can_be_taken_along_but_no_secret() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let somebody = app.as_student(student(0));
    somebody.book(&Form::booking(seat(ZONE, 0), 1, "09:00", "12:00")).await.booking();
    let file = somebody.get("/account/export").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"plek.json\"");
    let all: Value = serde_json::from_str(&file.body).unwrap();
    for table in ["person", "membership", "booking", "session", "audit_entry"] {
        assert_eq!(all[table].as_array().map(Vec::len), Some(1), "{table}: {all:#}");
    }
    assert_eq!(all["person"][0]["id"], student(0).to_string());
    assert!(!file.body.contains("token_hash") && !file.body.contains("password"), "{all:#}");
    assert!(!file.body.contains(&student(1).to_string()));
}

#[tokio::test]
async fn who_is_erased_leaves_no_name_anywhere_and_seats_that_are_free_again() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let visitor = app.as_anonymous();
    let noor = newcomer(&database, &app, "noor@bib.example", "Noor Uniek").await;
    let member = Form::default()
        .and("do", "give-membership")
        .and("email", "noor@bib.example")
        .and("name", "Iemand anders")
        .and("group", "student");
    assert_eq!(app.as_student(admin()).post("/staff/een/people", &member).await.status, 303);
    for (seat_number, ahead) in [(0, 0), (1, 2)] {
        let form = Form::booking(seat(ZONE, seat_number), ahead, "09:00", "12:00");
        post(&visitor, SEATS_PAGE, &form, &noor).await.booking();
    }
    database.clock().advance(86_400);
    let page = get(&visitor, "/account/erase", &noor).await;
    assert_eq!(page.status, 200);
    let refused = post(&visitor, "/account/erase", &Form::default().and("word", "ja"), &noor).await;
    assert_eq!(refused.status, 422);
    let gone = post(&visitor, "/account/erase", &Form::default().and("word", "Wissen"), &noor).await;
    assert_eq!(gone.status, 200, "{}", gone.page.text());
    assert!(gone.page.text().contains("1 plek is weer vrij"), "{}", gone.page.text());
    assert_eq!(get(&visitor, "/account", &noor).await.status, 303);
    let mut raw = database.raw().await;
    for (what, left) in [
        ("SELECT COUNT(*) FROM person WHERE name LIKE '%Uniek%' OR email_key LIKE 'noor%'", 0),
        ("SELECT COUNT(*) FROM sign_in WHERE email_key LIKE 'noor%'", 0),
        ("SELECT COUNT(*) FROM booking WHERE person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL)", 2),
        ("SELECT COUNT(DISTINCT person_id) FROM booking", 1),
        ("SELECT COUNT(*) FROM booking AS b JOIN audit_entry AS a ON a.actor_id = b.person_id", 0),
        ("SELECT COUNT(*) FROM booking WHERE status = 'cancelled'", 1),
        ("SELECT COUNT(*) FROM letter WHERE notice LIKE '%data-erased%' AND email = 'noor@bib.example'", 1),
    ] {
        assert_eq!(raw.number(what).await, left, "{what}");
    }
    assert_eq!(active(&database).await, 1, "what was used stays used");
    // The address is free for somebody new, who is somebody else.
    newcomer(&database, &app, "noor@bib.example", "Noor Nieuw").await;
}

#[tokio::test]
async fn the_last_who_runs_a_library_cannot_go() {
    let app = App::on_sqlite().await;
    let refused = app.as_student(admin()).post("/account/erase", &Form::default().and("word", "wissen")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.page.text().contains("enige beheerder"), "{}", refused.page.text());
}
