//! How the page of the first start looks.

use super::form::SetUpForm;
use crate::i18n::Texts;
use crate::people::shared::{problem, summary};
use crate::t;
use crate::ui::{Button, Choice, ErrorSummary, FieldInfo, Hidden, InputKind, Select, TextInput};
use leptos::prelude::*;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::time::european_zones;
use uuid::Uuid;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhoseLink {
    /// The first start.
    FirstStart,
    /// Somebody's password.
    Password,
    /// Nothing: too old, used, or never made.
    Nobodys,
}

pub(super) struct SetUpPage {
    pub whose: WhoseLink,
    /// The form's key: posted twice, it leads to the same session twice.
    pub key: Uuid,
    /// As typed.
    pub raw: Raw,
    pub errors: FieldErrors,
    pub password_problem: Option<String>,
}

pub(super) fn set_up(texts: Texts, model: &SetUpPage) -> AnyView {
    match model.whose {
        WhoseLink::FirstStart => first_start(texts, model).into_any(),
        WhoseLink::Password => {
            let field = password_field(texts, model);
            view! {
                <ErrorSummary texts errors=field.summary().into_iter().collect()/>
                <div class="page-head">
                    <h1>{t!(texts, "sign-in-choose-title")}</h1>
                    <p class="lead">{t!(texts, "sign-in-choose-lead")}</p>
                </div>
                <form class="stack" method="post" novalidate>
                    <Hidden name="key" value=model.key.to_string()/>
                    <TextInput texts field kind=InputKind::Password autocomplete="new-password"/>
                    <Button>{t!(texts, "save")}</Button>
                </form>
            }
            .into_any()
        }
        WhoseLink::Nobodys => view! {
            <div class="page-head">
                <h1>{t!(texts, "set-up-too-old-title")}</h1>
                <p class="lead">{t!(texts, "set-up-too-old")}</p>
            </div>
        }
        .into_any(),
    }
}

fn password_field(texts: Texts, model: &SetUpPage) -> FieldInfo {
    FieldInfo::new("new-password", t!(texts, "password-new"))
        .hint(t!(texts, "password-hint"))
        .error(model.password_problem.clone())
}

fn first_start(texts: Texts, model: &SetUpPage) -> impl IntoView + use<> {
    let field = |name: &str, label| FieldInfo::new(name, label).error(problem(texts, &model.errors, name));
    let value = |name: &str| model.raw.one(name).to_owned();
    let password = password_field(texts, model);
    let mut errors = summary(texts, &model.errors);
    errors.sort_by_key(|line| SetUpForm::FIELDS.iter().position(|field| *field == line.field_id));
    errors.extend(password.summary());
    let chosen = match model.raw.one("zone") {
        "" => "Europe/Brussels",
        zone => zone,
    };
    let zones = european_zones()
        .into_iter()
        .map(|zone| Choice { selected: zone == chosen, ..Choice::new(zone, zone) })
        .collect::<Vec<_>>();
    view! {
        <ErrorSummary texts errors/>
        <div class="page-head">
            <h1>{t!(texts, "set-up-title")}</h1>
            <p class="lead">{t!(texts, "set-up-lead")}</p>
        </div>
        <form class="stack" method="post" novalidate>
            <Hidden name="key" value=model.key.to_string()/>
            <h2>{t!(texts, "set-up-library")}</h2>
            <TextInput texts field=field("library", t!(texts, "set-up-library-name")) value=value("library")/>
            <TextInput texts field=field("slug", t!(texts, "set-up-slug")).hint(t!(texts, "set-up-slug-hint")).optional()
                value=value("slug")/>
            <TextInput texts field=field("consortium", t!(texts, "set-up-consortium")).hint(t!(texts, "set-up-consortium-hint")).optional()
                value=value("consortium")/>
            <h2>{t!(texts, "set-up-branch")}</h2>
            <TextInput texts field=field("building", t!(texts, "set-up-branch-name")) value=value("building")/>
            <TextInput texts field=field("address", t!(texts, "set-up-address")) value=value("address")/>
            <Select texts field=field("zone", t!(texts, "set-up-zone")) choices=zones/>
            <h2>{t!(texts, "set-up-admin")}</h2>
            <TextInput texts field=field("name", t!(texts, "name")) value=value("name") autocomplete="name"/>
            <TextInput texts field=field("email", t!(texts, "email")) kind=InputKind::Email value=value("email") autocomplete="email"/>
            <TextInput texts field=password kind=InputKind::Password autocomplete="new-password"/>
            <Button>{t!(texts, "set-up-done")}</Button>
        </form>
    }
}
