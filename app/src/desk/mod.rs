//! The desk of a branch: *Vandaag*, a seat for somebody who stands there or calls, the slip they get, and visits a week.

pub mod islands;

#[cfg(feature = "ssr")]
mod booking;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
mod give;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod needs;
#[cfg(feature = "ssr")]
mod slip;
#[cfg(feature = "ssr")]
mod today;
#[cfg(feature = "ssr")]
mod visits;
#[cfg(feature = "ssr")]
mod words;
#[cfg(feature = "ssr")]
mod work;

/// This pillar's routes.
#[cfg(feature = "ssr")]
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::{get, post};
    use plek_domain::access::Action;
    let access = Access::Doing(Action::RunDesk);
    let get_of = |path, router| Route { method: "GET", path, access, router };
    let post_of = |path, router| Route { method: "POST", path, access, router };
    vec![
        get_of("/staff/{library}/{branch}/today", get(today::show)),
        post_of("/staff/{library}/{branch}/today", post(today::act)),
        get_of("/staff/{library}/{branch}/today/list", get(list::show)),
        get_of("/staff/{library}/{branch}/give", get(give::show)),
        post_of("/staff/{library}/{branch}/give", post(give::act)),
        get_of("/staff/{library}/{branch}/bookings/{booking}", get(booking::show)),
        post_of("/staff/{library}/{branch}/bookings/{booking}", post(booking::act)),
        get_of("/staff/{library}/{branch}/slips/{booking}", get(slip::show)),
        get_of("/staff/{library}/{branch}/visits", get(visits::show)),
        get_of("/staff/{library}/{branch}/visits.csv", get(visits::file)),
    ]
}
