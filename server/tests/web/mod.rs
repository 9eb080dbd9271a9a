//! What all pages share.

mod answers;
mod cross_site;
mod languages;
mod routes;
