//! [`Found`]: a form as a page offers it, with every field, also those that a browser would not send right away.

use super::form::Form;
use super::page::{Page, Tag};

/// A form that was found on a page.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it goes: without the fragment.
    pub action: String,
    /// Whether it changes something.
    pub posts: bool,
    /// All its fields. One of several buttons is pressed: each makes a form of its own.
    pub form: Form,
}

impl Found {
    /// What makes two forms the same one for a test: where it goes, what it does, and what its fields are called.
    pub fn shape(&self) -> String {
        let mut names: Vec<&str> = self.form.pairs().into_iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        let doing = self.form.get("do");
        format!("{} {} {doing} {}", self.action.split('?').next().unwrap_or_default(), self.posts, names.join(" "))
    }

    /// Its fields' names, each once.
    pub fn fields(&self) -> Vec<String> {
        let mut names: Vec<String> = self.form.pairs().into_iter().map(|(name, _)| name.to_owned()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl Page {
    /// Its forms. `here` is its own address, where a form without an action goes.
    pub fn found(&self, here: &str) -> Vec<Found> {
        self.parts(|tag| tag.name == "form").iter().flat_map(|form| form.offers(here)).collect()
    }

    fn offers(&self, here: &str) -> Vec<Found> {
        let Some(own) = self.tags().next() else { return Vec::new() };
        let action = own.get("action").filter(|action| !action.is_empty()).unwrap_or(here);
        let action = action.split('#').next().unwrap_or_default().to_owned();
        let posts = own.get("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        let form = self.filled();
        let named = |tag: &&Tag| tag.name == "button" && tag.get("name").is_some();
        let press = |tag: &Tag| {
            let (name, value) = (tag.get("name").unwrap_or_default(), tag.get("value").unwrap_or_default());
            Found { action: action.clone(), posts, form: form.clone().with(name, value) }
        };
        let pressed: Vec<Found> = self.tags().filter(named).map(press).collect();
        if pressed.is_empty() { vec![Found { action, posts, form }] } else { pressed }
    }

    /// Every field once: with what it holds, or the first of what it offers.
    fn filled(&self) -> Form {
        let mut form = Form::default();
        for tag in self.tags().filter(|tag| tag.name == "input") {
            let (Some(name), value) = (tag.get("name"), tag.get("value").unwrap_or_default()) else { continue };
            let picks = matches!(tag.get("type"), Some("radio" | "checkbox"));
            if !picks || tag.get("checked").is_some() || !form.has(name) {
                form = form.with(name, value);
            }
        }
        for area in self.parts(|tag| tag.name == "textarea") {
            let name = area.tags().next().and_then(|tag| tag.get("name")).unwrap_or_default();
            form = form.and(name, area.text());
        }
        for select in self.parts(|tag| tag.name == "select") {
            let name = select.tags().next().and_then(|tag| tag.get("name")).unwrap_or_default();
            let options: Vec<&Tag> = select.tags().filter(|tag| tag.name == "option").collect();
            let picked = options.iter().find(|option| option.get("selected").is_some()).or(options.first());
            form = form.and(name, picked.and_then(|option| option.get("value")).unwrap_or_default());
        }
        form
    }
}

#[test]
fn every_field_is_found_whether_or_not_it_would_be_sent() {
    let html = r##"<form method="post"><input name="key" value="1"><input type="radio" name="seat" value="2">
        <input type="radio" name="seat" value="3" checked><input type="checkbox" name="power" value="yes">
        <textarea name="list">A1</textarea><select name="who"><option value="4">4</option></select>
        <button name="do" value="mark">Mark</button><button name="do" value="unmark">Unmark</button></form>
        <form action="/search?a=1#there"><input name="search"></form>"##;
    let found = Page::read(html).found("/here");
    let pairs = [("key", "1"), ("seat", "3"), ("power", "yes"), ("list", "A1"), ("who", "4"), ("do", "mark")];
    assert_eq!((found[0].action.as_str(), found[0].posts, found[0].form.pairs()), ("/here", true, pairs.to_vec()));
    assert_eq!(found[1].form.get("do"), "unmark");
    assert_eq!((found[2].action.as_str(), found[2].posts), ("/search?a=1", false));
    assert_ne!(found[0].shape(), found[1].shape());
}
