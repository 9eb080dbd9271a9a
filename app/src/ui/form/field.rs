//! What stands around a control.

use leptos::prelude::*;

use super::summary::ErrorLink;
use crate::i18n::Texts;
use crate::t;

/// A field's name and words. Every control takes one, so that label, hint, error and their ids are made in one place.
#[derive(Debug, Clone)]
pub struct FieldInfo {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) optional: bool,
}

impl FieldInfo {
    /// A field that must be filled in, with the name it is posted under; that is its id on the page too.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        let name = name.into();
        Self { id: name.clone(), name, label: label.into(), hint: None, error: None, optional: false }
    }

    /// Another id, for when two forms on a page use the same name.
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: id.into(), ..self }
    }

    /// What helps to fill it in; shown above the control and read with it.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// What is wrong with what was typed, if anything.
    pub fn error(self, error: Option<impl Into<String>>) -> Self {
        Self { error: error.map(Into::into), ..self }
    }

    /// May be left empty; the label says so.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The line of the error summary that leads here, when the field has an error.
    pub fn summary(&self) -> Option<ErrorLink> {
        let message = self.error.clone()?;
        Some(ErrorLink { field_id: self.id.clone(), message })
    }

    /// The ids for `aria-describedby`: the hint, then the error.
    pub(super) fn described_by(&self) -> Option<String> {
        let ids = [self.hint.as_ref().map(|_| self.hint_id()), self.error.as_ref().map(|_| self.error_id())];
        let ids = ids.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!ids.is_empty()).then_some(ids)
    }

    /// The value of `aria-invalid`: only said when it is.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }

    /// The label's words, with "not required" behind them where that is so.
    pub(super) fn label_view(&self, texts: Texts) -> AnyView {
        let optional = self.optional.then(|| format!(" ({})", t!(texts, "field-optional")));
        let optional = optional.map(|words| view! { <span class="field__optional">{words}</span> });
        view! { <span>{self.label.clone()}</span>{optional} }.into_any()
    }

    /// Hint and error, with the ids that [`Self::described_by`] names.
    pub(super) fn notes_view(&self, texts: Texts) -> AnyView {
        let hint = self.hint.clone().map(|hint| view! { <p class="field__hint" id=self.hint_id()>{hint}</p> });
        let error = self.error.clone().map(|error| {
            let prefix = format!("{} ", t!(texts, "error-prefix"));
            view! {
                <p class="field__error" id=self.error_id()>
                    <span class="visually-hidden">{prefix}</span>
                    <span>{error}</span>
                </p>
            }
        });
        view! { {hint}{error} }.into_any()
    }

    /// The class of the wrapper: the error also draws a rule beside the field.
    pub(super) fn class(&self) -> &'static str {
        if self.error.is_some() { "field field--error" } else { "field" }
    }
}

/// The wrapper of one control: label, hint and error. The control inside must carry the field's id.
#[component]
pub fn Field(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words.
    field: FieldInfo,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=field.class()>
            <label class="field__label" for=field.id.clone()>{field.label_view(texts)}</label>
            {field.notes_view(texts)}
            {children()}
        </div>
    }
    // A form of many fields would be a type too deep for the compiler.
    .into_any()
}
