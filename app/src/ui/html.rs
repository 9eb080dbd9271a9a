//! What Leptos writes for its own use and browsers do not need.

/// Takes out `<!>`, which Leptos 0.8 puts after lists, for absent options and between texts, to find its way when it
/// hydrates. It is a parse error in HTML, and nothing outside an island is hydrated: inside islands it stays, everywhere
/// else it goes. Typed text cannot hold it: `<` is escaped in texts, attributes and text areas alike.
pub fn without_markers(html: &str) -> String {
    let mut clean = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<leptos-island") {
        let end = rest[start..].find("</leptos-island>").map_or(rest.len(), |length| start + length);
        clean.push_str(&rest[..start].replace("<!>", ""));
        clean.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    clean.push_str(&rest.replace("<!>", ""));
    clean
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::super::{FieldInfo, TextArea, TextInput};
    use super::without_markers;
    use crate::i18n::Texts;

    #[test]
    fn markers_go_and_what_was_typed_stays() {
        let typed = "<!>";
        let (line, lines) = (FieldInfo::new("line", typed), FieldInfo::new("lines", typed));
        let texts = Texts::default();
        let view = view! {
            <TextInput texts field=line value=typed/>
            <TextArea texts field=lines value=typed/>
            <ul>{vec![typed, typed].into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
        };
        let html = view.to_html();
        assert!(html.contains("<!>"), "Leptos has stopped writing markers: this module can go");
        let clean = without_markers(&html);
        assert!(!clean.contains("<!>"), "{clean}");
        assert_eq!(clean.matches("&lt;!&gt;").count(), 6, "{clean}");
    }

    #[test]
    fn islands_keep_theirs() {
        let html = "<p>a<!>b</p><leptos-island x><p>c<!></p></leptos-island><p><!></p>";
        assert_eq!(without_markers(html), "<p>ab</p><leptos-island x><p>c<!></p></leptos-island><p></p>");
    }
}
