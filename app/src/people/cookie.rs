//! The session's cookie. Its name's prefix makes browsers refuse it from anybody but this very host over https.

use axum::http::HeaderValue;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use plek_domain::people::{SessionKind, SessionToken};

/// Name of the cookie.
pub const SESSION_COOKIE: &str = "__Host-plek";

/// The value of a cookie.
pub(crate) fn value<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The token that a browser shows.
pub(crate) fn token(parts: &Parts) -> Option<SessionToken> {
    value(parts, SESSION_COOKIE).and_then(SessionToken::parse)
}

/// Makes a browser show a token from now on. The server decides how long it is believed; the cookie lasts as long as
/// that can be.
pub(crate) fn remember(token: &SessionToken, kind: SessionKind) -> Option<HeaderValue> {
    header(&token.text(), kind.longest_seconds())
}

/// Makes a browser forget its token.
pub(crate) fn forget() -> Option<HeaderValue> {
    header("", 0)
}

fn header(value: &str, seconds: i64) -> Option<HeaderValue> {
    let cookie = format!("{SESSION_COOKIE}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax");
    HeaderValue::from_str(&cookie).ok()
}
