//! Pages that people read: the home pages, the seats of a large branch and of an ordinary one, and the confirmation of a booking.

use crate::Result;
use crate::cpu::Meter;
use crate::http::{Client, Encoding};
use crate::large;
use crate::load::Tally;
use crate::plek::Plek;
use crate::report::{Aim, Report};
use crate::supply::Wishes;
use std::time::{Duration, Instant};

/// One reader, one page after the other.
pub async fn measure(length: Duration, plek: &Plek, meter: &Meter, wishes: &Wishes, report: &mut Report) -> Result<()> {
    let (person, prize) = wishes.next()?;
    let mut client = Client::connect(plek.address(), Encoding::Identity).await?;
    client.be(person.id).await?;
    let booked = client.post(&wishes.path(), &wishes.form(person.id, prize)).await?;
    let confirmation = booked.location.ok_or("a booking that the rules allow was refused")?;
    meter.settled().await?;
    let large = large::page(server::demo::clock_start());
    for (title, path) in [
        ("page of 500 seats in one room, 3,000 bookings that day", large.as_str()),
        ("home page of all libraries, every seat drawn", "/"),
        ("home page of a library", "/meerstede"),
        ("page of 2,198 seats", "/universiteit/seats?branch=bibliotheek"),
        ("page of 314 seats", "/meerstede/seats?branch=zuid"),
        ("page that confirms a booking", &confirmation),
    ] {
        let mut client = Client::connect(plek.address(), Encoding::Browser).await?;
        client.be(person.id).await?;
        let compressed = client.get(path).await?.bytes;
        let mut tally = Tally::default();
        let started = Instant::now();
        let running = meter.start()?;
        while started.elapsed() < length {
            tally.add(&client.get(path).await?);
        }
        let spent = running.stop()?;
        let mut sizes = [0; 3];
        for (size, encoding) in sizes.iter_mut().zip([Encoding::Brotli, Encoding::Gzip, Encoding::Identity]) {
            let mut client = Client::connect(plek.address(), encoding).await?;
            client.be(person.id).await?;
            *size = client.get(path).await?.bytes;
        }
        let [brotli, gzip, plain] = sizes;
        let each = tally.count() as f64;
        report.aimed(&format!("{title}: CPU of Plek"), spent.plek / each, "ms", Aim::AtMost(5.0));
        if spent.postgres > 0.0 {
            report.line("  CPU of PostgreSQL", spent.postgres / each, "ms");
        }
        report.line("  median answer", tally.within(0.5), "ms");
        report.line("  as it is", plain as f64 / 1000.0, "kB");
        report.line("  gzip", gzip as f64 / 1000.0, "kB");
        report.line("  brotli", brotli as f64 / 1000.0, "kB");
        report.aimed("  zstd, as browsers get it", compressed as f64 / 1000.0, "kB", Aim::AtMost(30.0));
        report.check(tally.only(&[200]), || format!("{title}: {}", tally.statuses()));
    }
    Ok(())
}
