//! Study seats.

mod booking;
mod closed;
mod fields;
mod outsiders;
mod refusals;
mod replay;
