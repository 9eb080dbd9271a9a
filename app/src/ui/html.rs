//! What Leptos writes that is no valid HTML, put right, and what was typed that can be in none.

/// The document as browsers should get it.
pub fn tidy(html: &str) -> String {
    let (head, body) = html.split_at(html.find("</head>").unwrap_or(0));
    let mut tidy = String::with_capacity(html.len());
    without_markers(&script_last(&plain_crossorigin(head)), &mut tidy);
    without_markers(body, &mut tidy);
    readable(tidy)
}

/// A refused form shows what was typed, and browsers take no control character in a page, not even escaped.
fn readable(html: String) -> String {
    let control = |byte: u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Nearly always there is none: looked through to the end, so that many bytes are looked at in one step.
    if html.bytes().fold(false, |found, byte| found | control(byte)) {
        html.replace(|c: char| u8::try_from(c).is_ok_and(control), "\u{fffd}")
    } else {
        html
    }
}

/// `HydrationScripts` of Leptos 0.8 writes the nonce as the value of `crossorigin`. Browsers take any word for
/// `anonymous`, but it is an error in HTML, and an attribute shows the nonce to whoever can read attributes.
fn plain_crossorigin(head: &str) -> String {
    let mut pieces = head.split(" crossorigin=\"");
    let mut tidy = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        tidy.push_str(" crossorigin=\"anonymous");
        tidy.push_str(piece.find('"').map_or("\"", |end| &piece[end..]));
    }
    tidy
}

/// How Leptos 0.8 waits before it wakes the islands. Browsers are idle, too, while they wait for a page's style.
const WHEN_IDLE: &str = "window.requestIdleCallback(c)";

/// The same once the page has been painted.
const WHEN_PAINTED: &str = "new PerformanceObserver((_, paint) => {
				paint.disconnect();
				requestIdleCallback(c);
			}).observe({ type: \"paint\", buffered: true })";

/// What islands need would come down a slow line beside the style and the letters that the page waits for, and hold up its
/// painting: the program is not fetched before the page is there, and its small loader comes last.
fn script_last(head: &str) -> String {
    let mut pieces = head.split("<link rel=\"preload\"");
    let mut last = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find('>').map_or(piece.len(), |end| end + 1);
        if piece[..end].contains("as=\"fetch\"") {
            last.push_str(&piece[end..]);
        } else {
            last.push_str("<link rel=\"preload\"");
            last.push_str(piece);
        }
    }
    last.replace("rel=\"modulepreload\"", "rel=\"modulepreload\" fetchpriority=\"low\"")
        .replace(WHEN_IDLE, WHEN_PAINTED)
}

/// Takes out `<!>`, which Leptos 0.8 puts after lists, for absent options and between texts, to find its way when it
/// hydrates. It is a parse error in HTML, and nothing outside an island is hydrated: inside islands it is written as the
/// empty comment that browsers take it for, everywhere else it goes. Typed text cannot hold it: `<` is escaped in texts, attributes and text areas alike.
fn without_markers(html: &str, clean: &mut String) {
    let (mut rest, mut in_island) = (html, false);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        clean.push_str(before);
        rest = match tag.strip_prefix("<!>") {
            Some(behind) => {
                clean.push_str(if in_island { "<!---->" } else { "" });
                behind
            }
            None => {
                in_island = tag.starts_with("<leptos-island") || (in_island && !tag.starts_with("</leptos-island"));
                clean.push('<');
                &tag[1..]
            }
        };
    }
    clean.push_str(rest);
}

/// A view as browsers get it.
#[cfg(test)]
pub(crate) fn written(view: impl leptos::prelude::RenderHtml) -> String {
    tidy(&view.to_html())
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::super::{FieldInfo, TextArea, TextInput};
    use super::tidy;
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
        let clean = tidy(&html);
        assert!(!clean.contains("<!>"), "{clean}");
        assert_eq!(clean.matches("&lt;!&gt;").count(), 6, "{clean}");
    }

    #[test]
    fn the_nonce_is_no_crossorigin() {
        let html =
            "<head><link href=\"/a\" crossorigin=\"0f3a\"><link crossorigin=\"b\"><!></head><p> crossorigin=\"x\"<!>";
        let right = "<head><link href=\"/a\" crossorigin=\"anonymous\"><link crossorigin=\"anonymous\"></head>";
        assert_eq!(tidy(html), format!("{right}<p> crossorigin=\"x\""));
        assert_eq!(tidy("<p>a<!></p>"), "<p>a</p>");
    }

    #[test]
    fn what_wakes_the_islands_comes_last() {
        let [font, fetch] = ["font", "fetch"].map(|kind| format!("<link rel=\"preload\" as=\"{kind}\" href=\"/a\">"));
        let (head, body) = (format!("{font}<link rel=\"modulepreload\" href=\"/b\">"), format!("<p>{fetch}"));
        let tidied = format!("{font}<link rel=\"modulepreload\" fetchpriority=\"low\" href=\"/b\"><meta>");
        assert_eq!(tidy(&format!("<head>{head}{fetch}<meta></head>{body}")), format!("<head>{tidied}</head>{body}"));
    }

    #[test]
    fn islands_are_woken_once_the_page_is_painted() {
        let options = leptos::config::LeptosOptions::builder().output_name("plek").build();
        let head = Owner::new().with(|| view! { <head><HydrationScripts options islands=true/></head> }.to_html());
        assert!(head.contains(super::WHEN_IDLE), "Leptos waits in another way now: {head}");
        let html = tidy(&head);
        assert!(html.contains(super::WHEN_PAINTED) && !html.contains(super::WHEN_IDLE), "{html}");
    }

    #[test]
    fn control_characters_are_shown_as_what_cannot_be_read() {
        let typed = "a\0b\u{1b}c\u{7f}\td";
        let html = tidy(&view! { <p title=typed>{typed}"é🦉"</p> }.to_html());
        assert_eq!(html.matches('\u{fffd}').count(), 6, "{html}");
        assert!(html.contains("\td") && html.contains("é🦉") && !html.contains('\0'), "{html}");
    }

    #[test]
    fn islands_keep_theirs() {
        let html = "<p>a<!>b</p><leptos-island x><p>c<!></p></leptos-island><p><!></p>";
        assert_eq!(tidy(html), "<p>ab</p><leptos-island x><p>c<!----></p></leptos-island><p></p>");
    }
}
