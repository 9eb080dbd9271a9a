//! The binary as a person starts it: what it refuses, and how it says so.
#![allow(clippy::unwrap_used, reason = "helpers of tests, which clippy does not take for tests")]

use plek_storage::testing::{MEMBERS, SEATS, TestDatabase, ZONE, member, seat, small_world};
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn plek(args: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plek"));
    // No plek.toml there, and no variables of whoever runs the tests.
    command.current_dir(std::env::temp_dir()).env_clear();
    command.envs(environment.iter().copied()).args(args).output().unwrap()
}

fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_bad_value_is_named_with_its_variable_and_a_flag_goes_before_it() {
    let bad = [("PLEK_READERS", "many")];
    let said = complaint(&plek(&["migrate"], &bad));
    assert!(said.contains("readers = \"many\" (environment variable PLEK_READERS) is not a number"), "{said}");
    let said = complaint(&plek(&["migrate", "--readers", "none"], &bad));
    assert!(said.contains("(flag --readers)"), "{said}");
}

#[test]
fn an_unknown_variable_is_refused() {
    let said = complaint(&plek(&["migrate"], &[("PLEK_DATABSE", "sqlite:x.db")]));
    assert!(said.contains("PLEK_DATABSE means nothing to Plek"), "{said}");
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let said = complaint(&plek(&["--config", "/nowhere/plek.toml", "doctor"], &[]));
    assert!(said.contains("cannot read the configuration file /nowhere/plek.toml"), "{said}");
    assert!(said.contains("because: No such file"), "{said}");
}

#[test]
fn a_taken_address_is_the_first_thing_to_hear() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = complaint(&plek(&["--listen", &address, "--database", "sqlite:/proc/never/x.db"], &[]));
    assert!(said.contains(&format!("cannot listen on {address}")), "{said}");
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("plek-cli-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn config_check_shows_values_with_their_sources_and_no_password() {
    let folder = folder("config");
    let file = folder.join("plek.toml");
    std::fs::write(&file, "readers = 7\n").unwrap();
    let args = ["config", "check", "--config", file.to_str().unwrap(), "--log", "debug"];
    let output = plek(&args, &[("PLEK_DATABASE", "postgres://plek:s3cret@db/plek")]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    for line in [
        format!("readers = \"7\" (file {})\n", file.display()),
        "log = \"debug\" (flag --log)\n".to_owned(),
        "database = \"postgres://…@db/plek\" (environment variable PLEK_DATABASE)\n".to_owned(),
        "listen = \"127.0.0.1:3000\" (default)\n".to_owned(),
        "clock is not set\n".to_owned(),
        "The configuration can be used.\n".to_owned(),
    ] {
        assert!(said.contains(&line), "{line} in {said}");
    }
    std::fs::write(&file, "publicurl = \"https://plek.example\"\n").unwrap();
    let said = complaint(&plek(&args, &[]));
    assert!(said.contains("did you mean public_url?"), "{said}");
    let said = complaint(&plek(&["config", "check", "--database", "sqlite:/proc/never/plek.db"], &[]));
    assert!(said.contains("no files can be made in the folder /proc/never"), "{said}");
    let said = complaint(&plek(&["config", "check", "--public-url", "http://plek.example"], &[]));
    assert!(said.contains("https is needed"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_backup_is_made_once_and_restored_once() {
    let database = TestDatabase::sqlite().await;
    database.instance().await.fill(&small_world()).await.unwrap();
    let folder = folder("backup");
    let file = folder.join("plek.jsonl.gz");
    let (file, target) = (file.to_str().unwrap(), format!("sqlite:{}", folder.join("new/plek.db").display()));
    let backup = ["backup", "--out", file, "--database", database.url()];
    let done = plek(&backup, &[]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = complaint(&plek(&backup, &[]));
    assert!(said.contains("is there already"), "{said}");

    let restore = ["restore", file, "--database", &target];
    let done = plek(&restore, &[]);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("  library\n") && said.contains("checks passed"), "{said}");
    let said = complaint(&plek(&restore, &[]));
    assert!(said.contains("nothing was restored") && said.contains("it has rows in consortium"), "{said}");
    let said = complaint(&plek(&["restore", file, "--database", "sqlite:/proc/never/plek.db"], &[]));
    assert!(said.contains("no files can be made in the folder /proc/never"), "{said}");
    let said = complaint(&plek(&["restore", "/nowhere/plek.jsonl.gz", "--database", &target], &[]));
    assert!(said.contains("cannot open the backup"), "{said}");

    let doctor = String::from_utf8(plek(&["doctor", "--database", &target], &[]).stdout).unwrap();
    assert!(doctor.contains("the disk has room") && doctor.contains("the write-ahead log is short"), "{doctor}");
    // Nothing but what was asked for.
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["new", "plek.jsonl.gz"]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_full_disk_and_a_signal_leave_no_backup() {
    let database = TestDatabase::sqlite().await;
    let mut world = small_world();
    for number in 0..12_000_u64 {
        let from = plek_storage::testing::START.plus_minutes(i64::try_from(number / SEATS).unwrap() * 60);
        let period = plek_domain::time::Period::new(from, from.plus_minutes(60)).unwrap();
        world.bookings.push(plek_domain::seats::Booking {
            id: plek_domain::ids::BookingId(uuid::Uuid::from_u128(
                u128::from(number) << 64 | u128::from(fastrand::u64(..)),
            )),
            library: plek_storage::testing::LIBRARY,
            branch: plek_storage::testing::BRANCH,
            zone: ZONE,
            seat: seat(ZONE, number % SEATS),
            person: member(number % MEMBERS),
            period,
            held: period,
            release_at: None,
            status: plek_domain::seats::Status::CheckedIn,
            booked_at: from,
            arrived_at: None,
            left_at: None,
            sequence: 0,
        });
    }
    database.instance().await.fill(&world).await.unwrap();
    let start = |out: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plek"));
        command.current_dir(std::env::temp_dir()).env_clear();
        command.args(["backup", "--out", "-", "--database", database.url()]).stdout(out).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let said = complaint(&start(full.into()).wait_with_output().unwrap());
    assert!(said.contains("the disk is full"), "{said}");

    // Nobody reads: it waits in the middle.
    let mut waiting = start(Stdio::piped());
    std::thread::sleep(Duration::from_millis(1500));
    assert!(waiting.try_wait().unwrap().is_none(), "there was too little to write");
    let asked = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &waiting.id().to_string()]).status().unwrap().success());
    let ended = waiting.wait().unwrap();
    let mut said = String::new();
    waiting.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(ended.code(), Some(1), "{said}");
    assert!(said.contains("SIGTERM came before the backup was complete"), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(3), "{:?}", asked.elapsed());
}
