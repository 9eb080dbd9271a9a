//! `plek serve`: start, serve, and stop in good order.

use super::{Error, open};
use crate::config::Config;
use crate::demo::{SEED, visitors};
use crate::jobs::Jobs;
use crate::shutdown::{self, Signals};
use crate::state::State;
use crate::web::{self, Listener};
use axum::serve::Listener as _;
use plek_domain::access::Actor;
use plek_domain::people::set_up::link::{LinkMade, MakeSetUpLink};
use plek_domain::store::Key;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;
use tokio::time::timeout;

/// How long requests in progress may take after the signal. With [`CLOSING`] it stays below the 10 seconds after which
/// supervisors kill.
const DRAINING: Duration = Duration::from_secs(7);

/// How long jobs and queued writes may take after that.
const CLOSING: Duration = Duration::from_secs(2);

/// Flags of `plek serve`.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct Args {
    /// Leave the database as it is; the server is not ready until somebody ran `plek migrate`
    #[arg(long)]
    no_migrate: bool,
}

/// Runs until a signal.
pub async fn run(config: Config, args: &Args) -> Result<ExitCode, Error> {
    // Before anything is written: an address that is taken should be the first thing to hear.
    let (listener, config) = listen(config)?;
    let state = open(&config).await?;
    if !args.no_migrate {
        migrate(&state).await?;
    }
    offer_set_up(&config, &state).await;
    until_signal(listener, &config, &state).await
}

/// As long as nobody runs it: prints a link with which somebody at this machine sets everything up.
async fn offer_set_up(config: &Config, state: &State) {
    let store = state.database.store();
    let token = store.new_token();
    let command = MakeSetUpLink { token: token.hash() };
    match store.write(&Actor::Job("set-up"), command, Key::Fresh).await {
        Ok(LinkMade { made: true }) => {
            println!("Set up Plek within 30 minutes, once: {}/setup/{}", config.public_url, token.text());
        }
        Ok(LinkMade { made: false }) => {}
        // A database that is away or not migrated: the next start offers it.
        Err(error) => tracing::warn!(?error, "no link to set up could be made"),
    }
}

/// Takes the address; the configuration then has the port that was given for port 0.
pub(super) fn listen(config: Config) -> Result<(Listener, Config), Error> {
    let failed = |cause| Error::Listen { address: config.listen, cause };
    let listener = web::bind(config.listen).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, config.bound_to(address)))
}

/// Brings the tables up to date.
pub(super) async fn migrate(state: &State) -> Result<(), Error> {
    let applied = state.database.migrate().await.map_err(Error::Migrate)?;
    if applied > 0 {
        tracing::info!(applied, "database brought up to date");
    }
    Ok(())
}

/// Serves on an open database until somebody asks us to stop.
pub(super) async fn until_signal(listener: Listener, config: &Config, state: &State) -> Result<ExitCode, Error> {
    let mut signals = Signals::listen().map_err(Error::Signals)?;
    let (trigger, shutdown) = shutdown::pair();
    let router = web::router(state, config, &shutdown);
    let office = state.office(config, &shutdown);
    if office.is_none() {
        tracing::warn!("mail is not configured (smtp, mail_from): letters wait, and nobody gets a code to sign in");
    }
    let mut jobs = Jobs::start(&state.database.store(), office, &shutdown);
    if config.visitors {
        jobs.also(visitors::run(state.database.store(), SEED, shutdown.clone()));
    }
    // With the other end's address, which limits go by.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(shutdown.clone().begun());
    let mut server = tokio::spawn(server.into_future());
    println!("Plek is ready: {} (stop with Ctrl-C)", config.public_url);
    tracing::info!(listen = %config.listen, "serving");

    tokio::select! {
        signal = signals.next() => tracing::info!(signal, "stopping"),
        // It never should; better to end and be started anew than to go on deaf.
        _ = &mut server => return Err(Error::Ended),
    }
    // Readiness fails and no connection is accepted from here on.
    trigger.begin();
    tokio::select! {
        () = stop(server, jobs, state) => tracing::info!("stopped"),
        // Whoever presses Ctrl-C twice means it.
        signal = signals.next() => tracing::warn!(signal, "stopped at once"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Lets what was begun end, within limits.
async fn stop(server: tokio::task::JoinHandle<std::io::Result<()>>, jobs: Jobs, state: &State) {
    let abort = server.abort_handle();
    if timeout(DRAINING, server).await.is_err() {
        tracing::warn!("requests that took too long were cut off");
        abort.abort();
    }
    let closed = async {
        jobs.finish().await;
        state.database.close().await;
    };
    if timeout(CLOSING, closed).await.is_err() {
        tracing::warn!("the database did not close in time");
    }
}
