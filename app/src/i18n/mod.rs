//! Every text a reader sees, in the reader's language.
//!
//! The texts live in `app/i18n/<language>/*.ftl` (Mozilla Fluent), in files that translators' tools can edit.
//! Pages, mail, feeds and the command line read them through [`Texts`]:
//!
//! ```ignore
//! let texts = Texts::new(Lang::choose(cookie, accept_language));
//! t!(texts, "seats-title");
//! t!(texts, "seats-too-long", max = 240);
//! ```
//!
//! **A new text** is one line in nl-BE, en and fr (in nl-NL only where the Netherlands says it otherwise).
//! **A new file** is one line in `catalogue.rs`. Call the value `texts` in your code: the tests look for
//! `t!(texts, "key"`, `texts.get("key"` and `texts.with("key"` in the sources and fail on a key that does not exist.

mod catalogue;
mod format;
mod lang;
mod texts;

#[cfg(test)]
mod checks;

pub use crate::t;
pub use catalogue::exists;
pub use lang::Lang;
pub use texts::{Arg, Texts};

/// One text: `t!(texts, "key")`, or with its variables `t!(texts, "key", max = 240, name = who)`.
#[macro_export]
macro_rules! t {
    ($texts:expr, $key:expr $(,)?) => {
        $texts.get($key)
    };
    ($texts:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $texts.with($key, &[$((stringify!($name), $crate::i18n::Arg::from($value))),+])
    };
}
