//! Choices of which several may be picked, and the file field.

use leptos::prelude::*;

use super::choice::Choice;
use super::field::{Field, FieldInfo};
use crate::i18n::Texts;

/// Several choices, all in sight. The first carries the field's id, so that the error summary leads to it.
#[component]
pub fn Checkboxes(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words; the label is the question.
    field: FieldInfo,
    /// What to choose from; headings are not shown here.
    choices: Vec<Choice>,
) -> impl IntoView {
    let name = field.name.clone();
    let id = |index: usize| if index == 0 { field.id.clone() } else { format!("{}-{index}", field.id) };
    let boxes = choices.into_iter().enumerate().map(|(index, choice)| {
        let Choice { value, label, selected, group: _ } = choice;
        view! {
            <div class="checkbox">
                <input type="checkbox" id=id(index) name=name.clone() value=value checked=selected/>
                <label for=id(index)>{label}</label>
            </div>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class=field.class() aria-describedby=field.described_by()>
            <legend class="field__label">{field.label_view(texts)}</legend>
            {field.notes_view(texts)}
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// A file from the reader's device. Its form says `enctype="multipart/form-data"`.
#[component]
pub fn FileInput(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words; the hint says which kinds and how large.
    field: FieldInfo,
    /// What the browser offers to pick, such as `image/png,image/jpeg`.
    #[prop(into)]
    accept: String,
) -> impl IntoView {
    view! {
        <Field texts field=field.clone()>
            <input
                class="input input--file"
                type="file"
                id=field.id.clone()
                name=field.name.clone()
                accept=accept
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            />
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn the_first_box_can_be_led_to_and_what_was_picked_stays() {
        let choices = vec![Choice::new("power", "Power"), Choice { selected: true, ..Choice::new("silent", "Silent") }];
        let field = FieldInfo::new("wants", "Wants").error(Some("Choose."));
        let html = written(view! { <Checkboxes texts=Texts::default() field choices/> });
        assert!(html.contains("id=\"wants\"") && html.contains("id=\"wants-1\""), "{html}");
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        assert!(html.contains("aria-describedby=\"wants-error\""), "{html}");
    }
}
