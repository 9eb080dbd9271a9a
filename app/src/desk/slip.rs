//! `/staff/{library}/{branch}/slips/{booking}`: a booking on paper, A6 or a receipt printer's roll, black on white.

use super::islands::Print;
use super::words;
use super::work::booking as find;
use crate::i18n::Texts;
use crate::places::desk::Desk;
use crate::places::form::Kept;
use crate::places::frame::{Sheet, printed};
use crate::places::words::{floor, time};
use crate::render::NoPage;
use crate::ui::{ButtonLink, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::places::{BranchPlan, SeatCode};
use plek_domain::seats::desk::{DeskBooking, Presence};
use plek_domain::time::{Timestamp, local};
use std::sync::Arc;

struct Model {
    plan: Arc<BranchPlan>,
    booking: DeskBooking,
    /// What stands on the seat's label.
    code: Option<SeatCode>,
    now: Timestamp,
    base: String,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place, id)): Path<(String, String, String)>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let booking = find(&here, &id).await?;
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let seats = reads.house().staff_seats(here.plan.branch.id).await.map_err(&failed)?;
    drop(reads);
    let code = seats.into_iter().find(|known| known.seat.id == booking.seat).map(|known| known.code);
    let title = t!(here.desk.reader.texts, "desk-slip-title");
    let path = here.address(&format!("/slips/{}", booking.id));
    let now = here.desk.now();
    let model = Model { plan: Arc::clone(&here.plan), booking, code, now, base: here.address("") };
    let sheet = Sheet { title, path, kept: Kept::default(), done: None, model };
    Ok(printed(&here, "staff staff--slip", sheet, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let Model { plan, booking, code, now, base } = &sheet.model;
    let zone = plan.zone(booking.zone);
    let (day, _, _) = local(plan.time_zone, booking.period.from());
    let place = zone.map(|zone| format!("{}, {}", zone.name, floor(texts, zone.floor)));
    let presence = booking.presence(*now);
    let arrive = match (presence, booking.release_at) {
        (Presence::Cancelled, _) => t!(texts, "desk-slip-cancelled"),
        (Presence::There | Presence::Gone, _) => t!(texts, "desk-slip-there"),
        (Presence::NotCome, _) => t!(texts, "desk-slip-lapsed"),
        (_, Some(release)) => t!(texts, "desk-slip-arrive", time = time(texts, plan, release)),
        (_, None) => t!(texts, "desk-slip-there"),
    };
    let code = code.as_ref().map(|code| {
        view! { <p class="slip__code">{t!(texts, "desk-slip-code")}" "<strong>{code.to_string()}</strong></p> }
    });
    view! {
        <section class="slip" aria-label=t!(texts, "desk-slip-title")>
            <p class="slip__house">{plan.library.name.clone()}" · "{plan.branch.name.clone()}</p>
            <p class="slip__who">{words::name(texts, booking)}</p>
            <p class="slip__seat"><span>{t!(texts, "places-seat")}</span>" "<strong>{words::label(plan, booking.seat)}</strong></p>
            <p class="slip__place">{place}</p>
            <p class="slip__when"><span>{texts.day(day)}</span><strong>{words::hours(texts, plan, booking.period)}</strong></p>
            <p class="slip__arrive">{arrive}</p>
            {code}
        </section>
        <div class="no-print actions">
            <Print label=t!(texts, "desk-print") otherwise=t!(texts, "desk-print-otherwise")/>
            <ButtonLink href=format!("{base}/today") weight=Weight::Secondary>{t!(texts, "desk-to-today")}</ButtonLink>
            <ButtonLink href=format!("{base}/give") weight=Weight::Link>{t!(texts, "desk-give-next")}</ButtonLink>
        </div>
    }
    .into_any()
}
