//! Many seeds of the simulation of the write path, on two threads; or one seed with all its events.

use plek_domain::simulation::{Config, Failure, Kind, Report, Without, run, run_verbose};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

const USAGE: &str = "simulate [--seeds N] [--from SEED] [--without WHAT]    many seeds (10000 from 0)
simulate --seed SEED [--without WHAT]                  one seed with all its events";

/// What the command line asks for.
struct Args {
    seeds: u64,
    from: u64,
    seed: Option<u64>,
    config: Config,
}

impl Args {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = Self { seeds: 10_000, from: 0, seed: None, config: Config::default() };
        while let Some(flag) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{flag} needs a value"));
            let number = |text: String| text.parse::<u64>().map_err(|_| format!("{text} is no number"));
            match flag.as_str() {
                "--seeds" => args.seeds = number(value()?)?,
                "--from" => args.from = number(value()?)?,
                "--seed" => args.seed = Some(number(value()?)?),
                "--without" => {
                    let name = value()?;
                    let without = Without::from_name(&name).ok_or_else(|| {
                        let names: Vec<&str> = Without::ALL.iter().map(|(name, _)| *name).collect();
                        format!("--without {name}: one of {}", names.join(", "))
                    })?;
                    args.config.without = Some(without);
                }
                "--help" | "-h" => return Err(USAGE.to_owned()),
                _ => return Err(format!("{flag}: unknown\n{USAGE}")),
            }
        }
        Ok(args)
    }
}

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let began = Instant::now();
    let outcome = match args.seed {
        Some(seed) => run_verbose(seed, &args.config),
        None => many(&args, began),
    };
    let seconds = began.elapsed().as_secs_f64();
    match outcome {
        Ok(report) => {
            print!("{report}");
            println!("{} seeds in {seconds:.1} s", report.of(Kind::Total, "seeds"));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            println!("{failure}");
            println!("after {seconds:.1} s");
            ExitCode::FAILURE
        }
    }
}

/// Every second seed on each of two threads; of the failures the one with the lowest seed.
fn many(args: &Args, began: Instant) -> Result<Report, Box<Failure>> {
    let (done, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let half = |first: u64| -> Result<Report, Box<Failure>> {
        let mut report = Report::default();
        for seed in (args.from + first..args.from + args.seeds).step_by(2) {
            if failed.load(Ordering::Relaxed) {
                break;
            }
            report.merge(&run(seed, &args.config).inspect_err(|_| failed.store(true, Ordering::Relaxed))?);
            let seeds = done.fetch_add(1, Ordering::Relaxed) + 1;
            if seeds % 1000 == 0 {
                let rate = seeds as f64 / began.elapsed().as_secs_f64();
                println!("{seeds} seeds, {rate:.0} a second");
            }
        }
        Ok(report)
    };
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let one = half(0);
        (one, other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
    });
    match (one, other) {
        (Ok(mut report), Ok(other)) => {
            report.merge(&other);
            Ok(report)
        }
        (Err(one), Err(other)) => Err(if one.seed < other.seed { one } else { other }),
        (Err(failure), Ok(_)) | (Ok(_), Err(failure)) => Err(failure),
    }
}
