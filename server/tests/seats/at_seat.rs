//! What the label on a seat leads to, without a script.

use crate::support::{App, Form, active, admin, new_key, student};
use plek_domain::ids::SeatId;
use plek_domain::seats::Status;
use plek_domain::time::HOUR;
use plek_storage::testing::{BRANCH, TestDatabase, WALK_IN_ZONE, ZONE, seat};

/// The address of a seat.
async fn at(database: &TestDatabase, seat: SeatId) -> String {
    let mut reads = database.instance().await.store().read().await.unwrap();
    format!("/s/{}", reads.places().code_of(seat).await.unwrap().unwrap())
}

#[tokio::test]
async fn who_booked_checks_in_with_one_tap_and_leaves_with_another() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (label, noor) = (at(&database, seat(ZONE, 2)).await, app.as_student(student(0)));
    let booking = noor.book(&Form::booking(seat(ZONE, 2), 0, "09:00", "12:00")).await.booking();
    database.clock().advance(HOUR);
    let page = noor.get(&label).await.page;
    assert!(page.text().contains("Dit is jouw plek") && page.text().contains("tot 12.00"), "{}", page.text());
    let done = noor.post(&label, &page.forms("at-seat__action")[0]).await;
    assert_eq!((done.status, done.header("location")), (303, format!("{label}?done=checked-in").as_str()));
    let there = noor.follow(&done).await.page;
    assert!(there.text().contains("Je bent er. Welkom!") && there.text().contains("Je zit hier"), "{}", there.text());
    // The same tap again is the same answer.
    assert_eq!(noor.post(&label, &page.forms("at-seat__action")[0]).await.status, 303);
    let left = noor.post(&label, &there.forms("at-seat__action")[0]).await;
    assert_eq!(left.header("location"), format!("{label}?done=left"));
    let kept = database.instance().await.store().read().await.unwrap().bookings().booking(booking).await.unwrap();
    assert_eq!(kept.unwrap().status, Status::Left);
    assert_eq!(active(&database).await, 0);
}

#[tokio::test]
async fn whoever_stands_at_a_free_seat_sits_down_with_one_tap() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (label, sam) = (at(&database, seat(ZONE, 3)).await, app.as_student(student(1)));
    app.as_student(student(0)).book(&Form::booking(seat(ZONE, 3), 0, "11:00", "12:00")).await.booking();
    let page = sam.get(&label).await.page;
    assert!(page.text().contains("Zit hier tot 11.00"), "{}", page.text());
    let done = sam.post(&label, &page.forms("at-seat__action")[0]).await;
    assert!(sam.follow(&done).await.page.text().contains("Je zit hier"));
    assert_eq!(active(&database).await, 2);
    // Somebody who comes by sees until when, and gets the seat beside it with one tap.
    let other = app.as_student(student(2));
    let taken = other.get(&label).await.page;
    assert!(taken.text().contains("van iemand anders") && taken.text().contains("tot 11.00"), "{}", taken.text());
    let form = &taken.forms("at-seat__action")[0];
    let beside = taken.tags().find_map(|tag| tag.get("action").filter(|to| to.starts_with("/s/"))).unwrap().to_owned();
    assert_ne!(beside, label);
    let sat = other.post(&beside, form).await;
    assert_eq!(sat.header("location"), format!("{beside}?done=checked-in"));
}

#[tokio::test]
async fn a_stranger_signs_in_and_the_seat_waits() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let label = at(&database, seat(ZONE, 4)).await;
    let page = app.as_anonymous().get(&label).await.page;
    let form = &page.forms("at-seat__action")[0];
    let held = app.as_anonymous().post(&label, form).await;
    let twice = app.as_anonymous().post(&label, form).await;
    assert_eq!(twice.header("location"), held.header("location"), "a double tap meets its own hold");
    let back = held.header("location").to_owned();
    assert!(back.starts_with("/sign-in?return=") && back.contains("hold"), "{back}");
    assert!(app.as_student(student(2)).get(&label).await.page.text().contains("van iemand anders"));
    let hold = &back[back.len() - 36..];
    let noor = app.as_student(student(0));
    let waiting = noor.get(&format!("{label}?hold={hold}")).await.page;
    assert!(waiting.text().contains("Vastgehouden voor jou"), "{}", waiting.text());
    let gone = app.as_anonymous().post(&label, &waiting.forms("at-seat__action")[0]).await;
    assert_eq!(gone.header("location"), back, "their session has ended: what is held stays theirs");
    let done = noor.post(&label, &waiting.forms("at-seat__action")[0]).await;
    assert!(noor.follow(&done).await.page.text().contains("Je zit hier"), "{}", done.page.text());
    assert_eq!(active(&database).await, 1);
}

#[tokio::test]
async fn a_taken_seat_is_reported_and_another_one_found() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (label, noor) = (at(&database, seat(ZONE, 5)).await, app.as_student(student(0)));
    noor.book(&Form::booking(seat(ZONE, 5), 0, "09:00", "12:00")).await.booking();
    database.clock().advance(HOUR);
    let page = noor.get(&label).await.page;
    let told = noor.post(&label, &page.forms("at-seat__action")[1]).await;
    let said = noor.follow(&told).await.page.text();
    // At once on the page of that other seat.
    assert!(told.location() != format!("{label}?done=moved"), "{}", told.location());
    assert!(said.contains("andere plek voor je"), "{said}");
    // Somebody sits on the old one: nobody else is sent there.
    let old = app.as_student(student(1)).get(&label).await.page.text();
    assert!(old.contains("van iemand anders"), "{old}");
    let notes = database.instance().await.store().read().await.unwrap().bookings().open_notes(BRANCH).await.unwrap();
    assert_eq!(notes.len(), 1);
}

#[tokio::test]
async fn who_finds_somebody_on_their_seat_after_lunch_gets_another_too() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (label, noor) = (at(&database, seat(ZONE, 5)).await, app.as_student(student(0)));
    let page = noor.get(&label).await.page;
    let sat = noor.post(&label, &page.forms("at-seat__action")[0]).await;
    let there = noor.follow(&sat).await.page;
    let report = there.forms("at-seat__action").into_iter().find(|form| form.get("do") == "taken").expect("the button");
    let told = noor.post(&label, &report).await;
    let moved = noor.follow(&told).await.page.text();
    assert!(moved.contains("andere plek voor je") && moved.contains("Je zit hier"), "{moved}");
    let mine = noor.get("/mine").await.page;
    assert!(mine.text().contains("Er zit iemand op mijn plek"), "{}", mine.text());
}

#[tokio::test]
async fn who_has_a_seat_elsewhere_is_told_where_and_offered_no_second_one() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let (noor, sam) = (app.as_student(student(0)), app.as_student(student(1)));
    let [free, taken] = [at(&database, seat(ZONE, 7)).await, at(&database, seat(ZONE, 8)).await];
    let nobody = app.as_anonymous();
    let held = nobody.post(&free, &nobody.get(&free).await.page.forms("at-seat__action")[0]).await;
    let held = held.header("location").to_owned();
    let held = format!("{free}?hold={}", &held[held.len() - 36..]);
    noor.book(&Form::booking(seat(ZONE, 1), 0, "08:00", "12:00")).await.booking();
    sam.book(&Form::booking(seat(ZONE, 8), 0, "08:00", "10:00")).await.booking();
    for path in [&held, &taken] {
        let page = noor.get(path).await.page;
        assert!(page.text().contains("Jouw plek is 02"), "{path}: {}", page.text());
        assert_eq!(page.text().matches("Jouw plek is").count(), 1, "said once");
        assert!(page.forms("at-seat__action").is_empty(), "{path}: a button that would be refused");
    }
    // Sam, who leaves at ten and has another seat then, may take the one that is free until ten.
    sam.book(&Form::booking(seat(ZONE, 2), 0, "10:00", "12:00")).await.booking();
    database.clock().advance(HOUR + 40 * 60);
    let page = sam.get(&at(&database, seat(ZONE, 3)).await).await.page.text();
    assert!(page.contains("Jouw plek is"), "{page}");
}

#[tokio::test]
async fn what_cannot_be_done_says_why() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let noor = app.as_student(student(0));
    let booking = noor.book(&Form::booking(seat(ZONE, 6), 0, "09:00", "12:00")).await.booking();
    let (mine, other) = (at(&database, seat(ZONE, 6)).await, at(&database, seat(ZONE, 7)).await);
    let check_in = Form::default().and("do", "check-in").and("booking", booking);
    let early = noor.post(&mine, &check_in).await;
    assert!(early.status == 422 && early.page.text().contains("vanaf 8.30"), "{}", early.page.text());
    database.clock().advance(HOUR);
    let wrong = noor.post(&other, &check_in).await;
    assert!(wrong.status == 422 && wrong.page.text().contains("Dit is niet jouw plek"), "{}", wrong.page.text());
    assert!(wrong.page.text().contains("Jouw plek is"), "and where theirs is");
    let theirs = app.as_student(student(1)).post(&mine, &check_in).await;
    assert_eq!(theirs.status, 404, "somebody else's booking");
    // Only inside: the tests ask from elsewhere.
    let settings = "/staff/een/hoofd/settings";
    let only = async |networks: &str| {
        let form = Form::default().and("do", "networks").and("key", new_key()).and("networks", networks);
        app.as_student(admin()).post(settings, &form).await
    };
    let typo = only("192.0.2.0/24\nde wifi").await;
    assert!(typo.status == 422 && typo.page.text().contains("“de wifi” is geen netwerk"), "{}", typo.page.text());
    assert!(typo.body.contains("192.0.2.0/24\nde wifi"), "and what was typed stays");
    assert_eq!(only("192.0.2.0/24").await.status, 303);
    assert!(app.as_student(admin()).get(settings).await.body.contains("192.0.2.0/24"));
    let outside = noor.post(&mine, &check_in).await;
    assert!(outside.status == 422 && outside.page.text().contains("alleen in de bib"), "{}", outside.page.text());
    assert_eq!(only("127.0.0.0/8").await.status, 303);
    assert_eq!(noor.post(&mine, &check_in).await.status, 303);
    assert_eq!(noor.post(&mine, &Form::default().and("do", "nonsense")).await.status, 422);
    for until in [i64::MIN, -8_334_601_228_800, 8_210_266_876_799, i64::MAX] {
        let sit = Form::default().and("do", "sit").and("until", until);
        for who in [&noor, &app.as_anonymous()] {
            assert!(who.post(&other, &sit).await.status < 500, "{until}");
        }
    }
    let gone = app.as_anonymous().post(&mine, &check_in).await;
    assert!(gone.header("location").starts_with("/sign-in?return="), "their session has ended");
}

#[tokio::test]
async fn a_code_is_typed_as_people_type_and_an_unknown_one_is_kept() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let anybody = app.as_anonymous();
    let label = at(&database, seat(ZONE, 0)).await;
    let code = label.trim_start_matches("/s/").to_lowercase();
    let typed = anybody.get(&format!("/code?code={}+{}", &code[..4], &code[4..])).await;
    assert_eq!((typed.status, typed.header("location")), (303, label.as_str()));
    assert_eq!(anybody.get(&format!("/s/{code}-")).await.status, 308);
    let wrong = anybody.get("/code?code=nergens%3Cb%3E").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.page.tags().any(|tag| tag.get("value") == Some("nergens<b>")), "kept");
    assert!(wrong.page.title().starts_with("Fout:"), "{}", wrong.page.title());
    let unknown = anybody.get("/s/00000000").await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.page.tags().any(|tag| tag.get("value") == Some("00000000")), "kept, to be mended");
    let walk_in = anybody.get(&at(&database, seat(WALK_IN_ZONE, 0)).await).await;
    assert!(walk_in.page.text().contains("hoef je niets te boeken"), "{}", walk_in.page.text());
    database.clock().advance(-3 * HOUR);
    let closed = anybody.get(&label).await.page.text();
    assert!(closed.contains("Hier kun je nu niet zitten"), "{closed}");
}
