//! Controls of one line.

use leptos::prelude::*;

use super::field::{Field, FieldInfo};
use crate::i18n::Texts;

/// What a line holds; the browser offers the fitting keyboard or calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A day, posted as 2026-10-13.
    Date,
    /// A time on the clock, posted as 10:20.
    Time,
    /// What to look for.
    Search,
    /// A password: not shown, and never filled in by us.
    Password,
    /// A code in digits.
    Digits,
    /// A telephone number.
    Phone,
    /// A whole number.
    Number,
    /// A colour, posted as #0b6b4f; typed, because not everybody can use the pickers of browsers.
    Colour,
}

impl InputKind {
    /// A field for a time that holds this value: a line of text for a time that the clock shows twice, of which a time
    /// field would drop the offset, and with it the whole time.
    #[must_use]
    pub fn of_time(value: &str) -> Self {
        if value.contains('+') { Self::Text } else { Self::Time }
    }

    const fn html(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Date => "date",
            Self::Time => "time",
            Self::Search => "search",
            Self::Password => "password",
            Self::Digits | Self::Colour => "text",
            Self::Phone => "tel",
            Self::Number => "number",
        }
    }

    /// The keyboard, where the type does not say it.
    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Digits => Some("numeric"),
            _ => None,
        }
    }
}

/// A field of one line. What was typed is shown again, also when it was wrong.
#[component]
pub fn TextInput(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words.
    field: FieldInfo,
    /// What the line holds.
    #[prop(optional)]
    kind: InputKind,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// What the browser may fill in, such as `email`; the HTML names of `autocomplete`.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// The first day or time, in the format it is posted in.
    #[prop(optional_no_strip, into)]
    min: Option<String>,
    /// The last day or time, in the format it is posted in.
    #[prop(optional_no_strip, into)]
    max: Option<String>,
    /// The step between times, in seconds: 900 offers quarters of an hour.
    #[prop(optional_no_strip)]
    step: Option<u32>,
) -> impl IntoView {
    view! {
        <Field texts field=field.clone()>
            <input
                class="input"
                type=kind.html()
                inputmode=kind.keyboard()
                id=field.id.clone()
                name=field.name.clone()
                value=value
                autocomplete=autocomplete
                min=min
                max=max
                step=step.map(|seconds| seconds.to_string())
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            />
        </Field>
    }
}

/// A value that is posted along unseen: `do`, the idempotency key, what a refused form must keep.
#[component]
pub fn Hidden(
    /// The name it is posted under.
    #[prop(into)]
    name: String,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::ui::html::written;

    fn html(field: FieldInfo) -> String {
        let texts = Texts::new(Lang::NlBe);
        written(view! { <TextInput texts field kind=InputKind::Date value="\"><script>"/> })
    }

    #[test]
    fn a_control_names_its_hint_and_error() {
        let field = FieldInfo::new("day", "Dag").hint("Tot 14 dagen vooruit.").error(Some("Kies een dag."));
        let html = html(field);
        assert!(html.contains("for=\"day\"") && html.contains("id=\"day\""), "{html}");
        assert!(html.contains("aria-describedby=\"day-hint day-error\""), "{html}");
        assert!(html.contains("aria-invalid=\"true\""), "{html}");
        assert!(html.contains("id=\"day-hint\"") && html.contains("id=\"day-error\""), "{html}");
        assert!(html.contains("Fout: "), "{html}");
    }

    #[test]
    fn a_control_without_error_says_nothing_of_it() {
        let html = html(FieldInfo::new("day", "Dag").optional());
        assert!(!html.contains("aria-"), "{html}");
        assert!(html.contains("(niet verplicht)"), "{html}");
    }

    #[test]
    fn what_was_typed_stays_within_its_quotes() {
        let html = html(FieldInfo::new("day", "Dag"));
        assert!(!html.contains("\"><script>"), "{html}");
    }
}
