//! What goes before what, and what is refused. (The environment's turn is tested with the binary, in `tests/cli.rs`:
//! a process has only one.)

use super::*;
use crate::cli::command;

fn config(mode: Mode, args: &[&str], file: &str) -> Result<Config, Error> {
    let matches = command().get_matches_from(std::iter::once(&"plek").chain(args));
    Layers::new(&matches, Some((file.to_owned(), PathBuf::from("test.toml"))), mode)?.config()
}

fn refused(mode: Mode, args: &[&str], file: &str) -> String {
    config(mode, args, file).unwrap_err().to_string()
}

#[test]
fn the_defaults_are_a_sqlite_on_this_machine() {
    let config = config(Mode::Serve, &[], "").unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.public_url.origin(), "http://127.0.0.1:3000");
    assert_eq!(config.database, "sqlite:data/plek.db");
    assert_eq!((config.readers, config.writers, config.request_seconds), (4, 1, 2));
    assert_eq!((config.clock, config.log_format), (None, LogFormat::Text));
}

#[test]
fn a_flag_goes_before_the_file_and_the_file_before_the_default() {
    let file = "readers = 7\nrequest_seconds = \"9\"\ndatabase = \"postgres://h/plek\"\n";
    let config = config(Mode::Serve, &["--readers", "8"], file).unwrap();
    assert_eq!((config.readers, config.request_seconds), (8, 9));
    assert_eq!((config.database.as_str(), config.writers), ("postgres://h/plek", 2));
}

#[test]
fn flags_stand_before_or_after_the_subcommand() {
    for args in [["--readers", "5", "serve"], ["serve", "--readers", "5"]] {
        assert_eq!(config(Mode::Serve, &args, "").unwrap().readers, 5);
    }
}

#[test]
fn an_unknown_key_is_named_with_its_file() {
    let error = config(Mode::Serve, &[], "log = \"info\"\nreader = 4\n").unwrap_err();
    assert!(error.to_string().contains("test.toml"), "{error}");
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("reader") && cause.contains("readers"), "{cause}");
    assert!(config(Mode::Serve, &[], "readers = [1]").is_err());
}

#[test]
fn a_bad_value_is_named_with_key_and_source() {
    let error = refused(Mode::Serve, &["--request-seconds", "0"], "");
    assert_eq!(error, "request_seconds = \"0\" (flag --request-seconds) is not a number from 1 to 60");
    let error = refused(Mode::Serve, &[], "listen = \"here\"");
    assert!(error.starts_with("listen = \"here\" (file test.toml) is not an IP address"), "{error}");
    for (key, value) in [
        ("database", "mysql://h/x"),
        ("database", "sqlite:"),
        ("log", "plek=loud"),
        ("log_format", "xml"),
        ("readers", "101"),
        ("writers", "2"),
        ("clock", "yesterday"),
        ("public_url", "https://plek.example/app"),
        ("smtp", "mail.example"),
    ] {
        let error = refused(Mode::Serve, &[], &format!("{key} = \"{value}\""));
        assert!(error.starts_with(&format!("{key} = \"{value}\" (file test.toml)")), "{error}");
    }
}

#[test]
fn mail_needs_a_server_and_a_sender() {
    let smtp = "smtp = \"smtps://plek:s3cret@mail.example\"\n";
    let config = config(Mode::Serve, &["--mail-from", "Plek <plek@bib.example>"], smtp).unwrap();
    assert_eq!(config.mail.unwrap().from.address.as_str(), "plek@bib.example");
    let alone = refused(Mode::Serve, &[], smtp);
    assert!(alone.contains("needs mail_from") && !alone.contains("s3cret"), "{alone}");
    assert!(refused(Mode::Serve, &["--mail-from", "plek@bib.example"], "").contains("needs smtp"));
    assert!(refused(Mode::Serve, &["--mail-from", "Plek"], smtp).contains("is not a sender"));
}

#[test]
fn a_clock_may_be_set_in_a_demo_or_on_this_machine() {
    let clock = "clock = 2026-10-13T10:20:00+02:00\n";
    let start = Some(Timestamp(1_791_879_600));
    assert_eq!(config(Mode::Serve, &[], clock).unwrap().clock, start);
    let open = format!("{clock}listen = \"0.0.0.0:80\"\npublic_url = \"https://plek.example\"");
    assert!(refused(Mode::Serve, &[], &open).contains("for demos and tests"));
    let args = ["--listen", "0.0.0.0:80"];
    assert_eq!(config(Mode::Demo, &args, &open).unwrap().clock, start);
}

#[test]
fn beyond_this_machine_there_must_be_an_https_address() {
    let open = "listen = \"[::]:80\"\n";
    assert!(refused(Mode::Serve, &[], open).contains("public_url must say"));
    assert!(refused(Mode::Serve, &["--public-url", "http://plek.example"], open).contains("https is needed"));
    let config = config(Mode::Serve, &["--public-url", "https://plek.example/"], open).unwrap();
    assert!(config.public_url.is_secure());
}

#[test]
fn a_demo_keeps_to_itself() {
    let demo = config(Mode::Demo, &[], "").unwrap();
    assert_eq!(demo.database, "sqlite:data/demo.db");
    assert_eq!(config(Mode::Demo, &["--database", "sqlite:x.db"], "").unwrap().database, "sqlite:x.db");
    let open = "listen = \"0.0.0.0:80\"\npublic_url = \"https://plek.example\"\n";
    assert!(refused(Mode::Demo, &[], open).contains("only the flag --listen"));
    assert!(config(Mode::Demo, &["--listen", "0.0.0.0:80"], open).is_ok());
}

#[test]
fn port_0_becomes_the_port_that_was_given() {
    let asked = config(Mode::Serve, &["--listen", "127.0.0.1:0"], "").unwrap();
    let bound = asked.bound_to("127.0.0.1:4567".parse().unwrap());
    assert_eq!(bound.public_url.origin(), "http://127.0.0.1:4567");
    let named = config(Mode::Serve, &["--public-url", "https://plek.example"], "").unwrap();
    assert_eq!(named.bound_to("127.0.0.1:4567".parse().unwrap()).public_url.origin(), "https://plek.example");
}
