//! What the home pages say is true, in every state of a house.

use crate::support::{Answer, App, Form, SEATS_PAGE, admin, student};
use plek_domain::ids::BookingId;
use plek_domain::places::BookingMode;
use plek_domain::seats::{Booking, Status};
use plek_domain::time::{HOUR, Period};
use plek_storage::testing::{
    OTHER_BRANCH, OTHER_LIBRARY, OTHER_ZONE, START, TestDatabase, ZONE, member, seat, small_world,
};
use uuid::Uuid;

/// Takes a seat of the first branch, now.
async fn sit(app: &App, nth: u64, number: u64) {
    let wish = Form::booking(seat(ZONE, number), 0, "08:00", "10:00");
    app.as_student(student(nth)).post(SEATS_PAGE, &wish).await.location();
}

/// How many chairs and dashes are drawn.
fn drawn(page: &Answer) -> (usize, usize) {
    let strokes = |id: &str| {
        let path = page.page.tags().find(|tag| tag.get("id") == Some(id)).expect("a path");
        path.get("d").unwrap_or_default().matches('h').count()
    };
    (strokes("weave-free"), strokes("weave-taken"))
}

async fn numbers_are_true(database: &TestDatabase) {
    let app = App::start(database).await;
    sit(&app, 0, 3).await;
    sit(&app, 1, 4).await;
    let visitor = app.as_anonymous();
    let one = visitor.get("/een").await;
    assert!(one.page.text().contains("Nu 38 plekken vrij in Bibliotheek Eén"), "{}", one.page.text());
    assert_eq!(drawn(&one), (38, 2), "the corner to walk into is not drawn");
    let all = visitor.get("/").await;
    assert!(all.page.text().contains("Nu 40 plekken vrij in de bib"), "{}", all.page.text());
    assert!(all.page.text().contains("38 vrij in Hoofdgebouw"), "{}", all.page.text());
    assert_eq!(drawn(&all), (40, 2));
    let go = all.page.tags().find(|tag| tag.get("class") == Some("button button--primary")).expect("the button");
    assert_eq!(go.get("href"), Some("/een/seats?branch=hoofd"));
    // A stylesheet, a font, the islands: and nothing that asks where anybody is.
    assert!(!all.body.contains("geolocation"));
}

#[tokio::test]
async fn numbers_are_true_on_sqlite() {
    numbers_are_true(&TestDatabase::sqlite().await).await;
}

#[tokio::test]
async fn numbers_are_true_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        numbers_are_true(&database).await;
    }
}

#[tokio::test]
async fn who_was_somewhere_sees_that_branch_first_and_their_own_seat_today() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    sit(&app, 0, 3).await;
    let mine = app.as_student(student(0)).get("/").await.page;
    let first = mine.parts(|tag| tag.name == "li" && tag.get("class") == Some("branch-now")).remove(0).text();
    assert!(first.contains("Hoofdgebouw") && first.contains("jouw vaste bib"), "{first}");
    let today = mine.part("today").unwrap().text();
    assert!(today.contains("Plek 04 in Leeszaal 📚, Hoofdgebouw") && today.contains("tot 10.00"), "{today}");
    assert!(today.contains("22.00") && today.contains("Dicht: "), "{today}");
    let other = app.as_student(student(1)).get("/").await.page.part("today").unwrap().text();
    assert!(!other.contains("Plek 04"), "{other}");
}

#[tokio::test]
async fn at_night_the_house_is_closed_and_one_can_still_choose() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    database.clock().advance(16 * HOUR);
    let page = app.as_anonymous().get("/een").await;
    let text = page.page.text();
    assert!(text.contains("Bibliotheek Eén is nu dicht") && text.contains("Kies een ander moment"), "{text}");
    assert!(!text.contains("Nu 0"), "{text}");
    assert_eq!(drawn(&page), (0, 0));
    let go = page.page.tags().find(|tag| tag.get("class") == Some("button button--primary")).expect("the button");
    assert_eq!(go.get("href"), Some("/een/seats?branch=hoofd"));
}

#[tokio::test]
async fn a_full_house_says_so() {
    let database = TestDatabase::sqlite().await;
    let mut world = small_world();
    let period = Period::new(START, START.plus_seconds(2 * HOUR)).unwrap();
    let kept = |number: u64| Booking {
        id: BookingId(Uuid::from_u128(u128::from(number))),
        library: OTHER_LIBRARY,
        branch: OTHER_BRANCH,
        zone: OTHER_ZONE,
        seat: seat(OTHER_ZONE, number),
        person: member(number),
        period,
        held: period,
        release_at: None,
        status: Status::CheckedIn,
        booked_at: START,
        sequence: 0,
        arrived_at: Some(START),
        left_at: None,
    };
    world.bookings = vec![kept(0), kept(1)];
    database.instance().await.fill(&world).await.unwrap();
    let app = App::start_for_real(&database).await;
    let text = app.as_anonymous().get("/twee").await.page.text();
    assert!(text.contains("Nu geen plek vrij in Bibliotheek Twee"), "{text}");
    assert!(text.contains("Alle plekken zijn bezet"), "{text}");
}

#[tokio::test]
async fn a_house_to_walk_into_and_one_without_branches_say_what_they_are() {
    let database = TestDatabase::sqlite().await;
    let mut world = small_world();
    world.branches.remove(0);
    world.people.retain(|person| person.posts.is_empty());
    world.branches[0].zones.iter_mut().for_each(|zone| zone.mode = BookingMode::WalkIn);
    database.instance().await.fill(&world).await.unwrap();
    let app = App::start_for_real(&database).await;
    let page = app.as_anonymous().get("/twee").await;
    assert!(page.page.text().contains("Kom gewoon binnen in Bibliotheek Twee"), "{}", page.page.text());
    assert!(!page.body.contains("weave-free") && !page.body.contains("<leptos-island"), "{}", page.body);
    let page = app.as_anonymous().get("/een").await;
    assert_eq!(page.status, 200);
    assert!(page.page.text().contains("Hier is nog geen bibliotheek"), "{}", page.page.text());
}

#[tokio::test]
async fn a_code_leads_to_its_seat_and_an_unknown_one_comes_back_to_its_field() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let visitor = app.as_anonymous();
    let header = visitor.get("/een").await.page.form("site-code");
    assert_eq!(header.get("code"), "");
    let instance = database.instance().await;
    let code = instance.store().read().await.unwrap().places().code_of(seat(ZONE, 3)).await.unwrap().expect("a code");
    let typed = code.as_str().to_lowercase();
    let known = visitor.get(&format!("/code?code={}-{}", &typed[..4], &typed[4..])).await;
    assert_eq!((known.status, known.location()), (303, format!("/s/{code}").as_str()));
    for (typed, kept, why) in [
        ("K7M2+PX4", "K7M2 PX4", "Deze code kennen we niet"),
        ("00000000", "00000000", "Deze code kennen we niet"),
        ("%3Cb%3E", "<b>", "Deze code kennen we niet"),
        ("+", " ", "Vul je code in"),
    ] {
        let answer = visitor.get(&format!("/code?code={typed}")).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.page.text().contains(why), "{}", answer.page.text());
        assert!(answer.page.title().starts_with("Fout:"), "{}", answer.page.title());
        let field = answer.page.tags().find(|tag| tag.get("id") == Some("code")).expect("the field").clone();
        assert_eq!((field.get("value"), field.get("aria-invalid")), (Some(kept), Some("true")));
    }
    assert_eq!(visitor.get("/code").await.status, 200);
    assert!(app.as_student(admin()).get("/code").await.body.matches("name=\"code\"").count() == 1);
}
