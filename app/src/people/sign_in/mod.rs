//! `/sign-in`: an address, then the code that came there; staff give their password last.

mod code;
mod email;
mod pages;

pub(super) use code::{check, show as show_code};
pub(super) use email::{ask, show as show_email};
