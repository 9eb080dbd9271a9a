//! The access log.

use super::*;
use std::sync::{Mutex, OnceLock};

/// Where the log of all these tests goes: they share one process, and so one log.
#[derive(Clone, Default)]
pub(super) struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub(super) fn lines() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
        tracing::subscriber::set_global_default(subscriber).unwrap();
        lines
    })
}

#[tokio::test]
async fn the_log_has_the_template_and_the_id_but_nothing_that_was_asked_for() {
    let answer = answer(Request::get("/ghent-south/slow?name=noor"), "").await;
    let log = String::from_utf8(lines().0.lock().unwrap().clone()).unwrap();
    let own: Vec<_> = log.lines().filter(|line| line.contains(header(&answer, "x-request-id"))).collect();
    assert_eq!(own.len(), 2, "{own:?}");
    assert!(own[0].contains("no answer in time"), "{own:?}");
    assert!(own[1].contains("/{library}/slow") && own[1].contains("503"), "{own:?}");
    assert!(!log.contains("ghent") && !log.contains("noor"), "{log}");
}
