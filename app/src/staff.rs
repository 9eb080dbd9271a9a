//! What stands above every staff page of a library: the way to its other pages, as far as whoever reads may use them.

use crate::i18n::Texts;
use crate::places::consortium::{self, keeps};
use crate::t;
use crate::ui::NavLink;
use leptos::prelude::*;
use plek_domain::access::{Action, Actor, Scope, may};
use plek_domain::places::Library;

/// The pages of a library: what follows its staff address, and who may see it.
const PAGES: [(&str, Action); 5] = [
    ("", Action::ManageBranch),
    ("/people", Action::ManageMembers),
    ("/profile", Action::EditProfile),
    ("/audit", Action::SeeAudit),
    ("/retention", Action::SetRetention),
];

fn label(texts: Texts, page: &str) -> String {
    match page {
        "/people" => t!(texts, "staff-people"),
        "/profile" => t!(texts, "staff-profile"),
        "/audit" => t!(texts, "staff-audit"),
        "/retention" => t!(texts, "staff-retention"),
        _ => t!(texts, "staff-branches"),
    }
}

/// The pages of a library that somebody may use, and which of them they are on.
#[derive(Clone)]
pub(crate) struct StaffMenu {
    library: String,
    links: Vec<NavLink>,
    /// The page's own address: what is further down in one of the pages is not that page itself.
    here: String,
}

impl StaffMenu {
    /// For the page at `path`.
    pub(crate) fn new(texts: Texts, actor: &Actor, library: &Library, path: &str) -> Self {
        let root = format!("/staff/{}", library.slug);
        let rest = path.strip_prefix(&root).unwrap_or_default();
        let is_of = |page: &str| {
            !page.is_empty()
                && rest.strip_prefix(page).is_some_and(|more| matches!(more.chars().next(), None | Some('/')))
        };
        let own = PAGES.iter().map(|(page, _)| *page).find(|page| is_of(page)).unwrap_or("");
        let mine = PAGES.into_iter().filter(|(_, action)| allows(actor, *action, library));
        let link = |(page, _): (&str, Action)| NavLink {
            href: format!("{root}{page}"),
            label: label(texts, page),
            current: page == own,
        };
        // Beside the library's own pages, because it is above them.
        let above = keeps(actor).then(|| NavLink {
            href: consortium::ADDRESS.to_owned(),
            label: t!(texts, "staff-consortium"),
            current: false,
        });
        Self { library: library.name.clone(), links: mine.map(link).chain(above).collect(), here: path.to_owned() }
    }

    /// Nothing where there is only one page to go to.
    pub(crate) fn view(&self) -> impl IntoView + use<> {
        let entry = |link: &NavLink| {
            let current = link.current.then_some(if link.href == self.here { "page" } else { "true" });
            view! { <li><a href=link.href.clone() aria-current=current>{link.label.clone()}</a></li> }
        };
        (self.links.len() > 1).then(|| {
            let entries = self.links.iter().map(entry).collect_view();
            view! { <nav class="staff-menu" aria-label=self.library.clone()><ul>{entries}</ul></nav> }
        })
    }
}

/// Where somebody's work in a library begins; nowhere for who does not work there.
pub(crate) fn door(actor: &Actor, library: &Library) -> Option<String> {
    let mut pages = PAGES.into_iter().filter(|(_, action)| allows(actor, *action, library));
    pages.next().map(|(page, _)| format!("/staff/{}{page}", library.slug))
}

/// Whether somebody runs a library, or at least one of its branches.
pub(crate) fn runs_a_branch(actor: &Actor, library: &Library) -> bool {
    let Actor::Person(person) = actor else { return false };
    person.posts.iter().any(|post| {
        let scope = Scope { library: Some(library.id), branch: post.branch, person: None };
        post.library == library.id && may(actor, Action::ManageBranch, &scope)
    })
}

fn allows(actor: &Actor, action: Action, library: &Library) -> bool {
    match action {
        Action::ManageBranch => runs_a_branch(actor, library),
        _ => may(actor, action, &Scope { library: Some(library.id), branch: None, person: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plek_domain::ids::{BranchId, LibraryId, PersonId};
    use plek_domain::people::{Person, Post, Role};
    use uuid::Uuid;

    fn library(number: u128) -> Library {
        let slug = format!("bib-{number}").parse().unwrap();
        Library { id: LibraryId(Uuid::from_u128(number)), slug, name: "Bib".to_owned() }
    }

    fn somebody(branch: Option<BranchId>, role: Role) -> Actor {
        let posts = vec![Post { library: library(1).id, branch, role }];
        let id = PersonId(Uuid::from_u128(1));
        Actor::Person(Box::new(Person {
            id,
            name: "Ann".to_owned(),
            memberships: Vec::new(),
            posts,
            keeps_consortium: false,
        }))
    }

    #[test]
    fn everybody_sees_the_pages_that_they_may_use() {
        let one = Some(BranchId(Uuid::from_u128(2)));
        let table = [
            (somebody(None, Role::Admin), 5, Some("/staff/bib-1")),
            (somebody(None, Role::Librarian), 2, Some("/staff/bib-1")),
            (somebody(one, Role::Librarian), 2, Some("/staff/bib-1")),
            (somebody(one, Role::Desk), 1, Some("/staff/bib-1/people")),
            (somebody(None, Role::Teacher), 0, None),
            (Actor::Anonymous, 0, None),
        ];
        for (actor, pages, first) in table {
            let menu = StaffMenu::new(Texts::default(), &actor, &library(1), "/staff/bib-1");
            assert_eq!((menu.links.len(), door(&actor, &library(1)).as_deref()), (pages, first), "{actor:?}");
            assert_eq!(door(&actor, &library(2)), None, "{actor:?} in another library");
        }
    }

    #[test]
    fn a_page_of_a_branch_lies_in_its_library() {
        let admin = somebody(None, Role::Admin);
        let html = |path: &str| StaffMenu::new(Texts::default(), &admin, &library(1), path).view().to_html();
        assert!(html("/staff/bib-1/hoofd/hours").contains("href=\"/staff/bib-1\" aria-current=\"true\""));
        assert!(html("/staff/bib-1").contains("href=\"/staff/bib-1\" aria-current=\"page\""));
        assert!(html("/staff/bib-1/people").contains("href=\"/staff/bib-1/people\" aria-current=\"page\""));
        assert_eq!(html("/staff/bib-1/people").matches("aria-current").count(), 1);
    }
}
