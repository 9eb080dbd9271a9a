//! `plek backup`: the whole installation in one file, while it serves.

use super::{Error, draft::Draft, open};
use crate::config::Config;
use crate::shutdown::Signals;
use plek_domain::time::Timestamp;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Flags of `plek backup`.
#[derive(clap::Args, Clone, Debug)]
pub struct Args {
    /// The file to write, which must not be there yet; `-` is standard output. By default a name with the time, in the working folder
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the backup and says what is in it.
pub async fn run(config: Config, args: &Args) -> Result<ExitCode, Error> {
    let mut signals = Signals::listen().map_err(Error::Signals)?;
    let state = open(&config).await?;
    let to_stdout = args.out.as_deref() == Some(Path::new("-"));
    let path = args.out.clone().unwrap_or_else(|| file_name(state.clock.now()));
    let draft = if to_stdout { None } else { Some(Draft::create(&path)?) };
    let out: Box<dyn Write + Send> = match &draft {
        Some(draft) => draft.writer()?,
        None => Box::new(stdout()),
    };
    let database = state.database.clone();
    // In a task of its own: a disk that hangs must not keep us from hearing the signal.
    let writing = tokio::spawn(async move {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        database.backup(&mut out).await
    });
    let header = tokio::select! {
        done = writing => done.map_err(|_| Error::Ended)?.map_err(Error::Backup)?,
        // What was written so far goes with the draft.
        signal = signals.next() => return Err(Error::Interrupted { signal }),
    };
    if let Some(draft) = draft {
        draft.keep()?;
    }
    state.database.close().await;
    let place = if to_stdout { "standard output".to_owned() } else { path.display().to_string() };
    // Not on standard output, where the backup itself may be.
    eprintln!("Backed up {} rows of {} tables to {place}.", header.rows(), header.tables.len());
    Ok(ExitCode::SUCCESS)
}

/// A name that sorts by time: `plek-20261013-082000.jsonl.gz`, in UTC.
fn file_name(now: Timestamp) -> PathBuf {
    now.utc().format("plek-%Y%m%d-%H%M%S.jsonl.gz").to_string().into()
}
