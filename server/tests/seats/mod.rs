//! Study seats.

mod booking;
mod fields;
mod outsiders;
mod refusals;
mod replay;
