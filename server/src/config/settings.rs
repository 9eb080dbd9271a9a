//! [`Settings`]: every key once, as it may be written in a flag, the environment or the file.

use serde::Deserialize;
use std::convert::Infallible;
use std::str::FromStr;

/// The keys. All are texts here: what they mean is decided in one place, which can then say where a bad value stands.
#[derive(clap::Args, Clone, Debug, Default, Deserialize)]
#[command(next_help_heading = "Configuration")]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// IP address and port to listen on. `plek demo` goes beyond this machine only when this flag says so
    #[arg(long, global = true, env = "PLEK_LISTEN", value_name = "ADDRESS:PORT", default_value = "127.0.0.1:3000")]
    pub(super) listen: Option<Text>,

    /// The database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. In `plek demo` the default is `sqlite:data/demo.db`
    #[arg(
        long,
        global = true,
        env = "PLEK_DATABASE",
        hide_env_values = true,
        value_name = "URL",
        default_value = "sqlite:data/plek.db"
    )]
    pub(super) database: Option<Text>,

    /// The address in people's browsers, without a path. `https` unless its host is this machine. By default `http://` and what `listen` says
    #[arg(long, global = true, env = "PLEK_PUBLIC_URL", value_name = "URL")]
    pub(super) public_url: Option<Text>,

    /// Folder of the static files (styles, fonts, icons, browser code) instead of those inside the program. A program without any takes `target/site`
    #[arg(long, global = true, env = "PLEK_SITE", value_name = "FOLDER")]
    pub(super) site: Option<Text>,

    /// Start the clock at this moment (RFC 3339) instead of the present. Only in `plek demo` or when `listen` is this machine
    #[arg(long, global = true, env = "PLEK_CLOCK", value_name = "TIME")]
    pub(super) clock: Option<Text>,

    /// The mail server: `smtps://USER:PASSWORD@HOST` (encrypted from the first byte) or `smtp://...` (STARTTLS; plain only to this machine). Without it letters wait. `plek demo` sends none and shows them at `/demo/mail`
    #[arg(long, global = true, env = "PLEK_SMTP", hide_env_values = true, value_name = "URL")]
    pub(super) smtp: Option<Text>,

    /// Whom mail is from: an address, or `Name <address>`. Needed with `smtp`
    #[arg(long, global = true, env = "PLEK_MAIL_FROM", value_name = "SENDER")]
    pub(super) mail_from: Option<Text>,

    /// What to log: a level, or a filter such as `info,plek_storage=debug`
    #[arg(long, global = true, env = "PLEK_LOG", value_name = "FILTER", default_value = "info")]
    pub(super) log: Option<Text>,

    /// How log lines look: `text` or `json`
    #[arg(long, global = true, env = "PLEK_LOG_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub(super) log_format: Option<Text>,

    /// Database connections that read, 1 to 100
    #[arg(long, global = true, env = "PLEK_READERS", value_name = "NUMBER", default_value = "4")]
    pub(super) readers: Option<Text>,

    /// Database connections that write. SQLite has 1; PostgreSQL 1 to 16, by default 2
    #[arg(long, global = true, env = "PLEK_WRITERS", value_name = "NUMBER")]
    pub(super) writers: Option<Text>,

    /// Within how many seconds every request gets an answer, 1 to 60; if need be that there is none yet
    #[arg(long, global = true, env = "PLEK_REQUEST_SECONDS", value_name = "SECONDS", default_value = "2")]
    pub(super) request_seconds: Option<Text>,

    /// Proxies in front of Plek, as addresses or blocks with commas between (`10.0.0.0/8,::1`): their `X-Forwarded-For` is believed
    #[arg(long, global = true, env = "PLEK_TRUSTED_PROXIES", value_name = "ADDRESSES", default_value = "")]
    pub(super) trusted_proxies: Option<Text>,

    /// Whether made-up visitors come and go in `plek demo`, so that its pages move: `on` or `off`
    #[arg(long, global = true, env = "PLEK_VISITORS", value_name = "ON_OR_OFF", default_value = "on")]
    pub(super) visitors: Option<Text>,
}

/// A value as it was written. In the file a number or a time may stand without quotes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub(super) struct Text(pub(super) String);

impl FromStr for Text {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<toml::Value> for Text {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        match value {
            toml::Value::String(text) => Ok(Self(text)),
            toml::Value::Integer(number) => Ok(Self(number.to_string())),
            toml::Value::Datetime(time) => Ok(Self(time.to_string())),
            toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Array(_) | toml::Value::Table(_) => {
                Err("a text, a whole number or a time is expected here")
            }
        }
    }
}
