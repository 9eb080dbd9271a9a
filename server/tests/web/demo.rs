//! The demo's bar: its clock, and that nothing of it is there elsewhere.

use crate::support::{App, Form};
use plek_domain::time::{Clock, DAY, HOUR};
use plek_storage::testing::TestDatabase;

#[tokio::test]
async fn the_clock_goes_on_and_one_is_back_on_the_same_page() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let nobody = app.as_anonymous();
    let before = database.clock().now();
    for (by, seconds) in [("hour", HOUR), ("day", HOUR + DAY)] {
        let form = Form::default().and("by", by).and("return", "/een/seats?branch=hoofd");
        assert_eq!(nobody.post("/demo/clock", &form).await.location(), "/een/seats?branch=hoofd");
        assert_eq!(database.clock().now(), before.plus_seconds(seconds), "{by}");
    }
    assert!(nobody.get("/een").await.page.part("demo-bar__now").is_some());
    let evil = Form::default().and("by", "hour").and("return", "//evil.example");
    assert_eq!(nobody.post("/demo/clock", &evil).await.location(), "/");
    for by in ["", "year", "-1"] {
        let moved = database.clock().now();
        assert_eq!(nobody.post("/demo/clock", &Form::default().and("by", by)).await.status, 422, "{by}");
        assert_eq!(database.clock().now(), moved);
    }
}

#[tokio::test]
async fn outside_a_demo_time_is_nobodys_to_move() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let before = database.clock().now();
    assert_eq!(app.as_anonymous().post("/demo/clock", &Form::default().and("by", "day")).await.status, 404);
    assert_eq!(database.clock().now(), before);
    assert!(app.as_anonymous().get("/een").await.page.part("demo-bar").is_none());
}

#[tokio::test]
async fn a_page_that_is_not_there_keeps_frame_help_and_languages() {
    let app = App::on_sqlite().await;
    let nobody = app.as_anonymous();
    nobody.get("/").await;
    let lost = nobody.get("/een/nergens?x=1&lang=fr").await;
    assert_eq!((lost.status, lost.page.lang()), (404, "fr"));
    assert!(lost.page.part("brand__house").is_some_and(|name| name.text().contains("Bibliotheek Eén")));
    let languages = lost.page.part("lang-switch").unwrap();
    let hrefs: Vec<_> = languages.tags().filter_map(|tag| tag.get("href")).collect();
    assert!(hrefs.contains(&"/een/nergens?x=1&lang=en"), "{hrefs:?}");
    // Without a library the desks of all stand in the same place; what was asked for leads nowhere else.
    let lost = nobody.get("//evil.example/x").await;
    assert_eq!(lost.status, 404);
    assert!(!lost.body.contains("evil.example"), "{}", lost.body);
    let help = lost.page.part("site-help").unwrap().text();
    assert!(help.contains("Bibliotheek Eén") && help.contains("Bibliotheek Twee"), "{help}");
}
