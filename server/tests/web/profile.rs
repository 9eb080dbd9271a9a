//! The profile of a library: how one reaches it, its law, its colour.

use crate::support::{App, admin, other_admin, student};
use plek_storage::testing::{DESK, LIBRARIAN};

const PAGE: &str = "/staff/een/profile";

#[tokio::test]
async fn what_is_saved_stands_below_every_page() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let form = boss.get(PAGE).await.page.form("form");
    let form = form.with("phone", "+32 9 111 11 11").with("cloth", "#7a1f5c").with("lang", "fr");
    let saved = boss.post(PAGE, &form).await;
    assert!(boss.follow(&saved).await.page.part("notice--success").is_some());
    let page = app.as_anonymous().get("/een/seats").await;
    assert!(page.body.contains("tel:+3291111111") && page.body.contains("--house-day:#7a1f5c"), "{}", page.body);
    assert_eq!(page.page.lang(), "fr", "the language of a library is that of who asked for none");
    assert_eq!(boss.post(PAGE, &form).await.location(), saved.location(), "a double click");
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_typed_is_lost() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let good = boss.get(PAGE).await.page.form("form");
    let wrong = [
        ("phone", "bel ons"),
        ("email", "geen adres"),
        ("chat", "http://onveilig.example"),
        ("complaints", "x@"),
        ("authority", "a\u{0}b"),
        ("country", "mars"),
        ("consent", "12"),
        ("cloth", "#ffffff"),
        ("lang", "tlh"),
    ];
    for (field, value) in wrong {
        let refused =
            boss.post(PAGE, &good.clone().with(field, value).with("phone", "+32 9 1").with(field, value)).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(refused.page.title().starts_with("Fout:"), "{field}: {}", refused.page.title());
        assert!(refused.body.contains(&format!("href=\"#{field}")), "{field} is not in the summary");
        if ["phone", "email", "chat", "complaints", "cloth"].contains(&field) {
            assert!(refused.body.contains(&format!("value=\"{value}\"")), "{field}: what was typed is lost");
        }
    }
    assert_eq!(boss.get(PAGE).await.page.form("form").get("phone"), good.get("phone"), "nothing was saved");
}

#[tokio::test]
async fn who_was_overtaken_is_told_and_strangers_find_nothing() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let first = boss.get(PAGE).await.page.form("form").with("phone", "+32 9 111 11 11");
    let second = boss.get(PAGE).await.page.form("form").with("phone", "+32 9 222 22 22");
    boss.post(PAGE, &first).await.location();
    let refused = boss.post(PAGE, &second).await;
    assert_eq!(refused.status, 422);
    assert!(refused.page.part("notice--error").is_some() && refused.body.contains("+32 9 222 22 22"));
    for person in [student(0), DESK, LIBRARIAN, other_admin()] {
        let who = app.as_student(person);
        assert_eq!((who.get(PAGE).await.status, who.post(PAGE, &first).await.status), (404, 404), "{person}");
    }
    assert_eq!(app.as_anonymous().get(PAGE).await.status, 404);
}
