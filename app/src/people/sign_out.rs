//! `POST /sign-out`: ends this session and makes the browser forget it.

use super::{cookie, demo};
use crate::ctx::{AppState, Visitor};
use crate::render::NoPage;
use axum::extract::State;
use axum::response::Response;
use plek_domain::people::sessions::{EndSessions, Which};
use plek_domain::store::{Key, WriteError};

pub(crate) async fn sign_out(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if let Some(session) = &visitor.session {
        let command = EndSessions { person: session.person, which: Which::One(session.id) };
        match state.store.write(&visitor.actor, command, Key::Fresh).await {
            // Gone already, from another device: all the better.
            Ok(_) | Err(WriteError::NotFound) => {}
            Err(error) => return Err(NoPage::of_write(&visitor.reader, error)),
        }
    }
    Ok(demo::with_cookie("/", cookie::forget()))
}
