//! Steps with a name and a duration: what the terminal shows of a chore.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The steps of one chore, in the order they ran.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration)>,
}

impl Steps {
    /// Announces a step, runs it, says how long it took. A failure carries the step's name.
    pub fn run<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("==> {name}");
        let start = Instant::now();
        let outcome = step();
        let took = start.elapsed();
        self.done.push((name, took));
        let value = outcome.with_context(|| format!("step `{name}` failed after {}", seconds(took)))?;
        println!("    {name}: {}", seconds(took));
        Ok(value)
    }

    /// All steps and their seconds, one a line.
    pub fn table(&self) -> String {
        let total = self.done.iter().map(|(_, took)| *took).sum();
        let rows = self.done.iter().copied().chain([("total", total)]);
        rows.map(|(name, took)| format!("{name:<22}{:>10}\n", seconds(took))).collect()
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_failed_step_is_named_and_stays_in_the_table() {
        let mut steps = Steps::default();
        let refused: Result<()> = steps.run("lints", || bail!("no"));
        assert!(format!("{:#}", refused.unwrap_err()).starts_with("step `lints` failed after 0.0 s: no"));
        assert_eq!(steps.table(), "lints                      0.0 s\ntotal                      0.0 s\n");
    }
}
