//! The mailbox's requests.

use super::pages;
use crate::render::{Framing, NoPage, download, render};
use crate::{AppState, Reader, Visitor};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use plek_domain::error::StoreError;
use plek_domain::ids::LetterId;
use plek_domain::notices::demo::DemoLetter;
use plek_domain::ports::Reads;
use std::sync::Arc;

/// `GET /demo/mail`: the mails, newest first.
pub(super) async fn list(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = open(&visitor.reader, &state).await?;
    let letters = Arc::new(reads.letters().demo_letters().await.map_err(&failed)?);
    let zone = pages::Zone::of(&state, reads.as_mut()).await.map_err(&failed)?;
    let reader = visitor.reader.clone();
    Ok(render(&reader, StatusCode::OK, move || pages::list(&visitor, &state, zone, &letters)).await)
}

/// `GET /demo/mail/{letter}`: one mail, as it looks and as plain text.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(letter): Path<String>,
) -> Result<Response, NoPage> {
    let reader = visitor.reader.clone();
    let mut reads = open(&reader, &state).await?;
    let letter = Arc::new(one(&reader, reads.as_mut(), &letter).await?);
    let zone = pages::Zone::of(&state, reads.as_mut()).await.map_err(NoPage::store(&reader))?;
    let mut page = render(&reader, StatusCode::OK, move || pages::letter(&visitor, &state, zone, &letter)).await;
    page.extensions_mut().insert(Framing::Frames);
    Ok(page)
}

/// `GET /demo/mail/{letter}/html`: the mail's own document, under a policy that lets it do nothing.
pub(super) async fn html(
    reader: Reader,
    State(state): State<AppState>,
    Path(letter): Path<String>,
) -> Result<Response, NoPage> {
    let mut reads = open(&reader, &state).await?;
    let letter = one(&reader, reads.as_mut(), &letter).await?;
    let mut document = Html(letter.html).into_response();
    document.extensions_mut().insert(Framing::Framed);
    Ok(document)
}

/// `GET /demo/mail/{letter}/files/{file}`: a file that came with a mail.
pub(super) async fn file(
    reader: Reader,
    State(state): State<AppState>,
    Path((letter, name)): Path<(String, String)>,
) -> Result<Response, NoPage> {
    let mut reads = open(&reader, &state).await?;
    let letter = one(&reader, reads.as_mut(), &letter).await?;
    let file = letter.files.into_iter().find(|file| file.name == name);
    let file = file.ok_or_else(|| NoPage::not_found(&reader))?;
    Ok(download(&file.media_type, &file.name, file.content))
}

/// Outside a demo there is nothing here.
async fn open(reader: &Reader, state: &AppState) -> Result<Box<dyn Reads>, NoPage> {
    if !state.is_demo() {
        return Err(NoPage::not_found(reader));
    }
    state.store.read().await.map_err(NoPage::store(reader))
}

async fn one(reader: &Reader, reads: &mut dyn Reads, letter: &str) -> Result<DemoLetter, NoPage> {
    let Ok(id) = letter.parse::<LetterId>() else { return Err(NoPage::not_found(reader)) };
    let found: Result<_, StoreError> = reads.letters().demo_letter(id).await;
    found.map_err(NoPage::store(reader))?.ok_or_else(|| NoPage::not_found(reader))
}
