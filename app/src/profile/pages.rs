//! The form of a library's profile.

use super::ProfilePage;
use crate::i18n::{Lang, Texts};
use crate::t;
use crate::ui::{
    Button, Choice, CopyCode, Crumbs, ErrorSummary, FieldInfo, Hidden, InputKind, Notice, NoticeKind, RadioGroup,
    Select, TextArea, TextInput,
};
use leptos::prelude::*;
use plek_domain::form::FieldProblem;
use plek_domain::places::edit_profile::EditProfileForm;
use plek_domain::places::{Country, Profile};

/// The body.
pub(super) fn profile(texts: Texts, path: &str, model: &ProfilePage) -> impl IntoView + use<> {
    let field = |name: &str| field(texts, model, name);
    let typed = |name: &str| model.raw.one(name).to_owned();
    let errors = EditProfileForm::FIELDS.iter().filter_map(|name| field(name).summary()).collect();
    let saved = model.saved.then(|| {
        view! { <Notice texts kind=NoticeKind::Success><p>{t!(texts, "profile-saved")}</p></Notice> }
    });
    let path = path.to_owned();
    let reload = path.clone();
    let logo = format!("{path}/logo");
    let refused = model.refused.map(|_| {
        view! {
            <Notice texts kind=NoticeKind::Error>
                <p>{t!(texts, "edit-profile-refused-changed")}</p>
                <p><a href=reload>{t!(texts, "profile-reload")}</a></p>
            </Notice>
        }
    });
    let library = &model.house.library;
    let crumbs = vec![(format!("/staff/{}", library.slug), library.name.clone())];
    view! {
        <ErrorSummary texts errors/>
        {saved}
        {refused}
        <div class="page-head">
            {model.menu.view()}
            <Crumbs texts trail=crumbs here=t!(texts, "profile-title")/>
            <h1>{t!(texts, "profile-title")}</h1>
            <p class="lead">{t!(texts, "profile-lead")}</p>
        </div>
        <form class="form" method="post" action=path novalidate>
            <h2>{t!(texts, "profile-reach")}</h2>
            <TextInput texts field=field("phone").optional() kind=InputKind::Phone value=typed("phone") autocomplete="tel"/>
            <TextInput texts field=field("email").optional() kind=InputKind::Email value=typed("email") autocomplete="email"/>
            <TextInput texts field=field("chat").hint(t!(texts, "profile-chat-hint")).optional() value=typed("chat")/>
            <h2>{t!(texts, "profile-law")}</h2>
            <RadioGroup texts field=field("country") choices=countries(texts, &typed("country"))/>
            <RadioGroup texts field=field("consent").hint(t!(texts, "profile-consent-hint")) choices=ages(&typed("consent"))/>
            <TextInput texts field=field("complaints").hint(t!(texts, "profile-complaints-hint")).optional()
                kind=InputKind::Email value=typed("complaints")/>
            <TextInput texts field=field("authority").hint(t!(texts, "profile-authority-hint")).optional()
                value=typed("authority")/>
            <h2>{t!(texts, "profile-looks")}</h2>
            <TextInput texts field=field("cloth").hint(t!(texts, "profile-cloth-hint")) kind=InputKind::Colour
                value=typed("cloth")/>
            <Select texts field=field("lang").hint(t!(texts, "profile-lang-hint")) choices=languages(&typed("lang"))/>
            <p class="field"><a href=logo>{t!(texts, "profile-logo")}</a></p>
            <h2>{t!(texts, "profile-embeds-title")}</h2>
            <TextArea texts field=field("embeds").hint(t!(texts, "profile-embeds-hint")).optional() value=typed("embeds")/>
            <CopyCode id="embed-code" label=t!(texts, "profile-embeds-code") code=model.frame.clone()/>
            <Hidden name="seen" value=typed("seen")/>
            <Hidden name="key" value=model.key.to_string()/>
            <div class="actions"><Button>{t!(texts, "profile-save")}</Button></div>
        </form>
    }
}

fn field(texts: Texts, model: &ProfilePage, name: &str) -> FieldInfo {
    let label = texts.get(&format!("profile-{name}"));
    let error = model.errors.of(name).map(|problem| match (name, problem) {
        ("cloth", FieldProblem::TooLight) => t!(texts, "profile-error-too-light"),
        ("cloth", FieldProblem::TooDark) => t!(texts, "profile-error-too-dark"),
        ("authority", _) => t!(texts, "profile-error-line"),
        ("phone" | "email" | "complaints" | "chat" | "cloth" | "embeds", _) => {
            texts.get(&format!("profile-error-{name}"))
        }
        _ => t!(texts, "profile-error-choice"),
    });
    FieldInfo::new(name, label).error(error)
}

fn countries(texts: Texts, picked: &str) -> Vec<Choice> {
    let choice = |country: Country| {
        let label = match country {
            Country::Belgium => t!(texts, "profile-country-belgium"),
            Country::Netherlands => t!(texts, "profile-country-netherlands"),
        };
        Choice { selected: country.code() == picked, ..Choice::new(country.code(), label) }
    };
    Country::ALL.map(choice).into()
}

fn ages(picked: &str) -> Vec<Choice> {
    let choice =
        |age: i64| Choice { selected: age.to_string() == picked, ..Choice::new(age.to_string(), age.to_string()) };
    Profile::CONSENT_AGES.map(choice).collect()
}

fn languages(picked: &str) -> Vec<Choice> {
    let choice = |lang: Lang| {
        let name = t!(Texts::new(lang), "language-name");
        Choice { selected: lang.tag() == picked, ..Choice::new(lang.tag(), name) }
    };
    Lang::ALL.map(choice).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::places::edit_profile::EditProfileRefused;

    #[test]
    fn each_field_and_each_refusal_has_its_words() {
        for name in EditProfileForm::FIELDS {
            assert!(exists(&format!("profile-{name}")), "{name}");
        }
        for code in EditProfileRefused::CODES {
            assert!(exists(&format!("edit-profile-refused-{code}")), "{code}");
        }
        assert_eq!(Profile::LANGS, Lang::ALL.map(Lang::tag), "the languages of the pages");
    }
}
