//! [`PublicUrl`]: the address in people's browsers.

use axum::http::Uri;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// Scheme, host and port, written exactly as a browser sends it in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    secure: bool,
}

impl PublicUrl {
    /// Reads `https://host` or `http://host:port`; a single slash at the end is let pass.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // `Uri` drops fragments without a word, and a browser sends other hosts in punycode.
        if !text.is_ascii() || text.contains(['#', '?', '@']) {
            return None;
        }
        let uri: Uri = text.parse().ok()?;
        let secure = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let host = uri.host().filter(|host| !host.is_empty())?.to_ascii_lowercase();
        if uri.path() != "/" || text.ends_with("//") {
            return None;
        }
        let standard = if secure { 443 } else { 80 };
        let port = uri.port_u16().filter(|port| *port != standard);
        Some(Self::new(secure, host, port))
    }

    /// The address of a server without a proxy before it.
    #[must_use]
    pub fn of(listen: SocketAddr) -> Self {
        let host = match listen.ip() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        Self::new(false, host, Some(listen.port()).filter(|port| *port != 80))
    }

    fn new(secure: bool, host: String, port: Option<u16>) -> Self {
        let scheme = if secure { "https" } else { "http" };
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        Self { origin: format!("{scheme}://{host}{port}"), host, secure }
    }

    /// As a browser writes it: `https://plek.example`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is https.
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether its host is this machine, so that plain http never leaves it.
    #[must_use]
    pub fn is_this_machine(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        self.host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_a_browser_sends_it() {
        let origin = |text| PublicUrl::parse(text).map(|url| url.origin);
        for (text, expected) in [
            ("https://Plek.Example/", Some("https://plek.example")),
            ("https://plek.example:443", Some("https://plek.example")),
            ("http://127.0.0.1:3000", Some("http://127.0.0.1:3000")),
            ("http://[::1]:3000", Some("http://[::1]:3000")),
            ("https://plek.example/app", None),
            ("https://plek.example//", None),
            ("https://plek.example/?a", None),
            ("https://plek.example#a", None),
            ("https://me@plek.example", None),
            ("ftp://plek.example", None),
            ("plek.example", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(origin(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn loopback_is_this_machine() {
        for (text, expected) in [
            ("http://localhost:3000", true),
            ("http://127.8.0.1", true),
            ("http://[::1]:1", true),
            ("http://192.168.1.4", false),
            ("http://localhost.example", false),
        ] {
            assert_eq!(PublicUrl::parse(text).map(|url| url.is_this_machine()), Some(expected), "{text}");
        }
        let listen: SocketAddr = "[::1]:80".parse().unwrap();
        assert_eq!(PublicUrl::of(listen).origin(), "http://[::1]");
    }
}
