//! How the steps look.

use crate::i18n::Texts;
use crate::people::return_to::with_return;
use crate::people::shared::{problem, summary};
use crate::t;
use crate::ui::{Button, ButtonLink, ErrorSummary, FieldInfo, Hidden, InputKind, Notice, NoticeKind, TextInput};
use leptos::prelude::*;
use plek_domain::form::FieldErrors;
use plek_domain::ids::SignInId;
use uuid::Uuid;

/// The page that asks for an address.
pub(super) struct EmailPage {
    pub back: String,
    /// What waits where one goes back to.
    pub held: Option<String>,
    pub email: String,
    pub key: Uuid,
    pub errors: FieldErrors,
}

/// What is asked for after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Code,
    Name,
    Password,
    Choose,
    TooOld,
}

impl Step {
    pub(super) fn title(self, texts: Texts) -> String {
        match self {
            Self::Code => t!(texts, "sign-in-code-title"),
            Self::Name => t!(texts, "sign-in-name-title"),
            Self::Password => t!(texts, "sign-in-password-title"),
            Self::Choose => t!(texts, "sign-in-choose-title"),
            Self::TooOld => t!(texts, "sign-in-too-old-title"),
        }
    }
}

/// The page of the code and of what comes after it.
pub(super) struct CodePage {
    pub id: SignInId,
    pub back: String,
    /// What waits where one goes back to.
    pub held: Option<String>,
    pub key: Uuid,
    pub code: String,
    pub name: String,
    pub step: Step,
    /// What was wrong with the field of this step.
    pub problem: Option<String>,
}

pub(super) fn email(texts: Texts, model: &EmailPage) -> impl IntoView + use<> {
    let field = FieldInfo::new("email", t!(texts, "email")).error(problem(texts, &model.errors, "email"));
    view! {
        <ErrorSummary texts errors=summary(texts, &model.errors)/>
        <div class="page-head">
            <h1>{t!(texts, "sign-in-title")}</h1>
            <p class="lead">{t!(texts, "sign-in-lead")}</p>
        </div>
        {held(texts, model.held.clone())}
        <form class="stack" method="post" action=with_return("/sign-in", &model.back) novalidate>
            <Hidden name="key" value=model.key.to_string()/>
            <Hidden name="return" value=model.back.clone()/>
            <TextInput texts field kind=InputKind::Email value=model.email.clone() autocomplete="email"/>
            <Button>{t!(texts, "sign-in-send")}</Button>
        </form>
    }
}

pub(super) fn code(texts: Texts, model: &CodePage) -> impl IntoView + use<> {
    let again = with_return("/sign-in", &model.back);
    if model.step == Step::TooOld {
        return view! {
            <div class="page-head">
                <h1>{t!(texts, "sign-in-too-old-title")}</h1>
                <p class="lead">{t!(texts, "sign-in-too-old")}</p>
                <p><ButtonLink href=again>{t!(texts, "sign-in-new-code")}</ButtonLink></p>
            </div>
        }
        .into_any();
    }
    let (field, kind, value, autocomplete, step, lead, button) = parts(texts, model);
    let errors = field.summary().into_iter().collect();
    let code = (model.step != Step::Code).then(|| view! { <Hidden name="code" value=model.code.clone()/> });
    let name = matches!(model.step, Step::Password | Step::Choose)
        .then(|| view! { <Hidden name="name" value=model.name.clone()/> });
    view! {
        <ErrorSummary texts errors/>
        <div class="page-head">
            <h1>{model.step.title(texts)}</h1>
            <p class="lead">{lead}</p>
        </div>
        {held(texts, model.held.clone())}
        <form class="stack" method="post" action=with_return(&format!("/sign-in/{}", model.id), &model.back) novalidate>
            <Hidden name="key" value=model.key.to_string()/>
            <Hidden name="return" value=model.back.clone()/>
            <Hidden name="step" value=step/>
            {code}
            {name}
            <TextInput texts field kind value autocomplete/>
            <Button>{button}</Button>
        </form>
        <p><a href=again>{t!(texts, "sign-in-new-code")}</a></p>
    }
    .into_any()
}

/// The seat that waits until one is back.
fn held(texts: Texts, words: Option<String>) -> Option<impl IntoView> {
    words.map(|words| view! { <Notice texts kind=NoticeKind::Info><p>{words}</p></Notice> })
}

type Parts = (FieldInfo, InputKind, String, &'static str, &'static str, String, String);

/// The field of a step: itself, what it holds, its value, what the browser may fill in, the step's name, the words
/// above and on the button.
fn parts(texts: Texts, model: &CodePage) -> Parts {
    let field = |name: &str, label: String| FieldInfo::new(name, label).error(model.problem.clone());
    let go = t!(texts, "sign-in");
    match model.step {
        Step::Name => (
            field("name", t!(texts, "name")),
            InputKind::Text,
            model.name.clone(),
            "name",
            "name",
            t!(texts, "sign-in-name-lead"),
            go,
        ),
        Step::Password => (
            field("password", t!(texts, "password")),
            InputKind::Password,
            String::new(),
            "current-password",
            "password",
            t!(texts, "sign-in-password-lead"),
            go,
        ),
        Step::Choose => (
            field("new-password", t!(texts, "password-new")).hint(t!(texts, "password-hint")),
            InputKind::Password,
            String::new(),
            "new-password",
            "choose",
            t!(texts, "sign-in-choose-lead"),
            go,
        ),
        Step::Code | Step::TooOld => (
            field("code", t!(texts, "code")),
            InputKind::Digits,
            model.code.clone(),
            "one-time-code",
            "code",
            t!(texts, "sign-in-code-lead"),
            go,
        ),
    }
}
