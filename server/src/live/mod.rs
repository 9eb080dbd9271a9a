//! Live updates: `GET /live`, `GET /live/{library}`. Event streams by which open pages show what is free now.
//!
//! | Address | Who asks | Events |
//! |---|---|---|
//! | `/live` | the consortium's home | `now` of every branch |
//! | `/live/{library}` | a library's home | `now` of its branches |
//! | `/live/{library}?branch=..&from=..&until=..` (seconds since 1970) | a page of seats for a period | `held` of that branch |
//!
//! The events are [`plek_domain::seats::live`]; each says how something *is*, so that nothing depends on having heard the
//! one before. A stream begins with everything, then come changes, at most once a second; of a day on which nobody
//! can book nothing is said. After a lost connection the
//! browser comes back by itself and gets everything anew. A line of comment at least
//! every 20 seconds keeps proxies from hanging up.
//!
//! - A command that is done tells its branch ([`Store::on_change`](plek_domain::store::Store::on_change)); [`exchange`]
//!   tells the other instances, at most ten times a second, by PostgreSQL's NOTIFY.
//! - [`hub`] then reads once what all listeners need, however many they are, and hands the same bytes to all of them. What
//!   nobody was told of (a seat that lapsed, the hour of closing, a lost message) it finds by reading anew every ten seconds.
//! - [`room`] bounds how many streams there are: 429 for an address with too many, 503 when the house is full.
//! - At the shutdown all streams end; browsers find another instance, or this one when it is back.

mod exchange;
mod hub;
mod room;
mod topics;

use crate::shutdown::Shutdown;
use app::ClientAddress;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hub::{Hub, Listening, Wanted};
use plek_domain::time::{DAY, Period, Timestamp};
use plek_storage::Database;
use room::{Full, Room};
use serde::Deserialize;
use std::convert::Infallible;
use std::sync::Arc;

/// The addresses, for the table of who may.
pub const PATHS: [&str; 2] = ["/live", "/live/{library}"];

/// How long a period may be that a page asks about: no booking is longer.
const LONGEST: i64 = DAY;

/// When whoever finds the house full may ask again, in seconds.
const LATER: HeaderValue = HeaderValue::from_static("30");

/// Live updates of one process; cheap to clone.
#[derive(Clone)]
pub struct Live {
    hub: Arc<Hub>,
    room: Arc<Room>,
    shutdown: Shutdown,
}

impl Live {
    /// Starts to listen to the store; ends by itself at the shutdown.
    #[must_use]
    pub fn start(database: &Database, shutdown: &Shutdown) -> Self {
        let hub = Arc::new(Hub::new(database.store()));
        exchange::start(database, &hub, shutdown);
        tokio::spawn(Arc::clone(&hub).run(shutdown.clone()));
        Self { hub, room: Arc::default(), shutdown: shutdown.clone() }
    }

    /// The streams.
    pub fn router(self) -> Router {
        let [all, one] = PATHS;
        Router::new().route(all, get(of_all)).route(one, get(of_one)).with_state(self)
    }

    async fn stream(&self, address: ClientAddress, wanted: Wanted) -> Response {
        if self.shutdown.has_begun() {
            return later(StatusCode::SERVICE_UNAVAILABLE);
        }
        let ticket = match self.room.enter(&address.place()) {
            Ok(ticket) => ticket,
            Err(Full::Address) => return later(StatusCode::TOO_MANY_REQUESTS),
            Err(Full::House) => return later(StatusCode::SERVICE_UNAVAILABLE),
        };
        let listening = match self.hub.listen(wanted).await {
            Ok(Some(listening)) => listening,
            Ok(None) => return StatusCode::NOT_FOUND.into_response(),
            Err(error) => {
                tracing::warn!(error = plek_domain::error::chain(&error), "live updates cannot be read now");
                return later(StatusCode::SERVICE_UNAVAILABLE);
            }
        };
        // Not all at once after a restart: each stream gets a pause of its own, between two and six seconds.
        let retry = Bytes::from(format!("retry: {}\n\n", fastrand::u32(2000..6000)));
        let events = futures_util::stream::unfold((Some(retry), listening, ticket), next);
        ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(events)).into_response()
    }
}

type Stream = (Option<Bytes>, Listening, room::Ticket);

/// The next bytes of a stream: first how to come back, then everything, then what changes.
async fn next((retry, mut listening, ticket): Stream) -> Option<(Result<Bytes, Infallible>, Stream)> {
    let bytes = match retry {
        Some(retry) => retry,
        None => listening.next().await?,
    };
    Some((Ok(bytes), (None, listening, ticket)))
}

fn later(status: StatusCode) -> Response {
    (status, [(RETRY_AFTER, LATER)]).into_response()
}

async fn of_all(State(live): State<Live>, address: Option<Extension<ClientAddress>>) -> Response {
    live.stream(address.map(|Extension(address)| address).unwrap_or_default(), Wanted::All).await
}

/// What a page of seats asks about.
#[derive(Deserialize)]
struct Asked {
    branch: Option<String>,
    from: Option<i64>,
    until: Option<i64>,
}

async fn of_one(
    State(live): State<Live>,
    address: Option<Extension<ClientAddress>>,
    Path(library): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let address = address.map(|Extension(address)| address).unwrap_or_default();
    let wanted = match asked {
        Asked { branch: None, from: None, until: None } => Wanted::Library(library),
        Asked { branch: Some(branch), from: Some(from), until: Some(until) } => {
            let sane = |at: &i64| (0..=253_402_300_799).contains(at);
            let period =
                [from, until].iter().all(sane).then(|| Period::new(Timestamp(from), Timestamp(until))).flatten();
            let Some(period) = period.filter(|_| until - from <= LONGEST) else {
                return StatusCode::BAD_REQUEST.into_response();
            };
            Wanted::Period(format!("{library}/{branch}"), period)
        }
        Asked { .. } => return StatusCode::BAD_REQUEST.into_response(),
    };
    live.stream(address, wanted).await
}
