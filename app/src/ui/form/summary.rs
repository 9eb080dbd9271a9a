//! The list of everything that is wrong with a form.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::t;

/// One error and the field it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorLink {
    /// The id of the control that gets the focus.
    pub field_id: String,
    /// The same words as at the field.
    pub message: String,
}

/// Stands above a form with errors, takes the focus when the page loads and leads to each field. Nothing without errors.
#[component]
pub fn ErrorSummary(
    /// The reader's language.
    texts: Texts,
    /// All errors, in the order of the fields.
    errors: Vec<ErrorLink>,
) -> impl IntoView {
    let line = |error: ErrorLink| {
        view! { <li><a href=format!("#{}", error.field_id)>{error.message}</a></li> }
    };
    (!errors.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="error-summary-title">
                <h2 class="error-summary__title" id="error-summary-title">{t!(texts, "error-summary-title")}</h2>
                <ul>{errors.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::FieldInfo;
    use super::*;
    use crate::i18n::Lang;
    use crate::ui::html::written;

    #[test]
    fn each_error_leads_to_its_field() {
        let texts = Texts::new(Lang::NlBe);
        let fields = [FieldInfo::new("day", "Dag").error(Some("Kies een dag.")), FieldInfo::new("from", "Van")];
        let errors: Vec<_> = fields.iter().filter_map(FieldInfo::summary).collect();
        assert_eq!(errors.len(), 1);
        let html = written(view! { <ErrorSummary texts errors/> });
        assert!(html.contains("Er is een probleem"), "{html}");
        assert!(html.contains("<li><a href=\"#day\">Kies een dag.</a></li>"), "{html}");
        assert!(html.contains(" autofocus") && html.contains("role=\"alert\""), "{html}");
    }

    #[test]
    fn no_errors_no_summary() {
        let html = written(view! { <ErrorSummary texts=Texts::default() errors=vec![]/> });
        assert!(!html.contains("error-summary"), "{html}");
    }
}
