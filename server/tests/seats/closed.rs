//! What is closed is not free, and the page says why.

use crate::support::{App, CLOSED_AHEAD, CLOSED_FOR, SEATS_PAGE, day};
use plek_domain::ids::ClosureId;
use plek_domain::places::{BookingMode, Closure};
use plek_domain::time::{DAY, HOUR, Period};
use plek_storage::testing::{QUIET_ZONE, START, TestDatabase, ZONE, small_world};
use uuid::Uuid;

#[tokio::test]
async fn a_closed_zone_is_not_counted_as_free() {
    let app = App::on_sqlite().await;
    let visitor = app.as_anonymous();
    let asked =
        |zone| format!("{SEATS_PAGE}?branch=hoofd&day={}&from=09:00&until=12:00&zone={zone}", day(CLOSED_AHEAD));
    let page = visitor.get(&asked(QUIET_ZONE)).await.page;
    assert!(page.text().contains("20 plekken vrij in Hoofdgebouw"), "{}", page.text());
    let zones = page.part("zone-list").unwrap().text();
    assert!(zones.contains(&format!("gesloten: {CLOSED_FOR}")), "{zones}");
    let seats: Vec<_> = page.tags().filter(|tag| tag.get("name") == Some("seat")).collect();
    assert_eq!((seats.len(), seats.iter().filter(|seat| seat.get("disabled").is_none()).count()), (20, 0));
    let said = page.part("notice").unwrap().text();
    assert!(said.contains("Deze zone is dan gesloten") && said.contains(CLOSED_FOR), "{said}");
    let open = visitor.get(&asked(ZONE)).await.page;
    assert!(open.tags().any(|tag| tag.get("name") == Some("seat") && tag.get("disabled").is_none()));
}

#[tokio::test]
async fn a_closed_branch_and_one_to_walk_into_say_what_they_are() {
    let database = TestDatabase::sqlite().await;
    let mut world = small_world();
    let tomorrow = START.plus_seconds(DAY);
    world.branches[0].closures.push(Closure {
        id: ClosureId(Uuid::from_u128(1)),
        zone: None,
        period: Period::new(tomorrow, tomorrow.plus_seconds(4 * HOUR)).unwrap(),
        reason: "Staking".to_owned(),
    });
    world.branches[1].zones.iter_mut().for_each(|zone| zone.mode = BookingMode::WalkIn);
    database.instance().await.fill(&world).await.unwrap();
    let visitor = App::start(&database).await.as_anonymous();

    let lead = async |library: &str, from: &str| {
        let asked = format!("/{library}/seats?day={}&from={from}&until=14:00", day(1));
        visitor.get(&asked).await.page.part("lead").unwrap().text()
    };
    assert_eq!(lead("een", "09:00").await, "Dan is de bibliotheek dicht. De reden: Staking.");
    assert!(lead("een", "12:00").await.contains("40 plekken vrij"));
    assert_eq!(lead("twee", "09:00").await, "In Filiaal Twee boek je niets: loop gewoon binnen.");
    let closed = format!("/twee/seats?day={}&from=23:00&until=23:30", day(1));
    let closed = visitor.get(&closed).await.page.part("lead").unwrap().text();
    assert!(closed.starts_with("Dan is de bibliotheek dicht"), "{closed}");
}
