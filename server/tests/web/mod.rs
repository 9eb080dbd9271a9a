//! What all pages share.

mod answers;
mod cross_site;
mod demo;
mod hostile;
mod languages;
mod legal;
mod logo;
mod others;
mod profile;
mod routes;
