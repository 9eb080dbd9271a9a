//! A Plek with letters in its outbox.

use plek_domain::ids::{LetterId, PersonId};
use plek_domain::notices::mailer::Mailer;
use plek_domain::notices::{Letter, Notice, To};
use plek_domain::people::EmailAddress;
use plek_domain::store::Store;
use plek_domain::time::Clock;
use plek_storage::Database;
use plek_storage::testing::{START, SeededEntropy, TestDatabase, letter, small_world};
use server::cli;
use server::config::{self, Config, Mode, PublicUrl, Sender, SmtpServer, Tls};
use server::mail::office::Office;
use server::mail::readers::Accounts;
use server::mail::smtp::Smtp;
use server::shutdown::{self, Shutdown, Trigger};
use server::state::State;
use std::sync::Arc;

/// One Plek on a database with the small world in it.
pub struct Plek {
    pub database: TestDatabase,
    pub instance: Database,
    /// Pulled, it begins the shutdown.
    pub trigger: Trigger,
    pub shutdown: Shutdown,
}

impl Plek {
    pub async fn start() -> Self {
        let database = TestDatabase::sqlite().await;
        let instance = database.instance().await;
        instance.fill(&small_world()).await.unwrap();
        let (trigger, shutdown) = shutdown::pair();
        Self { database, instance, trigger, shutdown }
    }

    pub fn store(&self) -> Store {
        self.instance.store()
    }

    /// An office of this Plek, with links that begin with an address of its own.
    pub fn office(&self, mailer: Arc<dyn Mailer>) -> Office {
        let readers = Arc::new(Accounts { clock: self.database.clock() });
        let public_url = PublicUrl::parse("https://plek.example").unwrap();
        Office::new(self.store(), readers, mailer, &public_url, self.shutdown.clone())
    }

    /// What the pages and the office of this Plek are built from.
    pub fn state(&self) -> State {
        let entropy = Arc::new(SeededEntropy::new(7));
        State { database: self.instance.clone(), clock: self.database.clock() as Arc<dyn Clock>, entropy }
    }

    /// Its configuration.
    pub fn config(&self, mode: Mode) -> Config {
        let matches =
            cli::command().get_matches_from(["plek", "--database", self.database.url(), "--site", "/nowhere"]);
        config::load(&matches, mode).unwrap()
    }

    /// Gives a person an address.
    pub async fn gives(&self, person: PersonId, email: &str) {
        let mut raw = self.database.raw().await;
        let id = raw.id(person.0);
        raw.run(&format!("UPDATE person SET email = '{email}', email_key = '{email}' WHERE id = {id}")).await;
    }

    /// Where letters stand: how many of each state.
    pub async fn states(&self) -> Vec<String> {
        let states = "SELECT state || ' ' || COUNT(*) FROM letter GROUP BY state ORDER BY state";
        self.database.raw().await.texts(states).await
    }
}

/// A letter to an address, that needs nothing looked up.
pub fn plain(number: u128, to: &str) -> Letter {
    let to: EmailAddress = to.parse().unwrap();
    letter(number, To::Email(to), Notice::DataErased, START)
}

/// A mail server on this machine.
pub fn local(port: u16) -> SmtpServer {
    SmtpServer { host: "127.0.0.1".to_owned(), port, tls: Tls::None, login: None }
}

/// Sends by a server.
pub fn smtp(server: SmtpServer) -> Arc<Smtp> {
    Arc::new(Smtp::new(server, Sender::parse("Plek <plek@mail.example>").unwrap()))
}

/// The `Message-ID` of a letter.
pub fn message_id(letter: LetterId) -> String {
    format!("Message-ID: <{}@mail.example>", letter.0.simple())
}
