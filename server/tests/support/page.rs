//! [`Page`]: an HTML answer as a browser without scripts takes it: texts, tags and forms.

use super::form::Form;

/// A page, or a part of one.
#[derive(Clone, Debug)]
pub struct Page(Vec<Token>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Start(Tag),
    End(String),
    Text(String),
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
}

/// Elements that have no end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "source"];

impl Tag {
    /// The value of an attribute; empty when it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Names of all attributes.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }

    fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }
}

impl Page {
    /// Reads HTML as our server writes it: quoted attributes, every element closed.
    pub fn read(html: &str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            text(&mut tokens, &rest[..start]);
            rest = &rest[start..];
            let length = if rest.starts_with("<!--") { rest.find("-->").map(|end| end + 3) } else { tag_length(rest) };
            let (inside, behind) = rest.split_at(length.unwrap_or(rest.len()));
            rest = behind;
            if let Some(name) = inside.strip_prefix("</") {
                tokens.push(Token::End(name.trim_end_matches('>').trim().to_ascii_lowercase()));
            } else if !inside.starts_with("<!") {
                let tag = tag(inside);
                let ends = inside.ends_with("/>") && !VOID.contains(&tag.name.as_str());
                let end = ends.then(|| Token::End(tag.name.clone()));
                if matches!(tag.name.as_str(), "script" | "style") {
                    let end = rest.find(&format!("</{}", tag.name)).unwrap_or(rest.len());
                    rest = &rest[end..];
                }
                tokens.push(Token::Start(tag));
                tokens.extend(end);
            }
        }
        text(&mut tokens, rest);
        Self(tokens)
    }

    /// All opening tags.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter().filter_map(|token| match token {
            Token::Start(tag) => Some(tag),
            _ => None,
        })
    }

    /// Its words, a single space between them.
    pub fn text(&self) -> String {
        let words = self.0.iter().filter_map(|token| match token {
            Token::Text(text) => Some(text.as_str()),
            _ => None,
        });
        words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands in `<title>`.
    pub fn title(&self) -> String {
        self.parts(|tag| tag.name == "title").first().map(Self::text).unwrap_or_default()
    }

    /// The language it says it is in.
    pub fn lang(&self) -> &str {
        self.tags().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang")).unwrap_or_default()
    }

    /// The first element with a class.
    pub fn part(&self, class: &str) -> Option<Self> {
        self.parts(|tag| tag.has_class(class)).into_iter().next()
    }

    /// The first element with a name.
    pub fn element(&self, name: &str) -> Option<Self> {
        self.parts(|tag| tag.name == name).into_iter().next()
    }

    /// The elements that fit, those within one that fits left out.
    pub fn parts(&self, fits: impl Fn(&Tag) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut at = 0;
        while at < self.0.len() {
            match &self.0[at] {
                Token::Start(tag) if fits(tag) => {
                    let end = self.end_of(at);
                    parts.push(Self(self.0[at..end].to_vec()));
                    at = end;
                }
                _ => at += 1,
            }
        }
        parts
    }

    /// Behind the end of the element that starts at a position.
    fn end_of(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, token) in self.0.iter().enumerate().skip(start) {
            match token {
                Token::Start(tag) if VOID.contains(&tag.name.as_str()) => {}
                Token::Start(_) => depth += 1,
                Token::End(_) => depth -= 1,
                Token::Text(_) => continue,
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.0.len()
    }

    /// The forms with a class, as the button that has a name would post them right away.
    pub fn forms(&self, class: &str) -> Vec<Form> {
        let forms = self.parts(|tag| tag.name == "form" && (class.is_empty() || tag.has_class(class)));
        forms.iter().map(Self::fields).collect()
    }

    /// The one form with a class.
    #[track_caller]
    pub fn form(&self, class: &str) -> Form {
        let mut forms = self.forms(class);
        assert_eq!(forms.len(), 1, "forms of class {class} in: {}", self.text());
        forms.remove(0)
    }

    /// What the browser would post of this form.
    fn fields(&self) -> Form {
        let mut form = Form::default();
        let sent = |tag: &&Tag| matches!(tag.name.as_str(), "input" | "button") && tag.get("disabled").is_none();
        for tag in self.tags().filter(sent) {
            let (Some(name), value) = (tag.get("name"), tag.get("value").unwrap_or_default()) else { continue };
            let picks = matches!(tag.get("type"), Some("radio" | "checkbox"));
            if !picks || tag.get("checked").is_some() {
                form = form.and(name, value);
            }
        }
        for select in self.parts(|tag| tag.name == "select") {
            let name = select.tags().next().and_then(|tag| tag.get("name")).unwrap_or_default();
            let options: Vec<&Tag> = select.tags().filter(|tag| tag.name == "option").collect();
            let picked = options.iter().find(|option| option.get("selected").is_some()).or(options.first());
            if let Some(option) = picked {
                form = form.and(name, option.get("value").unwrap_or_default());
            }
        }
        form
    }
}

/// Up to and with the `>` that ends a tag, which may hold others in its values.
fn tag_length(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in html.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(html: &str) -> Tag {
    let inside = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    let (name, mut rest) = inside.split_at(inside.find(char::is_whitespace).unwrap_or(inside.len()));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|character: char| character == '=' || character.is_whitespace()).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        if name.is_empty() {
            break;
        }
        let Some(value) = behind.strip_prefix('=') else {
            attributes.push((name.to_ascii_lowercase(), String::new()));
            rest = behind;
            continue;
        };
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, behind) = match quote.and_then(|quote| value[1..].split_once(quote)) {
            Some(parts) => parts,
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        attributes.push((name.to_ascii_lowercase(), decoded(value)));
        rest = behind;
    }
    Tag { name: name.to_ascii_lowercase(), attributes }
}

fn text(tokens: &mut Vec<Token>, html: &str) {
    if !html.is_empty() {
        tokens.push(Token::Text(decoded(html)));
    }
}

fn decoded(html: &str) -> String {
    let characters = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&nbsp;", " ")];
    let plain = characters.iter().fold(html.to_owned(), |text, (entity, plain)| text.replace(entity, plain));
    plain.replace("&amp;", "&")
}

#[test]
fn a_form_is_read_as_a_browser_would_post_it() {
    let html = r#"<!DOCTYPE html><html lang="nl-BE"><title>A &amp; B</title><script>if (1 < 2) {"<form>"}</script>
        <form method="post" class="a b"><input type="hidden" name="key" value="&lt;1&gt; &quot;>"><br>
        <input type="radio" name="seat" value="1"><input type="radio" name="seat" value="2" checked>
        <input name="gone" value="x" disabled><select name="who"><option value="1">One</option>
        <option value="2" selected>Two</option></select><svg><path d="M1"/></svg><button>Go</button>
        <button name="do" value="it">Do</button></form><p>Bye&amp;lt;</p></html>"#;
    let page = Page::read(html);
    assert_eq!((page.title().as_str(), page.lang()), ("A & B", "nl-BE"));
    assert_eq!(page.form("b").pairs(), [("key", "<1> \">"), ("seat", "2"), ("do", "it"), ("who", "2")]);
    assert_eq!(page.element("p").unwrap().text(), "Bye&lt;");
}
