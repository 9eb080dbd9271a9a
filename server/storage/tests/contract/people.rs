//! Accounts, sessions, codes, posts, and what becomes of it all.

use crate::support::{answers, book, day, filled, hours, insert, refusal, row, rows, wall};
use plek_domain::access::Actor;
use plek_domain::ids::{BookingId, PersonId, SignInId};
use plek_domain::keys::{Purpose, REPLACE_AFTER, believed};
use plek_domain::people::borrow::BorrowPerson;
use plek_domain::people::own::erase::{EraseMyself, EraseRefused};
use plek_domain::people::sessions::{NoteSession, recognise};
use plek_domain::people::sign_in::ask::{AskForCode, CodeAsked};
use plek_domain::people::sign_in::check::{CheckCode, Checked, Proof};
use plek_domain::people::sign_in::{Place, code};
use plek_domain::people::staff::keepers::{GiveConsortium, KeeperRefused, TakeConsortium};
use plek_domain::people::staff::posts::{GivePost, PostRefused, TakePost};
use plek_domain::people::{EmailAddress, Person, Post, Role, TokenHash};
use plek_domain::places::Attributes;
use plek_domain::retention::{Retain, SetRetention};
use plek_domain::seats::book_for_guest::BookForGuest;
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::DAY;
use plek_storage::tables::{PASSING, Personal, TABLES};
use plek_storage::testing::{
    BRANCH, DESK, LIBRARY, OTHER_LIBRARY, Raw, START, TestDatabase, ZONE, actor, member, seat,
};

crate::cases!(
    one_code_makes_one_account,
    instances_count_tries_together_and_agree_on_keys,
    a_session_is_its_tokens_and_ends_with_its_person,
    of_two_admins_who_dismiss_each_other_one_stays,
    of_two_who_keep_the_consortium_one_always_does,
    no_table_remembers_who_was_erased,
    what_is_past_its_time_goes_by_each_librarys_own_days,
    guests_are_erased_when_their_time_is_over,
);

async fn ask(store: &Store, email: &str) -> CodeAsked {
    let place = Place("192.0.2.1".to_owned());
    let command = AskForCode { email: email.parse().unwrap(), lang: "nl-BE".to_owned(), back: None, place };
    store.write(&Actor::Anonymous, command, Key::Fresh).await.unwrap()
}

async fn sent(store: &Store, email: &str) -> (SignInId, String) {
    let CodeAsked::Sent { sign_in } = ask(store, email).await else { panic!("too often") };
    let mut reads = store.read().await.unwrap();
    let code = code(reads.as_mut(), sign_in, store.now()).await.unwrap().unwrap();
    (sign_in, code)
}

fn check(sign_in: SignInId, code: &str, name: &str, token: TokenHash) -> CheckCode {
    CheckCode {
        sign_in,
        code: code.to_owned(),
        name: name.parse().ok(),
        proof: Proof::None,
        token,
        device: "Firefox, Linux".to_owned(),
        lang: "fr".to_owned(),
        place: Place::default(),
        leaving: None,
    }
}

async fn one_code_makes_one_account(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    let (sign_in, code) = sent(&one.store(), "Noor@Bib.example").await;
    let mut coming = Vec::new();
    for store in [one.store(), two.store(), one.store(), two.store()] {
        let command = check(sign_in, &code, "Noor", store.new_token().hash());
        coming.push(tokio::spawn(async move { store.write(&Actor::Anonymous, command, Key::Fresh).await.unwrap() }));
    }
    let answers = answers(coming).await;
    assert_eq!(answers.iter().filter(|answer| matches!(answer, Checked::In { .. })).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| **answer == Checked::TooOld).count(), 3, "{answers:?}");
    assert_eq!(rows(database, "session").await, 1);
    let mut reads = one.store().read().await.unwrap();
    let person = reads.accounts().by_email("noor@bib.example").await.unwrap().unwrap();
    let account = reads.accounts().account(person).await.unwrap().unwrap();
    assert_eq!((account.name.as_str(), account.lang.as_str(), account.has_password), ("Noor", "fr", false));
    // A wrong try is counted although nothing else came of it.
    let (sign_in, code) = sent(&one.store(), "karim@bib.example").await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for left in [4, 3] {
        let command = check(sign_in, wrong, "Karim", one.store().new_token().hash());
        let answer = one.store().write(&Actor::Anonymous, command, Key::Fresh).await.unwrap();
        assert_eq!(answer, Checked::WrongCode { left });
    }
    assert_eq!(reads.sign_ins().sign_in(sign_in).await.unwrap().unwrap().tries, 2);
}

async fn instances_count_tries_together_and_agree_on_keys(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    let mut asking = Vec::new();
    for store in [one.store(), two.store(), one.store(), two.store(), one.store(), two.store()] {
        asking.push(tokio::spawn(async move { ask(&store, "noor@bib.example").await }));
    }
    let answers = answers(asking).await;
    let sent = answers.iter().filter(|answer| matches!(answer, CodeAsked::Sent { .. })).count();
    assert_eq!((sent, rows(database, "letter").await, rows(database, "server_key").await), (3, 3, 2), "{answers:?}");
    assert!(answers.contains(&CodeAsked::TooOften { seconds: 200 }), "{answers:?}");
    // A key is replaced in time, and the one before is still believed for a day.
    database.clock().advance(REPLACE_AFTER);
    ask(&two.store(), "noor@bib.example").await;
    let mut reads = one.store().read().await.unwrap();
    for (later, keys) in [(0, 2), (DAY, 1)] {
        let now = one.store().now().plus_seconds(later);
        assert_eq!(believed(reads.keys(), Purpose::SignInCode, now).await.unwrap().len(), keys);
    }
}

async fn begin(store: &Store, person: PersonId) -> TokenHash {
    let token = store.new_token().hash();
    let command = BorrowPerson { person, token: token.clone(), device: String::new() };
    store.write(&Actor::Job("test"), command, Key::Fresh).await.unwrap();
    token
}

async fn a_session_is_its_tokens_and_ends_with_its_person(database: &TestDatabase) {
    let store = filled(database).await.store();
    let token = begin(&store, member(3)).await;
    let seen = async |token: &TokenHash| {
        let mut reads = store.read().await.unwrap();
        recognise(reads.as_mut(), token, store.now()).await.unwrap()
    };
    let (session, actor) = seen(&token).await.unwrap();
    assert_eq!(actor.id(), member(3).0);
    assert!(seen(&store.new_token().hash()).await.is_none());
    database.clock().advance(29 * DAY);
    store.write(&Actor::Job("test"), NoteSession { session: session.id }, Key::Fresh).await.unwrap();
    database.clock().advance(29 * DAY);
    assert!(seen(&token).await.is_some(), "it was used in between");
    assert_eq!(rows(database, "audit_entry").await, 1, "and nobody is told each time");
    let raw = database.raw().await.id(member(3).0);
    database.raw().await.run(&format!("UPDATE person SET locked_at = 1 WHERE id = {raw}")).await;
    assert!(seen(&token).await.is_none(), "a locked person is nobody");
}

fn admin(person: PersonId) -> Actor {
    let posts = vec![Post { library: LIBRARY, branch: None, role: Role::Admin }];
    Actor::Person(Box::new(Person {
        id: person,
        name: String::new(),
        memberships: vec![],
        posts,
        keeps_consortium: false,
    }))
}

async fn of_two_admins_who_dismiss_each_other_one_stays(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    let lang = || "nl-BE".to_owned();
    for email in ["a@bib.example", "b@bib.example"] {
        let email = email.parse().unwrap();
        let give = GivePost { library: LIBRARY, branch: None, role: Role::Admin, email, lang: lang() };
        one.store().write(&admin(member(0)), give, Key::Fresh).await.unwrap();
    }
    let mut reads = one.store().read().await.unwrap();
    let colleagues = reads.staff().colleagues(LIBRARY).await.unwrap();
    let admins: Vec<PersonId> = colleagues.iter().filter(|c| c.role == Role::Admin).map(|c| c.person).collect();
    let mut taking = Vec::new();
    for (store, by, person) in [(one.store(), admins[0], admins[1]), (two.store(), admins[1], admins[0])] {
        let take = TakePost { library: LIBRARY, branch: None, role: Role::Admin, person };
        taking.push(tokio::spawn(async move { store.write(&admin(by), take, Key::Fresh).await }));
    }
    let taken = answers(taking).await;
    assert_eq!(taken.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(taken.iter().any(|answer| matches!(answer, Err(WriteError::Refused(PostRefused::LastAdmin)))));
    let left = reads.staff().colleagues(LIBRARY).await.unwrap();
    assert_eq!(left.iter().filter(|colleague| colleague.role == Role::Admin).count(), 1);
    assert!(reads.staff().colleagues(OTHER_LIBRARY).await.unwrap().iter().all(|c| c.role != Role::Admin));
}

async fn of_two_who_keep_the_consortium_one_always_does(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    let keeper = |id| {
        let (name, memberships, posts) = (String::new(), vec![], vec![]);
        Actor::Person(Box::new(Person { id, name, memberships, posts, keeps_consortium: true }))
    };
    let lang = || "nl-BE".to_owned();
    let emails = ["a@bib.example", "b@bib.example"].map(|email| email.parse::<EmailAddress>().unwrap());
    let give = |email: &EmailAddress| GiveConsortium { email: email.clone() };
    let unknown = one.store().write(&keeper(member(0)), give(&emails[0]), Key::Fresh).await;
    assert_eq!(refusal(unknown), KeeperRefused::NoColleague);
    for email in &emails {
        let post = GivePost { library: LIBRARY, branch: None, role: Role::Admin, email: email.clone(), lang: lang() };
        one.store().write(&admin(member(0)), post, Key::Fresh).await.unwrap();
        one.store().write(&keeper(member(0)), give(email), Key::Fresh).await.unwrap();
    }
    let mut reads = one.store().read().await.unwrap();
    let keepers: Vec<PersonId> =
        reads.staff().keepers().await.unwrap().into_iter().map(|keeper| keeper.person).collect();
    assert_eq!(keepers.len(), 2);
    // Later than they were given, so that the log has an order.
    database.clock().advance(1);
    let mut taking = Vec::new();
    for (store, by, person) in [(one.store(), keepers[0], keepers[1]), (two.store(), keepers[1], keepers[0])] {
        let by = keeper(by);
        taking.push(tokio::spawn(async move { store.write(&by, TakeConsortium { person }, Key::Fresh).await }));
    }
    let taken = answers(taking).await;
    assert_eq!(taken.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(taken.iter().any(|answer| matches!(answer, Err(WriteError::Refused(KeeperRefused::LastKeeper)))));
    let left = reads.staff().keepers().await.unwrap();
    let [last] = left.as_slice() else { panic!("{left:?}") };
    // Nor may the last one go altogether, though the library has another admin.
    let own = one.store().write(&keeper(last.person), EraseMyself { person: last.person }, Key::Fresh).await;
    assert_eq!(refusal(own), EraseRefused::LastKeeper);
    let log = reads.staff().audit_above(&["give-consortium", "take-consortium"], 10).await.unwrap();
    let done: Vec<&str> = log.iter().map(|line| line.command.as_str()).collect();
    assert_eq!(done, ["take-consortium", "give-consortium", "give-consortium"]);
    assert_eq!(reads.staff().audit_above(&["give-consortium"], 1).await.unwrap().len(), 1);
}

async fn no_table_remembers_who_was_erased(database: &TestDatabase) {
    let store = filled(database).await.store();
    // Somebody with something in every table about people.
    let (sign_in, code) = sent(&store, "noor@bib.example").await;
    let command = check(sign_in, &code, "Noor", store.new_token().hash());
    let Checked::In { person: noor, .. } = store.write(&Actor::Anonymous, command, Key::Fresh).await.unwrap() else {
        panic!("not in")
    };
    let raw = database.raw().await;
    let (id, library) = (raw.id(noor.0), raw.id(LIBRARY.0));
    let mut raw = database.raw().await;
    raw.run(&format!("INSERT INTO membership (person_id, library_id, patron_group) VALUES ({id}, {library}, 'x')"))
        .await;
    raw.run(&format!("INSERT INTO post (person_id, library_id, role) VALUES ({id}, {library}, 'desk')")).await;
    raw.run(&format!("UPDATE sign_in SET person_id = {id}")).await;
    raw.run(&format!("UPDATE letter SET person_id = {id}, email = NULL")).await;
    let hash = if database.is_postgres() { "'\\x01'::bytea" } else { "x'01'" };
    let link = format!("INSERT INTO set_up_link (token_hash, person_id, made_at, ends_at) VALUES ({hash}, {id}, 0, 1)");
    raw.run(&link).await;
    raw.run(&format!("INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES ({id}, {hash}, 0)")).await;
    let change = format!(
        "INSERT INTO house_change (id, library_id, branch_id, person_id, revision, made_at, undo_until, change, back)
         VALUES ({id}, {library}, {library}, {id}, 1, 0, 0, '', '')"
    );
    raw.run(&change).await;
    let moved = format!(
        "INSERT INTO booking_change (change_id, booking_id, library_id, person_id, from_seat_id, from_zone_id,
                                     status_before, letter_id, state, made_at)
         VALUES ({id}, {id}, {library}, {id}, {id}, {id}, 'booked', {id}, 'moved', 0)"
    );
    raw.run(&moved).await;
    let past = row(1, noor, ZONE, seat(ZONE, 5), hours(0, -20, -18));
    let statement = insert(&raw, &past);
    raw.run(&statement).await;
    let actor = {
        let mut reads = store.read().await.unwrap();
        Actor::Person(Box::new(reads.people().person(noor).await.unwrap().unwrap()))
    };
    let wish = crate::support::wish(noor, seat(ZONE, 6), 1, 9, 12);
    store.write(&actor, wish, Key::Fresh).await.unwrap();

    let mut reads = store.read().await.unwrap();
    let about: Vec<&str> = reads.personal().about(noor).await.unwrap().into_iter().map(|(table, _)| table).collect();
    let tables = || TABLES.iter().chain(&PASSING);
    for table in tables().filter(|table| matches!(table.personal, Personal::About(_))) {
        assert!(about.contains(&table.name), "this test puts nothing about Noor into {}", table.name);
    }
    assert_eq!(store.write(&actor, EraseMyself { person: noor }, Key::Fresh).await.unwrap().cancelled, 1);
    for table in tables() {
        let Personal::About(column) = table.personal else { continue };
        let left = raw.number(&format!("SELECT COUNT(*) FROM {} WHERE {column} = {id}", table.name)).await;
        // The account's empty row, and ids in the log and of the answer to the erasing itself.
        let kept = matches!(table.name, "person" | "audit_entry" | "house_change" | "replay");
        assert!(left == 0 || kept, "{left} rows of {}", table.name);
    }
    let emptied = "SELECT COUNT(*) FROM person WHERE erased_at IS NOT NULL AND name = '' AND email IS NULL";
    assert_eq!(raw.number(emptied).await, 2, "the account, and nobody");
    let used = "SELECT COUNT(*) FROM booking WHERE person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL)";
    assert_eq!(raw.number(used).await, 2);
}

async fn what_is_past_its_time_goes_by_each_librarys_own_days(database: &TestDatabase) {
    let store = filled(database).await.store();
    book(&store, member(0), seat(ZONE, 0), 1, 9, 12).await.unwrap();
    ask(&store, "noor@bib.example").await;
    let set = |library, kind: &str, days| SetRetention { library, kind: kind.to_owned(), days };
    let boss = admin(member(9));
    store.write(&boss, set(LIBRARY, "booking", 400), Key::Fresh).await.unwrap();
    for (library, kind) in [(OTHER_LIBRARY, "booking"), (LIBRARY, "person"), (LIBRARY, "booking; DROP TABLE person")] {
        let refused = store.write(&boss, set(library, kind, 1), Key::Fresh).await;
        assert!(matches!(refused, Err(WriteError::NotFound)), "{kind}");
    }
    let retain = || store.write(&Actor::Job("retain"), Retain, Key::Fresh);
    database.clock().advance(100 * DAY);
    assert!(retain().await.unwrap().rows > 0, "the code that was asked for");
    assert_eq!((rows(database, "booking").await, rows(database, "sign_in").await), (1, 0));
    assert_eq!(retain().await.unwrap().rows, 0, "once a day");
    database.clock().advance(320 * DAY);
    retain().await.unwrap();
    assert_eq!(rows(database, "booking").await, 0);
    let mut reads = store.read().await.unwrap();
    let kept = reads.retention().kept(LIBRARY).await.unwrap();
    let booking = kept.iter().find(|kept| kept.kind == "booking").unwrap();
    assert_eq!((booking.days, booking.default_days, booking.last.map(|(_, gone)| gone)), (400, 90, Some(1)));
    assert_eq!(reads.retention().kept(OTHER_LIBRARY).await.unwrap().len(), kept.len());
}

/// A seat on a day for somebody with only a name, given by the desk.
async fn guest(store: &Store, number: u64, name: &str, ahead: u64) -> (PersonId, BookingId) {
    let person = PersonId(store.new_key());
    let command = BookForGuest {
        guest: person,
        branch: BRANCH,
        name: name.parse().unwrap(),
        seat: Some(seat(ZONE, number)),
        zone: None,
        attributes: Attributes::default(),
        day: day(ahead),
        from: wall(10),
        until: wall(12),
        lang: "nl-BE".to_owned(),
    };
    (person, store.write(&actor(DESK), command, Key::Fresh).await.unwrap().booking)
}

async fn guests_are_erased_when_their_time_is_over(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mut raw = database.raw().await;
    let (maria, seat_of_maria) = guest(&store, 0, "Maria van de markt", 0).await;
    let (omar, _) = guest(&store, 1, "Omar", 3).await;
    // Guests who became somebody: with an address, a member of another library, on the staff.
    let (mail, _) = guest(&store, 2, "Adres", 0).await;
    let (other, _) = guest(&store, 3, "Elders", 0).await;
    let (works, _) = guest(&store, 4, "Collega Nieuw", 0).await;
    let id = |raw: &Raw, person: PersonId| raw.id(person.0);
    let statements = [
        format!("UPDATE person SET email = 'a@b.example', email_key = 'a@b.example' WHERE id = {}", id(&raw, mail)),
        format!(
            "INSERT INTO membership (person_id, library_id, patron_group) VALUES ({}, {}, 'student')",
            id(&raw, other),
            raw.id(OTHER_LIBRARY.0)
        ),
        format!(
            "INSERT INTO post (person_id, library_id, role, given_at) VALUES ({}, {}, 'desk', 0)",
            id(&raw, works),
            raw.id(LIBRARY.0)
        ),
        // A member whose time is over is no guest: they may come back.
        format!("UPDATE membership SET ends_at = 1 WHERE person_id = {}", id(&raw, member(7))),
    ];
    for statement in statements {
        raw.run(&statement).await;
    }
    let named = async |person: PersonId| {
        let account = store.read().await.unwrap().accounts().account(person).await.unwrap().unwrap();
        (!account.name.is_empty()).then_some(account.name)
    };
    let retain = || store.write(&Actor::Job("retain"), Retain, Key::Fresh);
    let found =
        async |search: &str| store.read().await.unwrap().staff().members(LIBRARY, search, 9).await.unwrap().len();
    retain().await.unwrap();
    assert!(named(maria).await.is_some(), "still a guest");
    assert_eq!((found("maria").await, found("lid 7 ").await), (1, 0), "whose membership is over is not found");
    assert_eq!(store.read().await.unwrap().staff().members_ever(LIBRARY, "lid 7 ", 9).await.unwrap().len(), 1);
    // Midnight of the day after, by the clock of the branch.
    database.clock().advance(hours(2, 0, 1).from().0 - START.0 - 1);
    retain().await.unwrap();
    assert!(named(maria).await.is_some());
    database.clock().advance(1);
    assert_eq!(found("maria").await, 0);
    assert_eq!(retain().await.unwrap().rows, 1, "whatever was thrown away within the last day");
    assert_eq!(named(maria).await, None);
    let about = store.read().await.unwrap().personal().about(maria).await.unwrap();
    assert_eq!(about.iter().map(|(table, _)| *table).collect::<Vec<_>>(), ["person"], "an empty row");
    let kept = store.read().await.unwrap().bookings().booking(seat_of_maria).await.unwrap().unwrap();
    assert_ne!(kept.person, maria, "the seat was used all the same");
    assert_eq!(raw.number("SELECT COUNT(*) FROM person WHERE name LIKE '%Maria%'").await, 0);
    for person in [omar, mail, other, works, member(7)] {
        assert!(named(person).await.is_some(), "{person}");
    }
    // Whose membership ended early and who is still expected stays until then.
    raw.run(&format!("UPDATE membership SET ends_at = 1 WHERE person_id = {}", id(&raw, omar))).await;
    assert_eq!(retain().await.unwrap().rows, 0);
    database.clock().advance(hours(3, 11, 12).until().0 - hours(2, 0, 1).from().0);
    retain().await.unwrap();
    assert_eq!(named(omar).await, None);
    assert_eq!(retain().await.unwrap().rows, 0, "once");
}
