//! The simulation of the write path: a few hundred seeds, and that it would notice what it is there to notice.
//! `cargo xtask simulate` runs ten thousand.

use plek_domain::error::Refusal;
use plek_domain::places::close_zone::CloseZoneRefused;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::cancel::CancelRefused;
use plek_domain::simulation::{Config, Kind, Report, Without, World, expected, run};

const SEEDS: u64 = 300;

#[test]
fn invariants_hold_and_everything_happens() {
    let mut all = Report::default();
    for seed in 0..SEEDS {
        match run(seed, &Config::default()) {
            Ok(report) => all.merge(&report),
            Err(failure) => panic!("{failure}"),
        }
    }
    let refused = refusals();
    let happened = [
        (Kind::Done, vec!["book-seat", "cancel-booking", "close-zone", "purge-replays"]),
        (Kind::Refused, refused),
        (Kind::Error, vec!["abandoned", "conflict", "full", "key reused", "not found", "unavailable"]),
        (
            Kind::Fault,
            vec![
                "clock goes forward",
                "clock of an instance goes astray",
                "committed late",
                "committed, but the answer lost",
                "conflict at a statement",
                "conflict at commit",
                "connection lost at a statement",
                "connection lost before the commit",
                "crash inside a transaction",
                "disk full at a statement",
                "disk full at commit",
                "instance crashes",
                "instance down",
                "queue full or closed",
                "rolled back late",
                "store away",
                "waited too long",
            ],
        ),
        (
            Kind::Inside,
            vec![
                "answered again from what was kept",
                "answers purged",
                "bookings lapsed",
                "done twice and undone",
                "groups of more",
                "plan out of date",
                "waited for a lock",
            ],
        ),
    ];
    for (kind, names) in happened {
        for name in names {
            assert!(all.of(kind, name) > 0, "{kind:?} {name} never happened:\n{all}");
        }
    }
}

/// Every way in which the commands that clients give are refused.
fn refusals() -> Vec<&'static str> {
    let all = [SeatRefusal::CODES, CancelRefused::CODES, CloseZoneRefused::CODES].concat();
    // Clients of the simulation name their seat; only whoever leaves it to us hears that none fits.
    all.into_iter().filter(|code| *code != "none-fits").collect()
}

/// The first seed that fails without something the write path relies on.
fn first_failure(without: Without) -> Option<u64> {
    let config = Config { without: Some(without) };
    (0..1000).find(|seed| run(*seed, &config).is_err())
}

#[test]
fn a_run_fails_when_anything_is_missing() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for part in 0..threads {
            scope.spawn(move || {
                for (name, without) in Without::ALL.iter().skip(part).step_by(threads) {
                    let seed = first_failure(*without);
                    assert!(seed.is_some(), "no seed fails without {name}");
                    println!("without {name}: seed {}", seed.unwrap());
                }
            });
        }
    });
}

#[test]
fn a_seed_is_always_the_same_run() {
    for seed in 0..10 {
        let config = Config::default();
        assert_eq!(run(seed, &config), run(seed, &config));
    }
    let broken = Config { without: Some(Without::Guard) };
    let failure = run(0, &broken).unwrap_err();
    assert_eq!(Err(failure.clone()), run(0, &broken));
    let text = failure.to_string();
    assert!(text.contains("seed 0 fails: one booking of a seat at any instant"), "{text}");
    assert!(failure.events.iter().any(|event| event.contains("VIOLATED")), "played again with its events: {text}");
}

#[test]
fn the_script_for_other_engines_says_much_and_always_the_same() {
    let lines: Vec<String> = (0..100).flat_map(expected).collect();
    assert_eq!(lines, (0..100).flat_map(expected).collect::<Vec<_>>());
    let says = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "never said: {text}");
    for code in refusals() {
        says(&format!("\"code\":\"{code}\""));
    }
    for text in ["done {\"booking\"", "done {\"closure\"", "done {\"rows\":1", "not found", "key reused", "instead: S"]
    {
        says(text);
    }
    for text in ["status: Released", "status: Cancelled", "occupies: false", "occupied [Occupied"] {
        says(text);
    }
    assert!(!lines.iter().any(|line| line.contains("failed") || line.contains("waits")), "no faults, no rivals");
}

#[test]
fn worlds_differ_by_seed() {
    let seats: std::collections::BTreeSet<usize> = (0..20).map(|seed| World::of(seed).plan.seats.len()).collect();
    assert!(seats.len() > 2, "{seats:?}");
}
