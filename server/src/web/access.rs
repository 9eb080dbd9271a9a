//! Who may use which address, as a page for people (`docs/ROUTES.md`): made from the declarations that the router is
//! made from.

use super::{files, health};
use crate::live;
use app::route::{Access, Route};
use std::fmt::Write;

const HEAD: &str = "\
# Who may use which address

Made from the declarations in `app/src` (see `server/src/web/access.rs`): do not edit.

What is not for everybody is not there (404) for those who may not; `access::may` in the domain decides.
`server/tests/web/routes.rs` asks for each page as a stranger.

| Method | Path | Who may |
| --- | --- | --- |
";

/// The page: a Markdown table of all routes and who may use them. Files at the top level of the site, such as
/// `/favicon.svg`, are not in it; they are for everybody.
#[must_use]
pub fn who_may() -> String {
    let mut page = HEAD.to_owned();
    for Route { method, path, access, router: _ } in app::routes() {
        let who = match access {
            Access::Public => "everybody".to_owned(),
            Access::SignedIn => "who is signed in".to_owned(),
            Access::Link => "who has the link".to_owned(),
            Access::Demo => "everybody, in a demo only".to_owned(),
            Access::Doing(action) => format!("who may do `{action:?}` there"),
        };
        row(&mut page, method, path, &who);
    }
    for folder in files::FOLDERS {
        row(&mut page, "GET", &format!("/{folder}/{{*file}}"), "everybody");
    }
    for path in live::PATHS.into_iter().chain([health::LIVE, health::READY]) {
        row(&mut page, "GET", path, "everybody");
    }
    page
}

fn row(page: &mut String, method: &str, path: &str, who: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "| {method} | `{path}` | {who} |");
}

#[cfg(test)]
mod tests {
    use plek_domain::text::{Slug, TextError};
    use std::collections::BTreeSet;
    use std::{env, fs, path::Path};

    #[test]
    fn the_page_in_the_docs_is_this_one() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ROUTES.md");
        let page = super::who_may();
        if env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, page).unwrap();
        } else {
            let kept = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(kept, page, "run: UPDATE_DOCS=1 cargo test -p server the_page_in_the_docs");
        }
    }

    #[test]
    fn every_route_is_declared_once() {
        let mut seen = BTreeSet::new();
        for route in app::routes() {
            assert!(seen.insert((route.path, route.method)), "{} {} is declared twice", route.method, route.path);
        }
    }

    /// Libraries live at `/{library}`: none may have the name of something that is there already.
    #[test]
    fn no_library_can_have_an_address_of_ours() {
        let page = super::who_may();
        let paths = page.lines().filter_map(|line| line.split("| `/").nth(1)?.split('`').next());
        let mut ours: BTreeSet<String> = paths.filter_map(|path| path.split('/').next()).map(str::to_owned).collect();
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
        ours.extend(fs::read_dir(public).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()));
        ours.retain(|first| !first.is_empty() && !first.starts_with('{'));
        assert!(ours.len() > 5, "{ours:?}");
        for first in ours {
            let refused = first.parse::<Slug>();
            // A file's name is no slug, because of its dot.
            let expected = if first.contains('.') { TextError::NotASlug } else { TextError::Reserved };
            assert_eq!(refused, Err(expected), "{first}: add it to RESERVED in app/domain/src/text.rs");
        }
    }
}
