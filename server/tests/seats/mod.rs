//! Study seats.

mod at_seat;
mod booking;
mod closed;
mod fields;
mod find;
mod hold;
mod outsiders;
mod refusals;
mod replay;
