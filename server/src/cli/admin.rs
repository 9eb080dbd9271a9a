//! `plek admin create`: for a house that nobody can get into any more.

use super::{Error, open};
use crate::config::Config;
use plek_domain::access::Actor;
use plek_domain::people::EmailAddress;
use plek_domain::people::set_up::link::MakeAdmin;
use plek_domain::store::{Key, WriteError};
use plek_domain::text::{Line, Slug};
use std::process::ExitCode;

/// What is done about administrators.
#[derive(clap::Subcommand, Clone, Debug)]
pub enum Args {
    /// Make somebody administrator of a library and print a link with which they set their password
    Create {
        /// Their e-mail address
        #[arg(long)]
        email: EmailAddress,
        /// Their name, if they have no account yet
        #[arg(long)]
        name: Line,
        /// The library's name in addresses
        #[arg(long)]
        library: Slug,
        /// They keep the consortium too: its groups, its libraries, the rules above those
        #[arg(long)]
        consortium: bool,
    },
}

/// Does it. The password never stands on a command line: others can read those.
pub async fn run(config: Config, args: Args) -> Result<ExitCode, Error> {
    let state = open(&config).await?;
    let store = state.database.store();
    let Args::Create { email, name, library, consortium } = args;
    let token = store.new_token();
    let command =
        MakeAdmin { email, name, library, keeps_consortium: consortium, lang: "nl-BE".to_owned(), token: token.hash() };
    let made = store.write(&Actor::Job("admin"), command, Key::Fresh).await;
    state.database.close().await;
    match made {
        Ok(_) => {
            println!("Set the password within 30 minutes, once: {}/setup/{}", config.public_url, token.text());
            Ok(ExitCode::SUCCESS)
        }
        Err(WriteError::Store(error)) => Err(Error::Write(error)),
        Err(WriteError::Refused(never)) => match never {},
        Err(WriteError::NotFound | WriteError::KeyReused) => Err(Error::NoLibrary),
    }
}
