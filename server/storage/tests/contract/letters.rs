//! The outbox: claimed by one, settled by whoever claimed it last, tried for three days.

use crate::support::{answers, filled};
use plek_domain::access::Actor;
use plek_domain::ids::{LetterId, SignInId};
use plek_domain::notices::claim::{ClaimLetters, LEASE_SECONDS};
use plek_domain::notices::demo::{DemoFile, DemoLetter, KEPT, KeepDemoLetter};
use plek_domain::notices::repo::{Tally, WaitingLetter};
use plek_domain::notices::retry::{GIVE_UP_AFTER, Problem};
use plek_domain::notices::settle::{Outcome, SettleLetter, Settled};
use plek_domain::notices::{Letter, Notice, To};
use plek_domain::store::{Key, Store};
use plek_domain::time::{DAY, HOUR, MINUTE, Timestamp};
use plek_storage::testing::{START, TestDatabase, letter, member, post, withdraw};
use uuid::Uuid;

crate::cases!(
    a_letter_is_read_as_it_was_posted,
    a_letter_is_claimed_by_one_of_many,
    a_claim_that_ran_out_settles_nothing,
    a_letter_that_fails_is_tried_for_three_days,
    a_letter_can_be_withdrawn_until_somebody_has_it,
    urgent_letters_go_first,
    a_settled_letter_has_no_address,
    the_demo_keeps_the_newest_mails,
);

const JOB: Actor = Actor::Job("deliver-letters");

fn to_noor() -> To {
    To::Email("Noor@bib.example".parse().unwrap())
}

async fn due(store: &Store) -> Vec<LetterId> {
    store.read().await.unwrap().letters().due(store.now(), 100).await.unwrap()
}

async fn waiting(store: &Store, id: LetterId) -> Option<WaitingLetter> {
    store.read().await.unwrap().letters().waiting(id).await.unwrap()
}

async fn tally(store: &Store) -> Tally {
    store.read().await.unwrap().letters().tally(store.now()).await.unwrap()
}

/// The number of the claim; none when somebody else has it.
async fn claim(store: &Store, id: LetterId) -> Option<i64> {
    let claimed = store.write(&JOB, ClaimLetters { letters: vec![id] }, Key::Fresh).await.unwrap();
    claimed.letters.first().map(|(_, claim)| *claim)
}

async fn settle(store: &Store, letter: LetterId, claim: i64, outcome: Outcome) -> Settled {
    store.write(&JOB, SettleLetter { letter, claim, outcome }, Key::Fresh).await.unwrap()
}

async fn a_letter_is_read_as_it_was_posted(database: &TestDatabase) {
    let store = filled(database).await.store();
    let sign_in = SignInId(Uuid::from_u128(5));
    let letters = [
        letter(1, to_noor(), Notice::SignInCode { sign_in }, START),
        Letter { lang: "fr".to_owned(), ..letter(2, To::Person(member(3)), Notice::EmailChanged, START) },
        Letter { deliver_after: START.plus_minutes(1), ..letter(3, to_noor(), Notice::DataErased, START) },
    ];
    post(&store, &letters).await;
    for letter in &letters {
        assert_eq!(waiting(&store, letter.id).await, Some(WaitingLetter { letter: letter.clone(), tries: 0 }));
    }
    assert_eq!(due(&store).await.len(), 2, "one may not leave yet");
    database.clock().advance(MINUTE);
    assert_eq!(due(&store).await.len(), 3);
    assert_eq!(tally(&store).await, Tally { waiting: 3, oldest: Some(START), given_up: 0 });
}

async fn a_letter_is_claimed_by_one_of_many(database: &TestDatabase) {
    let (one, two) = (filled(database).await, database.instance().await);
    let letters: Vec<Letter> = (0..20).map(|number| letter(number, to_noor(), Notice::DataErased, START)).collect();
    post(&one.store(), &letters).await;
    let ids: Vec<LetterId> = letters.iter().map(|letter| letter.id).collect();
    let backwards: Vec<LetterId> = ids.iter().rev().copied().collect();
    let claiming = [(&one, &ids), (&two, &backwards), (&one, &backwards), (&two, &ids)].map(|(instance, order)| {
        let (store, letters) = (instance.store(), order.clone());
        tokio::spawn(async move { store.write(&JOB, ClaimLetters { letters }, Key::Fresh).await.unwrap().letters })
    });
    let mut claimed: Vec<(LetterId, i64)> = answers(Vec::from(claiming)).await.into_iter().flatten().collect();
    claimed.sort_unstable();
    assert_eq!(claimed, ids.iter().map(|id| (*id, 1)).collect::<Vec<_>>(), "each of them once");
    assert!(due(&one.store()).await.is_empty());
    crate::support::no_deadlocks(database, [one, two]).await;
}

async fn a_claim_that_ran_out_settles_nothing(database: &TestDatabase) {
    let store = filled(database).await.store();
    let letter = letter(1, to_noor(), Notice::DataErased, START);
    post(&store, std::slice::from_ref(&letter)).await;
    assert_eq!(claim(&store, letter.id).await, Some(1));
    database.clock().advance(LEASE_SECONDS - 1);
    assert_eq!(claim(&store, letter.id).await, None, "still in somebody's hands");
    database.clock().advance(1);
    assert_eq!(claim(&store, letter.id).await, Some(2));
    for late in [Outcome::Delivered, Outcome::Failed(Problem::Connection), Outcome::Untried] {
        assert_eq!(settle(&store, letter.id, 1, late).await, Settled::TooLate, "{late:?}");
    }
    assert_eq!(claim(&store, letter.id).await, None, "the second claim stands");
    assert_eq!(settle(&store, letter.id, 2, Outcome::Delivered).await, Settled::Done);
    assert_eq!(settle(&store, letter.id, 2, Outcome::Delivered).await, Settled::TooLate);
    assert_eq!(waiting(&store, letter.id).await, None);
}

async fn a_letter_that_fails_is_tried_for_three_days(database: &TestDatabase) {
    let store = filled(database).await.store();
    let letter = letter(1, to_noor(), Notice::DataErased, START);
    post(&store, std::slice::from_ref(&letter)).await;
    let (mut tries, mut last) = (0, Settled::Waiting);
    while last == Settled::Waiting {
        while due(&store).await.is_empty() {
            database.clock().advance(30 * MINUTE);
            assert!(store.now() < START.plus_seconds(4 * DAY), "it waits for ever");
        }
        let number = claim(&store, letter.id).await.unwrap();
        last = settle(&store, letter.id, number, Outcome::Failed(Problem::Answer(451))).await;
        tries += 1;
    }
    assert_eq!(last, Settled::GivenUp);
    assert!((10..30).contains(&tries) && store.now() >= START.plus_seconds(GIVE_UP_AFTER), "{tries} tries");
    assert_eq!(tally(&store).await, Tally { waiting: 0, oldest: None, given_up: 1 });
    let problem = "SELECT problem || ' ' || state FROM letter";
    assert_eq!(database.raw().await.texts(problem).await, ["451 given-up"]);
}

async fn a_letter_can_be_withdrawn_until_somebody_has_it(database: &TestDatabase) {
    let store = filled(database).await.store();
    let letters: Vec<Letter> = (0..3).map(|number| letter(number, to_noor(), Notice::DataErased, START)).collect();
    post(&store, &letters).await;
    let [fresh, taken, returned] = [0, 1, 2].map(|at: usize| letters[at].id);
    assert!(withdraw(&store, fresh).await);
    assert!(!withdraw(&store, fresh).await, "there is none any more");
    assert_eq!(claim(&store, fresh).await, None);
    claim(&store, taken).await.unwrap();
    database.clock().advance(HOUR);
    assert!(!withdraw(&store, taken).await, "whoever has it may have sent it");
    let number = claim(&store, returned).await.unwrap();
    assert_eq!(settle(&store, returned, number, Outcome::Untried).await, Settled::Waiting);
    assert!(withdraw(&store, returned).await);
    assert_eq!(waiting(&store, taken).await.unwrap().tries, 0);
}

async fn urgent_letters_go_first(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mut letters: Vec<Letter> = (0..5).map(|number| letter(number, to_noor(), Notice::DataErased, START)).collect();
    letters[3].deliver_after = START.plus_minutes(-5);
    let sign_in = SignInId(Uuid::from_u128(5));
    letters.push(letter(9, to_noor(), Notice::SignInCode { sign_in }, START));
    post(&store, &letters).await;
    let first = store.read().await.unwrap().letters().due(store.now(), 2).await.unwrap();
    assert_eq!(first, [letters[5].id, letters[3].id]);
}

async fn a_settled_letter_has_no_address(database: &TestDatabase) {
    let store = filled(database).await.store();
    let outcomes = [Outcome::Delivered, Outcome::Overtaken, Outcome::Refused(Problem::Answer(550))];
    for (number, outcome) in (0..).zip(outcomes) {
        let letter = letter(number, to_noor(), Notice::DataErased, START);
        post(&store, std::slice::from_ref(&letter)).await;
        let number = claim(&store, letter.id).await.unwrap();
        assert_ne!(settle(&store, letter.id, number, outcome).await, Settled::TooLate);
    }
    let mut raw = database.raw().await;
    assert_eq!(raw.number("SELECT COUNT(*) FROM letter WHERE settled_at IS NOT NULL").await, 3);
    assert_eq!(raw.number("SELECT COUNT(*) FROM letter WHERE email IS NOT NULL").await, 0);
    assert_eq!(raw.number("SELECT COUNT(*) FROM audit_entry WHERE command LIKE '%letter%'").await, 0, "no noise");
}

async fn the_demo_keeps_the_newest_mails(database: &TestDatabase) {
    let store = filled(database).await.store();
    let mail = |number: u32| DemoLetter {
        id: LetterId(Uuid::from_u128(number.into())),
        kind: "data-erased".to_owned(),
        to: "noor@bib.example".parse().unwrap(),
        lang: "nl-BE".to_owned(),
        subject: format!("Mail {number}"),
        text: "Dag".to_owned(),
        html: "<p>Dag".to_owned(),
        files: vec![DemoFile {
            name: "plek.ics".to_owned(),
            media_type: "text/calendar".to_owned(),
            content: "BEGIN:VCALENDAR\r\n".to_owned(),
        }],
        delivered_at: Timestamp::default(),
    };
    for number in 0..KEPT + 3 {
        store.write(&JOB, KeepDemoLetter { mail: mail(number) }, Key::Fresh).await.unwrap();
    }
    store.write(&JOB, KeepDemoLetter { mail: mail(KEPT) }, Key::Fresh).await.unwrap();
    let mut reads = store.read().await.unwrap();
    let kept = reads.letters().demo_letters().await.unwrap();
    assert_eq!(kept.len(), KEPT as usize);
    assert_eq!((kept[0].subject.as_str(), kept[0].text.as_str()), ("Mail 202", ""));
    let last = reads.letters().demo_letter(kept[0].id).await.unwrap().unwrap();
    assert_eq!(last, DemoLetter { delivered_at: START, ..mail(202) });
    assert_eq!(reads.letters().demo_letter(mail(2).id).await.unwrap(), None);
}
