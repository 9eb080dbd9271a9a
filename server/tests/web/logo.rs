//! The logo of a library: a file from outside, shown on every page.

use crate::support::{Answer, App, Client, admin, other_admin, student};
use plek_storage::testing::{DESK, LIBRARIAN};

const PAGE: &str = "/staff/een/profile/logo";

/// A picture of 96 x 96 points, as somebody would send it.
const PICTURE: &[u8] = include_bytes!("../../src/demo/logos/meerstede.png");

async fn send(who: &Client, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
    Answer::of(who.sending_from_here(PAGE, fields, file)).await
}

/// Where the logo is that the page of seats shows.
async fn shown(app: &App) -> Option<String> {
    let page = app.as_anonymous().get("/een/seats").await.body;
    let at = page.find("/een/logo/")?;
    page[at..].split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn a_logo_stands_on_every_page_until_it_is_taken_away() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    assert_eq!(shown(&app).await, None);
    assert!(boss.get(PAGE).await.page.part("empty-state").is_some());
    let key = boss.get(PAGE).await.page.form("form").get("key").to_owned();
    // What the file calls itself is no matter: it says it is SVG.
    let saved = send(&boss, &[("key", &key)], Some(PICTURE)).await;
    assert!(boss.follow(&saved).await.page.part("notice--success").is_some());
    let address = shown(&app).await.unwrap();
    let logo = app.as_anonymous().get(&address).await;
    assert_eq!((logo.status, logo.header("content-type")), (200, "image/png"));
    assert!(logo.header("cache-control").contains("immutable"));
    assert_eq!(send(&boss, &[("key", &key)], Some(PICTURE)).await.location(), saved.location());
    let log = boss.get("/staff/een/audit").await.page.text();
    assert_eq!(log.matches("veranderde het logo van de bibliotheek").count(), 1, "a double click: {log}");
    let other = address.replace("/een/", "/twee/");
    for wrong in [other.as_str(), "/een/logo/x", address.trim_end_matches(".png")] {
        assert_eq!(app.as_anonymous().get(wrong).await.status, 404, "{wrong}");
    }
    // An address of yesterday shows the logo of today, and nobody keeps it.
    let former = app.as_anonymous().get("/een/logo/0000000000000000.png").await;
    assert_eq!((former.status, former.header("cache-control")), (200, "no-cache"));
    // Who had the profile open in another tab is not overtaken by a logo.
    let open = boss.get("/staff/een/profile").await.page.form("form").with("phone", "+32 9 111 11 11").with("seen", "");
    boss.post("/staff/een/profile", &open).await.location();
    let removed = send(&boss, &[("remove", "1")], None).await;
    assert!(removed.location().ends_with("?done=removed"));
    assert_eq!((shown(&app).await, app.as_anonymous().get(&address).await.status), (None, 404));
}

#[tokio::test]
async fn what_is_no_logo_is_named_at_the_field() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let huge = vec![0; (5 << 20) + 1];
    for (file, why) in [
        (None, "Kies eerst een afbeelding"),
        (Some(&b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..]), "niet lezen als afbeelding"),
        (Some(&PICTURE[..200]), "niet lezen als afbeelding"),
        (Some(&huge), "groter dan 5 MB"),
    ] {
        let refused = send(&boss, &[], file).await;
        assert_eq!(refused.status, 422, "{why}");
        assert!(refused.page.title().starts_with("Fout:") && refused.body.contains("href=\"#file\""), "{why}");
        assert!(refused.page.text().contains(why), "{}", refused.page.text());
    }
    assert_eq!(shown(&app).await, None);
    // A form that breaks off, or is none.
    let form = crate::support::Form::default().and("remove", 1);
    assert_eq!(boss.post(PAGE, &form).await.status, 422);
}

#[tokio::test]
async fn strangers_send_no_files() {
    let app = App::on_sqlite().await;
    for person in [student(0), DESK, LIBRARIAN, other_admin()] {
        let who = app.as_student(person);
        assert_eq!((who.get(PAGE).await.status, send(&who, &[], Some(PICTURE)).await.status), (404, 404), "{person}");
    }
    assert_eq!(send(&app.as_anonymous(), &[], Some(PICTURE)).await.status, 404);
    // More than any photo is not read at all.
    let flood = vec![0; (32 << 20) + 1];
    assert_eq!(send(&app.as_student(admin()), &[], Some(&flood)).await.status, 413);
    // And no other page takes more than a form.
    let boss = app.as_student(admin());
    let big = Answer::of(
        boss.posting_from_here("/staff/een/profile", &crate::support::Form::default().and("phone", "1".repeat(70_000))),
    )
    .await;
    assert_eq!(big.status, 413);
}
