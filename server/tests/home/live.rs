//! What open pages hear: of their own library only, soon, on every instance, and anew whenever they come back.

use crate::support::{App, Form, SEATS_PAGE, Site, student};
use plek_domain::seats::live::{BranchNow, DayHeld};
use plek_domain::time::{HOUR, Period, Timestamp};
use plek_storage::testing::{BRANCH, START, TestDatabase, ZONE, seat};
use reqwest::Method;
use serde::de::DeserializeOwned;
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// A page hears of a change within this time. (In a debug build on a busy machine; the aim is two seconds.)
const SOON: Duration = Duration::from_secs(8);

/// An open stream.
struct Stream {
    answer: reqwest::Response,
    heard: String,
}

impl Stream {
    async fn open(site: &Site, path: &str) -> Self {
        let request = site.as_anonymous().request(Method::GET, path).header("accept", "text/event-stream");
        let answer = request.send().await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()),
            (200, "text/event-stream")
        );
        assert!(answer.headers().get("content-encoding").is_none());
        Self { answer, heard: String::new() }
    }

    /// The next event: its name and data.
    async fn event(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((frame, rest)) = self.heard.split_once("\n\n") {
                let line = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                let event = line("event: ").zip(line("data: "));
                self.heard = rest.to_owned();
                if event.is_some() {
                    return event;
                }
                continue;
            }
            let chunk = self.answer.chunk().await.ok()??;
            self.heard.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next event of that name that fits.
    async fn next<E: DeserializeOwned>(&mut self, name: &str, fits: impl Fn(&E) -> bool) -> E {
        let wanted = async {
            loop {
                let (event, data) = self.event().await.expect("the stream goes on");
                let read: Option<E> = (event == name).then(|| serde_json::from_str(&data).unwrap());
                if let Some(read) = read.filter(&fits) {
                    return read;
                }
            }
        };
        timeout(SOON, wanted).await.expect("an event in time")
    }
}

async fn book(site: &Site, nth: u64, number: u64, ahead: i64, (from, until): (&str, &str)) {
    let wish = Form::booking(seat(ZONE, number), ahead, from, until);
    site.as_student(student(nth)).post(SEATS_PAGE, &wish).await.location();
}

/// Where a seat is in the plan.
async fn place(database: &TestDatabase, number: u64) -> usize {
    let instance = database.instance().await;
    let plan = instance.store().plan(BRANCH).await.unwrap().unwrap();
    plan.seats.iter().position(|known| known.id == seat(ZONE, number)).unwrap()
}

async fn pages_follow_the_house(database: &TestDatabase) {
    // What one instance does, the other's pages show.
    let (here, there) = (App::start(database).await, App::start(database).await);
    let mut streams = [Stream::open(&here, "/live/een").await, Stream::open(&there, "/live").await];
    for stream in &mut streams {
        let first = stream.next::<BranchNow>("now", |now| now.branch == "een/hoofd").await;
        assert!(first.open && first.count == 40 && first.taken.count() == 0 && first.free.count() == 40);
    }
    // Somebody listens by now on both sides of the database.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let taken = place(database, 5).await;
    let begun = Instant::now();
    book(&there, 0, 5, 0, ("08:00", "10:00")).await;
    for stream in &mut streams {
        let next = stream.next::<BranchNow>("now", |now| now.count == 39).await;
        assert!(next.taken.has(taken) && !next.free.has(taken), "{next:?}");
    }
    println!("heard after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(5), "not by reading anew every ten seconds: {:?}", begun.elapsed());
    // Whoever comes late gets everything.
    let late = Stream::open(&here, "/live/een").await.next::<BranchNow>("now", |_| true).await;
    assert_eq!(late.count, 39);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_two_instances_follow_the_house() {
    if let Some(database) = TestDatabase::postgres().await {
        pages_follow_the_house(&database).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_the_house_inside_one_process() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let mut stream = Stream::open(&app, "/live/een").await;
    assert_eq!(stream.next::<BranchNow>("now", |_| true).await.count, 40);
    for nth in 0..3 {
        book(&app, nth, nth, 0, ("08:00", "10:00")).await;
    }
    assert_eq!(stream.next::<BranchNow>("now", |now| now.count == 37).await.taken.count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_period_hears_when_seats_are_kept() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    book(&app, 0, 1, 1, ("09:00", "11:00")).await;
    book(&app, 1, 2, 1, ("15:00", "16:00")).await;
    let (early, late) = (place(&database, 1).await, place(&database, 2).await);
    let nine = START.plus_seconds(25 * HOUR);
    let wanted = Period::new(nine, nine.plus_seconds(2 * HOUR)).unwrap();
    let path = format!("/live/een?branch=hoofd&from={}&until={}", wanted.from().0, wanted.until().0);
    let mut stream = Stream::open(&app, &path).await;
    let first = stream.next::<DayHeld>("held", |_| true).await;
    let held = |from: Timestamp, hours: i64| vec![(from, from.plus_seconds(hours * HOUR))];
    assert!(first.whole, "{first:?}");
    assert_eq!(first.seats, [(u32::try_from(early).unwrap(), held(nine, 2))], "what is not in the way is not said");
    // The same seat once more that day: all of it is said anew.
    book(&app, 2, 2, 1, ("09:00", "10:00")).await;
    let next = stream.next::<DayHeld>("held", |event| !event.seats.is_empty()).await;
    let kept = [held(nine, 1), held(nine.plus_seconds(6 * HOUR), 1)].concat();
    assert!(!next.whole && next.seats == [(u32::try_from(late).unwrap(), kept)], "{next:?}");
    assert_eq!(next.taken(wanted).collect::<Vec<_>>(), [(u32::try_from(late).unwrap(), true)]);
}

#[tokio::test]
async fn of_a_day_on_which_nobody_can_book_nothing_is_read() {
    let app = App::on_sqlite().await;
    let mut far = Stream::open(&app, "/live/een?branch=hoofd&from=0&until=60").await;
    let heard = timeout(Duration::from_millis(300), far.event()).await;
    assert!(heard.is_err(), "the stream stays open, and silent: {heard:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_library_hears_of_itself_and_nobody_of_persons() {
    let database = TestDatabase::sqlite().await;
    let app = App::start(&database).await;
    let mut own = Stream::open(&app, "/live/twee").await;
    let first = own.next::<BranchNow>("now", |_| true).await;
    assert_eq!((first.branch.as_str(), first.count), ("twee/filiaal", 2));
    book(&app, 0, 0, 0, ("08:00", "10:00")).await;
    let other = timeout(Duration::from_secs(3), own.event()).await;
    assert!(other.is_err(), "{other:?}");
    let mut all = Stream::open(&app, "/live").await;
    let mut branches = Vec::new();
    for _ in 0..2 {
        let (_, data) = all.event().await.unwrap();
        let event: serde_json::Value = serde_json::from_str(&data).unwrap();
        let mut fields: Vec<&str> = event.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["branch", "count", "free", "open", "revision", "taken"]);
        branches.push(event["branch"].as_str().unwrap().to_owned());
    }
    branches.sort();
    assert_eq!(branches, ["een/hoofd", "twee/filiaal"]);
}

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_is_said_plainly() {
    let app = App::on_sqlite().await;
    let visitor = app.as_anonymous();
    for (path, status) in [
        ("/live/drie", 404),
        ("/live/een?branch=filiaal&from=0&until=60", 404),
        ("/live/een?branch=hoofd", 400),
        ("/live/een?branch=hoofd&from=60&until=60", 400),
        ("/live/een?branch=hoofd&from=0&until=86401", 400),
        ("/live/een?branch=hoofd&from=-9&until=x", 400),
    ] {
        assert_eq!(visitor.get(path).await.status, status, "{path}");
    }
}
