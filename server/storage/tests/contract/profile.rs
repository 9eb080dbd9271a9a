//! The profile of a library: who changes it, and that nobody's change is lost.

use crate::support::{filled, refusal, rows};
use plek_domain::access::Actor;
use plek_domain::ids::LibraryId;
use plek_domain::people::{Person, Post, Role};
use plek_domain::places::edit_profile::{EditProfile, EditProfileRefused, ProfileEdited};
use plek_domain::places::set_logo::SetLogo;
use plek_domain::places::{Country, Logo, Profile};
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::Timestamp;
use plek_storage::testing::{LIBRARIAN, LIBRARY, OTHER_LIBRARY, START, TestDatabase, actor, member};

crate::cases!(
    a_profile_is_read_as_it_was_written,
    nobody_overwrites_what_they_have_not_seen,
    only_who_runs_the_library_changes_it,
    a_logo_is_kept_beside_the_profile,
    the_kinds_of_data_about_people_are_told,
);

/// Somebody who runs a library.
fn admin(library: LibraryId) -> Actor {
    let posts = vec![Post { library, branch: None, role: Role::Admin }];
    Actor::Person(Box::new(Person {
        id: LIBRARIAN,
        name: "Els".to_owned(),
        memberships: vec![],
        posts,
        keeps_consortium: false,
    }))
}

fn full() -> Profile {
    Profile {
        phone: "+32 9 000 00 00".parse().ok(),
        email: "balie@bib.example".parse().ok(),
        chat: "https://chat.bib.example".parse().ok(),
        complaints: "klacht@bib.example".parse().ok(),
        authority: "Ombudsdienst ’t Dorp 🦉".parse().ok(),
        country: Country::Netherlands,
        consent_age: 16,
        cloth: "#23409a".parse().unwrap(),
        logo: None,
        lang: "nl-NL".to_owned(),
        embeds: vec!["https://www.stad.example".parse().unwrap(), "https://bib.example:8443".parse().unwrap()],
        changed_at: None,
    }
}

async fn edit(
    store: &Store,
    by: &Actor,
    profile: Profile,
    seen: Option<Timestamp>,
) -> Result<ProfileEdited, WriteError<EditProfileRefused>> {
    store.write(by, EditProfile { library: LIBRARY, profile, seen }, Key::Fresh).await
}

async fn profile(store: &Store, library: LibraryId) -> Profile {
    store.read().await.unwrap().places().profile(library).await.unwrap()
}

async fn a_profile_is_read_as_it_was_written(database: &TestDatabase) {
    let store = filled(database).await.store();
    assert_eq!(profile(&store, LIBRARY).await, Profile::default());
    edit(&store, &admin(LIBRARY), full(), None).await.unwrap();
    assert_eq!(profile(&store, LIBRARY).await, Profile { changed_at: Some(START), ..full() });
    assert_eq!(profile(&store, OTHER_LIBRARY).await, Profile::default(), "the neighbour's");
    // Emptied again, at the same second.
    edit(&store, &admin(LIBRARY), Profile::default(), Some(START)).await.unwrap();
    let later = Some(START.plus_seconds(1));
    assert_eq!(profile(&store, LIBRARY).await, Profile { changed_at: later, ..Profile::default() });
    assert_eq!((rows(database, "library_profile").await, rows(database, "audit_entry").await), (1, 2));
}

async fn nobody_overwrites_what_they_have_not_seen(database: &TestDatabase) {
    let (one, two) = (filled(database).await.store(), database.instance().await.store());
    let by = admin(LIBRARY);
    edit(&one, &by, full(), None).await.unwrap();
    assert_eq!(refusal(edit(&two, &by, Profile::default(), None).await), EditProfileRefused::Changed);
    assert_eq!(profile(&two, LIBRARY).await.phone, full().phone);
}

async fn only_who_runs_the_library_changes_it(database: &TestDatabase) {
    let store = filled(database).await.store();
    for by in [actor(member(0)), actor(LIBRARIAN), admin(OTHER_LIBRARY), Actor::Anonymous] {
        let answer = edit(&store, &by, full(), None).await;
        assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    }
    assert_eq!(rows(database, "library_profile").await, 0);
}

async fn a_logo_is_kept_beside_the_profile(database: &TestDatabase) {
    let store = filled(database).await.store();
    let logo = |bytes: &[u8]| Logo::new(bytes.to_vec(), 96, 48);
    let set =
        async |by: &Actor, logo: Option<Logo>| store.write(by, SetLogo { library: LIBRARY, logo }, Key::Fresh).await;
    let picture = async |library: &str, logo: &Logo| {
        let kept = store.read().await.unwrap().places().logo(library).await.unwrap();
        kept.filter(|(digest, _)| *digest == logo.mark.digest).map(|(_, png)| png)
    };
    for by in [actor(member(0)), actor(LIBRARIAN), admin(OTHER_LIBRARY), Actor::Anonymous] {
        let answer = set(&by, Some(logo(b"one"))).await;
        assert!(matches!(answer, Err(WriteError::NotFound)), "{answer:?}");
    }
    let (one, two) = (logo(b"one"), logo(b"two"));
    // A library that said nothing still says nothing, and has a logo.
    set(&admin(LIBRARY), Some(one.clone())).await.unwrap();
    let present = profile(&store, LIBRARY).await;
    assert_eq!(present, Profile { logo: Some(one.mark.clone()), ..Profile::default() });
    assert_eq!(picture("een", &one).await, Some(one.png.clone()));
    assert_eq!(picture("twee", &one).await, None, "the neighbour's");
    // A new profile leaves it, a new logo replaces it: the old address shows nothing any more.
    edit(&store, &admin(LIBRARY), full(), None).await.unwrap();
    assert_eq!(profile(&store, LIBRARY).await.logo, Some(one.mark.clone()));
    set(&admin(LIBRARY), Some(two.clone())).await.unwrap();
    assert_eq!((picture("een", &one).await, picture("een", &two).await), (None, Some(two.png)));
    set(&admin(LIBRARY), None).await.unwrap();
    assert_eq!(profile(&store, LIBRARY).await, Profile { logo: None, changed_at: Some(START), ..full() });
}

async fn the_kinds_of_data_about_people_are_told(database: &TestDatabase) {
    let store = filled(database).await.store();
    let kinds = store.read().await.unwrap().retention().kept_for_all();
    let days = |kind: &str| kinds.iter().find(|kept| kept.kind == kind).map(|kept| kept.days);
    assert_eq!((days("person"), days("letter")), (Some(None), Some(Some(30))));
    assert_eq!(days("booking"), None, "each library says how long");
    assert_eq!(days("seat"), None, "about nobody");
}
