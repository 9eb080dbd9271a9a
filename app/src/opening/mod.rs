//! When a library is open and what is free now, for everybody and for other sites: a page with JSON-LD, a calendar of the
//! openings, numbers as JSON, and a small page to show in a frame.

mod calendar;
mod days;
mod embed;
mod feeds;
mod hours;
mod model;
mod schema;

use crate::route::{Access, Route};
use axum::routing::get;

/// The routes.
pub(crate) fn routes() -> Vec<Route> {
    let get_of = |path, router| Route { method: "GET", path, access: Access::Public, router };
    vec![
        get_of("/{library}/hours", get(hours::show)),
        get_of("/{library}/hours.ics", get(feeds::calendar)),
        get_of("/{library}/free.json", get(feeds::free)),
        get_of("/{library}/embed", get(embed::show)),
    ]
}
