//! What all pages share.

mod answers;
mod cross_site;
mod demo;
mod hostile;
mod languages;
mod legal;
mod others;
mod profile;
mod routes;
