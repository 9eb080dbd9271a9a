//! The catalogues, read once from the files that are compiled in.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use super::format::group_digits;
use super::lang::Lang;

/// One catalogue file: its name (for messages to translators) and its text.
pub(super) type Source = (&'static str, &'static str);

/// The files of one language directory; a new file is added to this list, in every language.
macro_rules! sources {
    ($dir:literal) => {
        [
            (concat!($dir, "/at-seat.ftl"), include_str!(concat!("../../i18n/", $dir, "/at-seat.ftl"))),
            (concat!($dir, "/common.ftl"), include_str!(concat!("../../i18n/", $dir, "/common.ftl"))),
            (concat!($dir, "/desk.ftl"), include_str!(concat!("../../i18n/", $dir, "/desk.ftl"))),
            (concat!($dir, "/find.ftl"), include_str!(concat!("../../i18n/", $dir, "/find.ftl"))),
            (concat!($dir, "/home.ftl"), include_str!(concat!("../../i18n/", $dir, "/home.ftl"))),
            (concat!($dir, "/legal.ftl"), include_str!(concat!("../../i18n/", $dir, "/legal.ftl"))),
            (concat!($dir, "/mine.ftl"), include_str!(concat!("../../i18n/", $dir, "/mine.ftl"))),
            (concat!($dir, "/places.ftl"), include_str!(concat!("../../i18n/", $dir, "/places.ftl"))),
            (concat!($dir, "/notices.ftl"), include_str!(concat!("../../i18n/", $dir, "/notices.ftl"))),
            (concat!($dir, "/people.ftl"), include_str!(concat!("../../i18n/", $dir, "/people.ftl"))),
            (concat!($dir, "/profile.ftl"), include_str!(concat!("../../i18n/", $dir, "/profile.ftl"))),
            (concat!($dir, "/seats.ftl"), include_str!(concat!("../../i18n/", $dir, "/seats.ftl"))),
            (concat!($dir, "/ui.ftl"), include_str!(concat!("../../i18n/", $dir, "/ui.ftl"))),
        ]
    };
}

/// What a language's directory holds (nl-NL: only what differs from nl-BE).
pub(super) const fn sources(lang: Lang) -> &'static [Source] {
    match lang {
        Lang::NlBe => &sources!("nl-BE"),
        Lang::NlNl => &sources!("nl-NL"),
        Lang::En => &sources!("en"),
        Lang::Fr => &sources!("fr"),
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The bundles, in the order of the variants of [`Lang`].
static BUNDLES: LazyLock<[Bundle; 4]> = LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![match lang {
        Lang::NlBe => langid!("nl-BE"),
        Lang::NlNl => langid!("nl-NL"),
        Lang::En => langid!("en"),
        Lang::Fr => langid!("fr"),
    }]);
    // Isolation marks are for mixed writing directions; here they would end up in titles, mails and file names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::NlBe | Lang::NlNl => dutch_number,
        Lang::En => english_number,
        Lang::Fr => french_number,
    }));
    // The overlay comes last and wins, also inside texts of nl-BE that refer to a term.
    let overlaid: &[Lang] = if lang == Lang::NlNl { &[Lang::NlBe, Lang::NlNl] } else { &[lang] };
    for (name, text) in overlaid.iter().flat_map(|lang| sources(*lang)) {
        bundle.add_resource_overriding(resource(name, text));
    }
    bundle
}

/// Reads a file; lines that cannot be read are left out and logged (a test keeps them from being shipped).
fn resource(name: &str, text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, errors)| {
        tracing::error!(file = name, ?errors, "a catalogue file has lines that cannot be read");
        readable
    })
}

fn dutch_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    whole(value).map(|number| group_digits(Lang::NlBe, number))
}

fn english_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    whole(value).map(|number| group_digits(Lang::En, number))
}

fn french_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    whole(value).map(|number| group_digits(Lang::Fr, number))
}

/// The whole number in a value; [`super::Arg`] makes no other numbers.
fn whole(value: &FluentValue) -> Option<i64> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(number.into()),
        _ => None,
    }
}

/// The text of a key with its variables, and what Fluent had to say about it; none when there is no such key.
pub(super) fn text(lang: Lang, key: &str, args: Option<&FluentArgs>) -> Option<(String, Vec<String>)> {
    let bundle = BUNDLES.get(lang as usize)?;
    let message = bundle.get_message(key)?;
    let mut errors = Vec::new();
    let mut text = bundle.format_pattern(message.value()?, args, &mut errors).into_owned();
    // A French sentence that ends with an abbreviation ("mer. 14 oct.") ends with one full stop; only French ends days so.
    if lang == Lang::Fr && text.ends_with("..") && !text.ends_with("...") {
        text.pop();
    }
    Some((text, errors.iter().map(ToString::to_string).collect()))
}

/// Whether every language has this text: for tests over keys that are made at run time, such as those of refusals.
pub fn exists(key: &str) -> bool {
    BUNDLES.iter().all(|bundle| bundle.has_message(key))
}
