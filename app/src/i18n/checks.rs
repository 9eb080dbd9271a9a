//! What holds the catalogues together: the same keys and variables everywhere, no broken text, no banned word, and
//! no key in the sources that is in no catalogue, and none in a catalogue that no source uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentResource};

use super::Lang;
use super::catalogue::{sources, text};

/// Words of DESIGN.md that never stand on screen, also as the end of a compound ("tijdslot") or in the plural.
const BANNED: [&str; 4] = ["slot", "quota", "voucher", "no-show"];
/// The same, but only as whole words: "threshold" and "maintenant" are fine.
const BANNED_ALONE: [&str; 4] = ["hold", "tenant", "reservering", "reserveringen"];

/// The raw texts of a language by key, terms ("-name") included. Reads lines, so that no parser is needed here.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (file, source) in sources(lang) {
        let mut current: Option<String> = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-');
            if let Some((key, value)) = line.split_once('=').filter(|_| starts) {
                let key = key.trim().to_owned();
                let twice = found.insert(key.clone(), value.trim().to_owned());
                assert!(twice.is_none(), "{file} has {key} a second time");
                current = Some(key);
            } else if let Some(value) = current.as_ref().and_then(|key| found.get_mut(key)) {
                value.push('\n');
                value.push_str(line);
            }
        }
    }
    found
}

fn keys(lang: Lang) -> BTreeSet<String> {
    messages(lang).into_keys().filter(|key| !key.starts_with('-')).collect()
}

/// The names after each `$`.
fn variables(text: &str) -> BTreeSet<&str> {
    let name = |rest: &'_ str| rest.find(|end: char| !end.is_ascii_alphanumeric() && end != '_').unwrap_or(rest.len());
    text.split('$').skip(1).filter_map(|rest| rest.get(..name(rest))).collect()
}

#[test]
fn every_language_has_the_same_texts() {
    let complete = keys(Lang::NlBe);
    assert!(complete.len() > 50, "the catalogue was not read");
    assert_eq!(keys(Lang::En), complete, "en differs from nl-BE");
    assert_eq!(keys(Lang::Fr), complete, "fr differs from nl-BE");
    let stray: Vec<_> = keys(Lang::NlNl).difference(&complete).cloned().collect();
    assert!(stray.is_empty(), "nl-NL is an overlay, but nl-BE lacks {stray:?}");
}

#[test]
fn translations_use_the_variables_of_the_original() {
    let original = messages(Lang::NlBe);
    for lang in Lang::ALL {
        for (key, translation) in messages(lang).iter().filter(|(key, _)| !key.starts_with('-')) {
            let known = original.get(key).map(|text| variables(text)).unwrap_or_default();
            let unknown: Vec<_> = variables(translation).difference(&known).copied().collect();
            assert!(unknown.is_empty(), "{} {key}: the caller does not give {unknown:?}", lang.tag());
        }
    }
}

#[test]
fn every_text_is_read_and_written_without_faults() {
    for lang in Lang::ALL {
        for (file, source) in sources(lang) {
            let read = FluentResource::try_new((*source).to_owned());
            assert!(read.is_ok(), "{file}: {:?}", read.err().map(|(_, errors)| errors));
        }
        for (key, raw) in messages(lang).iter().filter(|(key, _)| !key.starts_with('-')) {
            let names = variables(raw);
            for number in [0, 1, 2, 1284] {
                let args: FluentArgs = names.iter().map(|name| (*name, number)).collect();
                check(lang, key, &args);
            }
            let args: FluentArgs = names.iter().map(|name| (*name, "word")).collect();
            check(lang, key, &args);
        }
    }
}

fn check(lang: Lang, key: &str, args: &FluentArgs) {
    let (text, errors) = text(lang, key, Some(args)).expect(key);
    assert!(errors.is_empty(), "{} {key}: {errors:?}", lang.tag());
    assert!(!text.trim().is_empty() && !text.contains(['{', '}']), "{} {key}: {text:?}", lang.tag());
}

/// The banned words in a raw text; names of variables and of variants are not shown, so they do not count.
fn banned(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '$' || letter == '[';
    text.split(|letter| !is_word(letter))
        .filter(|word| !word.starts_with(['$', '[']))
        .filter(|word| {
            let single = word.strip_suffix('s').unwrap_or(word);
            let alone = BANNED_ALONE.iter().any(|banned| *banned == *word || *banned == single);
            alone || BANNED.iter().any(|banned| word.ends_with(banned) || single.ends_with(banned))
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_text_uses_a_banned_word() {
    assert_eq!(banned("Een tijdslot of { $slot } in { $quota -> [hold] twee Slots }"), ["tijdslot", "slots"]);
    assert!(banned("gesloten, maintenant, threshold, besloten, quotation").is_empty());
    for lang in Lang::ALL {
        for (key, text) in messages(lang) {
            assert_eq!(banned(&text), [""; 0], "{} {key}", lang.tag());
        }
    }
}

/// The keys written out in a source: in `t!(.., "key"`, `texts.get("key"` and `texts.with("key"`.
fn literal_keys(source: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for (at, _) in source.match_indices("t!(") {
        let part_of_name = |before: char| before.is_alphanumeric() || before == '_';
        if !source.get(..at).is_some_and(|before| before.ends_with(part_of_name)) {
            let rest = source.get(at + 3..).unwrap_or_default();
            found.extend(after_first_argument(rest).and_then(literal));
        }
    }
    for (at, _) in source.match_indices("texts") {
        let rest = source.get(at + 5..).unwrap_or_default().trim_start();
        let call = rest.strip_prefix(".get(").or_else(|| rest.strip_prefix(".with("));
        found.extend(call.and_then(literal));
    }
    found
}

/// What follows the comma after a macro's first argument; commas within brackets belong to the argument.
fn after_first_argument(rest: &str) -> Option<&str> {
    let mut depth = 0_u32;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => return rest.get(at + 1..),
            _ => {}
        }
    }
    None
}

fn literal(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix('"')?.split_once('"').map(|(key, _)| key)
}

#[test]
fn every_key_in_the_sources_exists() {
    let sample = r#"t!(texts, "a"); t!(self.texts(1, 2),
        "b", max = 1); assert!(x, "no"); texts.get("c"); frame.texts
        .with( "d", &[]); t!(texts, key); headers.get("no"); format!("no")"#;
    assert_eq!(literal_keys(sample).into_iter().collect::<Vec<_>>(), ["a", "b", "c", "d"]);

    let known = keys(Lang::NlBe);
    let used = used_keys();
    assert!(used.len() > 10, "only {used:?} found in the sources: the search is broken");
    for (key, file) in used {
        assert!(known.contains(&key), "{file}: no catalogue has {key:?}");
    }
}

/// Beginnings of keys that are put together at run time, from the codes of refusals.
const MADE_UP: [&str; 29] = [
    "add-branch-refused-",
    "add-library-refused-",
    "audit-",
    "book-seat-refused-",
    "cancel-booking-refused-",
    "change-booking-refused-",
    "change-password-refused-",
    "check-in-refused-",
    "check-out-refused-",
    "close-zone-refused-",
    "demo-person-",
    "desk-refused-",
    "erase-myself-refused-",
    "keeper-refused-",
    "kept-",
    "legal-",
    "logo-error-",
    "membership-refused-",
    "mine-done-",
    "mine-link-",
    "notice-role-",
    "notice-seat-",
    "notice-withdrawn-",
    "post-refused-",
    "profile-",
    "set-rule-refused-",
    "set-up-refused-",
    "staff-change",
    "undo-change-refused-",
];

#[test]
fn every_key_is_used() {
    let (known, used) = (keys(Lang::NlBe), used_keys());
    let is_used = |key: &String| used.contains_key(key) || MADE_UP.iter().any(|start| key.starts_with(start));
    let dead: Vec<_> = known.iter().filter(|key| !is_used(key)).collect();
    assert!(dead.is_empty(), "no source uses {dead:?}");
    for start in MADE_UP {
        assert!(known.iter().any(|key| key.starts_with(start)), "no key starts with {start}");
    }
}

/// Commands that stand in no library's page of who did what: they are about nobody but oneself, or about no library.
const OF_NO_LIBRARY: [&str; 17] = [
    "ask-for-code",
    "ask-for-email",
    "borrow-person",
    "change-password",
    "check-code",
    "claim-letters",
    "confirm-email",
    "describe-myself",
    "end-sessions",
    "erase-myself",
    "keep-demo-letter",
    "make-set-up-link",
    "note-session",
    "purge-replays",
    "retain",
    "set-password-by-link",
    "settle-letter",
];

#[test]
fn every_command_that_staff_may_read_of_has_its_words() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    for_each_source(&app.join("domain/src"), &mut |file, source| {
        let marks = source.split("const NAME: &'static str = \"").skip(1);
        let named = marks.filter_map(|rest| rest.split('"').next());
        if !file.to_string_lossy().contains("simulation") {
            names.extend(named.map(str::to_owned));
        }
    });
    assert!(names.len() > 30, "only {names:?} found: the search is broken");
    let dumb = |name: &&String| !OF_NO_LIBRARY.contains(&name.as_str()) && !super::exists(&format!("audit-{name}"));
    let dumb: Vec<_> = names.iter().filter(dumb).collect();
    assert!(dumb.is_empty(), "no words for {dumb:?}");
}

/// The keys written out in the sources, each with a file that does.
fn used_keys() -> BTreeMap<String, String> {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut used = BTreeMap::new();
    for folder in [app.join("src"), app.join("../server/src")] {
        for_each_source(&folder, &mut |file, source| {
            used.extend(literal_keys(source).into_iter().map(|key| (key.to_owned(), file.display().to_string())));
        });
    }
    used
}

/// Every Rust file below a folder, but for this module: its examples are no uses.
fn for_each_source(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with("i18n") {
            for_each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
