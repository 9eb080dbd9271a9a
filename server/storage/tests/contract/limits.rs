//! The rules of a person and of a house, over what storage says about both.

use crate::support::{active, book, filled, hours, refusal, wish};
use plek_domain::access::Actor;
use plek_domain::ids::ClosureId;
use plek_domain::people::Membership;
use plek_domain::places::Closure;
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::book::BookSeat;
use plek_domain::store::Key;
use plek_domain::time::{DAY, HOUR, OpeningException, Period};
use plek_storage::fill::Content;
use plek_storage::testing::{
    BRANCH, CONSORTIUM, DESK, GROUP, LIBRARY, OTHER_BRANCH, OTHER_LIBRARY, OTHER_ZONE, QUIET_ZONE, START, STRANGER,
    TestDatabase, ZONE, actor, member, seat, small_world,
};
use uuid::Uuid;

crate::cases!(
    one_seat_at_a_time,
    where_else_somebody_sits_is_theirs_to_know,
    closures_long_past_are_not_read,
    minutes_a_week,
    minutes_a_week_of_a_group,
    a_limit_over_two_libraries,
    within_opening_hours_and_lengths,
    closed_for_a_reason,
    members_only,
    a_membership_ends,
);

async fn one_seat_at_a_time(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let second = refusal(book(&store, member(0), seat(QUIET_ZONE, 0), 1, 11, 13).await);
    let first = hours(1, 9, 12);
    assert_eq!(second, SeatRefusal::SecondSeat { other: Some(first) });
    book(&store, member(0), seat(QUIET_ZONE, 0), 1, 12, 13).await.unwrap();
    assert_eq!(active(database).await, 2);
}

/// A world in which the first member is one at both libraries.
fn member_of_both() -> Content {
    let mut world = small_world();
    let elsewhere = Membership { library: OTHER_LIBRARY, patron_group: "gast".to_owned(), until: None };
    world.people[0].memberships.push(elsewhere);
    world
}

async fn where_else_somebody_sits_is_theirs_to_know(database: &TestDatabase) {
    let instance = database.instance().await;
    let world = member_of_both();
    instance.fill(&world).await.unwrap();
    let person = Actor::Person(Box::new(world.people[0].clone()));
    let there = BookSeat { branch: OTHER_BRANCH, ..wish(member(0), seat(OTHER_ZONE, 0), 1, 9, 12) };
    instance.store().write(&person, there, Key::Fresh).await.unwrap();
    book(&instance.store(), member(0), seat(ZONE, 0), 2, 9, 12).await.unwrap();
    for (who, ahead, told) in [(&person, 1, true), (&actor(DESK), 1, false), (&actor(DESK), 2, true)] {
        let answer = instance.store().write(who, wish(member(0), seat(ZONE, 1), ahead, 11, 13), Key::Fresh).await;
        let other = told.then(|| hours(ahead, 9, 12));
        assert_eq!(refusal(answer), SeatRefusal::SecondSeat { other }, "{ahead}");
    }
}

async fn closures_long_past_are_not_read(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    let ended = |n: u32, days: i64| Closure {
        id: ClosureId(Uuid::from_u128(n.into())),
        zone: None,
        period: Period::new(START.plus_seconds(-9 * DAY), START.plus_seconds(days * DAY + 1)).unwrap(),
        reason: n.to_string(),
    };
    world.branches[0].closures = vec![ended(1, -3), ended(2, -2), ended(3, 0)];
    instance.fill(&world).await.unwrap();
    let plan = instance.store().plan(BRANCH).await.unwrap().unwrap();
    let mut read: Vec<&str> = plan.closures.iter().map(|closure| closure.reason.as_str()).collect();
    read.sort_unstable();
    assert_eq!(read, ["2", "3"]);
}

async fn a_limit_over_two_libraries(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = member_of_both();
    let mut set = |level, place, value, is_limit| {
        world.policy.push(PolicyValue { level, place, field: Field::WeekMinutes, value, is_limit });
    };
    set(Level::Consortium, CONSORTIUM.0, 300, true);
    set(Level::Library, LIBRARY.0, 240, false);
    set(Level::Library, OTHER_LIBRARY.0, 240, false);
    instance.fill(&world).await.unwrap();
    let person = Actor::Person(Box::new(world.people[0].clone()));
    let there = BookSeat { branch: OTHER_BRANCH, ..wish(member(0), seat(OTHER_ZONE, 0), 1, 8, 12) };
    let store = instance.store();
    store.write(&person, there, Key::Fresh).await.unwrap();
    let here = |until| store.write(&person, wish(member(0), seat(ZONE, 0), 2, 8, until), Key::Fresh);
    assert_eq!(refusal(here(10).await), SeatRefusal::WeekMinutes { minutes: 300, left: 60 });
    here(9).await.unwrap();
}

async fn minutes_a_week(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    let (level, place, field) = (Level::Branch, BRANCH.0, Field::WeekMinutes);
    world.policy.push(PolicyValue { level, place, field, value: 600, is_limit: true });
    instance.fill(&world).await.unwrap();
    let store = instance.store();
    book(&store, member(0), seat(ZONE, 0), 1, 8, 16).await.unwrap();
    let left = SeatRefusal::WeekMinutes { minutes: 600, left: 120 };
    assert_eq!(refusal(book(&store, member(0), seat(ZONE, 1), 2, 8, 11).await), left);
    book(&store, member(0), seat(ZONE, 1), 2, 8, 10).await.unwrap();
    // A released no-show counts in full.
    database.clock().advance(25 * HOUR + 30 * 60);
    let none = SeatRefusal::WeekMinutes { minutes: 600, left: 0 };
    assert_eq!(refusal(book(&store, member(0), seat(ZONE, 1), 2, 10, 11).await), none);
    // Monday begins a new week.
    book(&store, member(0), seat(ZONE, 1), 6, 8, 16).await.unwrap();
}

async fn minutes_a_week_of_a_group(database: &TestDatabase) {
    for (level, place, over_all) in [(Level::Group, GROUP.0, true), (Level::Library, LIBRARY.0, false)] {
        let bare = database.bare_sibling().await;
        let instance = bare.instance().await;
        instance.migrate().await.unwrap();
        let mut world = member_of_both();
        world.policy.push(PolicyValue { level, place, field: Field::WeekMinutes, value: 240, is_limit: false });
        instance.fill(&world).await.unwrap();
        let person = Actor::Person(Box::new(world.people[0].clone()));
        let mut there = wish(member(0), seat(OTHER_ZONE, 0), 1, 8, 12);
        there.branch = OTHER_BRANCH;
        instance.store().write(&person, there, Key::Fresh).await.unwrap();
        let here = instance.store().write(&person, wish(member(0), seat(ZONE, 0), 2, 8, 9), Key::Fresh).await;
        if over_all {
            assert_eq!(refusal(here), SeatRefusal::WeekMinutes { minutes: 240, left: 0 });
        } else {
            here.unwrap();
        }
    }
}

async fn within_opening_hours_and_lengths(database: &TestDatabase) {
    let store = filled(database).await.store();
    let chair = seat(ZONE, 0);
    let refused = |answer| refusal::<_, SeatRefusal>(answer);
    assert_eq!(refused(book(&store, member(0), chair, 1, 8, 17).await), SeatRefusal::TooLong { minutes: 480 });
    assert_eq!(refused(book(&store, member(0), chair, 1, 7, 9).await), SeatRefusal::Closed);
    assert_eq!(refused(book(&store, member(0), chair, 1, 21, 23).await), SeatRefusal::Closed);
    assert_eq!(refused(book(&store, member(0), chair, 15, 9, 10).await), SeatRefusal::TooFarAhead { days: 14 });
    database.clock().advance(3 * HOUR);
    assert_eq!(refused(book(&store, member(0), chair, 0, 9, 13).await), SeatRefusal::InThePast);
    book(&store, member(0), chair, 0, 14, 22).await.unwrap();
}

async fn closed_for_a_reason(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    let house = &mut world.branches[0];
    let closure = |number, zone, period, reason: &str| Closure {
        id: ClosureId(Uuid::from_u128(number)),
        zone,
        period,
        reason: reason.to_owned(),
    };
    house.closures.push(closure(1, Some(QUIET_ZONE), hours(1, 10, 12), "Examen ✍️"));
    house.closures.push(closure(2, None, hours(2, 8, 22), "Staking"));
    house.exceptions.push(OpeningException { day: crate::support::day(3), hours: vec![], reason: "Feest".to_owned() });
    instance.fill(&world).await.unwrap();
    let store = instance.store();
    let exam = SeatRefusal::ClosedFor { reason: "Examen ✍️".to_owned() };
    assert_eq!(refusal(book(&store, member(0), seat(QUIET_ZONE, 0), 1, 9, 11).await), exam);
    let strike = SeatRefusal::ClosedFor { reason: "Staking".to_owned() };
    assert_eq!(refusal(book(&store, member(0), seat(ZONE, 0), 2, 9, 11).await), strike);
    assert_eq!(refusal(book(&store, member(0), seat(ZONE, 0), 3, 9, 11).await), SeatRefusal::Closed);
    book(&store, member(0), seat(ZONE, 0), 1, 9, 11).await.unwrap();
    book(&store, member(1), seat(QUIET_ZONE, 0), 1, 8, 10).await.unwrap();
}

async fn members_only(database: &TestDatabase) {
    let store = filled(database).await.store();
    let refused = refusal(book(&store, STRANGER, seat(ZONE, 0), 1, 9, 11).await);
    assert_eq!(refused, SeatRefusal::NotAMember);
    let mut there = wish(STRANGER, seat(OTHER_ZONE, 0), 1, 9, 11);
    there.branch = OTHER_BRANCH;
    crate::support::submit(&store, there).await.unwrap();
}

async fn a_membership_ends(database: &TestDatabase) {
    let instance = database.instance().await;
    let mut world = small_world();
    world.people[0].memberships[0].until = Some(hours(1, 12, 13).from());
    instance.fill(&world).await.unwrap();
    let store = instance.store();
    let person = store.read().await.unwrap().people().person(member(0)).await.unwrap().unwrap();
    assert_eq!(person, world.people[0]);
    let actor = Actor::Person(Box::new(person));
    for (from, allowed) in [(11, true), (12, false)] {
        let wish = wish(member(0), seat(ZONE, 0), 1, from, from + 1);
        let answer = store.write(&actor, wish, Key::Fresh).await;
        assert_eq!(answer.is_ok(), allowed, "{from}: {answer:?}");
    }
    assert_eq!(store.now(), START);
}
