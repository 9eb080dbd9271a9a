//! Bulk filling. Not the write path: it runs alone on an empty database, in one transaction.

use super::{Connection, Db, begin, store_error};
use crate::errors::inconsistent;
use crate::fill::{BranchContent, Content};
use crate::sql::sql;
use plek_domain::command::LockKey;
use plek_domain::error::StoreError;
use plek_domain::ids::PersonId;
use plek_domain::people::{EmailAddress, fold};
use plek_domain::places::{Seat, SeatCode};
use sqlx::query_builder::Separated;
use sqlx::{Executor, QueryBuilder};
use std::collections::HashMap;
use uuid::Uuid;

/// Values bound in one statement at most; SQLite allows 32,766.
const VALUES: usize = 30_000;

/// Whether nobody has put a consortium in.
pub async fn is_empty(connection: &mut Connection) -> Result<bool, StoreError> {
    let consortia = sqlx::query_scalar::<Db, i64>(sql!("SELECT COUNT(*) FROM consortium"))
        .fetch_one(connection)
        .await
        .map_err(store_error)?;
    Ok(consortia == 0)
}

/// Stores a whole consortium, all or nothing.
pub async fn fill(connection: &mut Connection, content: &Content) -> Result<(), StoreError> {
    // Two who fill at once take turns, so that the second one sees what the first one did.
    begin(connection, &[LockKey::Key(Uuid::nil())]).await?;
    if !is_empty(connection).await? {
        return Err(inconsistent("a database to fill that is not empty"));
    }
    places(connection, content).await?;
    for branch in &content.branches {
        branch_content(connection, branch).await?;
    }
    people(connection, content).await?;
    bookings(connection, content).await?;
    connection.execute("COMMIT").await.map_err(store_error)?;
    Ok(())
}

/// Inserts rows of `width` values each, as many as fit in a statement.
async fn insert<T>(
    connection: &mut Connection,
    into: &'static str,
    width: usize,
    rows: &[T],
    mut bind: impl FnMut(&mut Separated<'_, Db, &'static str>, &T),
) -> Result<(), StoreError> {
    for chunk in rows.chunks(VALUES / width) {
        let mut query = QueryBuilder::<Db>::new(into);
        query.push_values(chunk, |mut row, value| bind(&mut row, value));
        let done = query.build().execute(&mut *connection).await.map_err(store_error)?;
        if done.rows_affected() != chunk.len() as u64 {
            return Err(inconsistent("rows to fill in that overlap"));
        }
    }
    Ok(())
}

async fn places(connection: &mut Connection, content: &Content) -> Result<(), StoreError> {
    let (consortium, name) = &content.consortium;
    insert(connection, "INSERT INTO consortium (id, name) ", 2, &[()], |row, ()| {
        row.push_bind(*consortium).push_bind(name.clone());
    })
    .await?;
    let groups = "INSERT INTO library_group (id, consortium_id, name) ";
    insert(connection, groups, 3, &content.groups, |row, (id, name)| {
        row.push_bind(*id).push_bind(*consortium).push_bind(name.clone());
    })
    .await?;
    let libraries = "INSERT INTO library (id, group_id, slug, name) ";
    insert(connection, libraries, 4, &content.libraries, |row, (group, library)| {
        row.push_bind(library.id).push_bind(*group).push_bind(library.slug.clone()).push_bind(library.name.clone());
    })
    .await?;
    let profiles =
        "INSERT INTO library_profile (library_id, phone, email, chat, complaints, authority, country, consent_age,
                                                 cloth, lang, changed_at, logo, logo_digest, logo_width,
                                                 logo_height) ";
    insert(connection, profiles, 15, &content.profiles, |row, (library, profile)| {
        row.push_bind(*library).push_bind(profile.phone.clone()).push_bind(profile.email.clone());
        row.push_bind(profile.chat.as_ref().map(|chat| chat.as_str().to_owned()));
        row.push_bind(profile.complaints.clone()).push_bind(profile.authority.clone());
        row.push_bind(profile.country.code()).push_bind(profile.consent_age).push_bind(profile.cloth.by_day());
        row.push_bind(profile.lang.clone()).push_bind(profile.changed_at.unwrap_or_default());
        let logo = content.logos.iter().find(|(of, _)| of == library).map(|(_, logo)| logo);
        row.push_bind(logo.map(|logo| logo.png.clone())).push_bind(logo.map(|logo| logo.mark.digest.clone()));
        row.push_bind(logo.map(|logo| logo.mark.width)).push_bind(logo.map(|logo| logo.mark.height));
    })
    .await?;
    let values = "INSERT INTO policy_value (place_id, level, field, value, is_limit) ";
    insert(connection, values, 5, &content.policy, |row, value| {
        row.push_bind(value.place).push_bind(value.level.code()).push_bind(value.field.code());
        row.push_bind(value.value).push_bind(value.is_limit);
    })
    .await
}

async fn branch_content(connection: &mut Connection, content: &BranchContent) -> Result<(), StoreError> {
    let branch = &content.branch;
    let branches = "INSERT INTO branch (id, library_id, slug, name, address, time_zone) ";
    insert(connection, branches, 6, std::slice::from_ref(branch), |row, branch| {
        row.push_bind(branch.id).push_bind(branch.library).push_bind(branch.slug.clone());
        row.push_bind(branch.name.clone()).push_bind(branch.address.clone()).push_bind(branch.zone.clone());
    })
    .await?;
    let week = "INSERT INTO opening_hours (branch_id, weekday, opens, closes) ";
    insert(connection, week, 4, &content.week, |row, (weekday, hours)| {
        row.push_bind(branch.id).push_bind(i64::from(*weekday)).push_bind(hours.opens).push_bind(hours.closes);
    })
    .await?;
    let mut days = Vec::new();
    for exception in &content.exceptions {
        if exception.hours.is_empty() {
            days.push((exception, -1, -1));
        }
        days.extend(exception.hours.iter().map(|hours| (exception, hours.opens, hours.closes)));
    }
    let exceptions = "INSERT INTO opening_exception (branch_id, day, opens, closes, reason) ";
    insert(connection, exceptions, 5, &days, |row, (exception, opens, closes)| {
        row.push_bind(branch.id).push_bind(exception.day).push_bind(*opens).push_bind(*closes);
        row.push_bind(exception.reason.clone());
    })
    .await?;
    let numbered: Vec<_> = content.zones.iter().zip(0_i64..).collect();
    let zones = "INSERT INTO zone (id, branch_id, name, floor, mode, position) ";
    insert(connection, zones, 6, &numbered, |row, (zone, position)| {
        row.push_bind(zone.id).push_bind(branch.id).push_bind(zone.name.clone()).push_bind(zone.floor);
        row.push_bind(zone.mode.code()).push_bind(*position);
    })
    .await?;
    let closures = "INSERT INTO closure (id, branch_id, zone_id, starts_at, ends_at, reason) ";
    insert(connection, closures, 6, &content.closures, |row, closure| {
        row.push_bind(closure.id).push_bind(branch.id).push_bind(closure.zone);
        row.push_bind(closure.period.from()).push_bind(closure.period.until()).push_bind(closure.reason.clone());
    })
    .await?;
    let seats = "INSERT INTO seat (id, zone_id, label, attributes, grid_column, grid_row, code) ";
    insert(connection, seats, 7, &content.seats, |row, seat| {
        row.push_bind(seat.id).push_bind(seat.zone).push_bind(seat.label.clone()).push_bind(seat.attributes);
        row.push_bind(seat.column).push_bind(seat.row).push_bind(code_of(seat).as_str().to_owned());
    })
    .await
}

/// A code for a seat that is filled in: the chance in its id is all there is, and what is filled in is no secret.
fn code_of(seat: &Seat) -> SeatCode {
    let [.., a, b, c, d, e] = *seat.id.0.as_bytes();
    SeatCode::new([a, b, c, d, e])
}

async fn people(connection: &mut Connection, content: &Content) -> Result<(), StoreError> {
    let emails: HashMap<PersonId, &EmailAddress> = content.emails.iter().map(|(id, email)| (*id, email)).collect();
    let into = "INSERT INTO person (id, name, name_key, email, email_key, keeps_consortium) ";
    insert(connection, into, 6, &content.people, |row, person| {
        let email = emails.get(&person.id);
        row.push_bind(person.id).push_bind(person.name.clone()).push_bind(fold(&person.name));
        row.push_bind(email.map(|email| email.as_str().to_owned())).push_bind(email.map(|email| email.key()));
        row.push_bind(person.keeps_consortium);
    })
    .await?;
    let members: Vec<_> = content
        .people
        .iter()
        .flat_map(|person| person.memberships.iter().map(move |member| (person.id, member)))
        .collect();
    let memberships = "INSERT INTO membership (person_id, library_id, patron_group, ends_at) ";
    insert(connection, memberships, 4, &members, |row, (person, member)| {
        row.push_bind(*person).push_bind(member.library);
        row.push_bind(member.patron_group.clone()).push_bind(member.until);
    })
    .await?;
    let staff: Vec<_> =
        content.people.iter().flat_map(|person| person.posts.iter().map(move |post| (person.id, post))).collect();
    let posts = "INSERT INTO post (person_id, library_id, branch_id, role) ";
    insert(connection, posts, 4, &staff, |row, (person, post)| {
        row.push_bind(*person).push_bind(post.library).push_bind(post.branch).push_bind(post.role.code());
    })
    .await
}

async fn bookings(connection: &mut Connection, content: &Content) -> Result<(), StoreError> {
    let into = "INSERT INTO booking (id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at,
                                     held_from, held_until, release_at, status, active, booked_at, arrived_at,
                                     left_at, sequence, told) ";
    insert(connection, into, 18, &content.bookings, |row, booking| {
        row.push_bind(booking.id).push_bind(booking.library).push_bind(booking.branch).push_bind(booking.zone);
        row.push_bind(booking.seat).push_bind(booking.person);
        row.push_bind(booking.period.from()).push_bind(booking.period.until());
        row.push_bind(booking.held.from()).push_bind(booking.held.until()).push_bind(booking.release_at);
        row.push_bind(booking.status.code()).push_bind(booking.status.is_active()).push_bind(booking.booked_at);
        // Nobody is told of what was there before.
        row.push_bind(booking.arrived_at)
            .push_bind(booking.left_at)
            .push_bind(booking.sequence)
            .push_bind(booking.sequence);
    })
    .await
}

/// A session of each, with the token that tests know.
#[cfg(feature = "testing")]
pub async fn sessions(
    connection: &mut Connection,
    people: &[plek_domain::ids::PersonId],
    now: plek_domain::time::Timestamp,
) -> Result<(), StoreError> {
    let until = now.plus_seconds(plek_domain::people::SessionKind::Public.longest_seconds());
    let into = "INSERT INTO session (id, token_hash, person_id, kind, device, made_at, seen_at, ends_at) ";
    insert(connection, into, 8, people, |row, person| {
        let hash = crate::testing::token(*person).hash();
        row.push_bind(person.0).push_bind(hash.0).push_bind(*person).push_bind("public").push_bind("Firefox, Linux");
        row.push_bind(now).push_bind(now).push_bind(until);
    })
    .await
}
