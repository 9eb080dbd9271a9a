//! What all pages share.

mod answers;
mod cross_site;
mod hostile;
mod languages;
mod others;
mod routes;
