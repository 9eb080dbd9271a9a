//! `/demo/rivals`: "try to double-book us". Eight rivals want the same twenty seats at the same moment, through the very
//! write path that everybody books by; the page says what came of it, and what the database says about it. Afterwards the
//! bookings are taken back.

use crate::ctx::{AppState, Visitor};
use crate::i18n::Texts;
use crate::render::{NoPage, log, render};
use crate::t;
use crate::ui::{Button, NavLink, Notice, NoticeKind, PageFrame, page};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::access::Actor;
use plek_domain::error::{StoreError, WireError};
use plek_domain::ids::{BookingId, SeatId};
use plek_domain::people::Person;
use plek_domain::places::{BookingMode, BranchPlan, Zone};
use plek_domain::ports::Reads;
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::cancel::CancelBooking;
use plek_domain::seats::queries::Occupancy;
use plek_domain::store::{Key, Store, WriteError};
use plek_domain::time::{Period, WallTime, local};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::task::JoinSet;

/// Its address.
pub(super) const PATH: &str = "/demo/rivals";

/// How many want each seat.
const RIVALS: usize = 8;
/// How many seats there are to have.
const SEATS: usize = 20;
/// How long each wants to stay, unless the house asks for longer.
const MINUTES: i64 = 60;
/// Most members who are asked whether they are free that day.
const ASKED: u32 = 400;

/// One race at a time: two would be in each other's way, and prove nothing more.
static TRACK: Mutex<()> = Mutex::const_new(());

/// The way there, at the foot of every page of a demo.
pub(crate) fn links(texts: Texts, state: &AppState, path: &str) -> Option<NavLink> {
    let link = || NavLink { href: PATH.to_owned(), label: t!(texts, "rivals-link"), current: path == PATH };
    state.is_demo().then(link)
}

pub(super) async fn show(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    if !state.is_demo() {
        return Err(NoPage::not_found(&visitor.reader));
    }
    Ok(answer(&visitor, &state, None).await)
}

/// Runs the race and shows it.
pub(super) async fn race(visitor: Visitor, State(state): State<AppState>) -> Result<Response, NoPage> {
    let reader = &visitor.reader;
    if !state.is_demo() {
        return Err(NoPage::not_found(reader));
    }
    // In a task of its own: whoever goes away meanwhile does not leave its bookings behind.
    let store = state.store.clone();
    let race = tokio::spawn(async move { Race::run(&store).await });
    let race = race.await.map_err(|_| NoPage::because(reader, WireError::Broken))?;
    let race = race.map_err(NoPage::store(reader))?;
    Ok(answer(&visitor, &state, Some(race)).await)
}

/// What somebody heard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    Booked(BookingId),
    Taken,
    /// Another rule, or storage.
    Other,
}

/// What came of it.
struct Race {
    /// By seat: its label, what each rival heard, and how many bookings the database then had.
    seats: Vec<(String, [Heard; RIVALS], usize)>,
    took: Duration,
}

/// Where the race is run.
struct Track {
    plan: Arc<BranchPlan>,
    seats: Vec<SeatId>,
    people: Vec<Person>,
    /// The wish; the seat and the person are filled in.
    wish: BookSeat,
    period: Period,
}

impl Race {
    /// None when the demo has no room for one: too few seats or members that are free.
    async fn run(store: &Store) -> Result<Option<Self>, StoreError> {
        let _alone = TRACK.lock().await;
        let mut reads = store.read().await?;
        let track = Track::find(store, reads.as_mut()).await?;
        drop(reads);
        let Some(track) = track else { return Ok(None) };
        let begun = Instant::now();
        let mut running = JoinSet::new();
        for turn in 0..RIVALS {
            for (seat, id) in track.seats.iter().enumerate() {
                // Each rival is the first to ask for some of the seats.
                let rival = (seat + turn) % RIVALS;
                let Some(person) = track.people.get(rival * SEATS + seat) else { continue };
                let wish = BookSeat { seat: *id, person: person.id, ..track.wish };
                let (store, actor) = (store.clone(), Actor::Person(Box::new(person.clone())));
                running.spawn(async move {
                    let heard = match store.write(&actor, wish, Key::Fresh).await {
                        Ok(done) => Heard::Booked(done.booking),
                        Err(WriteError::Refused(SeatRefusal::Taken)) => Heard::Taken,
                        Err(_) => Heard::Other,
                    };
                    (seat, rival, heard, actor)
                });
            }
        }
        let mut heard = vec![[Heard::Other; RIVALS]; SEATS];
        let mut booked = Vec::new();
        while let Some(ended) = running.join_next().await {
            let Ok((seat, rival, said, actor)) = ended else { continue };
            if let Some(place) = heard.get_mut(seat).and_then(|seat| seat.get_mut(rival)) {
                *place = said;
            }
            if let Heard::Booked(booking) = said {
                booked.push((booking, actor));
            }
        }
        let took = begun.elapsed();
        let counted = track.count(store).await;
        for (booking, actor) in booked {
            if let Err(WriteError::Store(error)) = store.write(&actor, CancelBooking { booking }, Key::Fresh).await {
                log(&error);
            }
        }
        let counted = counted?;
        let seat = |(at, heard): (usize, [Heard; RIVALS])| {
            let id = track.seats.get(at)?;
            let label = track.plan.seat(*id)?.label.clone();
            Some((label, heard, counted.iter().filter(|seat| *seat == id).count()))
        };
        Ok(Some(Self { seats: heard.into_iter().enumerate().filter_map(seat).collect(), took }))
    }

    fn count(&self, what: impl Fn(Heard) -> bool) -> usize {
        self.seats.iter().flat_map(|(_, heard, _)| heard).filter(|heard| what(**heard)).count()
    }

    /// Seats with more than one booking.
    fn doubled(&self) -> usize {
        self.seats.iter().filter(|(_, _, bookings)| *bookings > 1).count()
    }
}

impl Track {
    /// A room with enough free seats, as many days ahead as one may book, and enough members who have no plans then.
    async fn find(store: &Store, reads: &mut dyn Reads) -> Result<Option<Self>, StoreError> {
        for (branch, revision) in reads.places().revisions("").await? {
            let Some(plan) = store.plan_at(reads, branch, revision).await? else { continue };
            for zone in plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn) {
                if let Some(track) = Self::in_zone(store, reads, &plan, zone).await? {
                    return Ok(Some(track));
                }
            }
        }
        Ok(None)
    }

    async fn in_zone(
        store: &Store,
        reads: &mut dyn Reads,
        plan: &Arc<BranchPlan>,
        zone: &Zone,
    ) -> Result<Option<Self>, StoreError> {
        let policy = plan.policy_of(zone.id);
        let now = store.now();
        let (today, _, _) = local(plan.time_zone, now);
        let ahead = u64::try_from(policy.days_ahead.value).unwrap_or(0);
        let minutes = MINUTES.max(policy.min_minutes.value);
        // The last day on which the house is open.
        let days = (1..=ahead).rev().filter_map(|ahead| today.checked_add_days(chrono::Days::new(ahead)));
        let openings = days.filter_map(|day| {
            let opens =
                plan.openings(day, 1).into_iter().find(|opening| local(plan.time_zone, opening.from()).0 == day)?;
            let period = Period::starting(opens.from(), minutes);
            (opens.covers(&period) && plan.closures_of(zone.id, period).next().is_none()).then_some((day, period))
        });
        let Some((day, period)) = openings.into_iter().next() else { return Ok(None) };
        let taken = Occupancy::of(reads, plan, period, now).await?.taken(plan, period);
        let free = plan.seats.iter().filter(|seat| seat.zone == zone.id && !taken.contains(&seat.id));
        let seats: Vec<SeatId> = free.map(|seat| seat.id).take(SEATS).collect();
        if seats.len() < SEATS {
            return Ok(None);
        }
        let mut people = Vec::with_capacity(RIVALS * SEATS);
        for member in reads.staff().members(plan.library.id, "", ASKED).await? {
            if people.len() == RIVALS * SEATS {
                break;
            }
            // Who has plans then, or a full week, would be refused for that.
            let week = Period::new(period.from().plus_minutes(-7 * 1440), period.from().plus_minutes(8 * 1440));
            let Some(week) = week else { break };
            if reads.bookings().of_person(member.person, week, now).await?.is_empty()
                && let Some(person) = reads.people().person(member.person).await?
            {
                people.push(person);
            }
        }
        let (from, until) = (local(plan.time_zone, period.from()).1, local(plan.time_zone, period.until()).1);
        let at = |minutes| WallTime { minutes, offset: None };
        let (Some(seat), Some(person)) = (seats.first().copied(), people.first().map(|person| person.id)) else {
            return Ok(None);
        };
        let wish = BookSeat { branch: plan.branch.id, seat, person, day, from: at(from), until: at(until) };
        let enough = people.len() == RIVALS * SEATS;
        Ok(enough.then(|| Self { plan: Arc::clone(plan), seats, people, wish, period }))
    }

    /// The seat of each booking in that time, as the database has them.
    async fn count(&self, store: &Store) -> Result<Vec<SeatId>, StoreError> {
        let mut reads = store.read().await?;
        let kept = reads.bookings().occupied(self.plan.branch.id, self.period, store.now()).await?;
        Ok(kept.into_iter().map(|kept| kept.seat).collect())
    }
}

/// The page, before a race (none), or after one (which may have found no room).
async fn answer(visitor: &Visitor, state: &AppState, race: Option<Option<Race>>) -> Response {
    let (who, state, race) = (visitor.clone(), state.clone(), Arc::new(race));
    let view = move || {
        let texts = who.reader.texts;
        let frame = PageFrame::for_visitor(&who, &state, PATH, t!(texts, "rivals-title"), None);
        let came = match race.as_ref() {
            None => None,
            Some(None) => Some(
                view! { <Notice texts kind=NoticeKind::Warning><p>{t!(texts, "rivals-no-room")}</p></Notice> }
                    .into_any(),
            ),
            Some(Some(race)) => Some(result(texts, race)),
        };
        let verb = if race.is_none() { t!(texts, "rivals-go") } else { t!(texts, "rivals-again") };
        let body = view! {
            <div class="page-head">
                <h1>{t!(texts, "rivals-title")}</h1>
                <p class="lead">{t!(texts, "rivals-lead", rivals = RIVALS, seats = SEATS)}</p>
            </div>
            {came}
            <form class="rivals-go" method="post" action=PATH><Button>{verb}</Button></form>
            <p class="rivals-note">{t!(texts, "rivals-note")}</p>
        };
        page(frame, body)
    };
    render(&visitor.reader, StatusCode::OK, view).await
}

fn result(texts: Texts, race: &Race) -> AnyView {
    let (booked, taken) =
        (race.count(|heard| matches!(heard, Heard::Booked(_))), race.count(|heard| heard == Heard::Taken));
    let (other, doubled) = (race.count(|heard| heard == Heard::Other), race.doubled());
    let ms = u64::try_from(race.took.as_millis()).unwrap_or(u64::MAX);
    let other = (other > 0).then(|| view! { <p>{t!(texts, "rivals-other", count = other)}</p> });
    let name = |rival: usize| t!(texts, "rivals-name", number = rival + 1);
    let cell = |heard: &Heard| match heard {
        Heard::Booked(_) => view! { <td class="rivals__won">{t!(texts, "rivals-booked")}</td> }.into_any(),
        Heard::Taken => view! { <td class="rivals__taken">{t!(texts, "rivals-taken")}</td> }.into_any(),
        Heard::Other => view! { <td>{t!(texts, "rivals-else")}</td> }.into_any(),
    };
    let row = |(label, heard, bookings): &(String, [Heard; RIVALS], usize)| {
        view! {
            <tr><th scope="row">{label.clone()}</th>{heard.iter().map(cell).collect_view()}<td>{texts.number(i64::try_from(*bookings).unwrap_or(0))}</td></tr>
        }
    };
    let rows = race.seats.iter().map(row).collect_view();
    let heads = (0..RIVALS).map(|rival| view! { <th scope="col">{name(rival)}</th> }).collect_view();
    view! {
        <section class="rivals" aria-labelledby="rivals-result">
            <h2 id="rivals-result">{t!(texts, "rivals-result", booked = booked, doubled = doubled)}</h2>
            <p>{t!(texts, "rivals-heard", count = taken, ms = ms)}</p>
            {other}
            <div class="rivals__scroll" tabindex="0" role="region" aria-labelledby="rivals-result">
                <table class="rivals__table">
                    <thead>
                        <tr><th scope="col">{t!(texts, "rivals-seat")}</th>{heads}<th scope="col">{t!(texts, "rivals-bookings")}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
