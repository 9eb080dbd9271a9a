//! `/account`: what is one's own. Name and language, address, password, sessions, memberships; take it along; erase it.

mod email;
mod erase;
mod export;
mod handlers;
mod pages;

pub(super) use email::{confirm, show as show_email};
pub(super) use erase::{erase, show as show_erase};
pub(super) use export::export;
pub(super) use handlers::{change, show};

use crate::ctx::Visitor;
use crate::people::return_to::with_return;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::people::{Person, Session};

/// Who is signed in, or the way to sign in and back.
#[expect(clippy::result_large_err, reason = "the answer is sent as it is, once")]
fn signed_in<'a>(visitor: &'a Visitor, back: &str) -> Result<(&'a Person, &'a Session), Response> {
    visitor
        .person()
        .zip(visitor.session.as_ref())
        .ok_or_else(|| Redirect::to(&with_return("/sign-in", back)).into_response())
}
