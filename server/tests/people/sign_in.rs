//! By code, by code and password, and not at all.

use super::{ask, code, come, cookie, get, mailed_link, newcomer, post};
use crate::support::{App, Form, admin};
use plek_storage::testing::TestDatabase;

#[tokio::test]
async fn somebody_new_gets_an_account_and_comes_back_to_where_they_were() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let visitor = app.as_anonymous();
    let page = visitor.get("/sign-in?return=%2Feen%2Fseats%3Fday%3D2026-10-14").await;
    let form = page.page.forms("stack").remove(0).with("email", "Noor@Bib.Example");
    assert_eq!(form.get("return"), "/een/seats?day=2026-10-14");
    let asked = visitor.post("/sign-in", &form).await;
    let to = asked.location().to_owned();
    assert!(to.starts_with("/sign-in/") && to.ends_with("?return=%2Feen%2Fseats%3Fday%3D2026-10-14"), "{to}");
    assert_eq!(visitor.post("/sign-in", &form).await.location(), to, "a double click sends one code");
    let id = to["/sign-in/".len()..].split('?').next().unwrap().to_owned();
    let right = code(&database, &id).await;
    // The link in the mail, opened in whatever browser, fills the code in and does nothing by itself.
    let link = mailed_link(&database).await;
    let page = visitor.get(&link).await;
    let form = page.page.forms("stack").remove(0);
    assert_eq!((form.get("code"), form.get("return")), (right.as_str(), "/een/seats?day=2026-10-14"), "{link}");
    let named = come(&app, &id, &form).await;
    assert_eq!((named.status, named.page.title().as_str()), (200, "Hoe heet je? — Plek"));
    let form = named.page.forms("stack").remove(0);
    let nameless = come(&app, &id, &form).await;
    assert_eq!(nameless.status, 422, "{}", nameless.page.text());
    let done = come(&app, &id, &form.with("name", "Noor <b>")).await;
    assert_eq!(done.location(), "/een/seats?day=2026-10-14");
    let cookie = cookie(&done);
    let account = get(&visitor, "/account", &cookie).await;
    assert!(account.page.text().contains("Noor <b>") && account.page.text().contains("Noor@Bib.Example"));
    assert_eq!(account.status, 200);
    // A code works once.
    let again = come(&app, &id, &Form::default().and("code", &right)).await;
    assert_eq!((again.status, again.page.title().as_str()), (422, "Fout: Deze code werkt niet meer — Plek"));
    // And the same address, however it is written, is the same account.
    let id = ask(&app, "noor@bib.example").await;
    let form = Form::default().and("code", code(&database, &id).await);
    super::cookie(&come(&app, &id, &form).await);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM person WHERE email IS NOT NULL").await, 1);
    let stored = "SELECT COUNT(*) FROM sign_in WHERE used_at IS NOT NULL";
    assert_eq!(database.raw().await.number(stored).await, 2);
}

#[tokio::test]
async fn the_mail_leads_to_no_other_site() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    for back in ["//evil.example", "https://evil.example/", "/\\evil.example", "/a\r\nb", "/", ""] {
        let form = Form::default().and("email", "noor@bib.example").and("return", back);
        assert_eq!(app.as_anonymous().post("/sign-in", &form).await.status, 303);
        let page = app.as_anonymous().get(&mailed_link(&database).await).await;
        assert_eq!(page.page.form("stack").get("return"), "/", "{back}");
        database.clock().advance(200);
    }
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM sign_in WHERE return_to IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_double_click_signs_in_once_and_says_so_twice() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let sessions = "SELECT COUNT(*) FROM session JOIN person ON person.id = session.person_id WHERE email IS NOT NULL";
    let id = ask(&app, "noor@bib.example").await;
    let page = app.as_anonymous().get(&format!("/sign-in/{id}")).await;
    let form = page.page.form("stack").with("code", code(&database, &id).await).with("name", "Noor");
    let (one, two) = tokio::join!(come(&app, &id, &form), come(&app, &id, &form));
    assert_eq!(cookie(&one), cookie(&two));
    assert_eq!((one.location(), two.location()), ("/", "/"));
    assert_eq!(database.raw().await.number(sessions).await, 1);
    // The browser takes the first cookie along, or has taken none yet.
    let noor = cookie(&one);
    let again = post(&app.as_anonymous(), &format!("/sign-in/{id}"), &form, &noor).await;
    assert_eq!(cookie(&again), noor);
    assert_eq!(get(&app.as_anonymous(), "/account", &noor).await.status, 200);
    // Another form, or other things typed, are another browser: the code has done its work.
    let wrong = if form.get("code") == "000000" { "000001" } else { "000000" };
    for other in [
        form.clone().with("key", uuid::Uuid::nil()),
        form.clone().without("key"),
        form.clone().with("code", wrong),
        form.clone().with("name", "Eve"),
    ] {
        let late = come(&app, &id, &other).await;
        assert_eq!((late.status, late.header("set-cookie")), (422, ""));
    }
    post(&app.as_anonymous(), "/sign-out", &Form::default(), &noor).await;
    assert_eq!(come(&app, &id, &form).await.header("set-cookie"), "", "a session that was ended is not given again");

    let id = ask(&app, "noor@bib.example").await;
    let page = app.as_anonymous().get(&format!("/sign-in/{id}")).await;
    let form = page.page.form("stack").with("code", code(&database, &id).await);
    let noor = cookie(&come(&app, &id, &form).await);
    database.clock().advance(599);
    assert_eq!(cookie(&come(&app, &id, &form).await), noor);
    database.clock().advance(1);
    assert_eq!(come(&app, &id, &form).await.header("set-cookie"), "", "for as long as a code is good");
    // What is stored opens nothing: neither the form's key nor the cookie is there.
    let key = form.get("key").to_owned();
    let kept = "SELECT CAST(COUNT(*) AS BIGINT) FROM replay WHERE command = 'check-code'";
    assert_eq!(database.raw().await.number(kept).await, 0, "{key}");
}

#[tokio::test]
async fn wrong_twice_by_a_double_click_is_wrong_once() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let id = ask(&app, "noor@bib.example").await;
    let right = code(&database, &id).await;
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let page = app.as_anonymous().get(&format!("/sign-in/{id}")).await;
    let form = page.page.form("stack").with("code", wrong);
    let (one, two) = tokio::join!(come(&app, &id, &form), come(&app, &id, &form));
    for answer in [one, two] {
        assert!(answer.page.text().contains("nog 4 keer"), "{}", answer.page.text());
    }
    // "Too fast" is true for a moment: the same form, posted when it is over, is heard.
    for _ in 0..3 {
        ask(&app, "karim@bib.example").await;
    }
    let form = app.as_anonymous().get("/sign-in").await.page.form("stack").with("email", "karim@bib.example");
    assert_eq!(app.as_anonymous().post("/sign-in", &form).await.status, 429);
    database.clock().advance(200);
    let heard = app.as_anonymous().post("/sign-in", &form).await;
    assert!(heard.location().starts_with("/sign-in/"), "{}", heard.location());
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    newcomer(&database, &app, "noor@bib.example", "Noor").await;
    let mut answers = Vec::new();
    for email in ["noor@bib.example", "nobody@bib.example"] {
        let answer = app.as_anonymous().post("/sign-in", &Form::default().and("email", email)).await;
        let page = app.as_anonymous().get(answer.location()).await;
        answers.push((answer.status, answer.location().len(), page.status, page.page.text()));
    }
    assert_eq!(answers[0], answers[1]);
    let letters = database.raw().await.number("SELECT COUNT(*) FROM letter").await;
    assert_eq!(letters, 3, "a letter to each");
}

#[tokio::test]
async fn five_wrong_codes_or_ten_minutes_end_it() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let id = ask(&app, "noor@bib.example").await;
    let right = code(&database, &id).await;
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for left in [4, 3, 2, 1] {
        database.clock().advance(60);
        let answer = come(&app, &id, &Form::default().and("code", wrong)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page.text().contains(&format!("nog {left} keer")), "{}", answer.page.text());
    }
    database.clock().advance(60);
    assert!(come(&app, &id, &Form::default().and("code", wrong)).await.page.title().contains("werkt niet meer"));
    let late = come(&app, &id, &Form::default().and("code", &right).and("name", "Noor")).await;
    assert_eq!(late.status, 422, "the right one came too late");

    let id = ask(&app, "noor@bib.example").await;
    let right = code(&database, &id).await;
    database.clock().advance(600);
    assert_eq!(come(&app, &id, &Form::default().and("code", &right).and("name", "Noor")).await.status, 422);
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM person WHERE email IS NOT NULL").await, 0);
}

#[tokio::test]
async fn too_many_tries_must_wait_and_are_told_how_long() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    for _ in 0..3 {
        ask(&app, "noor@bib.example").await;
    }
    let refused = app.as_anonymous().post("/sign-in", &Form::default().and("email", "NOOR@bib.example")).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "200"));
    assert_eq!(refused.page.title(), "Fout: Dat ging te snel — Plek");
    // A class behind the same address is not kept out by it.
    for pupil in 0..30 {
        ask(&app, &format!("pupil{pupil}@school.example")).await;
    }
    let id = ask(&app, "karim@bib.example").await;
    let right = code(&database, &id).await;
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let mut statuses = Vec::new();
    for _ in 0..6 {
        // Another sign-in of the same account would not help either.
        statuses.push(come(&app, &id, &Form::default().and("code", wrong)).await.status);
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 422], "five tries, then the code is worth nothing");
    let id = ask(&app, "karim@bib.example").await;
    assert_eq!(come(&app, &id, &Form::default().and("code", wrong)).await.status, 429);
    database.clock().advance(60);
    let form = Form::default().and("code", code(&database, &id).await).and("name", "Karim");
    cookie(&come(&app, &id, &form).await);
    // What is limited cannot be read from the table.
    let named = "SELECT COUNT(*) FROM limit_bucket WHERE length(key) <> 32";
    assert_eq!(database.raw().await.number(named).await, 0);
}

#[tokio::test]
async fn staff_choose_a_password_and_give_it_from_then_on() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let invite = Form::default().and("do", "give-post").and("email", "ann@bib.example").and("role", "desk");
    assert_eq!(app.as_student(admin()).post("/staff/een/people", &invite).await.status, 303);

    let id = ask(&app, "ann@bib.example").await;
    let form = Form::default().and("code", code(&database, &id).await);
    assert_eq!(come(&app, &id, &form).await.page.title(), "Hoe heet je? — Plek");
    let choose = come(&app, &id, &form.and("name", "Ann")).await;
    assert_eq!(choose.page.title(), "Kies een wachtwoord — Plek");
    let form = choose.page.forms("stack").remove(0);
    let short = come(&app, &id, &form.clone().with("new-password", "kort")).await;
    assert_eq!(short.status, 422);
    assert!(short.page.text().contains("minstens 12 tekens"), "{}", short.page.text());
    assert!(!short.body.contains("kort\""), "a password is not repeated");
    let done = come(&app, &id, &form.with("new-password", " stapel boeken ")).await;
    let first = cookie(&done);
    assert_eq!(get(&app.as_anonymous(), "/staff/een/people", &first).await.status, 200);

    let id = ask(&app, "ann@bib.example").await;
    let form = Form::default().and("code", code(&database, &id).await);
    let asked = come(&app, &id, &form).await;
    assert_eq!(asked.page.title(), "Je wachtwoord — Plek");
    assert_eq!(asked.header("set-cookie"), "", "half signed in is not signed in");
    let form = asked.page.forms("stack").remove(0);
    database.clock().advance(60);
    let wrong = come(&app, &id, &form.clone().with("password", "stapel boeken")).await;
    assert_eq!(wrong.status, 422, "spaces count");
    assert!(wrong.page.text().contains("nog 4 keer"), "{}", wrong.page.text());
    // The password alone, without the code, is worth nothing.
    let alone = come(&app, &id, &form.clone().with("code", "").with("password", " stapel boeken ")).await;
    assert_eq!(alone.header("set-cookie"), "");
    let second = cookie(&come(&app, &id, &form.with("password", " stapel boeken ")).await);
    assert_ne!(first, second);

    // Staff are believed for twelve hours of silence, not for thirty days.
    database.clock().advance(12 * 3600);
    assert_eq!(get(&app.as_anonymous(), "/staff/een/people", &second).await.status, 404);
    let stored = "SELECT COUNT(*) FROM person WHERE password LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'";
    assert_eq!(database.raw().await.number(stored).await, 1);
}

#[tokio::test]
async fn signing_out_ends_the_session_itself() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let cookie = newcomer(&database, &app, "noor@bib.example", "Noor").await;
    let visitor = app.as_anonymous();
    assert_eq!(get(&visitor, "/account", &cookie).await.status, 200);
    let out = post(&visitor, "/sign-out", &Form::default(), &cookie).await;
    assert!(out.header("set-cookie").starts_with("__Host-plek=; Path=/; Max-Age=0;"), "{}", out.header("set-cookie"));
    assert_eq!(get(&visitor, "/account", &cookie).await.status, 303, "who kept the cookie has nothing");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM session WHERE device = ''").await, 0);
}

#[tokio::test]
async fn nonsense_in_every_field_is_never_our_fault() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let id = ask(&app, "noor@bib.example").await;
    let long = "🦉".repeat(3_000);
    for value in ["\0", "a\0b", "\r\nSet-Cookie: a=b", "<script>alert(1)</script>", "%", "' OR 1=1 --", &long] {
        for (path, fields) in [
            ("/sign-in".to_owned(), vec!["email", "return", "key"]),
            (format!("/sign-in/{id}"), vec!["code", "name", "password", "new-password", "step", "return", "key"]),
            (format!("/sign-in/{}", uuid::Uuid::nil()), vec!["code"]),
        ] {
            for field in fields {
                let answer = app.as_anonymous().post(&path, &Form::default().and(field, value)).await;
                assert!(matches!(answer.status, 422 | 429), "{path} {field}: {}", answer.status);
                assert!(!answer.body.contains("<script>alert"), "{path} {field}");
                assert_eq!(answer.header("set-cookie"), "", "{path} {field}");
            }
        }
    }
    for path in ["/sign-in/x", "/sign-in/%00", "/account/email/x"] {
        assert_eq!(app.as_anonymous().get(path).await.status, 404, "{path}");
    }
}
