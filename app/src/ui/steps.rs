//! Where one is: the way here, the parts of a page, the pages of a list, the steps of a task. All are links or words.

use leptos::prelude::*;

use super::page::NavLink;
use crate::i18n::Texts;
use crate::t;

/// The way from the library's door to this page.
#[component]
pub fn Crumbs(
    /// The reader's language.
    texts: Texts,
    /// Where one came by: address and name.
    trail: Vec<(String, String)>,
    /// The name of this page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let step = |(href, name): (String, String)| view! { <li><a href=href>{name}</a></li> };
    view! {
        <nav class="crumbs" aria-label=t!(texts, "crumbs-label")>
            <ol>
                {trail.into_iter().map(step).collect_view()}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}

/// Parts of one subject, each with its own address: links, so that each can be kept, sent and opened without script.
#[component]
pub fn Tabs(
    /// What they are parts of.
    #[prop(into)]
    label: String,
    /// The parts.
    tabs: Vec<NavLink>,
) -> impl IntoView {
    let tab = |tab: NavLink| {
        let current = tab.current.then_some("page");
        view! { <li><a href=tab.href aria-current=current>{tab.label}</a></li> }
    };
    view! { <nav class="tabs" aria-label=label><ul>{tabs.into_iter().map(tab).collect_view()}</ul></nav> }
}

/// The pages of a long list: back, where one is, on. Nothing when there is one page.
#[component]
pub fn Pager(
    /// The reader's language.
    texts: Texts,
    /// This page, from 1.
    page: u32,
    /// How many there are.
    pages: u32,
    /// The address of a page.
    href: fn(u32) -> String,
) -> impl IntoView {
    let back = (page > 1).then(|| view! { <li><a href=href(page - 1) rel="prev">{t!(texts, "pager-back")}</a></li> });
    let on = (page < pages).then(|| view! { <li><a href=href(page + 1) rel="next">{t!(texts, "pager-on")}</a></li> });
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=t!(texts, "pager-label")>
                <ul>
                    {back}
                    <li class="pager__here" aria-current="page">{t!(texts, "pager-here", page = page, pages = pages)}</li>
                    {on}
                </ul>
            </nav>
        }
    })
}

/// The steps of a task, done, current and to come. Each says in words which it is.
#[component]
pub fn Steps(
    /// The reader's language.
    texts: Texts,
    /// The names of the steps.
    steps: Vec<String>,
    /// The current one, from 0; past the last one when all is done.
    current: usize,
) -> impl IntoView {
    let step = |(at, name): (usize, String)| {
        let (class, state) = match at.cmp(&current) {
            std::cmp::Ordering::Less => ("steps__step steps__step--done", t!(texts, "steps-done")),
            std::cmp::Ordering::Equal => ("steps__step steps__step--here", t!(texts, "steps-here")),
            std::cmp::Ordering::Greater => ("steps__step", t!(texts, "steps-later")),
        };
        let here = (at == current).then_some("step");
        view! {
            <li class=class aria-current=here>
                <span class="steps__number">{at + 1}</span>
                <span>{name}</span>
                <span class="steps__state">{state}</span>
            </li>
        }
    };
    view! { <ol class="steps">{steps.into_iter().enumerate().map(step).collect_view()}</ol> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn the_current_step_is_named() {
        let steps = vec!["Kies".to_owned(), "Bevestig".to_owned(), "Klaar".to_owned()];
        let html = written(view! { <Steps texts=Texts::default() steps current=1/> });
        assert_eq!(html.matches("aria-current=\"step\"").count(), 1, "{html}");
        assert!(html.contains("steps__step--done"), "{html}");
    }

    #[test]
    fn a_list_of_one_page_has_no_pager() {
        let html = |page, pages| {
            written(view! { <Pager texts=Texts::default() page pages href=|page| format!("?page={page}")/> })
        };
        assert!(!html(1, 1).contains("pager"));
        assert!(html(1, 3).contains("?page=2") && !html(1, 3).contains("?page=0"));
        assert!(!html(3, 3).contains("?page=4"));
    }
}
