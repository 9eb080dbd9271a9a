//! `/ui`: every part of the design system in every state, in the reader's language. In a demo only; the audits of
//! accessibility look at it.

mod forms;
mod parts;

use crate::i18n::Texts;
use crate::render::{NoPage, render};
use crate::ui::{PageFrame, Tabs, page};
use crate::{AppState, Visitor, t};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// The routes.
pub(crate) fn routes() -> Vec<crate::route::Route> {
    use crate::route::{Access, Route};
    use axum::routing::get;
    vec![Route { method: "GET", path: "/ui", access: Access::Demo, router: get(show) }]
}

async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if !state.is_demo() {
        return Err(NoPage::not_found(&visitor.reader));
    }
    let who = visitor.clone();
    let view = move || {
        let texts = who.reader.texts;
        page(PageFrame::for_visitor(&who, &state, "/ui", t!(texts, "ui-title"), None), body(texts))
    };
    Ok(render(&visitor.reader, StatusCode::OK, view).await)
}

/// The parts of the page: anchor, and the heading.
fn contents(texts: Texts) -> Vec<(&'static str, String, AnyView)> {
    vec![
        ("type", t!(texts, "ui-type"), parts::type_sizes(texts)),
        ("glyphs", t!(texts, "ui-glyphs"), parts::glyphs(texts)),
        ("doors", t!(texts, "ui-doors"), parts::doors(texts)),
        ("buttons", t!(texts, "ui-buttons"), parts::buttons(texts)),
        ("dialogs", t!(texts, "ui-dialogs"), parts::dialogs(texts)),
        ("notices", t!(texts, "ui-notices"), parts::notices(texts)),
        ("facts", t!(texts, "ui-facts"), parts::facts(texts)),
        ("tables", t!(texts, "ui-tables"), parts::tables(texts)),
        ("ways", t!(texts, "ui-ways"), parts::ways(texts)),
        ("fields", t!(texts, "ui-fields"), forms::fields(texts, false)),
        ("fields-wrong", t!(texts, "ui-fields-wrong"), forms::fields(texts, true)),
    ]
}

fn body(texts: Texts) -> impl IntoView {
    let contents = contents(texts);
    let tabs = contents.iter().map(|(anchor, title, _)| crate::ui::NavLink {
        href: format!("#{anchor}"),
        label: title.clone(),
        current: false,
    });
    let tabs = tabs.collect();
    let parts: Vec<AnyView> = contents
        .into_iter()
        .map(|(anchor, title, part)| {
            view! { <section class="gallery" id=anchor><h2>{title}</h2>{part}</section> }.into_any()
        })
        .collect();
    view! {
        <div class="page-head">
            <h1>{t!(texts, "ui-title")}</h1>
            <p class="lead">{t!(texts, "ui-lead")}</p>
            <Tabs label=t!(texts, "ui-contents") tabs/>
        </div>
        {parts}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn each_id_stands_once_in_each_language() {
        for lang in Lang::ALL {
            let html = body(Texts::new(lang)).to_html();
            let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert!(all > 30 && ids.len() == all, "an id stands twice: {ids:?}");
            for name in html.split(" for=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ids.contains(&name), "a label for nothing: {name}");
            }
        }
    }
}
