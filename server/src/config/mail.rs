//! Where mail goes out: [`SmtpServer`] and [`Sender`].

use axum::http::Uri;
use plek_domain::people::EmailAddress;
use std::fmt;
use std::net::IpAddr;

/// How mail leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Who takes it.
    pub server: SmtpServer,
    /// Whom it is from.
    pub from: Sender,
}

/// When a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From its first byte (`smtps://`).
    Implicit,
    /// Before anything is said that matters (`smtp://`): a server that cannot is not used.
    StartTls,
    /// Never: the server is this machine.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer {
    /// Its name or address, which its certificate must be for.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// When the connection is encrypted.
    pub tls: Tls,
    /// User and password, when it asks for them.
    pub login: Option<(String, String)>,
}

impl fmt::Debug for SmtpServer {
    /// Without user and password: configurations end up in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}:{}", self.tls, self.host, self.port)
    }
}

impl SmtpServer {
    /// Reads `smtps://USER:PASSWORD@HOST:PORT` or `smtp://...`. User and password are percent-encoded; without a port
    /// it is 465, or 587 for `smtp`, or 25 on this machine.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let host = uri.host().filter(|host| !host.is_empty())?.trim_matches(['[', ']']).to_owned();
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || text.contains('#') {
            return None;
        }
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let (tls, port) = match uri.scheme_str()? {
            "smtps" => (Tls::Implicit, 465),
            "smtp" if here => (Tls::None, 25),
            "smtp" => (Tls::StartTls, 587),
            _ => return None,
        };
        let login = match uri.authority()?.as_str().rsplit_once('@') {
            None => None,
            Some((login, _)) => {
                let (user, password) = login.split_once(':')?;
                Some((decoded(user)?, decoded(password)?)).filter(|(user, _)| !user.is_empty())
            }
        };
        Some(Self { host, port: uri.port_u16().unwrap_or(port), tls, login })
    }
}

/// A text without its percent signs; none when they are not followed by two digits each.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(char::is_control))
}

/// Whom mail is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The name that readers see; may be empty.
    pub name: String,
    /// The address.
    pub address: EmailAddress,
}

impl Sender {
    /// Reads `Name <address>` or an address alone.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, address) = match text.trim().strip_suffix('>') {
            Some(both) => both.split_once('<')?,
            None => ("", text),
        };
        let name = name.trim().trim_matches('"').to_owned();
        let clean = name.chars().count() <= 80 && !name.contains(|c: char| c.is_control() || "<>\"\\".contains(c));
        clean.then_some(())?;
        Some(Self { name, address: address.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_encrypted_unless_it_is_this_machine() {
        let login = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
        let is = |text, host: &str, port, tls, login| {
            let host = host.to_owned();
            assert_eq!(SmtpServer::parse(text), Some(SmtpServer { host, port, tls, login }), "{text}");
        };
        is("smtps://plek:s3cret@mail.example", "mail.example", 465, Tls::Implicit, login("plek", "s3cret"));
        is("smtp://a%40b:p%3Aw%2F@mail.example:2525", "mail.example", 2525, Tls::StartTls, login("a@b", "p:w/"));
        is("smtp://mail.example", "mail.example", 587, Tls::StartTls, None);
        is("smtp://127.0.0.1:1025", "127.0.0.1", 1025, Tls::None, None);
        is("smtp://localhost", "localhost", 25, Tls::None, None);
        is("smtp://[::1]:25/", "::1", 25, Tls::None, None);
        for bad in ["", "mail.example", "http://mail.example", "smtp://", "smtps://h/x", "smtp://u@h", "smtp://u:%0D@h"]
        {
            assert_eq!(SmtpServer::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_password_is_not_in_what_is_printed() {
        let server = SmtpServer::parse("smtps://plek:s3cret@mail.example").unwrap();
        assert!(!format!("{server:?}").contains("s3cret"), "{server:?}");
    }

    #[test]
    fn a_sender_is_one_address_with_a_name() {
        let sender = |text| Sender::parse(text).map(|sender| (sender.name, sender.address.to_string()));
        let is =
            |text, name: &str, address: &str| assert_eq!(sender(text), Some((name.to_owned(), address.to_owned())));
        is("plek@bib.example", "", "plek@bib.example");
        is("Plek van de bib <plek@bib.example>", "Plek van de bib", "plek@bib.example");
        is("\"Bib, Gent\" <plek@bib.example>", "Bib, Gent", "plek@bib.example");
        for bad in ["", "Plek", "Plek <plek>", "Plek\r\nBcc: a@b.example <plek@bib.example>", "<a@b.c> <d@e.f>"] {
            assert_eq!(sender(bad), None, "{bad}");
        }
    }
}
