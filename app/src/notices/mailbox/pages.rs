//! The list of mails, and one mail.

use crate::clock;
use crate::i18n::Texts;
use crate::people::framed;
use crate::t;
use crate::ui::{EmptyState, page};
use crate::{AppState, Visitor};
use leptos::prelude::*;
use plek_domain::error::StoreError;
use plek_domain::notices::demo::{DemoFile, DemoLetter};
use plek_domain::ports::Reads;
use plek_domain::time::{Timestamp, local};

/// By whose clock the mailbox says when: that of the consortium's first branch, which is the demo's; UTC when there is
/// none.
#[derive(Clone, Copy)]
pub(super) struct Zone(Option<plek_domain::time::Tz>);

impl Zone {
    pub async fn of(state: &AppState, reads: &mut dyn Reads) -> Result<Self, StoreError> {
        let Some(library) = reads.places().libraries().await?.into_iter().next() else { return Ok(Self(None)) };
        let Some((branch, revision)) = reads.places().find(library.slug.as_str(), "").await? else {
            return Ok(Self(None));
        };
        Ok(Self(state.store.plan_at(reads, branch, revision).await?.map(|plan| plan.time_zone)))
    }

    fn when(self, texts: Texts, at: Timestamp) -> String {
        let Some(zone) = self.0 else { return at.to_string() };
        let (day, ..) = local(zone, at);
        format!("{}, {}", texts.day_short(day), clock::time(texts, zone, at))
    }
}

/// All mails.
pub(super) fn list(visitor: &Visitor, state: &AppState, zone: Zone, letters: &[DemoLetter]) -> impl IntoView + use<> {
    let texts = visitor.reader.texts;
    let title = t!(texts, "demo-mail-title");
    let heading = title.clone();
    let body = if letters.is_empty() {
        view! {
            <EmptyState title=t!(texts, "demo-mail-none")><p>{t!(texts, "demo-mail-none-text")}</p></EmptyState>
        }
        .into_any()
    } else {
        let lines = letters.iter().map(|letter| line(texts, zone, letter)).collect_view();
        view! {
            <h2 id="mails">{t!(texts, "demo-mail-caption", count = letters.len())}</h2>
            <ol class="mail-list" aria-labelledby="mails">{lines}</ol>
        }
        .into_any()
    };
    let body = view! {
        <div class="page-head"><h1>{heading}</h1><p class="lead">{t!(texts, "demo-mail-lead")}</p></div>
        {body}
    };
    page(framed(visitor, state, "/demo/mail", title), body)
}

fn line(texts: Texts, zone: Zone, letter: &DemoLetter) -> impl IntoView + use<> {
    let DemoLetter { id, kind, to, lang, subject, text: _, html: _, files: _, delivered_at } = letter;
    view! {
        <li class="mail-list__mail">
            <a class="mail-list__subject" href=format!("/demo/mail/{id}") lang=lang.clone()>{subject.clone()}</a>
            <p class="mail-list__about">
                <span>{t!(texts, "demo-mail-to")}": "{to.to_string()}</span>" "
                <time datetime=delivered_at.to_string()>{zone.when(texts, *delivered_at)}</time>" "
                <span>{kind.clone()}</span>
            </p>
        </li>
    }
}

/// One mail.
pub(super) fn letter(visitor: &Visitor, state: &AppState, zone: Zone, letter: &DemoLetter) -> impl IntoView + use<> {
    let texts = visitor.reader.texts;
    let DemoLetter { id, kind, to, lang, subject, text, html: _, files, delivered_at } = letter;
    let file = |file: &DemoFile| {
        let href = format!("/demo/mail/{id}/files/{}", file.name);
        view! {
            <div>
                <dt>{t!(texts, "demo-mail-file")}</dt>
                <dd><a href=href download=file.name.clone()>{file.name.clone()}</a></dd>
            </div>
        }
    };
    let files = files.iter().map(file).collect_view();
    let document = format!("/demo/mail/{id}/html");
    let title = subject.clone();
    let body = view! {
        <div class="page-head">
            <p><a href="/demo/mail">{t!(texts, "demo-mail-title")}</a></p>
            <h1 lang=lang.clone()>{subject.clone()}</h1>
        </div>
        <dl class="mail-facts">
            <div><dt>{t!(texts, "demo-mail-to")}</dt><dd>{to.to_string()}</dd></div>
            <div>
                <dt>{t!(texts, "demo-mail-when")}</dt>
                <dd><time datetime=delivered_at.to_string()>{zone.when(texts, *delivered_at)}</time></dd>
            </div>
            <div><dt>{t!(texts, "demo-mail-kind")}</dt><dd>{kind.clone()}</dd></div>
            {files}
        </dl>
        <section class="mail-view" aria-labelledby="as-html">
            <h2 id="as-html">{t!(texts, "demo-mail-as-html")}</h2>
            <iframe
                class="mail-view__frame"
                src=document.clone()
                title=t!(texts, "demo-mail-as-html")
                sandbox="allow-popups allow-popups-to-escape-sandbox"
            ></iframe>
            <p><a href=document>{t!(texts, "demo-mail-alone")}</a></p>
        </section>
        <section class="mail-view" aria-labelledby="as-text">
            <h2 id="as-text">{t!(texts, "demo-mail-as-text")}</h2>
            <pre class="mail-view__text" lang=lang.clone() tabindex="0">{text.clone()}</pre>
        </section>
    };
    page(framed(visitor, state, &format!("/demo/mail/{id}"), title), body)
}
