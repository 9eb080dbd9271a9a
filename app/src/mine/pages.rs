//! How the list looks.

use super::item::{Act, How, Item, Need};
use crate::i18n::Texts;
use crate::t;
use crate::ui::{
    Badge, Button, ButtonLink, CopyCode, Dialog, EmptyState, ErrorSummary, FieldInfo, GlyphIcon, Hidden, More, Notice,
    NoticeKind, TextInput, Weight,
};
use leptos::prelude::*;
use plek_domain::mine::feed::FeedToken;
use uuid::Uuid;

/// Everything the page shows.
pub(super) struct MinePage {
    /// The list, in its order.
    pub items: Vec<Item>,
    /// How the feed stands.
    pub feed: FeedShown,
    /// What the feed's address will hold, if it is made on this page.
    pub token: FeedToken,
    /// The forms' hidden key: one for all, because each says what it does and to which thing.
    pub key: Uuid,
    /// What was just done.
    pub done: Option<String>,
    /// Why something was not done.
    pub problem: Option<String>,
    /// A code that is none, as it was typed, and for which thing.
    pub wrong_code: Option<(String, String)>,
}

/// How the feed stands.
pub(super) enum FeedShown {
    /// There is none.
    None,
    /// There is one, at an address that nobody can look up.
    There,
    /// It was made just now, at this address, which is shown this once.
    Made(String),
}

pub(super) fn mine(texts: Texts, model: &MinePage) -> impl IntoView + use<> {
    let group = |id: &'static str, title: String, fits: &dyn Fn(&Item) -> bool| {
        let items: Vec<_> = model.items.iter().filter(|item| fits(item)).map(|one| item(texts, model, one)).collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="mine-group" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <ol class="mine-list">{items}</ol>
                </section>
            }
        })
    };
    let now = group("now", t!(texts, "mine-now"), &Item::needs_me);
    let coming = group("coming", t!(texts, "mine-coming"), &|item| item.need == Need::Coming);
    let nothing = (now.is_none() && coming.is_none()).then(|| {
        view! {
            <EmptyState title=t!(texts, "mine-none")>
                <p>{t!(texts, "mine-none-text")}</p>
                <p><ButtonLink href="/">{t!(texts, "mine-take")}</ButtonLink></p>
            </EmptyState>
        }
    });
    let past: Vec<_> =
        model.items.iter().filter(|item| item.need == Need::Past).map(|one| item(texts, model, one)).collect();
    let past = (!past.is_empty()).then(|| {
        let title = t!(texts, "mine-past", count = past.len());
        view! { <section class="mine-group"><More title=title><ol class="mine-list">{past}</ol></More></section> }
    });
    let errors = model.items.iter().filter_map(|item| code_field(texts, model, item).summary()).collect();
    view! {
        <ErrorSummary texts errors=errors/>
        {said(texts, model)}
        <div class="page-head"><h1>{t!(texts, "nav-mine")}</h1></div>
        {now}
        {coming}
        {nothing}
        {past}
        {feed(texts, model)}
        <p class="mine-account"><a href="/account">{t!(texts, "account-title")}</a></p>
    }
}

/// What was done, or why not.
fn said(texts: Texts, model: &MinePage) -> Option<AnyView> {
    if let Some(problem) = model.problem.clone() {
        // Whoever cannot see hears it, and the keyboard goes on from here.
        return Some(
            view! {
                <div class="mine-said" role="alert" tabindex="-1" autofocus>
                    <Notice texts kind=NoticeKind::Error><p>{problem}</p></Notice>
                </div>
            }
            .into_any(),
        );
    }
    let done = model.done.clone()?;
    Some(
        view! {
            <div class="mine-said" role="status">
                <Notice texts kind=NoticeKind::Success><p>{done}</p></Notice>
            </div>
        }
        .into_any(),
    )
}

fn item(texts: Texts, model: &MinePage, item: &Item) -> impl IntoView + use<> {
    let title = format!("{}-title", item.id);
    let labelled = title.clone();
    let class = match item.need {
        Need::Now | Need::Here => "mine-item mine-item--now",
        Need::Past => "mine-item mine-item--past",
        _ => "mine-item",
    };
    let state = item.state.clone().map(|(tone, label)| view! { <p class="mine-item__state"><Badge tone label/></p> });
    let note = item.note.clone().map(|note| view! { <p class="mine-item__note">{note}</p> });
    let acts = item.acts.iter().map(|one| act(texts, model, one, item)).collect_view();
    let (from, glyph) = (item.period.from().to_string(), item.glyph);
    let label = (!item.label.is_empty()).then(|| view! { <strong>{item.label.clone()}</strong>" " });
    view! {
        <li>
            <article class=class aria-labelledby=labelled>
                <h3 class="mine-item__title" id=title>
                    <GlyphIcon glyph/>
                    {label}
                    <span>{item.title.clone()}</span>
                </h3>
                <p class="mine-item__when"><time datetime=from>{item.when.clone()}</time></p>
                <p class="mine-item__place">{item.place.clone()}</p>
                {state}
                {note}
                <div class="mine-item__acts">{acts}</div>
            </article>
        </li>
    }
}

/// One thing to do; heard with what it is about.
fn act(texts: Texts, model: &MinePage, act: &Act, item: &Item) -> AnyView {
    let Act { words, weight, how } = act.clone();
    let said = format!(": {} {}, {}", item.label, item.title, item.when);
    let about = view! { <span class="visually-hidden">{said.clone()}</span> };
    match how {
        How::Code => {
            let field = code_field(texts, model, item);
            let typed = model.wrong_code.clone().filter(|(thing, _)| *thing == item.id).map(|(_, typed)| typed);
            view! {
                <form class="mine-code" method="post" action="/mine" novalidate>
                    <Hidden name="do" value="code"/>
                    <Hidden name="thing" value=item.id.clone()/>
                    <TextInput texts field value=typed.unwrap_or_default() autocomplete="off"/>
                    <Button weight>{words}{about}</Button>
                </form>
            }
            .into_any()
        }
        How::Post(what, thing) => view! {
            <form method="post" action="/mine">
                <Hidden name="do" value=what/>
                <Hidden name="thing" value=thing/>
                <Hidden name="key" value=model.key.to_string()/>
                <Button weight>{words}{about}</Button>
            </form>
        }
        .into_any(),
        How::Ask(what, thing, question) => {
            let (id, key) = (format!("{what}-{thing}"), model.key.to_string());
            let which = format!("{}, {}", item.title, item.when);
            view! {
                <Dialog id weight opener=(words, Some(said)) title=question keep=t!(texts, "mine-cancel-keep")>
                    <p>{which}</p>
                    <p>{t!(texts, "mine-cancel-then")}</p>
                    <form method="post" action="/mine">
                        <Hidden name="do" value=what/>
                        <Hidden name="thing" value=thing/>
                        <Hidden name="key" value=key/>
                        <Button weight=Weight::Danger>{t!(texts, "mine-link-cancel")}{about}</Button>
                    </form>
                </Dialog>
            }
            .into_any()
        }
        How::Link(href) => view! { <ButtonLink href weight>{words}{about}</ButtonLink> }.into_any(),
        How::Download(href, name) => view! {
            <a class=weight.class() href=href download=name>{words}{about}</a>
        }
        .into_any(),
    }
}

/// The field for the code that stands on a seat.
fn code_field(texts: Texts, model: &MinePage, item: &Item) -> FieldInfo {
    let wrong = model.wrong_code.as_ref().is_some_and(|(thing, _)| *thing == item.id);
    FieldInfo::new("code", t!(texts, "mine-check-in-code"))
        .id(format!("code-{}", item.id))
        .hint(t!(texts, "mine-check-in-hint"))
        .error(wrong.then(|| t!(texts, "mine-error-code")))
}

/// The private feed: make it, see its address once, renew it, take it away.
fn feed(texts: Texts, model: &MinePage) -> impl IntoView + use<> {
    let form = |what: &'static str, weight: Weight, words: String| {
        view! {
            <form method="post" action="/mine">
                <Hidden name="do" value=what/>
                <Hidden name="token" value=model.token.text()/>
                <Hidden name="key" value=model.key.to_string()/>
                <Button weight>{words}</Button>
            </form>
        }
    };
    let body = match &model.feed {
        FeedShown::None => view! {
            <p>{t!(texts, "mine-feed-text")}</p>
            <div class="mine-item__acts">{form("feed-make", Weight::Secondary, t!(texts, "mine-feed-make"))}</div>
        }
        .into_any(),
        FeedShown::There => view! {
            <p>{t!(texts, "mine-feed-there")}</p>
            <div class="mine-item__acts">
                {form("feed-make", Weight::Secondary, t!(texts, "mine-feed-renew"))}
                {form("feed-revoke", Weight::Link, t!(texts, "mine-feed-revoke"))}
            </div>
        }
        .into_any(),
        FeedShown::Made(address) => {
            let behind = address.split_once("://").map_or(address.as_str(), |(_, behind)| behind);
            let webcal = format!("webcal://{behind}");
            view! {
                <div role="status">
                    <p>{t!(texts, "mine-feed-made")}</p>
                    <p>{t!(texts, "mine-feed-secret")}</p>
                </div>
                <p><ButtonLink href=webcal>{t!(texts, "mine-feed-open")}</ButtonLink></p>
                <CopyCode id="feed-address" label=t!(texts, "mine-feed-address") code=address.clone()/>
                <div class="mine-item__acts">{form("feed-revoke", Weight::Link, t!(texts, "mine-feed-revoke"))}</div>
            }
            .into_any()
        }
    };
    view! {
        <section class="mine-group mine-feed" id="feed" aria-labelledby="feed-title">
            <h2 id="feed-title">{t!(texts, "mine-feed-title")}</h2>
            {body}
        </section>
    }
}
