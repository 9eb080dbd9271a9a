//! `/{library}/embed`: what is free now, for a frame on another site; with `?branch=` of that branch alone. One small document: no script, no cookie, nothing to
//! load. Who may show it the library says in its profile.

use super::model::{Asked, BranchNow, Open};
use crate::house::open_words;
use crate::i18n::Texts;
use crate::render::{Framing, NoPage};
use crate::ui::tidy;
use crate::{AppState, Reader, t};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;
use plek_domain::places::HttpsOrigin;

/// Its whole style. By night it is dark where the page around it is.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:12px;font:16px/1.4 Verdana,'Segoe UI',system-ui,sans-serif;background:#f3f6f2;color:#13211c}\
h1{margin:0 0 8px;font-size:18px}\
ul{margin:0;padding:0;list-style:none}\
li{padding:8px 0;border-top:2px solid}\
b{font-size:22px}\
a{display:inline-block;padding:10px 0;color:#0b6b4f;font-weight:700}\
@media(prefers-color-scheme:dark){body{background:#0e1714;color:#e9f1ec}a{color:#5cd1a3}}";

/// `GET /{library}/embed`.
pub(super) async fn show(
    reader: Reader,
    State(state): State<AppState>,
    Path(library): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let open = Open::at(&state, reads.as_mut(), &library, &asked).await.map_err(&failed)?;
    let open = open.ok_or_else(|| NoPage::not_found(&reader))?;
    drop(reads);
    let sites: Vec<&str> = open.house.profile.embeds.iter().map(HttpsOrigin::as_str).collect();
    let framing = Framing::Embedded(sites.join(" ").into());
    let reader = reader.at(&open.house.profile);
    let nonce = reader.nonce.as_ref().map(ToString::to_string);
    let html = tidy(&document(reader.texts, &open, nonce).to_html());
    Ok((Extension(framing), Html(html)).into_response())
}

fn document(texts: Texts, open: &Open, nonce: Option<String>) -> impl IntoView + use<> {
    let name = open.house.library.name.clone();
    let rows = open.branches.iter().map(|branch| one(texts, open, branch)).collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=texts.lang().tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{t!(texts, "embed-title", library = name.clone())}</title>
                <style nonce=nonce>{STYLE}</style>
            </head>
            <body>
                <h1>{name}</h1>
                <ul>{rows}</ul>
            </body>
        </html>
    }
}

fn one(texts: Texts, open: &Open, branch: &BranchNow) -> impl IntoView + use<> {
    let plan = &branch.plan;
    let href = format!("{}?branch={}", open.house.path("/seats"), plan.branch.slug);
    let free = branch.free.map(|free| {
        let words = t!(texts, "embed-free", count = free.seats, silent = free.silent);
        view! { <br/><b>{texts.number(free.seats)}</b>" "{words} }
    });
    view! {
        <li>
            <strong>{plan.branch.name.clone()}</strong>", "{open_words(texts, plan, open.house.now)}
            {free}
            <br/>
            <a href=href target="_blank" rel="noopener">{t!(texts, "embed-take", branch = plan.branch.name.clone())}</a>
        </li>
    }
}
