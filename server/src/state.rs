//! What a configuration is turned into: clock, chance, database and the state of the pages.

use crate::config::{Config, Mode};
use crate::demo::named_people;
use crate::mail::mailbox::Mailbox;
use crate::mail::office::Office;
use crate::mail::readers::Accounts;
use crate::mail::smtp::Smtp;
use crate::shutdown::Shutdown;
use crate::web::Assets;
use app::{AppState, DemoPerson};
use leptos::config::{Env, LeptosOptions};
use plek_domain::error::StoreError;
use plek_domain::notices::mailer::Mailer;
use plek_domain::ports::Entropy;
use plek_domain::time::{Clock, SystemClock};
use plek_storage::{Database, Options};
use std::sync::Arc;
use thiserror::Error;

/// The parts that everything else is built from. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The database, opened but not migrated.
    pub database: Database,
    /// Where `now` comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub entropy: Arc<dyn Entropy>,
}

/// Why there is no state.
#[derive(Debug, Error)]
pub enum Error {
    /// The database cannot be opened.
    #[error("cannot open the database")]
    Open(#[source] StoreError),
}

impl State {
    /// Opens the database of a configuration.
    pub async fn open(config: &Config) -> Result<Self, Error> {
        let clock: Arc<dyn Clock> = match config.clock {
            Some(start) => Arc::new(SystemClock::starting_at(start)),
            None => Arc::new(SystemClock::default()),
        };
        let entropy: Arc<dyn Entropy> = Arc::new(OsEntropy);
        let options = Options { url: config.database.clone(), readers: config.readers, writers: config.writers };
        let database = Database::open(&options, Arc::clone(&clock), Arc::clone(&entropy)).await.map_err(Error::Open)?;
        Ok(Self { database, clock, entropy })
    }

    /// What delivers letters; none when nothing says how they leave.
    #[must_use]
    pub fn office(&self, config: &Config, shutdown: &Shutdown) -> Option<Office> {
        let store = self.database.store();
        let mailer: Arc<dyn Mailer> = match (config.mode, &config.mail) {
            // Whatever is configured: what visitors of a demo type must not make Plek write to strangers.
            (Mode::Demo, _) => Arc::new(Mailbox(store.clone())),
            (Mode::Serve, Some(mail)) => Arc::new(Smtp::new(mail.server.clone(), mail.from.clone())),
            (Mode::Serve, None) => return None,
        };
        let readers = Arc::new(Accounts { clock: Arc::clone(&self.clock) });
        Some(Office::new(store, readers, mailer, &config.public_url, shutdown.clone()))
    }

    /// The state of the pages.
    #[must_use]
    pub fn app(&self, config: &Config) -> AppState {
        let options = LeptosOptions::builder()
            .output_name(app::assets::bundle(Assets::of(config).names()))
            .site_pkg_dir("pkg")
            .site_addr(config.listen)
            // Without it Leptos writes the script of its own reloader into every page, which our CSP refuses.
            .env(Env::PROD)
            .build();
        let people = match config.mode {
            Mode::Serve => Vec::new(),
            Mode::Demo => {
                named_people().map(|person| DemoPerson { id: person.id, name: person.name.to_owned() }).into()
            }
        };
        AppState::new(self.database.store(), options, people).at(config.public_url.origin())
    }
}

/// The operating system's random bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        if let Err(error) = getrandom::fill(&mut bytes) {
            // Guessable keys and nonces would be worse than no server at all, and nothing below could do without.
            tracing::error!(%error, "the operating system gives no random bytes; stopping at once");
            std::process::abort();
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_does_not_repeat() {
        assert_ne!(OsEntropy.bytes(), OsEntropy.bytes());
    }
}
