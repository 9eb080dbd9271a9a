//! The one place where flags, environment, file and defaults become a [`Config`].

use super::settings::Text;
use super::{
    Config, Error, Given, LogFormat, Mail, Mode, Network, PublicUrl, Sender, Settings, SmtpServer, Source, spelling,
};
use clap::parser::ValueSource;
use clap::{ArgMatches, FromArgMatches};
use plek_domain::time::Timestamp;
use std::fs;
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// The file that is read when none is named and it exists.
const FILE: &str = "plek.toml";

/// The configuration of a command line that was parsed, with the file it names or the one in the working folder.
pub fn load(matches: &ArgMatches, mode: Mode) -> Result<Config, Error> {
    Layers::new(matches, read_file(matches)?, mode)?.config()
}

/// The file that counts, if there is one: its text and its path.
pub(super) fn read_file(matches: &ArgMatches) -> Result<Option<(String, PathBuf)>, Error> {
    let named = matches.try_get_one::<PathBuf>("config").ok().flatten().cloned();
    let path = named.or_else(|| Path::new(FILE).is_file().then(|| PathBuf::from(FILE)));
    let Some(path) = path else { return Ok(None) };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((text, path))),
        Err(cause) => Err(Error::Unreadable { path, cause }),
    }
}

/// The file's keys and values; a key that does not exist is an error.
pub(super) fn table(text: &str, path: &Path) -> Result<toml::Table, Error> {
    let malformed = |cause| Error::Malformed { path: path.to_owned(), cause: Box::new(cause) };
    let table: toml::Table = toml::from_str(text).map_err(malformed)?;
    let settings = <Settings as clap::Args>::augment_args(clap::Command::new("keys"));
    let known: Vec<&str> = settings.get_arguments().map(|arg| arg.get_id().as_str()).collect();
    match table.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(table),
        Some(key) => {
            let hint = spelling::hint(key, known);
            Err(Error::UnknownKey { path: path.to_owned(), key: key.clone(), hint })
        }
    }
}

/// Everything that was written, by key.
struct Layers<'a> {
    matches: &'a ArgMatches,
    given: Settings,
    file: Settings,
    path: PathBuf,
    mode: Mode,
}

impl<'a> Layers<'a> {
    fn new(matches: &'a ArgMatches, file: Option<(String, PathBuf)>, mode: Mode) -> Result<Self, Error> {
        // clap has checked these arguments already; without them there would be defaults only.
        let given = Settings::from_arg_matches(matches).unwrap_or_default();
        let (text, path) = file.unwrap_or_default();
        table(&text, &path)?;
        let file =
            toml::from_str(&text).map_err(|cause| Error::Malformed { path: path.clone(), cause: Box::new(cause) })?;
        Ok(Self { matches, given, file, path, mode })
    }

    fn config(self) -> Result<Config, Error> {
        let listen = self.listen()?;
        let database = self.database()?;
        let mode = self.mode;
        Ok(Config {
            mode,
            listen,
            public_url: self.public_url(listen)?,
            site: self.given("site", |all| &all.site).map(|given| PathBuf::from(given.value)),
            clock: self.clock(listen)?,
            mail: self.mail()?,
            log: self.parsed("log", |all| &all.log, "a log filter, such as info", log_filter)?,
            log_format: self.parsed("log_format", |all| &all.log_format, "text or json", log_format)?,
            readers: self.parsed("readers", |all| &all.readers, "a number from 1 to 100", within(1..=100))?,
            writers: self.writers(&database)?,
            request_seconds: self.parsed(
                "request_seconds",
                |all| &all.request_seconds,
                "a number from 1 to 60",
                within(1..=60),
            )?,
            trusted_proxies: self.parsed(
                "trusted_proxies",
                |all| &all.trusted_proxies,
                "addresses or blocks of them with commas between, such as 10.0.0.0/8,::1",
                networks,
            )?,
            visitors: mode == Mode::Demo && self.parsed("visitors", |all| &all.visitors, "on or off", on_or_off)?,
            database,
        })
    }

    /// What counts for a key: flag, else environment, else file, else default.
    fn given(&self, key: &'static str, of: fn(&Settings) -> &Option<Text>) -> Option<Given> {
        let given = |text: &Text, by| Given { key, value: text.0.clone(), by };
        let said = match self.matches.value_source(key) {
            Some(ValueSource::CommandLine) => Some(Source::Flag),
            Some(ValueSource::EnvVariable) => Some(Source::Environment),
            _ => None,
        };
        let said = said.and_then(|by| of(&self.given).as_ref().map(|text| given(text, by)));
        said.or_else(|| of(&self.file).as_ref().map(|text| given(text, Source::File(self.path.clone()))))
            .or_else(|| of(&self.given).as_ref().map(|text| given(text, Source::Default)))
    }

    /// A key that has a value in any case.
    fn parsed<T>(
        &self,
        key: &'static str,
        of: fn(&Settings) -> &Option<Text>,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Error> {
        let given = self.given(key, of).unwrap_or(Given { key, value: String::new(), by: Source::Default });
        parse(&given.value).ok_or(Error::Value { given, expected })
    }

    fn listen(&self) -> Result<SocketAddr, Error> {
        let expected = "an IP address and a port, such as 127.0.0.1:3000";
        let listen: SocketAddr = self.parsed("listen", |all| &all.listen, expected, |text| text.parse().ok())?;
        match self.given("listen", |all| &all.listen) {
            Some(given) if self.mode == Mode::Demo && given.by != Source::Flag && !listen.ip().is_loopback() => {
                Err(Error::DemoExposed { given })
            }
            _ => Ok(listen),
        }
    }

    fn database(&self) -> Result<String, Error> {
        if self.mode == Mode::Demo
            && self.given("database", |all| &all.database).is_none_or(|given| given.by == Source::Default)
        {
            return Ok("sqlite:data/demo.db".to_owned());
        }
        let expected = "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME";
        self.parsed(
            "database",
            |all| &all.database,
            expected,
            |text| {
                let known = ["sqlite:", "postgres://", "postgresql://"];
                known
                    .iter()
                    .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
                    .then(|| text.to_owned())
            },
        )
    }

    fn public_url(&self, listen: SocketAddr) -> Result<PublicUrl, Error> {
        let Some(given) = self.given("public_url", |all| &all.public_url) else {
            let url = PublicUrl::of(listen);
            return if url.is_this_machine() { Ok(url) } else { Err(Error::PublicUrlNeeded { listen }) };
        };
        match PublicUrl::parse(&given.value) {
            None => Err(Error::Value { given, expected: "an address without a path, such as https://plek.example" }),
            Some(url) if url.is_secure() || url.is_this_machine() => Ok(url),
            Some(_) => Err(Error::PublicUrlUnsafe { given }),
        }
    }

    fn clock(&self, listen: SocketAddr) -> Result<Option<Timestamp>, Error> {
        let Some(given) = self.given("clock", |all| &all.clock) else { return Ok(None) };
        let Ok(start) = chrono::DateTime::parse_from_rfc3339(&given.value) else {
            return Err(Error::Value { given, expected: "a time such as 2026-10-13T10:20:00+02:00" });
        };
        if self.mode != Mode::Demo && !listen.ip().is_loopback() {
            return Err(Error::ClockNotAllowed { given });
        }
        Ok(Some(Timestamp::from(start.to_utc())))
    }

    /// Server and sender, both or none.
    fn mail(&self) -> Result<Option<Mail>, Error> {
        let Some(smtp) = self.given("smtp", |all| &all.smtp) else {
            return match self.given("mail_from", |all| &all.mail_from) {
                Some(given) => Err(Error::Lonely { given, missing: "smtp" }),
                None => Ok(None),
            };
        };
        let expected = "a mail server, such as smtps://user:password@mail.example";
        let Some(server) = SmtpServer::parse(&smtp.value) else { return Err(Error::Value { given: smtp, expected }) };
        if self.given("mail_from", |all| &all.mail_from).is_none() {
            return Err(Error::Lonely { given: smtp, missing: "mail_from" });
        }
        let expected = "a sender, such as Plek <plek@bib.example>";
        let from = self.parsed("mail_from", |all| &all.mail_from, expected, Sender::parse)?;
        Ok(Some(Mail { server, from }))
    }

    fn writers(&self, database: &str) -> Result<u32, Error> {
        let sqlite = database.starts_with("sqlite:");
        if self.given("writers", |all| &all.writers).is_none() {
            return Ok(if sqlite { 1 } else { 2 });
        }
        let (most, expected) =
            if sqlite { (1, "1, which is all that SQLite has") } else { (16, "a number from 1 to 16") };
        self.parsed("writers", |all| &all.writers, expected, within(1..=most))
    }
}

fn within(range: RangeInclusive<u32>) -> impl FnOnce(&str) -> Option<u32> {
    move |text| text.parse().ok().filter(|number| range.contains(number))
}

fn networks(text: &str) -> Option<Vec<Network>> {
    text.split(',').filter(|part| !part.trim().is_empty()).map(Network::parse).collect()
}

fn log_filter(text: &str) -> Option<String> {
    tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| text.to_owned())
}

fn on_or_off(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
