//! Time and memory of processes, from `/proc`.

use crate::database::Place;
use crate::plek::Plek;
use crate::{Error, Result};
use std::fs;
use std::ops::AddAssign;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Milliseconds in a tick of `/proc/PID/stat`: Linux shows these to every program in hundredths of a second.
const TICK: f64 = 10.0;

/// Which processes are measured, besides our own.
pub struct Meter {
    plek: Vec<u32>,
    postgres: Option<u32>,
}

/// A measurement that has begun.
pub struct Running<'a> {
    meter: &'a Meter,
    since: Instant,
    before: [f64; 3],
}

/// What something took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    /// Time on the wall.
    pub wall: Duration,
    /// CPU milliseconds of this process.
    pub own: f64,
    /// CPU milliseconds of the Plek processes.
    pub plek: f64,
    /// CPU milliseconds of PostgreSQL with all its children; 0 without one.
    pub postgres: f64,
}

impl AddAssign for Spent {
    fn add_assign(&mut self, more: Self) {
        self.wall += more.wall;
        self.own += more.own;
        self.plek += more.plek;
        self.postgres += more.postgres;
    }
}

impl Meter {
    pub fn new(instances: &[&Plek], place: &Place) -> Self {
        Self { plek: instances.iter().map(|plek| plek.pid()).collect(), postgres: place.postmaster() }
    }

    pub fn start(&self) -> Result<Running<'_>> {
        Ok(Running { meter: self, before: self.read()?, since: Instant::now() })
    }

    /// Waits, at most a minute, until Plek has written the letters about what was booked before: they are not what is
    /// measured next.
    pub async fn settled(&self) -> Result<()> {
        for _ in 0..120 {
            let running = self.start()?;
            sleep(Duration::from_millis(500)).await;
            if running.stop()?.plek <= 10.0 {
                break;
            }
        }
        Ok(())
    }

    fn read(&self) -> Result<[f64; 3]> {
        let plek = self.plek.iter().map(|pid| Ok(Ticks::of(*pid)?.own)).sum::<Result<f64>>()?;
        let postgres = self.postgres.map_or(Ok(0.0), family)?;
        Ok([Ticks::of(std::process::id())?.own, plek, postgres].map(|ticks| ticks * TICK))
    }
}

impl Running<'_> {
    pub fn stop(self) -> Result<Spent> {
        let wall = self.since.elapsed();
        let after = self.meter.read()?;
        let [own, plek, postgres] = [0, 1, 2].map(|of| after[of] - self.before[of]);
        Ok(Spent { wall, own, plek, postgres })
    }
}

struct Ticks {
    parent: u32,
    own: f64,
    ended_children: f64,
}

impl Ticks {
    fn of(pid: u32) -> Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).map_err(|_| format!("process {pid} is gone"))?;
        // The name of the program, in parentheses, may hold anything; the numbers follow it, from the third on.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let number = |field: usize| -> Result<f64> {
            let text = fields.get(field - 3).ok_or("a short line in /proc")?;
            text.parse().map_err(Error::from)
        };
        Ok(Self {
            parent: fields.get(1).ok_or("a short line in /proc")?.parse()?,
            own: number(14)? + number(15)?,
            ended_children: number(16)? + number(17)?,
        })
    }
}

/// The ticks of a process, of its living children and of those that have ended.
fn family(pid: u32) -> Result<f64> {
    let head = Ticks::of(pid)?;
    let others = fs::read_dir("/proc")?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    // A process may end while we look; then its ticks are in `ended_children` next time.
    let children = others.filter_map(|other| Ticks::of(other).ok()).filter(|other| other.parent == pid);
    Ok(head.own + head.ended_children + children.map(|child| child.own).sum::<f64>())
}

/// MiB of memory that a process holds.
pub fn resident(pid: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS in /proc")?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib / 1024.0)
}
