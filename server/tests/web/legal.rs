//! The legal pages of a library: its own words, its own desk, periods that are those of the job that throws away.

use crate::support::{App, Form, admin, new_key};

#[tokio::test]
async fn each_library_has_its_own_in_each_language() {
    let app = App::on_sqlite().await;
    let nobody = app.as_anonymous();
    for page in ["accessibility", "privacy", "privacy-kids", "retention"] {
        for lang in ["nl-BE", "nl-NL", "en", "fr"] {
            let shown = nobody.get(&format!("/een/{page}?lang={lang}")).await;
            assert_eq!((shown.status, shown.page.lang()), (200, lang), "{page}");
            assert!(shown.page.title().contains("Bibliotheek Eén"), "{page}: {}", shown.page.title());
            assert!(!shown.body.contains('\u{2068}'), "no marks of the formatter in {page}");
        }
        assert_eq!(nobody.get(&format!("/nergens/{page}")).await.status, 404);
    }
}

#[tokio::test]
async fn what_is_kept_is_named_in_words_and_for_as_long_as_it_is_kept() {
    let app = App::on_sqlite().await;
    let days = Form::default().and("kind", "booking").and("days", 33).and("key", new_key());
    app.as_student(admin()).post("/staff/een/retention", &days).await.location();
    let page = app.as_anonymous().get("/een/retention").await;
    assert!(page.page.text().contains("33 dagen"), "{}", page.page.text());
    assert!(!app.as_anonymous().get("/twee/retention").await.page.text().contains("33 dagen"), "nobody else's");
    let staff = app.as_student(admin()).get("/staff/een/retention").await;
    for page in [page, staff] {
        let names = page.page.parts(|tag| tag.name == "th" && tag.get("scope") == Some("row"));
        assert!(names.len() > 4);
        for name in names.into_iter().map(|name| name.text()) {
            assert!(!name.contains('_'), "the name of a table is no word: {name}");
        }
    }
}

#[tokio::test]
async fn what_the_library_says_of_itself_stands_there() {
    let app = App::on_sqlite().await;
    let boss = app.as_student(admin());
    let form = boss.get("/staff/een/profile").await.page.form("form");
    let form = form.with("complaints", "klacht@een.example").with("authority", "Ombudsdienst Eén <b>");
    boss.post("/staff/een/profile", &form).await.location();
    let page = app.as_anonymous().get("/een/accessibility").await;
    assert!(page.body.contains("mailto:klacht@een.example"), "{}", page.page.text());
    assert!(page.page.text().contains("Ombudsdienst Eén <b>") && !page.body.contains("<b>"), "typed text is text");
}
