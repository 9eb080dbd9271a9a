//! How the page looks.

use crate::i18n::{Lang, Texts};
use crate::people::shared::{problem, summary};
use crate::people::words::{day, role};
use crate::t;
use crate::ui::{
    Button, ButtonLink, Choice, EmptyState, ErrorLink, ErrorSummary, FieldInfo, Hidden, InputKind, Select, TextInput,
    Weight,
};
use leptos::prelude::*;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::ids::{LibraryId, SessionId};
use plek_domain::people::{Account, Person, Post, Role, Session};
use plek_domain::places::Library;
use uuid::Uuid;

pub(super) struct AccountPage {
    pub account: Account,
    pub person: Person,
    pub own: SessionId,
    pub sessions: Vec<Session>,
    pub libraries: Vec<Library>,
    pub key: Uuid,
    pub errors: FieldErrors,
    /// A field with words of its own for what is wrong.
    pub problem: Option<(&'static str, String)>,
    /// What was typed, after a refusal.
    pub raw: Option<Raw>,
}

impl AccountPage {
    fn library(&self, id: LibraryId) -> Option<&Library> {
        self.libraries.iter().find(|library| library.id == id)
    }

    fn error(&self, texts: Texts, field: &str) -> Option<String> {
        let own = self.problem.as_ref().filter(|(name, _)| *name == field).map(|(_, words)| words.clone());
        own.or_else(|| problem(texts, &self.errors, field))
    }

    fn value(&self, field: &str, stored: &str) -> String {
        let typed = self.raw.as_ref().map(|raw| raw.one(field)).filter(|typed| !typed.is_empty());
        typed.unwrap_or(stored).to_owned()
    }
}

pub(super) fn account(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let mut errors = summary(texts, &model.errors);
    if let Some((field, message)) = &model.problem {
        errors.push(ErrorLink { field_id: (*field).to_owned(), message: message.clone() });
    }
    view! {
        <ErrorSummary texts errors/>
        <div class="page-head">
            <h1>{t!(texts, "account-title")}</h1>
            <p class="lead">{model.account.name.clone()}</p>
            <form method="post" action="/sign-out">
                <Button weight=Weight::Secondary>{t!(texts, "sign-out")}</Button>
            </form>
        </div>
        {places(texts, model)}
        {describe(texts, model)}
        {email(texts, model)}
        {model.account.has_password.then(|| password(texts, model))}
        {sessions(texts, model)}
        <section class="stack">
            <h2>{t!(texts, "account-data")}</h2>
            <p>{t!(texts, "account-data-text")}</p>
            <p><a href="/account/export" download="plek.json">{t!(texts, "account-export")}</a></p>
            <p><a href="/account/erase">{t!(texts, "account-erase-link")}</a></p>
        </section>
    }
}

/// Where one is a member, and where one works.
fn places(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let memberships = model
        .person
        .memberships
        .iter()
        .filter_map(|member| {
            let library = model.library(member.library)?;
            let until = member.until.map(|at| t!(texts, "account-member-until", day = day(texts, at)));
            let href = format!("/{}/seats", library.slug);
            Some(view! {
                <li>
                    <a href=href>{library.name.clone()}</a>
                    {format!(" – {}", member.patron_group)}
                    {until.map(|words| format!(", {words}"))}
                </li>
            })
        })
        .collect::<Vec<_>>();
    let list = if memberships.is_empty() {
        view! {
            <EmptyState title=t!(texts, "account-no-member")><p>{t!(texts, "account-no-member-text")}</p></EmptyState>
        }
        .into_any()
    } else {
        view! { <ul>{memberships}</ul> }.into_any()
    };
    let posts = model.person.posts.iter().filter_map(|post| post_line(texts, model, post)).collect::<Vec<_>>();
    let works = (!posts.is_empty())
        .then(|| view! { <section class="stack"><h2>{t!(texts, "account-posts")}</h2><ul>{posts}</ul></section> });
    view! {
        <section class="stack">
            <h2>{t!(texts, "account-memberships")}</h2>
            {list}
        </section>
        {works}
    }
}

fn post_line(texts: Texts, model: &AccountPage, post: &Post) -> Option<impl IntoView + use<>> {
    let library = model.library(post.library)?;
    let name = format!("{}: {}", library.name, role(texts, post.role));
    let link = post.role.includes(Role::Desk).then(|| format!("/staff/{}/people", library.slug));
    Some(match link {
        Some(href) => view! { <li><a href=href>{name}</a></li> }.into_any(),
        None => view! { <li>{name}</li> }.into_any(),
    })
}

fn describe(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let name = FieldInfo::new("name", t!(texts, "name")).error(model.error(texts, "name"));
    let chosen = model.value("lang", &model.account.lang);
    let language = |lang: Lang| {
        let texts = Texts::new(lang);
        Choice { selected: lang.tag() == chosen, ..Choice::new(lang.tag(), t!(texts, "language-name")) }
    };
    let choices: Vec<Choice> = Lang::ALL.into_iter().map(language).collect();
    let lang = FieldInfo::new("lang", t!(texts, "language-switch")).error(model.error(texts, "lang"));
    view! {
        <form class="stack" method="post" action="/account" novalidate>
            <h2>{t!(texts, "account-describe")}</h2>
            <Hidden name="do" value="describe"/>
            <Hidden name="key" value=model.key.to_string()/>
            <TextInput texts field=name value=model.value("name", &model.account.name) autocomplete="name"/>
            <Select texts field=lang choices/>
            <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
        </form>
    }
}

fn email(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let now = model.account.email.as_ref().map(|now| {
        view! { <p>{t!(texts, "account-email-now", email = now.to_string())}</p> }
    });
    let field = FieldInfo::new("email", t!(texts, "account-email-new")).error(model.error(texts, "email"));
    view! {
        <form class="stack" method="post" action="/account" novalidate>
            <h2>{t!(texts, "account-email")}</h2>
            {now}
            <Hidden name="do" value="email"/>
            <Hidden name="key" value=model.key.to_string()/>
            <TextInput texts field kind=InputKind::Email value=model.value("email", "") autocomplete="email"/>
            <Button weight=Weight::Secondary>{t!(texts, "sign-in-send")}</Button>
        </form>
    }
}

fn password(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let old = FieldInfo::new("password", t!(texts, "password-old")).error(model.error(texts, "password"));
    let new = FieldInfo::new("new-password", t!(texts, "password-new"))
        .hint(t!(texts, "password-hint"))
        .error(model.error(texts, "new-password"));
    view! {
        <form class="stack" method="post" action="/account" novalidate>
            <h2>{t!(texts, "account-password")}</h2>
            <Hidden name="do" value="password"/>
            <TextInput texts field=old kind=InputKind::Password autocomplete="current-password"/>
            <TextInput texts field=new kind=InputKind::Password autocomplete="new-password"/>
            <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
        </form>
    }
}

fn sessions(texts: Texts, model: &AccountPage) -> impl IntoView + use<> {
    let line = |session: &Session| {
        let device = match session.device.as_str() {
            "" => t!(texts, "account-device-unknown"),
            device => device.to_owned(),
        };
        let here = session.id == model.own;
        let seen = if here {
            t!(texts, "account-session-here")
        } else {
            t!(texts, "account-session-seen", day = day(texts, session.seen_at))
        };
        let label = t!(texts, "account-session-end", device = device.clone());
        view! {
            <li>
                <strong>{device}</strong>{format!(" – {seen} ")}
                <form method="post" action="/account">
                    <Hidden name="do" value="end-session"/>
                    <Hidden name="session" value=session.id.to_string()/>
                    <Button weight=Weight::Secondary>{label}</Button>
                </form>
            </li>
        }
    };
    let others = (model.sessions.len() > 1).then(|| {
        view! {
            <form method="post" action="/account">
                <Hidden name="do" value="end-session"/>
                <Hidden name="session" value="others"/>
                <Button weight=Weight::Secondary>{t!(texts, "account-sessions-end-others")}</Button>
            </form>
        }
    });
    view! {
        <section class="stack">
            <h2>{t!(texts, "account-sessions")}</h2>
            <ul class="stack">{model.sessions.iter().map(line).collect_view()}</ul>
            {others}
        </section>
    }
}

/// The page that erases: what it means, and the word to type.
pub(super) struct ErasePage {
    /// What was wrong.
    pub problem: Option<String>,
}

pub(super) fn erase(texts: Texts, model: &ErasePage) -> impl IntoView + use<> {
    let word = t!(texts, "account-erase-word");
    let field = FieldInfo::new("word", t!(texts, "account-erase-type", word = word)).error(model.problem.clone());
    view! {
        <ErrorSummary texts errors=field.summary().into_iter().collect()/>
        <div class="page-head">
            <h1>{t!(texts, "account-erase-title")}</h1>
            <p class="lead">{t!(texts, "account-erase-lead")}</p>
        </div>
        <ul>
            <li>{t!(texts, "account-erase-goes")}</li>
            <li>{t!(texts, "account-erase-bookings")}</li>
            <li>{t!(texts, "account-erase-stays")}</li>
        </ul>
        <form class="stack" method="post" action="/account/erase" novalidate>
            <TextInput texts field autocomplete="off"/>
            <Button>{t!(texts, "account-erase-button")}</Button>
        </form>
        <p><ButtonLink href="/account" weight=Weight::Secondary>{t!(texts, "back")}</ButtonLink></p>
    }
}

/// The page that asks for the code sent to a new address.
pub(super) struct EmailPage {
    pub action: String,
    pub key: Uuid,
    pub code: String,
    pub problem: Option<String>,
}

pub(super) fn confirm_email(texts: Texts, model: &EmailPage) -> impl IntoView + use<> {
    let field = FieldInfo::new("code", t!(texts, "code")).error(model.problem.clone());
    view! {
        <ErrorSummary texts errors=field.summary().into_iter().collect()/>
        <div class="page-head">
            <h1>{t!(texts, "account-email")}</h1>
            <p class="lead">{t!(texts, "sign-in-code-lead")}</p>
        </div>
        <form class="stack" method="post" action=model.action.clone() novalidate>
            <Hidden name="key" value=model.key.to_string()/>
            <TextInput texts field kind=InputKind::Digits value=model.code.clone() autocomplete="one-time-code"/>
            <Button>{t!(texts, "save")}</Button>
        </form>
        <p><ButtonLink href="/account" weight=Weight::Secondary>{t!(texts, "back")}</ButtonLink></p>
    }
}

/// Said once, after everything is gone.
pub(super) fn erased(texts: Texts, cancelled: &u64) -> impl IntoView + use<> {
    let cancelled = *cancelled;
    view! {
        <div class="page-head">
            <h1>{t!(texts, "account-erased-title")}</h1>
            <p class="lead">{t!(texts, "account-erased", count = cancelled)}</p>
            <p><ButtonLink href="/">{t!(texts, "home")}</ButtonLink></p>
        </div>
    }
}
