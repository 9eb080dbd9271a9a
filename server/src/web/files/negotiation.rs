//! Which form of a file a browser can take, and whether it has it already.

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};

/// How a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Plain,
    Brotli,
    Gzip,
}

impl Encoding {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "identity",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The end of the tag: each form is another thing to a cache.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
        }
    }
}

/// The smallest form that is there and that the browser takes.
pub(super) fn best(asked: &HeaderMap, brotli: bool, gzip: bool) -> Encoding {
    let takes = |name: &str| {
        asked
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|all| all.split(','))
            .any(|one| {
                let (encoding, weight) = one.split_once(';').unwrap_or((one, ""));
                let refused =
                    weight.trim().strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
                encoding.trim().eq_ignore_ascii_case(name) && !refused
            })
    };
    match () {
        () if brotli && takes("br") => Encoding::Brotli,
        () if gzip && takes("gzip") => Encoding::Gzip,
        () => Encoding::Plain,
    }
}

/// Whether one of the browser's tags is this one. A proxy that compresses itself makes a tag weak.
pub(super) fn is_fresh(tags: &HeaderValue, tag: &str) -> bool {
    let tags = tags.to_str().unwrap_or_default();
    tags.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_that_is_taken_and_there() {
        let asked = |value: &'static str| HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(value))]);
        for (value, brotli, gzip, expected) in [
            ("gzip, deflate, br, zstd", true, true, Encoding::Brotli),
            ("gzip, br;q=0", true, true, Encoding::Gzip),
            ("GZIP;q=0.5, br;q=0.000", true, true, Encoding::Gzip),
            ("gzip, br", false, true, Encoding::Gzip),
            ("gzip, br", false, false, Encoding::Plain),
            ("identity", true, true, Encoding::Plain),
            ("broken", true, true, Encoding::Plain),
        ] {
            assert_eq!(best(&asked(value), brotli, gzip), expected, "{value}");
        }
        assert_eq!(best(&HeaderMap::new(), true, true), Encoding::Plain);
    }

    #[test]
    fn tags_are_compared_whole() {
        for (tags, fresh) in [
            ("\"a-br\"", true),
            ("\"b\", W/\"a-br\"", true),
            ("*", true),
            ("\"a\"", false),
            ("a-br", false),
            ("", false),
        ] {
            assert_eq!(is_fresh(&HeaderValue::from_static(tags), "\"a-br\""), fresh, "{tags}");
        }
    }
}
