//! `/setup/{token}`: the first start on one page, or a password set by a link from the command line.

mod form;
mod handlers;
mod pages;

pub(super) use handlers::{set_up, show};
