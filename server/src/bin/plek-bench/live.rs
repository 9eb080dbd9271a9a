//! A thousand open pages that hear of fifty bookings a second: what they cost, and how soon they hear.

use crate::Result;
use crate::cpu::{self, Meter};
use crate::http::{Client, Cookie, Encoding};
use crate::plek::Plek;
use crate::report::{Aim, Report};
use crate::supply::{Prize, Wishes};
use plek_domain::ids::PersonId;
use plek_domain::seats::live::DayHeld;
use plek_domain::time::{DAY, Timestamp, local};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// Open pages: half of them homes, half of them pages of seats.
const PAGES: usize = 1000;
/// Bookings a second.
const RATE: usize = 50;

/// A booking that will be made.
struct Planned {
    person: PersonId,
    prize: Prize,
    cookie: Cookie,
}

/// When the last bookings were confirmed, by the seat's place in the plan; and how long the page then took to hear of it.
#[derive(Default)]
struct Heard {
    waiting: HashMap<u32, Instant>,
    delays: Vec<Duration>,
}

pub async fn measure(length: Duration, plek: &Plek, meter: &Meter, wishes: &Wishes, report: &mut Report) -> Result<()> {
    let (day, planned) = plan(plek.address(), wishes, usize::try_from(length.as_secs())? * RATE).await?;
    let idle = cpu::resident(plek.pid())?;
    let (events, heard) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Heard::default())));
    let page = format!(
        "/live/{}?branch={}&from={}&until={}",
        wishes.plan.library.slug,
        wishes.plan.branch.slug,
        day.0,
        day.0 + DAY
    );
    let mut pages = JoinSet::new();
    for number in 0..PAGES {
        let path = if number % 2 == 0 { page.clone() } else { "/live".to_owned() };
        // The first one is looked at closely; the others only take up room.
        let heard = (number == 0).then(|| Arc::clone(&heard));
        let stream = open(plek.address(), &path).await?;
        pages.spawn(listen(stream, Arc::clone(&events), heard));
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let open = cpu::resident(plek.pid())?;
    events.store(0, Ordering::Relaxed);

    let running = meter.start()?;
    let mut next = tokio::time::interval(Duration::from_secs(1) / u32::try_from(RATE)?);
    let mut bookings = JoinSet::new();
    let count = planned.len();
    for Planned { person, prize, cookie } in planned {
        next.tick().await;
        let place = wishes.plan.seats.iter().position(|seat| seat.id == prize.seat()).ok_or("a seat of the plan")?;
        let (address, path, form) = (plek.address(), wishes.path(), wishes.form(person, prize));
        let heard = Arc::clone(&heard);
        bookings.spawn(async move {
            let mut client = Client::connect(address, Encoding::Identity).await?;
            client.carry(cookie);
            let answer = client.post(&path, &form).await?;
            heard.lock().await.waiting.insert(u32::try_from(place)?, Instant::now());
            Ok::<u16, crate::Error>(answer.status)
        });
    }
    let mut done = 0;
    while let Some(status) = bookings.join_next().await {
        done += usize::from(status?? == crate::load::DONE);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let spent = running.stop()?;

    let seconds = spent.wall.as_secs_f64();
    report.line(
        &format!("live: CPU of Plek, {PAGES} pages and {RATE} bookings a second"),
        spent.plek / seconds,
        "ms/s",
    );
    report.line("  a page and second, bookings included", spent.plek / seconds / PAGES as f64, "ms");
    if spent.postgres > 0.0 {
        report.line("  CPU of PostgreSQL", spent.postgres / seconds, "ms/s");
    }
    report.line("  memory of an open page", (open - idle) * 1024.0 / PAGES as f64, "KiB");
    report.line("  events that came", events.load(Ordering::Relaxed) as f64 / seconds, "a second");
    let mut heard = heard.lock().await;
    heard.delays.sort_unstable();
    let at = |share: f64| {
        let place = (heard.delays.len().saturating_sub(1)) as f64 * share;
        heard.delays.get(place as usize).map_or(0.0, |delay| delay.as_secs_f64() * 1000.0)
    };
    let (median, slowest) = (at(0.5), at(1.0));
    report.line("  a page hears of a booking after (median)", median, "ms");
    report.aimed("  at the latest", slowest, "ms", Aim::AtMost(2000.0));
    report.check(done == count, || format!("live: {done} of {count} bookings were made"));
    report.check(heard.waiting.is_empty(), || format!("live: {} bookings were never heard of", heard.waiting.len()));
    report.check(pages.try_join_next().is_none(), || "live: a page was cut off".to_owned());
    pages.abort_all();
    Ok(())
}

/// Bookings of one day, each for somebody who has signed in; and when that day begins.
async fn plan(address: SocketAddr, wishes: &Wishes, count: usize) -> Result<(Timestamp, Vec<Planned>)> {
    let mut client = Client::connect(address, Encoding::Identity).await?;
    let zone = wishes.plan.time_zone;
    let (mut day, mut planned) = (None, Vec::with_capacity(count));
    while planned.len() < count {
        let (person, prize) = wishes.next()?;
        let date = local(zone, prize.from()).0;
        let (first, _) = *day.get_or_insert((date, prize.from()));
        // A seat twice within a second would be heard of once.
        let known = planned.iter().any(|planned: &Planned| planned.prize.seat() == prize.seat());
        if date == first && !known {
            planned.push(Planned { person: person.id, prize, cookie: client.be(person.id).await? });
        }
    }
    let (date, _) = day.ok_or("nothing to book")?;
    Ok((plek_domain::time::midnight(zone, date), planned))
}

async fn open(address: SocketAddr, path: &str) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    Ok(stream)
}

/// Reads until the stream ends, which it should not.
async fn listen(mut stream: TcpStream, events: Arc<AtomicUsize>, heard: Option<Arc<Mutex<Heard>>>) {
    let mut buffer = Vec::with_capacity(4096);
    while let Ok(1..) = stream.read_buf(&mut buffer).await {
        let Some(heard) = &heard else {
            let came = buffer.windows(6).filter(|six| six == b"event:").count();
            events.fetch_add(came, Ordering::Relaxed);
            buffer.clear();
            continue;
        };
        while let Some(end) = buffer.windows(2).position(|two| two == b"\n\n") {
            let frame: Vec<u8> = buffer.drain(..end + 2).collect();
            let text = String::from_utf8_lossy(&frame);
            let Some((_, data)) = text.split_once("data: ") else { continue };
            events.fetch_add(1, Ordering::Relaxed);
            let Ok(event) = serde_json::from_str::<DayHeld>(data.trim_end()) else { continue };
            let mut heard = heard.lock().await;
            for (seat, _) in event.seats {
                if let Some(since) = heard.waiting.remove(&seat) {
                    heard.delays.push(since.elapsed());
                }
            }
        }
    }
}
