//! `/staff/{library}/{branch}/today/list`: the day on paper. With it the day goes on when the power is gone.

use super::islands::Print;
use super::model::Day;
use super::words;
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here};
use crate::places::form::Kept;
use crate::places::frame::{Sheet, printed};
use crate::places::words::time;
use crate::render::NoPage;
use crate::ui::{Column, Table};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::people::fold;
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::time::local;

/// Empty lines at the end, for who walks in.
const SPARE: usize = 10;

/// What the list is ordered by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Name,
    Start,
    Seat,
}

impl Order {
    const ALL: [Self; 3] = [Self::Name, Self::Start, Self::Seat];

    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Start => "start",
            Self::Seat => "seat",
        }
    }

    fn label(self, texts: Texts) -> String {
        match self {
            Self::Name => t!(texts, "desk-order-name"),
            Self::Start => t!(texts, "desk-order-start"),
            Self::Seat => t!(texts, "desk-order-seat"),
        }
    }

    fn sort(self, day: &Day, bookings: &mut [&DeskBooking]) {
        let zone = |booking: &DeskBooking| day.plan.zones.iter().position(|zone| zone.id == booking.zone);
        let seat = |booking: &DeskBooking| day.plan.seats.iter().position(|seat| seat.id == booking.seat);
        match self {
            Self::Name => bookings.sort_by_cached_key(|booking| (fold(&booking.name), booking.period)),
            Self::Start => bookings.sort_by_cached_key(|booking| (booking.period, fold(&booking.name))),
            Self::Seat => bookings.sort_by_cached_key(|booking| (zone(booking), seat(booking), booking.period)),
        }
    }
}

struct Model {
    day: Day,
    order: Order,
    back: String,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let order = Order::ALL.into_iter().find(|order| order.code() == asked.one("order")).unwrap_or(Order::Name);
    page(&here, order).await
}

async fn page(here: &Here, order: Order) -> Result<Response, NoPage> {
    let texts = here.desk.reader.texts;
    let day = Day::load(here).await?;
    let (today, _, _) = local(day.plan.time_zone, day.now);
    let title = t!(texts, "desk-list-title", branch = day.plan.branch.name.clone(), day = texts.day(today));
    let path = here.address("/today/list");
    let model = Model { day, order, back: here.address("/today") };
    let sheet = Sheet { title, path, kept: Kept::default(), done: None, model };
    Ok(printed(here, "staff staff--list", sheet, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let Model { day, order, back } = &sheet.model;
    let mut bookings: Vec<&DeskBooking> = day.bookings.iter().collect();
    order.sort(day, &mut bookings);
    let link = |one: Order| {
        let current = (one == *order).then_some("true");
        view! {
            <li><a href=format!("{}?order={}", sheet.path, one.code()) aria-current=current>{one.label(texts)}</a></li>
        }
    };
    let columns = vec![
        Column::text(t!(texts, "desk-column-here")),
        Column::text(t!(texts, "desk-column-who")),
        Column::text(t!(texts, "places-seat")),
        Column::text(t!(texts, "desk-column-when")),
        Column::text(t!(texts, "desk-column-note")),
    ];
    let as_of = t!(texts, "desk-list-as-of", time = time(texts, &day.plan, day.now), count = bookings.len());
    let rows = bookings.into_iter().map(|booking| row(texts, day, booking)).collect_view();
    let spare =
        (0..SPARE).map(|_| view! { <tr class="desk-spare"><td>"☐"</td><td></td><td></td><td></td><td></td></tr> });
    view! {
        <div class="no-print">
            <p>{t!(texts, "desk-list-lead")}</p>
            <nav aria-label=t!(texts, "desk-order")>
                <ul class="staff-actions">{Order::ALL.map(link).collect_view()}</ul>
            </nav>
            <Print label=t!(texts, "desk-print") otherwise=t!(texts, "desk-print-otherwise")/>
            <p><a class="desk-more" href=back.clone()>{t!(texts, "desk-to-today")}</a></p>
        </div>
        <p>{as_of}</p>
        <Table id="list" columns caption=t!(texts, "desk-list-caption")>{rows}{spare.collect_view()}</Table>
    }
    .into_any()
}

fn row(texts: Texts, day: &Day, booking: &DeskBooking) -> impl IntoView + use<> {
    let presence = booking.presence(day.now);
    // What a hand would tick.
    let tick = if matches!(presence, Presence::There | Presence::Gone) { "☑" } else { "☐" };
    view! {
        <tr>
            <td><span aria-hidden="true">{tick}</span><span class="visually-hidden">{words::presence(texts, presence)}</span></td>
            <th scope="row">{words::name(texts, booking)}</th>
            <td>{words::place(&day.plan, booking)}</td>
            <td>{words::hours(texts, &day.plan, booking.period)}</td>
            <td>{matches!(presence, Presence::NotCome).then(|| words::presence(texts, presence))}</td>
        </tr>
    }
}
