//! What sends a form, and links that look like it.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The one thing to do on this page.
    #[default]
    Primary,
    /// Anything else.
    Secondary,
    /// What cannot be undone.
    Danger,
    /// A small thing beside others: looks like a link.
    Link,
}

impl Weight {
    /// Its CSS class, for links that are no [`ButtonLink`]: downloads.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Danger => "button button--danger",
            Self::Link => "button button--link",
        }
    }
}

/// Sends its form.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    /// The name its value is posted under, when a form has several buttons.
    #[prop(optional, into)]
    name: Option<String>,
    /// What is posted when this button was pressed.
    #[prop(optional, into)]
    value: Option<String>,
    /// Only asks, whatever else its form does: sent as GET, so that the address holds the question.
    #[prop(optional)]
    asks: bool,
    /// The words on it: a verb first.
    children: Children,
) -> impl IntoView {
    let method = asks.then_some("get");
    view! {
        <button class=weight.class() type="submit" formmethod=method name=name value=value>{children()}</button>
    }
}

/// A link to the next step, drawn as a button because it is the thing to do.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    /// The words on it: a verb first.
    children: Children,
) -> impl IntoView {
    view! { <a class=weight.class() href=href>{children()}</a> }
}
