//! Rivals: many people who want the same seats at the same time. Each seat has one winner; the others get a clean no.

use crate::Result;
use crate::cpu::{Meter, Spent};
use crate::database::Place;
use crate::http::{Client, Encoding};
use crate::load::{DONE, Tally, cost};
use crate::plek::Plek;
use crate::report::{Aim, Report};
use crate::supply::{Fight, Prize, Supply, Wishes};
use plek_domain::ids::PersonId;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// The answer to a form that a rule refuses.
const REFUSED: u16 = 422;

/// How rivals go about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Everybody asks for the first seat at the same instant, then for the second, and so on.
    Together,
    /// Everybody begins at another seat and stops at the first they get.
    Around,
}

/// 8 rivals over 20 half hours, then 64 over 20 seats, with one Plek or several over one database.
pub async fn measure(
    length: Duration,
    place: &Place,
    instances: &[&Plek],
    supply: &mut Supply,
    report: &mut Report,
) -> Result<()> {
    let meter = Meter::new(instances, place);
    let addresses: Vec<SocketAddr> = instances.iter().map(|plek| plek.address()).collect();
    let wishes = Arc::clone(&supply.wishes);
    for (title, way, fights) in [
        ("8 rivals, 20 half hours", Way::Together, &mut supply.rivals),
        ("64 rivals, 20 seats", Way::Around, &mut supply.crowds),
    ] {
        // The first round opens connections and prepares statements.
        round(gather(&addresses, fights.pop().ok_or("no rivals left")?).await?, &wishes, way).await?;
        let (mut tally, mut spent, mut rounds) = (Tally::default(), Spent::default(), Vec::new());
        while spent.wall < length {
            // Two runs share the supply.
            let fight = fights.pop().ok_or("no rivals left: measure for fewer seconds")?;
            rounds.push(fight.prizes.clone());
            let rivals = gather(&addresses, fight).await?;
            let running = meter.start()?;
            tally.merge(round(rivals, &wishes, way).await?);
            spent += running.stop()?;
        }
        report.line(&format!("{title}: requests"), tally.count() as f64 / spent.wall.as_secs_f64(), "a second");
        report.line("  CPU of Plek a request", spent.plek / tally.count() as f64, "ms");
        cost(&tally, &spent, place, report);
        match way {
            Way::Together => report.aimed("  median answer", tally.within(0.5), "ms", Aim::AtMost(50.0)),
            // Where each loser tries twenty seats in a row, all 64 of them, only the slowest has an aim.
            Way::Around => report.line("  median answer", tally.within(0.5), "ms"),
        }
        report.aimed("  slowest answer", tally.within(1.0), "ms", Aim::AtMost(250.0));
        println!("  {} rounds: {}", rounds.len(), tally.statuses());
        report.check(tally.only(&[DONE, REFUSED]), || format!("{title}: {}", tally.statuses()));
        let prizes: Vec<Prize> = rounds.into_iter().flatten().collect();
        report.check(tally.done() == prizes.len(), || {
            format!("{title}: {} confirmed, {} seats", tally.done(), prizes.len())
        });
        one_winner_each(title, place, &prizes, report).await?;
    }
    Ok(())
}

async fn one_winner_each(title: &str, place: &Place, prizes: &[Prize], report: &mut Report) -> Result<()> {
    let mut connection = place.connect().await?;
    for prize in prizes {
        let winners = connection.winners(prize.seat(), prize.from()).await?;
        report.check(winners == 1, || format!("{title}: {winners} bookings of seat {}", prize.seat()));
    }
    Ok(())
}

/// Rivals that can begin at once, each signed in and connected, and what they want.
struct Rivals {
    people: Vec<(PersonId, Client)>,
    prizes: Vec<Prize>,
}

async fn gather(addresses: &[SocketAddr], fight: Fight) -> Result<Rivals> {
    let mut people = Vec::with_capacity(fight.people.len());
    for (person, address) in fight.people.into_iter().zip(addresses.iter().cycle()) {
        let mut client = Client::connect(*address, Encoding::Browser).await?;
        client.be(person).await?;
        people.push((person, client));
    }
    Ok(Rivals { people, prizes: fight.prizes })
}

/// One fight to its end.
async fn round(fight: Rivals, wishes: &Arc<Wishes>, way: Way) -> Result<Tally> {
    let barrier = Arc::new(Barrier::new(fight.people.len()));
    let mut rivals = JoinSet::new();
    for (nth, (person, mut client)) in fight.people.into_iter().enumerate() {
        let (wishes, barrier) = (Arc::clone(wishes), Arc::clone(&barrier));
        let mut prizes = fight.prizes.clone();
        if way == Way::Around {
            let count = prizes.len().max(1);
            prizes.rotate_left(nth % count);
        }
        rivals.spawn(async move {
            let (mut tally, path) = (Tally::default(), wishes.path());
            barrier.wait().await;
            for prize in prizes {
                let form = wishes.form(person, prize);
                if way == Way::Together {
                    barrier.wait().await;
                }
                let answer = client.post(&path, &form).await?;
                tally.add(&answer);
                if way == Way::Around && answer.status == DONE {
                    break;
                }
            }
            Ok::<_, crate::Error>(tally)
        });
    }
    let mut tally = Tally::default();
    // An error ends the others too, who would wait for the one that is gone.
    while let Some(rival) = rivals.join_next().await {
        tally.merge(rival??);
    }
    Ok(tally)
}
