//! The consortium, its groups, and the libraries that are opened in them.

use super::{HOUSE, form};
use crate::support::{App, Form, admin, other_admin, student};
use plek_storage::testing::{GROUP, LIBRARIAN, LIBRARY, TestDatabase};

const CONSORTIUM: &str = "/staff/consortium";

fn library(slug: &str) -> Form {
    form("open").and("library-name", "Bib Drie").and("library-slug", slug)
}

#[tokio::test]
async fn a_library_is_opened_in_a_new_group_and_belongs_to_who_opened_it() {
    let app = App::on_sqlite().await;
    let keeper = app.as_student(admin());
    let page = keeper.get(CONSORTIUM).await.page;
    assert!(page.text().contains("Groep Noord") && page.text().contains("2 bibliotheken"), "{}", page.text());
    let to = keeper.post(CONSORTIUM, &form("add-group").and("group-name", "Groep Zuid")).await.location().to_owned();
    assert!(keeper.get(&to).await.page.text().contains("nog geen bibliotheken"));
    // What is wrong is said at its field, and what was typed stays.
    for bad in ["", "een", "staff", "consortium", "Met Spaties"] {
        let refused = keeper.post(&to, &library(bad)).await;
        assert_eq!(refused.status, 422, "{bad}");
        let again = refused.page.forms("").into_iter().find(|form| form.get("do") == "open").unwrap();
        assert_eq!((again.get("library-name"), again.get("library-slug")), ("Bib Drie", bad));
    }
    assert!(keeper.post(&to, &library("een")).await.page.text().contains("heeft dit webadres al"));
    let wish = library("drie");
    let opened = keeper.post(&to, &wish).await.location().to_owned();
    assert_eq!(opened, "/staff/drie");
    assert_eq!(keeper.post(&to, &wish).await.location(), opened, "the same form once more");
    let empty = keeper.get(&opened).await;
    assert!(empty.page.text().contains("nog geen filialen"), "{}", empty.page.text());
    assert!(keeper.get(&to).await.page.text().contains("Bib Drie"));
    // Who visits it finds a library in which there is nothing yet.
    for path in ["/", "/drie", "/drie/hours"] {
        let public = app.as_anonymous().get(path).await;
        assert!(public.status == 200 && public.body.contains("Bib Drie"), "{path}: {}", public.page.text());
    }
    assert_eq!(app.as_student(other_admin()).get(&opened).await.status, 404);
    let menu = keeper.get("/staff/een").await.page.text();
    assert!(menu.contains("Consortium"), "{menu}");
}

#[tokio::test]
async fn a_library_is_moved_to_another_group() {
    let app = App::on_sqlite().await;
    let keeper = app.as_student(admin());
    let to = keeper.post(CONSORTIUM, &form("add-group").and("group-name", "Groep Zuid")).await.location().to_owned();
    let page = keeper.get(&to).await;
    let mut forms = page.page.forms("").into_iter();
    let moving = forms.find(|form| form.get("do") == "move").expect("the form that moves a library");
    assert!(page.body.contains("Bibliotheek Eén (Groep Noord)"), "{}", page.body);
    let refused = keeper.post(&to, &moving).await;
    assert!(refused.status == 422 && refused.page.text().contains("Kies een bibliotheek."), "{}", refused.page.text());
    let moved = keeper.post(&to, &moving.with("library", LIBRARY)).await;
    assert!(keeper.follow(&moved).await.page.text().contains("Bibliotheek Eén"));
    assert!(
        !keeper
            .get(&format!("{CONSORTIUM}/{GROUP}"))
            .await
            .page
            .part("rows")
            .unwrap()
            .text()
            .contains("Bibliotheek Eén")
    );
    assert!(keeper.get("/staff/een/audit").await.page.text().contains("haalde een bibliotheek naar een andere groep"));
    for (nothing, status) in [("x", 422), ("01900000-0000-7000-8000-000000000001", 404)] {
        assert_eq!(keeper.post(&to, &form("move").and("library", nothing)).await.status, status, "{nothing}");
    }
}

#[tokio::test]
async fn what_is_set_above_reaches_every_branch_and_bounds_it() {
    let app = App::on_sqlite().await;
    let (keeper, staff) = (app.as_student(admin()), app.as_student(LIBRARIAN));
    let group = format!("{CONSORTIUM}/{GROUP}");
    let rule = |value: &str| form("rule").and("field", "max-minutes").and("value", value);
    keeper.post(CONSORTIUM, &rule("240").and("limit", "yes")).await.location();
    let rules = format!("{HOUSE}/rules");
    let seen = staff.get(&rules).await.page.text();
    assert!(seen.contains("consortium Consortium Klein") && seen.contains("Dit is een grens."), "{seen}");
    assert_eq!(staff.post(&rules, &rule("300")).await.status, 422);
    let beyond = keeper.post(&group, &rule("300")).await;
    assert!(beyond.status == 422 && beyond.page.text().contains("de grens van Consortium Klein: 4 u"));
    keeper.post(&group, &rule("180")).await.location();
    assert!(staff.get(&rules).await.page.text().contains("groep Groep Noord"));
    // A name that changes is the one that rules come from.
    keeper.post(&group, &form("name").and("name", "Noorderpoort")).await.location();
    assert!(staff.get(&rules).await.page.text().contains("groep Noorderpoort"));
    keeper.post(&group, &rule("")).await.location();
    keeper.post(CONSORTIUM, &rule("")).await.location();
    assert!(!staff.get(&rules).await.page.text().contains("consortium Consortium Klein"));
    let log = keeper.get(CONSORTIUM).await.page.text();
    assert_eq!(log.matches("veranderde een regel van het consortium of van een groep").count(), 4, "{log}");
    assert!(log.contains("veranderde de naam van het consortium of van een groep"), "{log}");
    assert_eq!(keeper.post(CONSORTIUM, &form("name").and("name", " ")).await.status, 422);
    for bad in ["0", "99999", "abc"] {
        assert_eq!(keeper.post(CONSORTIUM, &rule(bad)).await.status, 422, "{bad}");
    }
}

#[tokio::test]
async fn keeping_it_is_shared_among_colleagues_and_somebody_always_does() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let keeper = app.as_student(admin());
    let mut raw = database.raw().await;
    for (person, email) in [(LIBRARIAN, "els@a.example"), (student(1), "sam@a.example")] {
        let id = raw.id(person.0);
        raw.run(&format!("UPDATE person SET email = '{email}', email_key = '{email}' WHERE id = {id}")).await;
    }
    let give = |email: &str| form("give").and("keeper", email);
    for (bad, why) in [("x", "e-mailadres"), ("nobody@a.example", "Niemand"), ("sam@a.example", "Niemand")] {
        let refused = keeper.post(CONSORTIUM, &give(bad)).await;
        assert!(refused.status == 422 && refused.page.text().contains(why), "{bad}: {}", refused.page.text());
        assert!(refused.body.contains(&format!("value=\"{bad}\"")), "{bad} stays");
    }
    let take = |person| form("take").and("person", person);
    assert!(keeper.post(CONSORTIUM, &take(admin())).await.page.text().contains("Iemand moet het consortium beheren"));
    keeper.post(CONSORTIUM, &give("els@a.example")).await.location();
    assert_eq!(keeper.post(CONSORTIUM, &give("els@a.example")).await.status, 422, "already");
    let els = app.as_student(LIBRARIAN);
    assert!(els.get(CONSORTIUM).await.page.text().contains("els@a.example"));
    // Who gives it up is led away, and does not find it any more.
    assert_eq!(keeper.post(CONSORTIUM, &take(admin())).await.location(), "/staff");
    assert_eq!(keeper.get(CONSORTIUM).await.status, 404);
    assert_eq!(els.post(CONSORTIUM, &take(admin())).await.status, 422, "gone already");
}

#[tokio::test]
async fn nobody_else_finds_the_consortium() {
    let database = TestDatabase::sqlite().await;
    let app = App::start_for_real(&database).await;
    let group = format!("{CONSORTIUM}/{GROUP}");
    for person in [student(0), LIBRARIAN, other_admin()] {
        let somebody = app.as_student(person);
        for path in [CONSORTIUM, &group] {
            assert_eq!(somebody.get(path).await.status, 404, "{path}");
            assert_eq!(somebody.post(path, &form("name").and("name", "X")).await.status, 404, "{path}");
        }
        assert_eq!(somebody.post(&group, &library("drie")).await.status, 404);
    }
    let keeper = app.as_student(admin());
    assert_eq!(keeper.get(&format!("{CONSORTIUM}/{}", student(0))).await.status, 404, "no group has that id");
    assert_eq!(keeper.get(&format!("{CONSORTIUM}/niets")).await.status, 404);
}
