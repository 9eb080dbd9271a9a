//! Where one goes back to after signing in: a path of ours, never another site.

use plek_domain::people::sign_in::ReturnPath;

/// The path to go back to; the front page for anything that is not plainly one of ours.
pub(crate) fn path(asked: &str) -> &str {
    if asked.parse::<ReturnPath>().is_ok() { asked } else { "/" }
}

/// A path of ours with what to go back to afterwards.
pub(crate) fn with_return(here: &str, back: &str) -> String {
    if back.is_empty() || back == "/" { here.to_owned() } else { format!("{here}?return={}", escaped(back)) }
}

/// What was typed, as a value in an address.
pub(crate) fn escaped(value: &str) -> String {
    value.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_gone_back_to() {
        for ours in ["/", "/een/seats?day=2026-10-14&from=09%3A00#seat", "/s/AB12"] {
            assert_eq!(path(ours), ours);
        }
        let long = format!("/{}", "a".repeat(2_000));
        for not in [
            "",
            "een",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/a b",
            "/a\r\nSet-Cookie: b=c",
            "/é",
            "\\/evil",
            &long,
        ] {
            assert_eq!(path(not), "/", "{not}");
        }
        assert_eq!(with_return("/sign-in", "/een/seats?a=b"), "/sign-in?return=%2Feen%2Fseats%3Fa%3Db");
        assert_eq!(with_return("/sign-in", "/"), "/sign-in");
    }
}
