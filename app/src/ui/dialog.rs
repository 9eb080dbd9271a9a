//! A question before something is done.

use leptos::prelude::*;

use super::form::Weight;

/// A button that asks before it does: the question lies above the page until it is answered, left with Esc, or clicked
/// away, and the keyboard is then where it was. All of that is the browser's own (`popover`), so it works without script.
/// A browser that does not know it shows what is inside in the place of the button: there it is done without a question.
#[component]
pub fn Dialog(
    /// Its id on the page.
    #[prop(into)]
    id: String,
    /// How much the button asks for attention.
    weight: Weight,
    /// The words on the button, and what only those hear who cannot see what it stands beside.
    opener: (String, Option<String>),
    /// The question.
    #[prop(into)]
    title: String,
    /// The words on the button that does nothing.
    #[prop(into)]
    keep: String,
    /// What to know before, and the form that does it, its button the one that says so.
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let (labelled, opens, own) = (heading.clone(), id.clone(), id.clone());
    let (words, about) = opener;
    let about = about.map(|about| view! { <span class="visually-hidden">{about}</span> });
    view! {
        <button type="button" class=format!("{} dialog-opener", weight.class()) popovertarget=opens popovertargetaction="show">{words}{about}</button>
        <div class="dialog" id=own popover="auto" role="dialog" aria-labelledby=labelled>
            <p class="dialog__title" id=heading>{title}</p>
            {children()}
            // First in reach of the keyboard: who presses Enter twice has done nothing.
            <button
                type="button"
                class=format!("{} dialog__keep", Weight::Link.class())
                popovertarget=id
                popovertargetaction="hide"
                autofocus
            >
                {keep}
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn the_button_opens_its_own_question_and_does_nothing_itself() {
        let html = written(view! {
            <Dialog id="stop-1" weight=Weight::Link opener=("Stop".to_owned(), None) title="Stop?" keep="No">
                <p>"It is gone then."</p>
            </Dialog>
        });
        assert!(html.contains("type=\"button\"") && !html.contains("type=\"submit\""), "{html}");
        assert_eq!(html.matches("popovertarget=\"stop-1\"").count(), 2, "{html}");
        assert!(html.contains("popover=\"auto\"") && html.contains("aria-labelledby=\"stop-1-title\""), "{html}");
    }
}
