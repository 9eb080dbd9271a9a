//! Tables: staff lists, and the equal list of a floor plan.

use leptos::prelude::*;

/// The head of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub label: String,
    /// Whether it holds numbers, which are lined up on the right. Give the cells the class `number` too.
    pub number: bool,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// From this many columns on, a row is a card on a phone: what stands last must not lie beyond the edge.
const CARDS: usize = 3;

/// A table with a caption, which scrolls sideways by itself where the screen is narrow, also by keyboard.
#[component]
pub fn Table(
    /// The id of the caption, unique on the page.
    #[prop(into)]
    id: String,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Whether a heading right above says the same: then the caption is only heard.
    #[prop(optional)]
    titled: bool,
    /// The heads of the columns.
    columns: Vec<Column>,
    /// The rows: `<tr>` with `<td>`, the first cell a `<th scope="row">` when it names the row.
    children: Children,
) -> impl IntoView {
    let head = |column: Column| {
        // An absent class would be written as an empty one.
        if column.number {
            view! { <th scope="col" class="number">{column.label}</th> }.into_any()
        } else {
            view! { <th scope="col">{column.label}</th> }.into_any()
        }
    };
    let class = if columns.len() < CARDS { "table-scroll" } else { "table-scroll table-cards" };
    let caption = if titled {
        view! { <caption id=id.clone() class="visually-hidden">{caption}</caption> }.into_any()
    } else {
        view! { <caption id=id.clone()>{caption}</caption> }.into_any()
    };
    view! {
        <section class=class tabindex="0" aria-labelledby=id.clone()>
            <table>
                {caption}
                <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn a_table_is_named_by_its_caption() {
        let columns = vec![Column::text("Zone"), Column::number("Vrij")];
        let rows = view! { <tr><th scope="row">"Leeszaal"</th><td class="number">"12"</td></tr> };
        let html = written(view! { <Table id="zones" caption="Zones" columns>{rows}</Table> });
        assert!(html.contains("aria-labelledby=\"zones\"") && html.contains("<caption id=\"zones\">"), "{html}");
        assert!(html.contains("<th scope=\"col\">Zone</th>"), "{html}");
        assert!(html.contains("<tbody><tr>"), "{html}");
    }
}
