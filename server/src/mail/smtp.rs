//! [`Smtp`]: a mail server takes the mails.

use super::mime;
use crate::config::{Sender, SmtpServer, Tls};
use async_trait::async_trait;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands as command;
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use plek_domain::notices::mailer::{Mail, Mailer, NotSent};
use plek_domain::notices::retry::Problem;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::timeout;

/// How long greeting, encryption and login may take together.
const CONNECT_WITHIN: Duration = Duration::from_secs(15);

/// How long one mail may take from `MAIL` to the answer after its last line; servers look at content before they answer.
const SEND_WITHIN: Duration = Duration::from_secs(30);

/// How long a goodbye may take.
const QUIT_WITHIN: Duration = Duration::from_secs(2);

/// The longest that one mail can take altogether.
pub const LONGEST: Duration = CONNECT_WITHIN.saturating_add(SEND_WITHIN);

/// A mail server, and the connection to it while there is something to send.
pub struct Smtp {
    server: SmtpServer,
    from: Sender,
    connection: Mutex<Option<AsyncSmtpConnection>>,
}

impl Smtp {
    /// Connects when there is something to send.
    #[must_use]
    pub fn new(server: SmtpServer, from: Sender) -> Self {
        Self { server, from, connection: Mutex::new(None) }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let SmtpServer { host, port, tls, login } = &self.server;
        // Our name is that of our address: the machine's own is nobody's business, and often none.
        let domain = self.from.address.as_str().rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        let hello = ClientId::Domain(domain.to_owned());
        let parameters = || TlsParameters::new(host.clone());
        let implicit = if *tls == Tls::Implicit { Some(parameters()?) } else { None };
        let address = (host.as_str(), *port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(CONNECT_WITHIN), &hello, implicit, None).await?;
        if *tls == Tls::StartTls {
            connection.starttls(parameters()?, &hello).await?;
        }
        if let Some((user, password)) = login {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials).await?;
        }
        Ok(connection)
    }

    /// The open connection, or a new one. Whatever goes wrong here goes wrong for every mail.
    async fn connected(&self, kept: Option<AsyncSmtpConnection>) -> Result<AsyncSmtpConnection, NotSent> {
        if let Some(connection) = kept.filter(|connection| !connection.has_broken()) {
            return Ok(connection);
        }
        match timeout(CONNECT_WITHIN, self.connect()).await {
            Ok(Ok(connection)) => Ok(connection),
            Ok(Err(error)) => {
                // The server's own words stay out of the log: they may repeat what we sent.
                let tls = error.is_tls();
                tracing::warn!(problem = problem(&error).code(), tls, "the mail server does not let us in");
                Err(NotSent::Away(problem(&error)))
            }
            Err(_) => {
                tracing::warn!("the mail server did not answer in time");
                Err(NotSent::Away(Problem::Connection))
            }
        }
    }
}

/// What an error means, without what the server said.
fn problem(error: &Error) -> Problem {
    error.status().map_or(Problem::Connection, |code| Problem::Answer(code.into()))
}

/// One mail over an open connection (RFC 5321, 3.3).
async fn hand_over(connection: &mut AsyncSmtpConnection, envelope: &Envelope, bytes: &[u8]) -> Result<(), NotSent> {
    let mut parameters = Vec::new();
    let plain = envelope.to().iter().chain(envelope.from()).all(|address| AsRef::<str>::as_ref(address).is_ascii());
    if !plain {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(NotSent::Refused(Problem::Unwritable));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    // What is wrong with the sender is wrong with every mail: a matter of the configuration, not of this reader.
    let mail = command::Mail::new(envelope.from().cloned(), parameters);
    connection.command(mail).await.map_err(|error| NotSent::Away(problem(&error)))?;
    for reader in envelope.to() {
        connection.command(command::Rcpt::new(reader.clone(), Vec::new())).await.map_err(|error| about_it(&error))?;
    }
    connection.command(command::Data).await.map_err(|error| about_it(&error))?;
    connection.message(bytes).await.map_err(|error| about_it(&error))?;
    Ok(())
}

/// What the server says about one mail: 5xx is never, anything else is not now.
fn about_it(error: &Error) -> NotSent {
    if error.is_permanent() { NotSent::Refused(problem(error)) } else { NotSent::Later(problem(error)) }
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, mail: &Mail) -> Result<(), NotSent> {
        let (envelope, bytes) = mime::write(mail, &self.from).map_err(|_| NotSent::Refused(Problem::Unwritable))?;
        let mut kept = self.connection.lock().await;
        // Taken out while it is used: one that was left in the middle of a mail must not be used again.
        let mut connection = self.connected(kept.take()).await?;
        let sent = timeout(SEND_WITHIN, hand_over(&mut connection, &envelope, &bytes)).await;
        match sent.unwrap_or(Err(NotSent::Later(Problem::Connection))) {
            Ok(()) => {
                *kept = Some(connection);
                Ok(())
            }
            Err(not_sent) => {
                drop(timeout(QUIT_WITHIN, connection.abort()).await);
                Err(not_sent)
            }
        }
    }

    async fn rest(&self) {
        if let Some(mut connection) = self.connection.lock().await.take() {
            // Said for politeness; the mails are delivered whatever comes back.
            drop(timeout(QUIT_WITHIN, connection.quit()).await);
        }
    }
}
