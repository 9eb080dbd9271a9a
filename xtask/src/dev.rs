//! `cargo xtask dev`: Plek in the background, rebuilt as far as the changed files ask for. A failing build leaves it running.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::frontend::{self, Bundle};
use crate::guarded::{Guarded, Keeping};
use crate::plek::{self, Profile};
use crate::steps::Steps;
use crate::watch::{Watch, Work};

const SOURCES: &[&str] = &["app", "server", "style", "public"];
const PAUSE: Duration = Duration::from_millis(400);

/// Flags of `cargo xtask dev`.
#[derive(clap::Args)]
pub struct Args {
    /// The port of 127.0.0.1 to listen on
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Further arguments for `plek demo`
    #[arg(last = true)]
    plek: Vec<String>,
}

/// Builds, runs and watches until Ctrl-C.
pub fn run(args: &Args) -> Result<()> {
    let mut watch = Watch::new(SOURCES)?;
    let mut server = None;
    let mut work = Work { front_end: true, server: true };
    loop {
        match make(work) {
            Ok(binary) => {
                work = Work::default();
                match binary {
                    // The old one first: both want the port and the database.
                    Some(binary) => {
                        drop(server.take());
                        server = start(args, binary).inspect_err(complain).ok();
                    }
                    None => println!("==> reload the page"),
                }
            }
            // What failed is still to be made: the change that mends it may ask for less.
            Err(error) => complain(&error),
        }
        work = work.and(wait(&mut watch, &mut server)?);
    }
}

fn make(work: Work) -> Result<Option<PathBuf>> {
    let mut steps = Steps::default();
    if work.front_end {
        steps.run("front end", || frontend::build(Bundle::Dev))?;
    }
    work.server.then(|| steps.run("server", || plek::build(Profile::Dev))).transpose()
}

fn start(args: &Args, binary: PathBuf) -> Result<Guarded> {
    let mut command = plek::demo(&binary, args.port);
    let server = Guarded::start(command.args(&args.plek), &Keeping::default())?;
    println!("==> http://127.0.0.1:{} (process {}; stop with Ctrl-C)", args.port, server.pid());
    Ok(server)
}

fn wait(watch: &mut Watch, server: &mut Option<Guarded>) -> Result<Work> {
    loop {
        thread::sleep(PAUSE);
        let changed = watch.changed()?;
        if !changed.is_empty() {
            return Ok(Work::of(&changed));
        }
        if let Some(running) = server
            && let Some(status) = running.ended()?
        {
            eprintln!("plek ended with {status}; the next change starts it again");
            *server = None;
        }
    }
}

fn complain(error: &anyhow::Error) {
    eprintln!("error: {error:#}\n(the old server, if any, goes on)");
}
