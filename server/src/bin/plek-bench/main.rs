//! `plek-bench`: what Plek's operations cost, on both databases, in one run.
//!
//! CPU milliseconds per operation are the figures to steer by: rates and latencies swing with the machine. For each
//! database the run first finds its *floor* (a bare insert of the same row), so that what the write path adds is a
//! ratio. Started by `cargo xtask bench`; `docs/PERFORMANCE.md` says how to read the table.
//!
//! A missed aim is only printed. The run fails when an answer is wrong: a seat booked twice, a confirmed booking that
//! is not in the database, a status that nobody should see.

mod cpu;
mod database;
mod floor;
mod http;
mod large;
mod live;
mod load;
mod pages;
mod plek;
mod report;
mod rivals;
mod sizes;
mod store;
mod supply;

use crate::cpu::Meter;
use crate::database::Place;
use crate::plek::Plek;
use crate::report::{Aim, Report};
use crate::supply::Supply;
use clap::{Parser, ValueEnum};
use server::demo::{BOOKINGS, SEED, clock_start, consortium};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Errors only ever end the run, so their text is all that matters.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T> = std::result::Result<T, Error>;

/// Measures Plek on SQLite and PostgreSQL.
#[derive(Parser)]
struct Args {
    /// The binary that serves HTTP
    #[arg(long, value_name = "FILE")]
    plek: PathBuf,
    /// The folder of static files
    #[arg(long, value_name = "FOLDER")]
    site: PathBuf,
    /// A PostgreSQL that syncs. Its database `plek_bench` is made anew, and dropped afterwards
    #[arg(long, value_name = "URL", requires = "postgres_pid")]
    postgres: Option<String>,
    /// Its postmaster, whose CPU time and that of its children is counted
    #[arg(long, value_name = "PID", requires = "postgres")]
    postgres_pid: Option<u32>,
    /// Measure only this; may be given more than once
    #[arg(long, value_name = "NAME")]
    only: Vec<Part>,
    /// Seconds that each measurement takes
    #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// Folder of the SQLite file, on the disk that is to be measured. By default `bench` beside the site
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Where the figures go. By default `bench.json` beside the site
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What can be measured alone: a database, or a kind of operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Sqlite,
    Postgres,
    Store,
    Http,
    Rivals,
    Pages,
    Live,
    Sizes,
}

impl Part {
    const DATABASES: [Self; 2] = [Self::Sqlite, Self::Postgres];
    const OPERATIONS: [Self; 6] = [Self::Store, Self::Http, Self::Rivals, Self::Pages, Self::Live, Self::Sizes];
}

impl Args {
    /// Whether `part` is asked for: itself, or nothing else of its kind.
    fn wants(&self, part: Part) -> bool {
        let kind: &[Part] = if Part::DATABASES.contains(&part) { &Part::DATABASES } else { &Part::OPERATIONS };
        self.only.contains(&part) || !self.only.iter().any(|only| kind.contains(only))
    }

    fn wants_any(&self, parts: &[Part]) -> bool {
        parts.iter().any(|part| self.wants(*part))
    }

    const fn length(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn beside_site(&self, name: &str) -> PathBuf {
        self.site.with_file_name(name)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    let mut report = Report::default();
    let outcome = run(&args, &mut report).await;
    let out = args.out.clone().unwrap_or_else(|| args.beside_site("bench.json"));
    match outcome.and_then(|()| report.write(&out)) {
        Ok(()) if report.is_sound() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("plek-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args, report: &mut Report) -> Result<()> {
    let data = args.data.clone().unwrap_or_else(|| args.beside_site("bench"));
    std::fs::create_dir_all(&data)?;
    report.machine(&data)?;
    if args.wants_any(&[Part::Store, Part::Http, Part::Rivals, Part::Pages, Part::Live]) {
        if args.wants(Part::Sqlite) {
            let place = Place::sqlite(&data)?;
            measure(args, &place, report).await?;
            place.remove().await?;
        }
        if let (true, Some(url), Some(pid)) = (args.wants(Part::Postgres), &args.postgres, args.postgres_pid) {
            let place = Place::postgres(url, pid).await?;
            measure(args, &place, report).await?;
            place.remove().await?;
        }
    }
    if args.wants(Part::Sizes) {
        sizes::measure(&args.plek, &args.site, report);
    }
    Ok(())
}

/// Everything on one database, which is filled with the demo first.
async fn measure(args: &Args, place: &Place, report: &mut Report) -> Result<()> {
    report.group(place.title());
    let content = consortium(SEED, clock_start(), BOOKINGS);
    let state = place.open().await?;
    state.database.migrate().await?;
    state.database.fill(&large::with(content.clone(), clock_start())).await?;
    place.settle().await?;
    let mut supply = Supply::new(&state.database.store(), content).await?;

    if args.wants(Part::Store) {
        store::measure(args.length(), place, &state.database, &supply, report).await?;
    }
    state.database.close().await;

    if args.wants_any(&[Part::Http, Part::Rivals, Part::Pages, Part::Live]) {
        let plek = start(args, place, report).await?;
        let meter = Meter::new(&[&plek], place);
        if args.wants(Part::Http) {
            load::measure(args.length(), place, &plek, &meter, &supply, report).await?;
        }
        if args.wants(Part::Rivals) {
            rivals::measure(args.length(), place, &[&plek], &mut supply, report).await?;
        }
        if args.wants(Part::Pages) {
            pages::measure(args.length(), &plek, &meter, &supply.wishes, report).await?;
        }
        if args.wants(Part::Live) {
            live::measure(args.length(), &plek, &meter, &supply.wishes, report).await?;
        }
        report.line("resident memory after the load", cpu::resident(plek.pid())?, "MiB");
        if args.wants(Part::Rivals) && place.is_shared() {
            let other = Plek::start(&args.plek, &args.site, place.url()).await?;
            report.group("PostgreSQL, two instances");
            rivals::measure(args.length(), place, &[&plek, &other], &mut supply, report).await?;
            other.stop()?;
        }
        plek.stop()?;
    }

    let state = place.open().await?;
    for finding in state.database.doctor().await? {
        report.check(finding.ok, || format!("doctor: {}: {}", finding.check, finding.detail));
    }
    state.database.close().await;
    Ok(())
}

/// Starts Plek on the filled database.
async fn start(args: &Args, place: &Place, report: &mut Report) -> Result<Plek> {
    let plek = Plek::start(&args.plek, &args.site, place.url()).await?;
    report.aimed("start: ready after", plek.ready_after().as_secs_f64() * 1000.0, "ms", Aim::AtMost(2000.0));
    report.aimed("start: resident memory, idle", cpu::resident(plek.pid())?, "MiB", Aim::AtMost(80.0));
    Ok(plek)
}
