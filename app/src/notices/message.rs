//! [`Message`]: what a mail says, before it is plain text and HTML. Both are made from the same blocks, so that neither
//! says more than the other.

use crate::i18n::Texts;
use crate::t;
use plek_domain::time::Timestamp;
use std::fmt::Write;

/// The style of every mail: in the head, where mail programs keep it; no image, no font, nothing fetched.
const STYLE: &str = include_str!("mail.css");

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Subject and heading.
    pub subject: String,
    /// What follows.
    pub blocks: Vec<Block>,
    /// Why the reader gets it.
    pub why: String,
}

/// A part of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// A code to type.
    Code(String),
    /// Facts under each other.
    Rows(Vec<Row>),
    /// What to do next: words and address.
    Link(String, String),
    /// What can be done besides.
    Aside(String, String),
}

/// A fact with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub label: String,
    pub value: String,
    /// The instant that the value says.
    pub at: Option<Timestamp>,
}

impl Row {
    pub fn text(label: String, value: impl Into<String>) -> Self {
        Self { label, value: value.into(), at: None }
    }
}

impl Message {
    /// As plain text.
    pub fn text(&self, texts: Texts) -> String {
        let mut text = format!("{}\n", self.subject);
        for block in &self.blocks {
            text.push('\n');
            // Writing to a String cannot fail, here and below.
            let _ = match block {
                Block::Text(words) => writeln!(text, "{words}"),
                Block::Code(code) => writeln!(text, "    {code}"),
                Block::Link(words, address) | Block::Aside(words, address) => writeln!(text, "{words}:\n{address}"),
                Block::Rows(rows) => rows.iter().try_for_each(|row| writeln!(text, "{}: {}", row.label, row.value)),
            };
        }
        let _ = write!(text, "\n-- \n{}\n{}\n", self.why, t!(texts, "notice-no-answer"));
        text
    }

    /// As a whole HTML document.
    pub fn html(&self, texts: Texts) -> String {
        let subject = escaped(&self.subject);
        let blocks: String = self.blocks.iter().map(html).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
             <title>{subject}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<div class=\"sheet\">\n\
             <div class=\"cloth\"><p class=\"label\">Plek</p><h1>{subject}</h1></div>\n\
             <div class=\"words\">\n{blocks}</div>\n\
             <div class=\"foot\"><p>{why}</p><p>{no_answer}</p></div>\n</div>\n</body>\n</html>\n",
            lang = texts.lang().tag(),
            why = escaped(&self.why),
            no_answer = escaped(&t!(texts, "notice-no-answer")),
        )
    }
}

fn html(block: &Block) -> String {
    match block {
        Block::Text(words) => format!("<p>{}</p>\n", escaped(words)),
        Block::Code(code) => format!("<p class=\"code\">{}</p>\n", escaped(code)),
        Block::Link(words, address) => link("act", words, address),
        Block::Aside(words, address) => link("aside", words, address),
        Block::Rows(rows) => format!("<dl>\n{}</dl>\n", rows.iter().map(row).collect::<String>()),
    }
}

/// In a new window: the demo shows mails in a frame, which our pages refuse to be in.
fn link(class: &str, words: &str, address: &str) -> String {
    format!(
        "<p class=\"{class}\"><a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a></p>\n",
        escaped(address),
        escaped(words)
    )
}

fn row(row: &Row) -> String {
    let (label, value) = (escaped(&row.label), escaped(&row.value));
    let value = match row.at {
        Some(at) => format!("<time datetime=\"{at}\">{value}</time>"),
        None => value,
    };
    format!("<dt>{label}</dt><dd>{value}</dd>\n")
}

/// A text as it stands in HTML, between tags or in quotes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
