//! Study seats.

mod at_seat;
mod booking;
mod closed;
mod fields;
mod outsiders;
mod refusals;
mod replay;
