//! Editing a house.

use crate::support::{book, day, filled, of, refusal, rows};
use plek_domain::access::Actor;
use plek_domain::ids::{GroupId, LibraryId, SeatId};
use plek_domain::people::{Person, Post, Role};
use plek_domain::places::add_branch::{AddBranch, BranchRefused};
use plek_domain::places::add_group::AddGroup;
use plek_domain::places::add_library::{AddLibrary, AddLibraryRefused};
use plek_domain::places::add_seats::{AddSeats, AddSeatsRefused};
use plek_domain::places::add_zone::AddZone;
use plek_domain::places::change::HouseChange;
use plek_domain::places::change::Preview;
use plek_domain::places::change::make::ChangeHouse;
use plek_domain::places::describe_branch::DescribeBranch;
use plek_domain::places::describe_library::DescribeLibrary;
use plek_domain::places::describe_zone::DescribeZone;
use plek_domain::places::layout::read_list;
use plek_domain::places::mark_seats::MarkSeats;
use plek_domain::places::move_library::{LibraryMoved, MoveLibrary};
use plek_domain::places::name_place::NamePlace;
use plek_domain::places::open_library::OpenLibrary;
use plek_domain::places::order_zones::OrderZones;
use plek_domain::places::place_seat::{PlaceSeat, PlaceSeatRefused};
use plek_domain::places::remove_seats::{RemoveSeats, RemoveSeatsRefused};
use plek_domain::places::remove_zone::{RemoveZone, RemoveZoneRefused};
use plek_domain::places::set_rule::{RuleRefused, Said, SetLibraryRule, SetRule, SetWideRule};
use plek_domain::places::{Attributes, BookingMode, SeatCode, WidePlace};
use plek_domain::policy::{Field, Level};
use plek_domain::seats::SeatRefusal;
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::text::Slug;
use plek_domain::time::{Hours, OpeningException};
use plek_storage::testing::{
    BRANCH, CONSORTIUM, DESK, GROUP, LIBRARIAN, LIBRARY, OTHER_LIBRARIAN, OTHER_LIBRARY, QUIET_ZONE, TestDatabase,
    WALK_IN_ZONE, ZONE, actor, member, seat,
};

crate::cases!(
    a_first_library_founds_the_consortium,
    libraries_and_branches_have_addresses_of_their_own,
    zones_are_added_named_and_ordered,
    seats_are_added_with_codes,
    seats_are_marked_and_placed,
    seats_and_zones_that_were_booked_stay,
    hours_and_days_are_replaced,
    rules_are_set_within_limits_and_given_back,
    rules_above_libraries_reach_every_branch_below,
    a_library_that_moves_takes_the_rules_of_its_new_group,
    only_those_who_run_it_change_a_house,
);

/// The admin of a library.
pub fn admin(library: LibraryId) -> Actor {
    let posts = vec![Post { library, branch: None, role: Role::Admin }];
    Actor::Person(Box::new(Person {
        id: LIBRARIAN,
        name: "Els".to_owned(),
        memberships: vec![],
        posts,
        keeps_consortium: false,
    }))
}

/// Who keeps the consortium and works nowhere.
fn keeper() -> Actor {
    let (name, memberships, posts) = ("Els".to_owned(), vec![], vec![]);
    Actor::Person(Box::new(Person { id: LIBRARIAN, name, memberships, posts, keeps_consortium: true }))
}

/// Makes a change as it was shown.
pub async fn change(store: &Store, change: HouseChange) -> plek_domain::ids::ChangeId {
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    let mut reads = store.read().await.unwrap();
    let preview = Preview::read(reads.as_mut(), &plan, &change, store.now()).await.unwrap().unwrap();
    drop(reads);
    let command = ChangeHouse { branch: BRANCH, change, seen: preview.digest };
    store.write(&actor(LIBRARIAN), command, Key::Fresh).await.unwrap().change
}

fn add_library(slug: &str) -> AddLibrary {
    let line = |text: &str| text.parse().unwrap();
    AddLibrary { installation: line("Consortium"), name: line("Bib"), slug: slug.parse().unwrap() }
}

fn add_branch(library: LibraryId, slug: &str) -> AddBranch {
    let zone = "Europe/Brussels".to_owned();
    let line = |text: &str| text.parse().unwrap();
    AddBranch { library, name: line("Zuid"), address: line("Kerkstraat 1"), slug: slug.parse().unwrap(), zone }
}

async fn a_first_library_founds_the_consortium(database: &TestDatabase) {
    let store = database.instance().await.store();
    let job = Actor::Job("set-up");
    let first = store.write(&job, add_library("een"), Key::Fresh).await.unwrap().library;
    let second = store.write(&job, add_library("twee"), Key::Fresh).await.unwrap().library;
    assert_eq!((rows(database, "consortium").await, rows(database, "library_group").await), (1, 1));
    let taken = store.write(&job, add_library("een"), Key::Fresh).await;
    assert_eq!(refusal(taken), AddLibraryRefused::AddressTaken);
    let branch = store.write(&admin(first), add_branch(first, "zuid"), Key::Fresh).await.unwrap().branch;
    let plan = store.plan(branch).await.unwrap().unwrap();
    assert_eq!((plan.library.id, plan.group.clone()), (first, vec![first, second]));
    assert!(plan.zones.is_empty() && plan.week.is_empty());
    let lineage = store.read().await.unwrap().house().lineage(first).await.unwrap().unwrap();
    assert_eq!((lineage.consortium.1.as_str(), lineage.library.name.as_str()), ("Consortium", "Bib"));
}

async fn libraries_and_branches_have_addresses_of_their_own(database: &TestDatabase) {
    let store = filled(database).await.store();
    let els = admin(LIBRARY);
    let taken = store.write(&els, add_branch(LIBRARY, "hoofd"), Key::Fresh).await;
    assert_eq!(refusal(taken), BranchRefused::AddressTaken);
    let added = store.write(&els, add_branch(LIBRARY, "zuid"), Key::Fresh).await.unwrap().branch;
    let rename = |slug: &str| DescribeBranch {
        branch: added,
        name: "Zuiderbib".parse().unwrap(),
        address: "Plein 2".parse().unwrap(),
        slug: slug.parse().unwrap(),
    };
    assert_eq!(refusal(store.write(&els, rename("hoofd"), Key::Fresh).await), BranchRefused::AddressTaken);
    store.write(&els, rename("zuider"), Key::Fresh).await.unwrap();
    let mut reads = store.read().await.unwrap();
    assert_eq!(reads.places().find("een", "zuider").await.unwrap(), Some((added, 2)));
    assert_eq!(reads.places().find("een", "zuid").await.unwrap(), None);
    let now_called = reads.places().branch_formerly(LIBRARY, "zuid").await.unwrap();
    assert_eq!(now_called.as_ref().map(Slug::as_str), Some("zuider"));
    assert_eq!(reads.places().branch_formerly(OTHER_LIBRARY, "zuid").await.unwrap(), None, "of that library");
    assert_eq!(reads.places().branch_formerly(LIBRARY, "hoofd").await.unwrap(), None, "a refused name was never left");
    drop(reads);
    let named = |slug: &str| DescribeLibrary {
        library: LIBRARY,
        name: "Nieuwe naam".parse().unwrap(),
        slug: slug.parse().unwrap(),
    };
    assert_eq!(refusal(store.write(&els, named("twee"), Key::Fresh).await), AddLibraryRefused::AddressTaken);
    store.write(&els, named("nieuw"), Key::Fresh).await.unwrap();
    let led = store.read().await.unwrap().places().library_formerly("een").await.unwrap();
    assert_eq!(led.map(|library| (library.id, library.slug.to_string())), Some((LIBRARY, "nieuw".to_owned())));
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!((plan.revision, plan.library.slug.as_str(), plan.library.name.as_str()), (2, "nieuw", "Nieuwe naam"));
}

async fn zones_are_added_named_and_ordered(database: &TestDatabase) {
    let store = filled(database).await.store();
    let boss = actor(LIBRARIAN);
    let add = AddZone { branch: BRANCH, name: "Kelder".parse().unwrap(), floor: -1, mode: BookingMode::Required };
    let zone = store.write(&boss, add, Key::Fresh).await.unwrap().zone;
    let move_up = OrderZones { branch: BRANCH, zone, forward: true };
    let order = store.write(&boss, move_up, Key::Fresh).await.unwrap().zones;
    assert_eq!(order, [ZONE, QUIET_ZONE, zone, WALK_IN_ZONE]);
    let describe = DescribeZone { branch: BRANCH, zone, name: "Gewelf".parse().unwrap(), floor: -2 };
    store.write(&boss, describe, Key::Fresh).await.unwrap();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!(plan.zones.iter().map(|zone| zone.id).collect::<Vec<_>>(), order);
    let known = plan.zone(zone).unwrap();
    assert_eq!((known.name.as_str(), known.floor, known.mode), ("Gewelf", -2, BookingMode::Required));
    assert_eq!(plan.revision, 4);
}

async fn seats_are_added_with_codes(database: &TestDatabase) {
    let store = filled(database).await.store();
    let boss = actor(LIBRARIAN);
    let add = |list: &str| AddSeats { branch: BRANCH, zone: ZONE, seats: read_list(list).unwrap() };
    let taken = store.write(&boss, add("A1-A3\n02\n03"), Key::Fresh).await;
    assert_eq!(refusal(taken), AddSeatsRefused::LabelsTaken { labels: vec!["02".to_owned(), "03".to_owned()] });
    assert_eq!(store.write(&boss, add("A1-A600"), Key::Fresh).await.unwrap().seats, 600);
    let seats = store.read().await.unwrap().house().staff_seats(BRANCH).await.unwrap();
    let codes: std::collections::HashSet<SeatCode> = seats.iter().map(|known| known.code).collect();
    assert_eq!((seats.len(), codes.len()), (644, 644), "old ones have codes too, and no two the same");
    let cells: std::collections::HashSet<_> =
        seats.iter().map(|known| (known.seat.zone, known.seat.column, known.seat.row)).collect();
    assert_eq!(cells.len(), 644, "no two on one cell");
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!((plan.seats.len(), plan.revision), (644, 2));
    // A double click is one addition.
    let key = Key::Form(store.new_key());
    store.write(&boss, add("B1-B2"), key).await.unwrap();
    store.write(&boss, add("B1-B2"), key).await.unwrap();
    assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().seats.len(), 646);
}

async fn seats_and_zones_that_were_booked_stay(database: &TestDatabase) {
    let store = filled(database).await.store();
    let boss = actor(LIBRARIAN);
    let remove = |zone, seats: &[u64]| RemoveSeats {
        branch: BRANCH,
        zone,
        seats: seats.iter().map(|nth| seat(zone, *nth)).collect(),
    };
    book(&store, member(1), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    let refused = refusal(store.write(&boss, remove(ZONE, &[0, 1]), Key::Fresh).await);
    assert_eq!(refused, RemoveSeatsRefused::Booked { labels: vec!["01".to_owned()] });
    assert_eq!(store.write(&boss, remove(ZONE, &[1, 2]), Key::Fresh).await.unwrap().seats, 2);
    let elsewhere = store.write(&boss, remove(QUIET_ZONE, &[40]), Key::Fresh).await;
    assert!(matches!(elsewhere, Err(WriteError::NotFound)), "{elsewhere:?}");
    let zone = |zone| RemoveZone { branch: BRANCH, zone };
    assert_eq!(refusal(store.write(&boss, zone(ZONE), Key::Fresh).await), RemoveZoneRefused::Booked);
    store.write(&boss, zone(QUIET_ZONE), Key::Fresh).await.unwrap();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert!(plan.zone(QUIET_ZONE).is_none() && plan.zone(ZONE).is_some());
    assert!(plan.closures.iter().all(|closure| closure.zone != Some(QUIET_ZONE)), "with its closures");
    assert!(plan.seats.iter().all(|seat| seat.zone != QUIET_ZONE), "and its seats");
}

async fn seats_are_marked_and_placed(database: &TestDatabase) {
    let store = filled(database).await.store();
    let boss = actor(LIBRARIAN);
    let mark = |zone, seats: Vec<SeatId>| MarkSeats {
        branch: BRANCH,
        zone,
        seats,
        add: Attributes::SILENT,
        remove: Attributes::POWER,
    };
    store.write(&boss, mark(ZONE, vec![seat(ZONE, 0), seat(ZONE, 1)]), Key::Fresh).await.unwrap();
    let elsewhere = store.write(&boss, mark(ZONE, vec![seat(QUIET_ZONE, 0)]), Key::Fresh).await;
    assert!(matches!(elsewhere, Err(WriteError::NotFound)), "{elsewhere:?}");
    let place = |column, row| PlaceSeat { branch: BRANCH, seat: seat(ZONE, 0), column, row };
    let taken = store.write(&boss, place(1, 0), Key::Fresh).await;
    assert_eq!(refusal(taken), PlaceSeatRefused::CellTaken { label: "02".to_owned() });
    store.write(&boss, place(5, 7), Key::Fresh).await.unwrap();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    let known = |number| plan.seat(seat(ZONE, number)).unwrap();
    assert_eq!((known(0).attributes, known(1).attributes), (Attributes::SILENT, Attributes::SILENT));
    assert_eq!((known(2).attributes, known(0).column, known(0).row), (Attributes::POWER, 5, 7));
}

async fn hours_and_days_are_replaced(database: &TestDatabase) {
    let store = filled(database).await.store();
    let hours = |opens, closes| Hours::new(opens, closes).unwrap();
    let week = vec![(1, hours(540, 750)), (1, hours(810, 1080)), (5, hours(1320, 1920))];
    change(&store, HouseChange::Week { week: week.clone() }).await;
    assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().week, week);
    let exception = |hours| OpeningException { day: day(9), hours, reason: "Feest".to_owned() };
    for wanted in [vec![], vec![hours(600, 720), hours(780, 900)]] {
        let said = HouseChange::Day { day: day(9), exception: Some(exception(wanted.clone())) };
        change(&store, said).await;
        assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().exceptions, [exception(wanted)]);
    }
    change(&store, HouseChange::Day { day: day(9), exception: None }).await;
    assert!(store.plan(BRANCH).await.unwrap().unwrap().exceptions.is_empty());
    change(&store, HouseChange::TimeZone { zone: "Europe/London".to_owned() }).await;
    assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().time_zone.name(), "Europe/London");
}

async fn rules_are_set_within_limits_and_given_back(database: &TestDatabase) {
    let store = filled(database).await.store();
    let (boss, els) = (actor(LIBRARIAN), admin(LIBRARY));
    let said = |value, is_limit| Some(Said { value, is_limit });
    let library = |said| SetLibraryRule { library: LIBRARY, field: Field::MaxMinutes, said };
    store.write(&els, library(said(240, true)), Key::Fresh).await.unwrap();
    let rule = |zone, said| SetRule { branch: BRANCH, zone, field: Field::MaxMinutes, said };
    let beyond = RuleRefused::BeyondLimit { level: Level::Library, place: LIBRARY.0, limit: 240 };
    for zone in [None, Some(ZONE)] {
        assert_eq!(refusal(store.write(&boss, rule(zone, said(300, false)), Key::Fresh).await), beyond);
    }
    store.write(&boss, rule(None, said(180, false)), Key::Fresh).await.unwrap();
    store.write(&boss, rule(Some(ZONE), said(120, false)), Key::Fresh).await.unwrap();
    store.write(&boss, rule(Some(ZONE), said(90, false)), Key::Fresh).await.unwrap();
    let applies = |plan: &plek_domain::places::BranchPlan, zone| plan.policy_of(zone).max_minutes.value;
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!((applies(&plan, ZONE), applies(&plan, QUIET_ZONE)), (90, 180));
    store.write(&boss, rule(Some(ZONE), None), Key::Fresh).await.unwrap();
    store.write(&boss, rule(None, None), Key::Fresh).await.unwrap();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!((applies(&plan, ZONE), plan.revision), (240, 7));
    store.write(&els, library(None), Key::Fresh).await.unwrap();
    let left = store.read().await.unwrap().house().library_rules(LIBRARY).await.unwrap();
    assert!(left.iter().all(|value| value.field != Field::MaxMinutes), "{left:?}");
    let lineage = store.read().await.unwrap().house().lineage(LIBRARY).await.unwrap().unwrap();
    assert_eq!((lineage.consortium.0, lineage.group.0), (CONSORTIUM, GROUP));
}

async fn rules_above_libraries_reach_every_branch_below(database: &TestDatabase) {
    let store = filled(database).await.store();
    let keeper = keeper();
    let said = |value, is_limit| Some(Said { value, is_limit });
    let rule = |place, said| SetWideRule { place, field: Field::MaxMinutes, said };
    let (all, group) = (WidePlace::Consortium(CONSORTIUM), WidePlace::Group(GROUP));
    let before = store.plan(BRANCH).await.unwrap().unwrap().revision;
    store.write(&keeper, rule(all, said(240, true)), Key::Fresh).await.unwrap();
    let beyond = RuleRefused::BeyondLimit { level: Level::Consortium, place: CONSORTIUM.0, limit: 240 };
    assert_eq!(refusal(store.write(&keeper, rule(group, said(300, false)), Key::Fresh).await), beyond);
    store.write(&keeper, rule(group, said(180, false)), Key::Fresh).await.unwrap();
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert_eq!((plan.policy_of(ZONE).max_minutes.value, plan.revision), (180, before + 2));
    // A group of its own, whose libraries none of that reaches until they hang below it.
    let added = store.write(&keeper, AddGroup { name: "Zuid".parse().unwrap() }, Key::Fresh).await.unwrap().group;
    let elsewhere = WidePlace::Group(added);
    store.write(&keeper, rule(elsewhere, said(60, false)), Key::Fresh).await.unwrap();
    assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().revision, before + 2);
    let line = |text: &str| text.parse().unwrap();
    let open =
        |slug: &str| OpenLibrary { group: added, name: line("Drie"), slug: slug.parse().unwrap(), person: LIBRARIAN };
    assert_eq!(refusal(store.write(&keeper, open("een"), Key::Fresh).await), AddLibraryRefused::AddressTaken);
    let opened = store.write(&keeper, open("drie"), Key::Fresh).await.unwrap().library;
    // Beside others, it is one of those over which their group counts.
    let beside = OpenLibrary { group: GROUP, ..open("vijf") };
    let beside = store.write(&keeper, beside, Key::Fresh).await.unwrap().library;
    let plan = store.plan(BRANCH).await.unwrap().unwrap();
    assert!(plan.group.contains(&beside) && plan.revision == before + 3, "{plan:?}");
    let theirs = store.read().await.unwrap().people().person(LIBRARIAN).await.unwrap().unwrap();
    assert!(theirs.works_at(opened, None, Role::Admin));
    let branch = store.write(&admin(opened), add_branch(opened, "zuid"), Key::Fresh).await.unwrap().branch;
    let below = async |place| store.read().await.unwrap().house().branches_below(place).await.unwrap();
    assert_eq!(below(elsewhere).await, [branch]);
    assert!(below(all).await.contains(&branch) && below(all).await.contains(&BRANCH));
    store.write(&keeper, NamePlace { place: elsewhere, name: line("Aan zee") }, Key::Fresh).await.unwrap();
    let consortium = store.read().await.unwrap().house().consortium().await.unwrap().unwrap();
    let names: Vec<&str> = consortium.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["Aan zee", "Groep Noord"]);
    assert_eq!(consortium.rules_of(elsewhere).iter().map(|value| value.value).collect::<Vec<_>>().len(), 2);
    // Whoever does not keep the consortium is told that there is none; nobody opens one for somebody else.
    let boss = admin(LIBRARY);
    assert!(matches!(store.write(&boss, rule(all, None), Key::Fresh).await, Err(WriteError::NotFound)));
    assert!(matches!(store.write(&boss, open("vier"), Key::Fresh).await, Err(WriteError::NotFound)));
    let other = OpenLibrary { person: DESK, ..open("vier") };
    assert!(matches!(store.write(&keeper, other, Key::Fresh).await, Err(WriteError::NotFound)));
    let nowhere = WidePlace::Group(GroupId(LIBRARY.0));
    assert!(matches!(store.write(&keeper, rule(nowhere, None), Key::Fresh).await, Err(WriteError::NotFound)));
}

async fn a_library_that_moves_takes_the_rules_of_its_new_group(database: &TestDatabase) {
    let (store, other) = (filled(database).await.store(), database.instance().await.store());
    let keeper = keeper();
    let rule = |group, value| SetWideRule {
        place: WidePlace::Group(group),
        field: Field::MaxMinutes,
        said: Some(Said { value, is_limit: false }),
    };
    let south = store.write(&keeper, AddGroup { name: "Zuid".parse().unwrap() }, Key::Fresh).await.unwrap().group;
    store.write(&keeper, rule(GROUP, 180), Key::Fresh).await.unwrap();
    store.write(&keeper, rule(south, 60), Key::Fresh).await.unwrap();
    let longest = async |store: &Store| store.plan(BRANCH).await.unwrap().unwrap().policy_of(ZONE).max_minutes.value;
    assert_eq!((longest(&store).await, longest(&other).await), (180, 180));
    let kept = book(&store, member(0), seat(ZONE, 0), 1, 9, 11).await.unwrap().booking;
    let to = |group| MoveLibrary { library: LIBRARY, to: group };
    for by in [admin(LIBRARY), actor(LIBRARIAN), Actor::Anonymous] {
        assert!(matches!(store.write(&by, to(south), Key::Fresh).await, Err(WriteError::NotFound)));
    }
    let moved = store.write(&keeper, to(south), Key::Fresh).await.unwrap();
    assert_eq!(moved, LibraryMoved { library: LIBRARY, from: GROUP });
    // The other instance knows the old plan: nobody books by it any more, and what was booked stays.
    assert!(matches!(refusal(book(&other, member(1), seat(ZONE, 1), 1, 9, 11).await), SeatRefusal::TooLong { .. }));
    assert_eq!((longest(&store).await, longest(&other).await), (60, 60));
    assert!(of(&other, kept).await.occupies(other.now()));
    assert_eq!(store.write(&keeper, to(south), Key::Fresh).await.unwrap().from, south, "it is there already");
    for nowhere in [MoveLibrary { library: LibraryId(GROUP.0), to: south }, to(GroupId(LIBRARY.0))] {
        assert!(matches!(store.write(&keeper, nowhere, Key::Fresh).await, Err(WriteError::NotFound)));
    }
}

async fn only_those_who_run_it_change_a_house(database: &TestDatabase) {
    let store = filled(database).await.store();
    for person in [member(0), DESK, OTHER_LIBRARIAN] {
        let who = actor(person);
        let add = AddZone { branch: BRANCH, name: "X".parse().unwrap(), floor: 0, mode: BookingMode::Optional };
        assert!(matches!(store.write(&who, add, Key::Fresh).await, Err(WriteError::NotFound)));
        let seats = AddSeats { branch: BRANCH, zone: ZONE, seats: read_list("A1").unwrap() };
        assert!(matches!(store.write(&who, seats, Key::Fresh).await, Err(WriteError::NotFound)));
        let change = HouseChange::Week { week: vec![] };
        let change = ChangeHouse { branch: BRANCH, change, seen: String::new() };
        assert!(matches!(store.write(&who, change, Key::Fresh).await, Err(WriteError::NotFound)));
    }
    // Who runs branches does not run the library.
    let branch = store.write(&actor(LIBRARIAN), add_branch(LIBRARY, "zuid"), Key::Fresh).await;
    assert!(matches!(branch, Err(WriteError::NotFound)), "{branch:?}");
    let rule = SetLibraryRule { library: LIBRARY, field: Field::MaxMinutes, said: None };
    assert!(matches!(store.write(&actor(LIBRARIAN), rule, Key::Fresh).await, Err(WriteError::NotFound)));
    let library = store.write(&admin(LIBRARY), add_library("drie"), Key::Fresh).await;
    assert!(matches!(library, Err(WriteError::NotFound)), "{library:?}");
    assert_eq!(store.plan(BRANCH).await.unwrap().unwrap().revision, 1);
}
