//! Forms that nobody could have filled in on the page, or only by mistake.

use crate::support::{Answer, App, Form, SEATS_PAGE, active, student};
use plek_domain::ids::PersonId;
use plek_storage::testing::{BRANCH, DESK, OTHER_ZONE, TestDatabase, ZONE, seat};
use reqwest::Method;
use server::demo::NOOR;
use uuid::Uuid;

/// Where the lines of the error summary lead, in order.
#[track_caller]
fn problems(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{}", answer.page.text());
    assert_eq!(answer.page.title(), "Fout: Neem een plek — Bibliotheek Eén — Plek");
    let summary = answer.page.part("error-summary").unwrap_or_else(|| panic!("{}", answer.page.text()));
    let links = summary.tags().filter_map(|tag| tag.get("href"));
    let names: Vec<String> = links.filter_map(|link| link.strip_prefix('#')).map(str::to_owned).collect();
    for name in &names {
        assert!(answer.page.tags().any(|tag| tag.get("id") == Some(name)), "#{name} leads nowhere");
    }
    names
}

fn good() -> Form {
    Form::booking(seat(ZONE, 0), 1, "09:00", "12:00").with("person", NOOR)
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_and_all_that_was_typed_is_kept() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let visitor = app.as_student(NOOR);
    let empty = visitor.book(&Form::default().and("branch", "hoofd")).await;
    assert_eq!(problems(&empty), ["day", "from", "until", "seat", "seat"]);

    let typed = good().with("day", "13/10").with("from", "9u<b>").with("until", "25:00").with("seat", "");
    let answer = visitor.book(&typed).await;
    assert_eq!(problems(&answer), ["day", "from", "until", "seat"]);
    let booking = answer.page.form("booking");
    for field in ["day", "from", "until", "person", "key"] {
        assert_eq!(booking.get(field), typed.get(field), "{field}");
    }
    // The words of the summary stand at the fields too.
    for (field, words) in
        [("day", "Kies een dag, bijvoorbeeld 13/10/2026."), ("from", "Vul een uur in"), ("seat", "Kies een plek.")]
    {
        let id = format!("{field}-error");
        let at_field = answer.page.parts(|tag| tag.get("id") == Some(id.as_str()));
        assert_eq!(at_field.len(), 1, "{field}");
        assert!(at_field[0].text().contains(words), "{}", at_field[0].text());
    }

    // Corrected, the same form books: its key is as good as new.
    let corrected = booking.with("day", "2026-10-14").with("from", "9.00").with("until", "12:00");
    visitor.book(&corrected.with("seat", seat(ZONE, 3))).await.booking();
    assert_eq!(active(&database).await, 1);
}

#[tokio::test]
async fn each_field_may_be_missing_alone() {
    let app = App::on_sqlite().await;
    for (field, at) in [("day", "day"), ("from", "from"), ("until", "until"), ("seat", "seat")] {
        let answer = app.as_student(NOOR).book(&good().without(field)).await;
        assert_eq!(problems(&answer), [at], "{field}");
    }
    // A form without its key cannot be told from a stranger's; the next one has one.
    let answer = app.as_student(NOOR).book(&good().without("key")).await;
    assert_eq!(problems(&answer), ["seat"]);
    assert!(answer.page.text().contains("Dit formulier is niet volledig"), "{}", answer.page.text());
    app.as_student(NOOR).book(&answer.page.form("booking")).await.booking();
}

/// Values that no page of ours would send.
fn nonsense() -> Vec<String> {
    let short = [
        "\0",
        "2026-10-14\0",
        "\u{202e}",
        "🦉",
        "-1",
        "00000000-0000-0000-0000-000000000000",
        "'; DROP TABLE booking --",
        "9999-12-31",
        "0000-00-00",
        "-0001-01-01",
        "+262142-12-31",
        "-262143-01-01",
        "1970-01-01",
        "24:00",
        "00:00",
        "99:99+99:99",
        "12:00+99:59",
        "<script>alert(1)</script>",
        "%",
        "\r\nSet-Cookie: a=b",
    ];
    let long = ["9".repeat(10_000), "🦉".repeat(2_500), format!("a{}", "é".repeat(5_000))];
    short.into_iter().map(str::to_owned).chain(long).collect()
}

#[tokio::test]
async fn nonsense_is_never_our_fault() {
    let app = App::on_sqlite().await;
    let visitor = app.as_student(NOOR);
    for field in ["key", "branch", "zone", "day", "from", "until", "seat", "person", "booked", "lang"] {
        for value in nonsense() {
            let form = good().with(field, &value);
            let posted = visitor.book(&form).await;
            let asked = visitor.get(&format!("{SEATS_PAGE}?{}", form.body())).await;
            let shown: String = value.chars().take(40).collect();
            assert!(matches!(posted.status, 303 | 404 | 422), "POST {field}={shown:?}: {}", posted.status);
            assert!(matches!(asked.status, 200 | 404), "GET {field}={shown:?}: {}", asked.status);
            // Nobody is booked in on a day, a seat or a name that was not said.
            let said = !matches!(field, "branch" | "day" | "seat" | "person");
            assert!(posted.status != 303 || said, "POST {field}={shown:?} was booked");
            for answer in [posted, asked] {
                assert!(!answer.body.contains("<script>alert"), "{field}={shown:?}");
                assert_eq!(answer.header("set-cookie"), "", "{field}={shown:?}");
            }
        }
    }
}

#[tokio::test]
async fn bodies_and_addresses_that_are_no_forms() {
    let app = App::on_sqlite().await;
    let visitor = app.as_student(NOOR);
    let form = "application/x-www-form-urlencoded";
    for (kind, body, status) in [
        (form, vec![0xff, 0xfe, b'=', 0x80], 422),
        (form, b"day=%ff%fe&&&=&x".to_vec(), 422),
        (form, b"a".repeat(70_000), 413),
        (form, b"a=b&".repeat(10_000), 422),
        ("application/json", b"{}".to_vec(), 422),
        ("text/plain", b"day=1".to_vec(), 422),
        ("multipart/form-data; boundary=x", b"--x--".to_vec(), 422),
    ] {
        let answer = Answer::of(
            visitor
                .request(Method::POST, SEATS_PAGE)
                .header("origin", &app.origin)
                .header("content-type", kind)
                .body(body),
        )
        .await;
        assert_eq!(answer.status, status, "{}", answer.page.text());
        assert!(answer.page.title().starts_with("Fout: "), "{}", answer.body);
    }
    for (path, status) in [
        ("/%00/seats", 404),
        ("/%ff/seats", 400),
        ("/een%2Fseats", 404),
        ("/EEN/seats", 404),
        ("/een/seats/", 404),
        ("//seats", 404),
        ("/een/seats?%00=%00&branch=%ff", 404),
        ("/een/seats?branch=filiaal", 404),
        ("/een/seats?branch=hoofd&branch=filiaal", 200),
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.page.text());
    }
}

#[tokio::test]
async fn what_is_not_there_or_another_librarys_is_not_found() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let student = app.as_student(student(0));
    let nobody = PersonId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_dead));
    let wish = || Form::booking(seat(ZONE, 0), 1, "09:00", "12:00");
    for (path, form) in [
        (SEATS_PAGE, wish().with("seat", nobody)),
        (SEATS_PAGE, wish().with("seat", seat(OTHER_ZONE, 0))),
        (SEATS_PAGE, wish().with("person", nobody)),
        (SEATS_PAGE, wish().with("branch", "filiaal")),
        (SEATS_PAGE, wish().with("branch", BRANCH)),
        ("/twee/seats", wish()),
        ("/twee/seats", wish().with("branch", "filiaal")),
        ("/drie/seats", wish()),
    ] {
        let answer = student.post(path, &form).await;
        assert_eq!(answer.status, 404, "{path} {:?}: {}", form.pairs(), answer.page.text());
        assert!(answer.page.title().starts_with("Fout: Deze pagina is er niet — "), "{}", answer.page.title());
    }
    // The zone only says which seats to list: another library's is as good as none.
    let page = student.get(&format!("{SEATS_PAGE}?zone={OTHER_ZONE}")).await;
    assert!(!page.body.contains(&seat(OTHER_ZONE, 0).to_string()), "seats of another library");
    assert_eq!(active(&database).await, 0);
    student.book(&wish().with("zone", OTHER_ZONE)).await.booking();
    // Another branch was picked while the last one's seats were listed: there is a seat to pick.
    let last = wish().with("zone", OTHER_ZONE).with("seat", seat(OTHER_ZONE, 0));
    assert_eq!(problems(&student.book(&last).await), ["seat"]);
    assert_eq!(app.as_desk().book(&wish().with("person", DESK)).await.status, 422);
}
