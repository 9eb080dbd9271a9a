//! Controls of several lines.

use leptos::prelude::*;

use super::field::{Field, FieldInfo};
use crate::i18n::Texts;

/// A field of several lines. The only `<textarea>` in Plek: see [`escaped`].
#[component]
pub fn TextArea(
    /// The reader's language.
    texts: Texts,
    /// The field's name and words.
    field: FieldInfo,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How many lines are in sight.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    view! {
        <Field texts field=field.clone()>
            <textarea
                class="input"
                id=field.id.clone()
                name=field.name.clone()
                rows=rows.to_string()
                aria-describedby=field.described_by()
                aria-invalid=field.invalid()
            >
                {escaped(&value)}
            </textarea>
        </Field>
    }
}

/// Leptos 0.8.23 writes the dynamic child of a `<textarea>` as it is, so `</textarea><script>` typed by one person
/// would run with the next one who sees it (leptos#4819). The test below fails on the day that Leptos escapes it too.
/// A first line break is doubled, because browsers drop one.
fn escaped(value: &str) -> String {
    let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if value.starts_with(['\n', '\r']) { format!("\n{value}") } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    fn html(value: &str) -> String {
        written(view! { <TextArea texts=Texts::default() field=FieldInfo::new("note", "Note") value=value/> })
    }

    #[test]
    fn what_was_typed_cannot_leave_the_field() {
        let html = html("</textarea><script>alert(1)</script> & &lt;");
        let kept = ">&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &amp;lt;</textarea>";
        assert!(html.contains(kept), "{html}");
        assert!(!html.contains("<script>"), "{html}");
    }

    #[test]
    fn an_empty_field_is_empty() {
        assert!(html("").contains("></textarea>"));
        assert!(html("\nfirst").contains(">\n\nfirst</textarea>"));
    }
}
