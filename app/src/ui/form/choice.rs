//! Controls that offer a choice.

use leptos::prelude::*;

use super::field::{Field, FieldInfo};
use crate::i18n::Texts;

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it was chosen before.
    pub selected: bool,
    /// The heading it stands under in a [`Select`]; neighbours with the same heading share it.
    pub group: Option<String>,
}

impl Choice {
    /// A choice without a heading, not chosen yet.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), selected: false, group: None }
    }
}

/// A drop-down list: for many choices, or where room is short.
#[component]
pub fn Select(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words.
    field: FieldInfo,
    /// What to choose from.
    choices: Vec<Choice>,
) -> impl IntoView {
    let option = |choice: &Choice| {
        let Choice { value, label, selected, group: _ } = choice.clone();
        view! { <option value=value selected=selected>{label}</option> }
    };
    let options = choices
        .chunk_by(|one, next| one.group == next.group)
        .map(|group| {
            let options = group.iter().map(option).collect_view();
            match group.first().and_then(|choice| choice.group.clone()) {
                Some(heading) => view! { <optgroup label=heading>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect_view();
    view! {
        <Field texts field=field.clone()>
            <select
                class="input input--select"
                id=field.id.clone()
                name=field.name.clone()
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            >
                {options}
            </select>
        </Field>
    }
}

/// A few choices that are all in sight. The first carries the field's id, so that the error summary leads to it.
#[component]
pub fn RadioGroup(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words; the label is the question.
    field: FieldInfo,
    /// What to choose from; headings are not shown here.
    choices: Vec<Choice>,
) -> impl IntoView {
    let name = field.name.clone();
    let id = |index: usize| if index == 0 { field.id.clone() } else { format!("{}-{index}", field.id) };
    let radios = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let Choice { value, label, selected, group: _ } = choice;
            view! {
                <div class="radio">
                    <input type="radio" id=id(index) name=name.clone() value=value checked=selected/>
                    <label for=id(index)>{label}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class=field.class()
            role="radiogroup"
            aria-describedby=field.described_by()
            aria-invalid=field.invalid()
        >
            <legend class="field__label">{field.label_view(texts)}</legend>
            {field.notes_view(texts)}
            {radios}
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn neighbours_under_one_heading_share_it() {
        let choice = |value: &str, group: Option<&str>| Choice {
            selected: value == "b",
            group: group.map(str::to_owned),
            ..Choice::new(value, value)
        };
        let choices = vec![choice("a", None), choice("b", Some("Zuid")), choice("c", Some("Zuid"))];
        let field = FieldInfo::new("zone", "Zone");
        let html = written(view! { <Select texts=Texts::default() field choices/> });
        assert_eq!(html.matches("<optgroup").count(), 1, "{html}");
        assert!(html.contains("<option value=\"a\">a</option><optgroup label=\"Zuid\">"), "{html}");
        assert!(html.contains("<option value=\"b\" selected>b</option>"), "{html}");
    }

    #[test]
    fn the_first_radio_can_be_led_to() {
        let choices = vec![Choice::new("1", "One"), Choice::new("2", "Two")];
        let field = FieldInfo::new("zone", "Zone").error(Some("Choose."));
        let html = written(view! { <RadioGroup texts=Texts::default() field choices/> });
        assert!(html.contains("id=\"zone\"") && html.contains("for=\"zone\""), "{html}");
        assert!(html.contains("id=\"zone-1\"") && html.contains("for=\"zone-1\""), "{html}");
        assert!(html.contains("aria-describedby=\"zone-error\""), "{html}");
    }
}
