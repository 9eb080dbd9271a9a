//! The table on standard output, and the same as JSON.

use crate::Result;
use serde::Serialize;
use std::fs;
use std::path::Path;

/// What a figure should be.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    AtMost(f64),
    AtLeast(f64),
}

impl Aim {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

/// One figure.
#[derive(Serialize)]
struct Line {
    group: String,
    name: String,
    value: f64,
    unit: &'static str,
    aim: Option<Aim>,
    ok: Option<bool>,
}

/// What was measured so far; lines are printed as they come.
#[derive(Default, Serialize)]
pub struct Report {
    machine: Vec<String>,
    lines: Vec<Line>,
    /// What was wrong, not slow.
    wrong: Vec<String>,
    #[serde(skip)]
    group: String,
}

impl Report {
    /// Says where this runs, and how busy it is there already: the figures mean nothing without it.
    pub fn machine(&mut self, data: &Path) -> Result<()> {
        let cores = std::thread::available_parallelism()?;
        let load = fs::read_to_string("/proc/loadavg")?;
        let load = load.split(' ').next().unwrap_or_default();
        let system = file_system(data)?;
        self.machine =
            vec![format!("{cores} cores"), format!("load before {load}"), format!("{} on {system}", data.display())];
        println!("{}", self.machine.join(", "));
        self.check(system != "tmpfs", || format!("{} is in memory: nothing there is ever synced", data.display()));
        Ok(())
    }

    /// Begins a group of lines.
    pub fn group(&mut self, title: &str) {
        title.clone_into(&mut self.group);
        println!("\n{title}");
    }

    /// A figure without an aim.
    pub fn line(&mut self, name: &str, value: f64, unit: &'static str) {
        self.add(name, value, unit, None);
    }

    /// A figure with an aim.
    pub fn aimed(&mut self, name: &str, value: f64, unit: &'static str, aim: Aim) {
        self.add(name, value, unit, Some(aim));
    }

    fn add(&mut self, name: &str, value: f64, unit: &'static str, aim: Option<Aim>) {
        let ok = aim.map(|aim| aim.is_met(value));
        let aim_text = match aim {
            None => String::new(),
            Some(Aim::AtMost(most)) => format!("at most {}", number(most)),
            Some(Aim::AtLeast(least)) => format!("at least {}", number(least)),
        };
        let word = ok.map_or("", |ok| if ok { "ok" } else { "MISS" });
        println!("{}", format!("  {name:<58} {:>9} {unit:<10} {aim_text:<15} {word}", number(value)).trim_end());
        self.lines.push(Line { group: self.group.clone(), name: name.to_owned(), value, unit, aim, ok });
    }

    /// Something that must hold, whatever it costs.
    pub fn check(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            let wrong = otherwise();
            println!("  WRONG: {wrong}");
            self.wrong.push(format!("{}: {wrong}", self.group));
        }
    }

    /// Whether nothing was wrong.
    pub fn is_sound(&self) -> bool {
        self.wrong.is_empty()
    }

    /// Writes the JSON.
    pub fn write(&self, file: &Path) -> Result<()> {
        fs::write(file, serde_json::to_string_pretty(self)? + "\n")?;
        println!("\nWritten to {}", file.display());
        Ok(())
    }
}

/// Three digits that count.
fn number(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// The kind of file system that a folder is on.
fn file_system(folder: &Path) -> Result<String> {
    let folder = folder.canonicalize()?;
    let table = fs::read_to_string("/proc/self/mounts")?;
    let mounts = table.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let around = mounts.filter(|(point, _)| folder.starts_with(point));
    let nearest = around.max_by_key(|(point, _)| point.len()).ok_or("no file system around the data")?;
    Ok(nearest.1.to_owned())
}
