//! `/staff/{library}/{branch}/give`: a seat for somebody who stands at the desk or calls, with a name only or as a
//! member. What comes of it is a slip.

use super::words;
use crate::i18n::Texts;
use crate::places::desk::{Desk, Here, Posted};
use crate::places::form::{Kept, Problems};
use crate::places::frame::{Sheet, branch};
use crate::places::words::floor;
use crate::render::NoPage;
use crate::seats::{field_words, typed};
use crate::ui::{
    Button, ButtonLink, Checkboxes, Choice, FieldInfo, Hidden, InputKind, RadioGroup, Select, TextInput, Weight,
};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::ids::{BookingId, PersonId};
use plek_domain::people::fold;
use plek_domain::people::staff::Member;
use plek_domain::places::{BookingMode, BranchPlan};
use plek_domain::seats::SeatRefusal;
use plek_domain::seats::book::BookSeat;
use plek_domain::seats::book_any::BookAnySeat;
use plek_domain::seats::book_for_guest::BookForGuest;
use plek_domain::seats::check_in::CheckIn;
use plek_domain::seats::desk::{WalkInForm, Who, next_hours};
use std::sync::Arc;
use uuid::Uuid;

/// Most members that a search shows; of more than that one types more letters.
const FOUND: u32 = 8;

struct Model {
    plan: Arc<BranchPlan>,
    /// The fields as typed, or as they begin.
    raw: Raw,
    /// Members whose name or address holds what was typed; none when nobody searched.
    found: Option<Vec<Member>>,
    back: String,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    page(&here, asked, Problems::default()).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).counter(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let texts = here.desk.reader.texts;
    let form = match WalkInForm::parse(&raw, &here.plan) {
        Ok(form) => form,
        Err(errors) => return page(&here, raw, problems(texts, &errors)).await,
    };
    match book(&here, form, &raw).await? {
        Ok(booking) => Ok(here.to(&format!("/slips/{booking}"))),
        Err(refusal) => {
            let words = words::refusal(texts, &here.plan, &refusal);
            page(&here, raw, Problems::one(at(&refusal), words)).await
        }
    }
}

/// Books for a guest or for a member.
async fn book(here: &Here, form: WalkInForm, raw: &Raw) -> Result<Result<BookingId, SeatRefusal>, NoPage> {
    let WalkInForm { who, zone, seat, is_there, attributes, day, from, until } = form;
    let branch = here.plan.branch.id;
    let done = match who {
        Who::Guest(name) => {
            // The form's key is the guest's id: the same form twice is the same guest, and one seat.
            let key = raw.one("key").parse().unwrap_or_else(|_| here.desk.state.store.new_key());
            let lang = here.desk.reader.texts.lang().tag().to_owned();
            let guest = PersonId(key);
            let command = BookForGuest { guest, branch, name, seat, zone, attributes, day, from, until, lang };
            here.desk.write(command, raw).await?
        }
        Who::Known(person) => match seat {
            Some(seat) => here.desk.write(BookSeat { branch, seat, person, day, from, until }, raw).await?,
            None => {
                let command = BookAnySeat { branch, zone, attributes, person, day, from, until };
                here.desk.write(command, raw).await?
            }
        },
    };
    if let (Ok(done), true) = (&done, is_there) {
        // For later it is too early, and the slip says until when to come. A key of its own: it is another command.
        let key = raw.one("key").parse::<Uuid>().map(|key| Uuid::from_u128(key.as_u128() ^ 1));
        let raw = raw.clone().with("key", key.map(|key| key.to_string()).unwrap_or_default());
        let _ = here.desk.write(CheckIn { booking: done.booking, code: None, inside: true }, &raw).await?;
    }
    Ok(done.map(|done| done.booking))
}

/// The field at which a refusal is shown.
fn at(refusal: &SeatRefusal) -> &'static str {
    match refusal {
        SeatRefusal::TooFarAhead { .. } => "day",
        SeatRefusal::NotAMember | SeatRefusal::SecondSeat { .. } | SeatRefusal::WeekMinutes { .. } => "name",
        SeatRefusal::Taken => "seat",
        SeatRefusal::WalkIn | SeatRefusal::NoneFits => "zone",
        SeatRefusal::TooShort { .. } | SeatRefusal::TooLong { .. } | SeatRefusal::NoSuchTime { end: true } => "until",
        SeatRefusal::InThePast
        | SeatRefusal::Closed
        | SeatRefusal::ClosedFor { .. }
        | SeatRefusal::OffGrid { .. }
        | SeatRefusal::NoSuchTime { end: false } => "from",
    }
}

fn problems(texts: Texts, errors: &FieldErrors) -> Problems {
    let mut problems = Problems::default();
    for (field, problem) in errors.iter() {
        let words = match field {
            "name" => t!(texts, "desk-error-name"),
            "person" => t!(texts, "desk-error-person"),
            "zone" => t!(texts, "desk-error-zone"),
            "seat" => t!(texts, "desk-error-seat"),
            _ => field_words(texts, field, Some(problem)).unwrap_or_default(),
        };
        problems.add(if field == "person" { "name" } else { field }, words);
    }
    problems
}

async fn page(here: &Here, mut raw: Raw, problems: Problems) -> Result<Response, NoPage> {
    let texts = here.desk.reader.texts;
    let (plan, now) = (Arc::clone(&here.plan), here.desk.now());
    if raw.one("day").is_empty()
        && raw.one("from").is_empty()
        && raw.one("until").is_empty()
        && let Some(hours) = next_hours(&plan, now)
    {
        let ((day, from), (_, until)) = (typed(&plan, hours.from()), typed(&plan, hours.until()));
        raw = raw.with("day", day.to_string()).with("from", from).with("until", until);
    }
    let found = match (raw.one("find"), raw.one("name")) {
        ("", _) | (_, "") => None,
        (_, name) => {
            let failed = NoPage::store(&here.desk.reader);
            let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
            Some(reads.staff().members(plan.library.id, &fold(name), FOUND).await.map_err(&failed)?)
        }
    };
    let title = t!(texts, "desk-give");
    let path = here.address("/give");
    let key = here.desk.state.store.new_key();
    let kept = Kept::new(raw.clone(), problems);
    let model = Model { plan, raw, found, back: here.address("/today"), key };
    Ok(branch(here, None, Sheet { title, path, kept, done: None, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let (model, kept) = (&sheet.model, &sheet.kept);
    let typed = |field: &str| model.raw.one(field).to_owned();
    let name = kept.field("name", t!(texts, "desk-name")).hint(t!(texts, "desk-name-hint"));
    view! {
        <p class="lead">{t!(texts, "desk-give-lead")}</p>
        <form method="post" action=sheet.path.clone() class="form desk-give" novalidate>
            <Hidden name="key" value=model.key.to_string()/>
            <div class="staff-line">
                <TextInput texts field=name value=typed("name") autocomplete="off"/>
                // Enter in a field is the first button: it gives the seat, unless somebody asks for the search.
                <Button name="do" value="give">{t!(texts, "desk-give-do")}</Button>
            </div>
            {members(texts, model)}
            {wishes(texts, sheet)}
            <div class="actions">
                <Button weight=Weight::Secondary name="do" value="give">{t!(texts, "desk-give-do")}</Button>
                <ButtonLink href=model.back.clone() weight=Weight::Link>{t!(texts, "cancel")}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

/// When, where, and what the seat must have.
fn wishes(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let (model, kept) = (&sheet.model, &sheet.kept);
    let typed = |field: &str| model.raw.one(field).to_owned();
    let (day, from) = (kept.field("day", t!(texts, "seats-day")), kept.field("from", t!(texts, "seats-from")));
    let (until, zone) = (kept.field("until", t!(texts, "seats-until")), kept.field("zone", t!(texts, "places-zone")));
    let must = kept.field("offers", t!(texts, "desk-offers")).optional();
    let seat = kept.field("seat", t!(texts, "desk-seat")).optional();
    let there = kept.field("there", t!(texts, "desk-is-there")).optional();
    // Whoever stands at the desk sits down at once; who calls comes later.
    let is_there = model.raw.one("key").is_empty() || !model.raw.one("there").is_empty();
    let there_choice = vec![Choice { selected: is_there, ..Choice::new("yes", t!(texts, "desk-is-there-yes")) }];
    view! {
        <div class="staff-line">
            <TextInput texts field=day kind=InputKind::Date value=typed("day")/>
            <TextInput texts field=from value=typed("from")/>
            <TextInput texts field=until value=typed("until")/>
            <Select texts field=zone choices=zones(texts, model)/>
            <TextInput texts field=seat value=typed("seat") autocomplete="off"/>
        </div>
        <Checkboxes texts field=there choices=there_choice/>
        <Checkboxes texts field=must choices=offers(texts, &model.raw)/>
    }
    .into_any()
}

/// Who among the members is meant, or the way to look for them.
fn members(texts: Texts, model: &Model) -> AnyView {
    let search = view! {
        <Button weight=Weight::Secondary asks=true name="find" value="1">{t!(texts, "desk-find")}</Button>
    };
    let Some(found) = &model.found else {
        return view! { <div class="desk-find">{search}</div> }.into_any();
    };
    if found.is_empty() {
        return view! { <div class="desk-find"><p role="status">{t!(texts, "desk-find-none")}</p>{search}</div> }
            .into_any();
    }
    let picked = model.raw.one("person");
    let choice = |member: &Member| {
        let id = member.person.to_string();
        let address = member.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let label = if address.is_empty() { member.name.clone() } else { format!("{} ({address})", member.name) };
        Choice { selected: id == picked, ..Choice::new(id, label) }
    };
    let nobody = Choice { selected: picked.is_empty(), ..Choice::new("", t!(texts, "desk-find-nobody")) };
    let choices = std::iter::once(nobody).chain(found.iter().map(choice)).collect();
    let field = FieldInfo::new("person", t!(texts, "desk-find-who", count = found.len()));
    view! { <div class="desk-find"><RadioGroup texts field choices/>{search}</div> }.into_any()
}

fn zones(texts: Texts, model: &Model) -> Vec<Choice> {
    let picked = model.raw.one("zone");
    let bookable = model.plan.zones.iter().filter(|zone| zone.mode != BookingMode::WalkIn);
    let choice = |zone: &plek_domain::places::Zone| {
        let id = zone.id.to_string();
        let label = format!("{} ({})", zone.name, floor(texts, zone.floor));
        Choice { selected: id == picked, ..Choice::new(id, label) }
    };
    std::iter::once(Choice::new("", t!(texts, "desk-any-zone"))).chain(bookable.map(choice)).collect()
}

fn offers(texts: Texts, raw: &Raw) -> Vec<Choice> {
    let ticked = WalkInForm::offers(raw);
    let words = crate::places::words::attributes(texts);
    let choice = |(attribute, name, label): (plek_domain::places::Attributes, &str, String)| Choice {
        selected: ticked.include(attribute),
        ..Choice::new(name, label)
    };
    words.into_iter().map(choice).collect()
}
