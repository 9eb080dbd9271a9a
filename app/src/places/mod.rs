//! Staff edit the house: libraries, branches, zones, seats, hours, closures and rules.
//!
//! A page's file holds its requests and its view. Each answers a GET with the page, and a POST whose hidden field `do`
//! names what to do: done = 303 to where it shows, refused = the same page with 422 and everything typed. Whatever may
//! hit bookings goes through [`change`]: a preview first, then the same form again with what was seen.

mod change;
mod closures;
pub(crate) mod consortium;
pub(crate) mod desk;
pub(crate) mod form;
pub(crate) mod frame;
mod home;
mod hours;
mod labels;
mod library;
mod outcome;
mod plan;
mod rules;
mod settings;
mod start;
pub(crate) mod words;
mod zone;
mod zones;

use crate::route::{Access, Route};
use axum::routing::{get, post};
use plek_domain::access::Action;

/// This pillar's routes.
pub(crate) fn routes() -> Vec<Route> {
    let branch = Access::Doing(Action::ManageBranch);
    let library = Access::Doing(Action::ManageLibrary);
    let consortium = Access::Doing(Action::KeepConsortium);
    let get_of = |path, access, router| Route { method: "GET", path, access, router };
    let post_of = |path, access, router| Route { method: "POST", path, access, router };
    vec![
        get_of("/staff", Access::SignedIn, get(home::show)),
        get_of("/staff/consortium", consortium, get(consortium::show)),
        post_of("/staff/consortium", consortium, post(consortium::act)),
        get_of("/staff/consortium/{group}", consortium, get(consortium::show_group)),
        post_of("/staff/consortium/{group}", consortium, post(consortium::act_on_group)),
        get_of("/staff/{library}", branch, get(library::show)),
        post_of("/staff/{library}", library, post(library::act)),
        get_of("/staff/{library}/{branch}", branch, get(zones::show)),
        post_of("/staff/{library}/{branch}", branch, post(zones::act)),
        get_of("/staff/{library}/{branch}/zones/{zone}", branch, get(zone::show)),
        post_of("/staff/{library}/{branch}/zones/{zone}", branch, post(zone::act)),
        get_of("/staff/{library}/{branch}/hours", branch, get(hours::show)),
        post_of("/staff/{library}/{branch}/hours", branch, post(hours::act)),
        get_of("/staff/{library}/{branch}/closures", branch, get(closures::show)),
        post_of("/staff/{library}/{branch}/closures", branch, post(closures::act)),
        get_of("/staff/{library}/{branch}/rules", branch, get(rules::show)),
        post_of("/staff/{library}/{branch}/rules", branch, post(rules::act)),
        get_of("/staff/{library}/{branch}/settings", branch, get(settings::show)),
        post_of("/staff/{library}/{branch}/settings", branch, post(settings::act)),
        get_of("/staff/{library}/{branch}/labels", branch, get(labels::show)),
        get_of("/staff/{library}/{branch}/changes/{change}", branch, get(outcome::show)),
        post_of("/staff/{library}/{branch}/changes/{change}", branch, post(outcome::act)),
    ]
}
