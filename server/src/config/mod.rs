//! The configuration: flags go before the environment, the environment before the file, the file before the default.
//!
//! **A new key** is one field of [`Settings`] with its doc comment (that is the help and the reference), one field of
//! [`Config`], and one line in `merge.rs`. Then `UPDATE_DOCS=1 cargo test -p server reference` brings
//! `docs/OPERATIONS.md` up to date.

mod environment;
mod error;
mod mail;
mod merge;
mod network;
mod overview;
mod reference;
mod settings;
mod spelling;
mod url;

pub use environment::check as check_environment;
pub use error::{Error, Given, Source};
pub use mail::{Mail, Sender, SmtpServer, Tls};
pub use merge::load;
pub use network::Network;
pub use overview::Overview;
pub use reference::reference;
pub use settings::Settings;
pub use url::PublicUrl;

use plek_domain::time::Timestamp;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What the process is for; some defaults and permissions depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A real installation.
    Serve,
    /// The demo: anyone may be anyone, so it stays on this machine unless told otherwise on the command line.
    Demo,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

/// A complete, checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the process is for.
    pub mode: Mode,
    /// Where to listen.
    pub listen: SocketAddr,
    /// `sqlite:PATH` or `postgres://...`.
    pub database: String,
    /// The address in people's browsers.
    pub public_url: PublicUrl,
    /// Folder of static files, instead of those inside the program.
    pub site: Option<PathBuf>,
    /// What the clock shows at the start, instead of the time.
    pub clock: Option<Timestamp>,
    /// How mail leaves; none: letters wait.
    pub mail: Option<Mail>,
    /// What to log.
    pub log: String,
    /// How to log.
    pub log_format: LogFormat,
    /// Connections that read.
    pub readers: u32,
    /// Connections that write.
    pub writers: u32,
    /// Within how many seconds every request gets an answer.
    pub request_seconds: u32,
    /// Proxies whose word about where a request comes from is believed.
    pub trusted_proxies: Vec<Network>,
    /// Whether the demo's made-up visitors come and go.
    pub visitors: bool,
}

impl Config {
    /// The same with the port that the system gave, where port 0 was asked for.
    #[must_use]
    pub fn bound_to(mut self, address: SocketAddr) -> Self {
        if self.public_url == PublicUrl::of(self.listen) {
            self.public_url = PublicUrl::of(address);
        }
        self.listen = address;
        self
    }

    /// When a request that has no answer yet is answered with "one moment, please": a little before
    /// [`Self::request_seconds`], so that this answer too is there in time.
    #[must_use]
    pub fn deadline(&self) -> Duration {
        Duration::from_secs(u64::from(self.request_seconds)).saturating_sub(Duration::from_millis(100))
    }
}
