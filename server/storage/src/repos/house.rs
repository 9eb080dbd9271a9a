use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{
    BookingId, BranchId, ChangeId, ConsortiumId, GroupId, LetterId, LibraryId, PersonId, SeatId, ZoneId,
};
use plek_domain::people::fold;
use plek_domain::places::change::{BookingChange, HouseChange, MadeChange, MoveState, Told};
use plek_domain::places::repo::HouseReads;
use plek_domain::places::{Attributes, Consortium, Group, Library, Lineage, Seat, SeatCode, StaffSeat, WidePlace};
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::seats::{Booking, Status};
use plek_domain::text::Slug;
use plek_domain::time::{Period, Timestamp};
use sqlx::QueryBuilder;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct LineageRow {
    id: LibraryId,
    slug: Slug,
    name: String,
    group_id: GroupId,
    group_name: String,
    consortium_id: ConsortiumId,
    consortium_name: String,
}

/// A group beside each of its libraries.
#[derive(sqlx::FromRow)]
struct GroupRow {
    group_id: GroupId,
    group_name: String,
    id: Option<LibraryId>,
    slug: Option<Slug>,
    name: Option<String>,
}

/// Place, level, field, value and whether it is a limit, as stored.
type RuleRow = (Uuid, String, String, i64, bool);

fn rule((place, level, field, value, is_limit): RuleRow) -> Result<PolicyValue, StoreError> {
    let level = Level::from_code(&level).ok_or_else(|| inconsistent("unknown level of a policy value"))?;
    let field = Field::from_code(&field).ok_or_else(|| inconsistent("unknown field of a policy value"))?;
    Ok(PolicyValue { level, place, field, value, is_limit })
}

#[derive(sqlx::FromRow)]
struct StaffSeatRow {
    id: SeatId,
    zone_id: ZoneId,
    label: String,
    attributes: Attributes,
    grid_column: i64,
    grid_row: i64,
    code: String,
    in_use: bool,
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    library_id: LibraryId,
    branch_id: BranchId,
    person_id: PersonId,
    revision: i64,
    made_at: Timestamp,
    undo_until: Timestamp,
    undone_at: Option<Timestamp>,
    change: String,
    back: String,
}

#[derive(sqlx::FromRow)]
struct BookingChangeRow {
    booking_id: BookingId,
    library_id: LibraryId,
    person_id: PersonId,
    from_seat_id: SeatId,
    from_zone_id: ZoneId,
    to_seat_id: Option<SeatId>,
    to_zone_id: Option<ZoneId>,
    status_before: String,
    letter_id: LetterId,
    state: String,
    made_at: Timestamp,
}

fn read_change(text: &str) -> Result<HouseChange, StoreError> {
    serde_json::from_str(text)
        .map_err(|cause| StoreError::Broken { what: "kept change of a house", cause: Some(Box::new(cause)) })
}

#[async_trait]
impl HouseReads for Conn {
    async fn lineage(&mut self, library: LibraryId) -> Result<Option<Lineage>, StoreError> {
        let row: Option<LineageRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT library.id, library.slug, library.name, library_group.id AS group_id,
                    library_group.name AS group_name, consortium.id AS consortium_id,
                    consortium.name AS consortium_name
             FROM library
             JOIN library_group ON library_group.id = library.group_id
             JOIN consortium ON consortium.id = library_group.consortium_id
             WHERE library.id = $1"
        ))
        .bind(library)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(row.map(|row| Lineage {
            consortium: (row.consortium_id, row.consortium_name),
            group: (row.group_id, row.group_name),
            library: Library { id: row.id, slug: row.slug, name: row.name },
        }))
    }

    async fn consortium(&mut self) -> Result<Option<Consortium>, StoreError> {
        let found: Option<(ConsortiumId, String)> =
            sqlx::query_as::<Db, _>(sql!("SELECT id, name FROM consortium ORDER BY id LIMIT 1"))
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        let Some((id, name)) = found else { return Ok(None) };
        let rows: Vec<GroupRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT library_group.id AS group_id, library_group.name AS group_name, library.id, library.slug,
                    library.name
             FROM library_group LEFT JOIN library ON library.group_id = library_group.id
             WHERE library_group.consortium_id = $1 ORDER BY library_group.id, library.id"
        ))
        .bind(id)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let mut groups: Vec<Group> = Vec::new();
        for GroupRow { group_id, group_name, id, slug, name } in rows {
            if groups.last().is_none_or(|group| group.id != group_id) {
                groups.push(Group { id: group_id, name: group_name, libraries: Vec::new() });
            }
            if let (Some(id), Some(slug), Some(name), Some(group)) = (id, slug, name, groups.last_mut()) {
                group.libraries.push(Library { id, slug, name });
            }
        }
        groups.sort_by_cached_key(|group| fold(&group.name));
        groups.iter_mut().for_each(|group| group.libraries.sort_by_cached_key(|library| fold(&library.name)));
        let rules: Vec<RuleRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT place_id, level, field, value, is_limit FROM policy_value WHERE level IN ('consortium', 'group')"
        ))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let rules = rules.into_iter().map(rule).collect::<Result<_, _>>()?;
        Ok(Some(Consortium { id, name, groups, rules }))
    }

    async fn branches_below(&mut self, place: WidePlace) -> Result<Vec<BranchId>, StoreError> {
        sqlx::query_scalar::<Db, BranchId>(sql!(
            "SELECT branch.id FROM branch
             JOIN library ON library.id = branch.library_id
             JOIN library_group ON library_group.id = library.group_id
             WHERE library_group.id = $1 OR library_group.consortium_id = $1 ORDER BY branch.id"
        ))
        .bind(place.id())
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn first_group(&mut self) -> Result<Option<GroupId>, StoreError> {
        sqlx::query_scalar::<Db, GroupId>(sql!("SELECT id FROM library_group ORDER BY id LIMIT 1"))
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)
    }

    async fn zones_of_library(&mut self, library: LibraryId) -> Result<Vec<(BranchId, ZoneId)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT zone.branch_id, zone.id FROM zone JOIN branch ON branch.id = zone.branch_id
             WHERE branch.library_id = $1 ORDER BY zone.id"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn staff_seats(&mut self, branch: BranchId) -> Result<Vec<StaffSeat>, StoreError> {
        let rows: Vec<StaffSeatRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT seat.id, seat.zone_id, seat.label, seat.attributes, seat.grid_column, seat.grid_row, seat.code,
                    seat.in_use
             FROM seat JOIN zone ON zone.id = seat.zone_id
             WHERE zone.branch_id = $1
             ORDER BY zone.position, seat.grid_row, seat.grid_column"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let seat = |row: StaffSeatRow| {
            let StaffSeatRow { id, zone_id, label, attributes, grid_column, grid_row, code, in_use } = row;
            let seat = Seat { id, zone: zone_id, label, attributes, column: grid_column, row: grid_row };
            let code = SeatCode::parse(&code).ok_or_else(|| inconsistent("code of a seat"))?;
            Ok(StaffSeat { seat, code, in_use })
        };
        rows.into_iter().map(seat).collect()
    }

    async fn booked_seats(&mut self, seats: &[SeatId]) -> Result<Vec<SeatId>, StoreError> {
        let mut booked = Vec::new();
        for seat in seats {
            let found =
                sqlx::query_scalar::<Db, SeatId>(sql!("SELECT seat_id FROM booking WHERE seat_id = $1 LIMIT 1"));
            booked.extend(found.bind(seat).fetch_optional(self.live()?).await.map_err(store_error)?);
        }
        Ok(booked)
    }

    async fn library_rules(&mut self, library: LibraryId) -> Result<Vec<PolicyValue>, StoreError> {
        let rows: Vec<RuleRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT policy_value.place_id, policy_value.level, policy_value.field, policy_value.value,
                    policy_value.is_limit
             FROM library
             JOIN library_group ON library_group.id = library.group_id
             JOIN policy_value ON policy_value.place_id IN
                 (library.id, library_group.id, library_group.consortium_id)
             WHERE library.id = $1"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(rule).collect()
    }

    async fn bookings_within(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<Booking>, StoreError> {
        let rows: Vec<super::booking_rows::BookingRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, branch_id, zone_id, seat_id, person_id, starts_at, ends_at, held_from, held_until,
                    release_at, status, booked_at, arrived_at, left_at, sequence
             FROM booking
             WHERE branch_id = $1 AND active AND held_from < $3 AND held_from > $2 - 100800 AND held_until > $2
               AND status <> 'held' AND (release_at IS NULL OR release_at > $4)
             ORDER BY held_from, id"
        ))
        .bind(branch)
        .bind(within.from())
        .bind(within.until())
        .bind(now)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    async fn readers(&mut self, people: &[PersonId]) -> Result<Vec<Told>, StoreError> {
        let mut told = Vec::with_capacity(people.len());
        for some in people.chunks(1000) {
            let mut select = QueryBuilder::<Db>::new("SELECT id, name, lang, email FROM person WHERE id IN (");
            let mut list = select.separated(", ");
            for person in some {
                list.push_bind(*person);
            }
            select.push(")");
            let rows: Vec<(PersonId, String, String, Option<String>)> =
                select.build_query_as().fetch_all(self.live()?).await.map_err(store_error)?;
            let one = |(person, name, lang, email): (_, _, _, Option<String>)| {
                let has_email = email.is_some();
                Told { person, name, lang, has_email }
            };
            told.extend(rows.into_iter().map(one));
        }
        Ok(told)
    }

    async fn change(&mut self, id: ChangeId) -> Result<Option<MadeChange>, StoreError> {
        let row: Option<ChangeRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT library_id, branch_id, person_id, revision, made_at, undo_until, undone_at, change, back
             FROM house_change WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        let made = |row: ChangeRow| {
            Ok(MadeChange {
                id,
                library: row.library_id,
                branch: row.branch_id,
                person: row.person_id,
                revision: row.revision,
                made_at: row.made_at,
                undo_until: row.undo_until,
                undone_at: row.undone_at,
                change: read_change(&row.change)?,
                back: read_change(&row.back)?,
            })
        };
        row.map(made).transpose()
    }

    async fn newest_change(&mut self, branch: BranchId) -> Result<Option<ChangeId>, StoreError> {
        sqlx::query_scalar::<Db, ChangeId>(sql!(
            "SELECT id FROM house_change WHERE branch_id = $1 AND undone_at IS NULL
             ORDER BY revision DESC LIMIT 1"
        ))
        .bind(branch)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn changed_bookings(&mut self, change: ChangeId) -> Result<Vec<BookingChange>, StoreError> {
        let rows: Vec<BookingChangeRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT booking_id, library_id, person_id, from_seat_id, from_zone_id, to_seat_id, to_zone_id,
                    status_before, letter_id, state, made_at
             FROM booking_change WHERE change_id = $1 ORDER BY booking_id"
        ))
        .bind(change)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let booking = |row: BookingChangeRow| {
            Ok(BookingChange {
                change,
                library: row.library_id,
                booking: row.booking_id,
                person: row.person_id,
                from: (row.from_zone_id, row.from_seat_id),
                to: row.to_zone_id.zip(row.to_seat_id),
                before: Status::from_code(&row.status_before)
                    .ok_or_else(|| inconsistent("unknown status of a booking"))?,
                letter: row.letter_id,
                state: MoveState::from_code(&row.state).ok_or_else(|| inconsistent("unknown state of a move"))?,
                made_at: row.made_at,
            })
        };
        rows.into_iter().map(booking).collect()
    }
}
