//! Who may use which route, as a table for people: made from the declarations that the router is made from.

use app::route::{Access, Route};
use std::fmt::Write;

/// A Markdown table of all routes and who may use them.
#[must_use]
pub fn who_may() -> String {
    let mut table = String::from("| Method | Path | Who may |\n| --- | --- | --- |\n");
    for route in app::routes() {
        let Route { method, path, access, router: _ } = route;
        let who = match access {
            Access::Public => "everybody".to_owned(),
            Access::SignedIn => "who is signed in".to_owned(),
            Access::Link => "who has the link".to_owned(),
            Access::Demo => "everybody, in a demo only".to_owned(),
            Access::Doing(action) => format!("who may do `{action:?}` there"),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {method} | `{path}` | {who} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_route_is_in_the_table_once() {
        let table = super::who_may();
        let mut seen = BTreeSet::new();
        for route in app::routes() {
            let row = format!("| {} | `{}` | ", route.method, route.path);
            assert_eq!(table.matches(&row).count(), 1, "{row} in\n{table}");
            assert!(seen.insert((route.path, route.method)), "{row} is declared twice");
        }
        assert!(!seen.is_empty());
    }
}
