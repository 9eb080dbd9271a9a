//! The demo's race: what it claims, the database says too; and it leaves nothing behind.

use crate::support::{App, Form, active, doubled};
use plek_storage::testing::TestDatabase;

async fn race(database: &TestDatabase) {
    let app = App::start(database).await;
    let visitor = app.as_anonymous();
    let page = visitor.get("/demo/rivals").await;
    assert_eq!(page.page.forms("rivals-go").len(), 1);
    let answer = visitor.post("/demo/rivals", &Form::default()).await;
    let text = answer.page.text();
    assert!(text.contains("20 plekken geboekt, 0 dubbel") && text.contains("140 keer hoorde"), "{text}");
    let cells = answer.page.parts(|tag| tag.name == "td");
    let said = |what: &str| cells.iter().filter(|cell| cell.text() == what).count();
    assert_eq!((said("geboekt"), said("net genomen"), said("1")), (20, 140, 20), "{text}");
    assert_eq!(active(database).await, 0, "all were taken back");
    assert_eq!(database.raw().await.number("SELECT COUNT(*) FROM booking").await, 20, "they were real");
    assert_eq!(doubled(&mut database.raw().await).await, 0);
    // Two at once take turns.
    let (one, other) = (app.as_anonymous(), app.as_anonymous());
    let form = Form::default();
    let both = [one.post("/demo/rivals", &form), other.post("/demo/rivals", &form)];
    let [one, other] = both;
    let (one, other) = tokio::join!(one, other);
    for answer in [one, other] {
        assert!(answer.page.text().contains("20 plekken geboekt, 0 dubbel"), "{}", answer.page.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_rivals_get_twenty_seats_on_sqlite() {
    race(&TestDatabase::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_rivals_get_twenty_seats_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        race(&database).await;
    }
}
