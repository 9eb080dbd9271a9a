//! The binary as a person starts it: what it refuses, and how it says so.
#![allow(clippy::unwrap_used, reason = "helpers of tests, which clippy does not take for tests")]

use std::process::{Command, Output};

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
