//! What all pages share.

mod answers;
mod cross_site;
mod demo;
mod languages;
mod legal;
mod profile;
mod routes;
