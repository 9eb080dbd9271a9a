use super::{Conn, Db};
use crate::sql::sql;
use async_trait::async_trait;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::ids::{BookingId, BranchId, ChangeId, ClosureId, ConsortiumId, GroupId, LibraryId, SeatId, ZoneId};
use plek_domain::places::change::{BookingChange, HouseChange, MadeChange, MoveState};
use plek_domain::places::repo::HouseRepo;
use plek_domain::places::{Attributes, Branch, Library, Seat, SeatCode, WidePlace, Zone};
use plek_domain::policy::{Field, PolicyValue};
use plek_domain::seats::Status;
use plek_domain::time::{Hours, OpeningException, Timestamp};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// Rows that one statement inserts or changes at most.
const ROWS: usize = 500;

fn write_change(change: &HouseChange) -> Result<String, StoreError> {
    serde_json::to_string(change)
        .map_err(|cause| StoreError::Broken { what: "change of a house to keep", cause: Some(Box::new(cause)) })
}

#[async_trait]
impl HouseRepo for Conn {
    async fn found(
        &mut self,
        (consortium, consortium_name): (ConsortiumId, &str),
        (group, group_name): (GroupId, &str),
    ) -> Result<(), StoreError> {
        let insert = sqlx::query::<Db>(sql!("INSERT INTO consortium (id, name) VALUES ($1, $2)"));
        self.change(insert.bind(consortium).bind(consortium_name)).await?;
        self.add_group(consortium, group, group_name).await
    }

    async fn add_group(&mut self, consortium: ConsortiumId, group: GroupId, name: &str) -> Result<(), StoreError> {
        let insert = sqlx::query::<Db>(sql!("INSERT INTO library_group (id, consortium_id, name) VALUES ($1, $2, $3)"));
        self.change(insert.bind(group).bind(consortium).bind(name)).await.map(drop)
    }

    async fn name_place(&mut self, place: WidePlace, name: &str) -> Result<bool, StoreError> {
        let update = match place {
            WidePlace::Consortium(_) => sqlx::query::<Db>(sql!("UPDATE consortium SET name = $2 WHERE id = $1")),
            WidePlace::Group(_) => sqlx::query::<Db>(sql!("UPDATE library_group SET name = $2 WHERE id = $1")),
        };
        Ok(self.change(update.bind(place.id()).bind(name)).await? == 1)
    }

    async fn add_library(&mut self, group: GroupId, library: &Library) -> Result<bool, StoreError> {
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO library (id, group_id, slug, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
        ))
        .bind(library.id)
        .bind(group)
        .bind(&library.slug)
        .bind(&library.name);
        if self.change(insert).await? == 0 {
            return Ok(false);
        }
        // Each plan of the group knows its libraries: minutes of a week may be counted over all of them.
        self.revisions.clear();
        let raise = sqlx::query::<Db>(sql!(
            "UPDATE branch SET revision = revision + 1 WHERE library_id IN (SELECT id FROM library WHERE group_id = $1)"
        ));
        self.change(raise.bind(group)).await.map(|_| true)
    }

    async fn move_library(&mut self, library: LibraryId, from: GroupId, to: GroupId) -> Result<(), StoreError> {
        let set = sqlx::query::<Db>(sql!("UPDATE library SET group_id = $2 WHERE id = $1")).bind(library).bind(to);
        self.change(set).await?;
        self.revisions.clear();
        let raise = sqlx::query::<Db>(sql!(
            "UPDATE branch SET revision = revision + 1
             WHERE library_id IN (SELECT id FROM library WHERE group_id = $1 OR group_id = $2)"
        ));
        self.change(raise.bind(from).bind(to)).await.map(drop)
    }

    async fn describe_library(&mut self, library: &Library, now: Timestamp) -> Result<bool, StoreError> {
        let keep = sqlx::query::<Db>(sql!(
            "INSERT INTO former_slug (library_id, place_id, slug, left_at)
             SELECT id, id, slug, CAST($3 AS BIGINT) FROM library WHERE id = $1 AND slug <> $2
             ON CONFLICT (place_id, slug) DO UPDATE SET left_at = excluded.left_at"
        ));
        self.change(keep.bind(library.id).bind(&library.slug).bind(now)).await?;
        let update = sqlx::query::<Db>(sql!(
            "UPDATE library SET slug = $2, name = $3
             WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM library AS other WHERE other.slug = $2 AND other.id <> $1)"
        ))
        .bind(library.id)
        .bind(&library.slug)
        .bind(&library.name);
        if self.change(update).await? == 0 {
            return Ok(false);
        }
        self.revisions.clear();
        let raise =
            sqlx::query::<Db>(sql!("UPDATE branch SET revision = revision + 1 WHERE library_id = $1")).bind(library.id);
        self.change(raise).await.map(|_| true)
    }

    async fn add_branch(&mut self, branch: &Branch) -> Result<bool, StoreError> {
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO branch (id, library_id, slug, name, address, time_zone) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT DO NOTHING"
        ))
        .bind(branch.id)
        .bind(branch.library)
        .bind(&branch.slug)
        .bind(&branch.name)
        .bind(&branch.address)
        .bind(&branch.zone);
        Ok(self.change(insert).await? == 1)
    }

    async fn describe_branch(&mut self, branch: &Branch, now: Timestamp) -> Result<bool, StoreError> {
        let keep = sqlx::query::<Db>(sql!(
            "INSERT INTO former_slug (library_id, place_id, slug, left_at)
             SELECT library_id, id, slug, CAST($3 AS BIGINT) FROM branch WHERE id = $1 AND slug <> $2
             ON CONFLICT (place_id, slug) DO UPDATE SET left_at = excluded.left_at"
        ));
        self.change(keep.bind(branch.id).bind(&branch.slug).bind(now)).await?;
        let update = sqlx::query::<Db>(sql!(
            "UPDATE branch SET slug = $3, name = $4, address = $5, time_zone = $6
             WHERE id = $1 AND NOT EXISTS (
                 SELECT 1 FROM branch AS other WHERE other.library_id = $2 AND other.slug = $3 AND other.id <> $1
             )"
        ))
        .bind(branch.id)
        .bind(branch.library)
        .bind(&branch.slug)
        .bind(&branch.name)
        .bind(&branch.address)
        .bind(&branch.zone);
        if self.change(update).await? == 0 {
            return Ok(false);
        }
        self.raise_revision(branch.id).await?;
        Ok(true)
    }

    async fn add_zone(&mut self, branch: BranchId, zone: &Zone) -> Result<(), StoreError> {
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO zone (id, branch_id, name, floor, mode, position)
             VALUES ($1, $2, $3, $4, $5,
                     (SELECT COALESCE(MAX(other.position) + 1, 0) FROM zone AS other WHERE other.branch_id = $2))"
        ))
        .bind(zone.id)
        .bind(branch)
        .bind(&zone.name)
        .bind(zone.floor)
        .bind(zone.mode.code());
        self.change(insert).await?;
        self.raise_revision(branch).await
    }

    async fn set_networks(&mut self, branch: BranchId, networks: &str) -> Result<(), StoreError> {
        let set = sqlx::query::<Db>(sql!("UPDATE branch SET check_in_networks = $2 WHERE id = $1"));
        self.change(set.bind(branch).bind(networks)).await.map(drop)
    }

    async fn describe_zone(&mut self, branch: BranchId, zone: &Zone) -> Result<(), StoreError> {
        let update = sqlx::query::<Db>(sql!(
            "UPDATE zone SET name = $3, floor = $4, mode = $5 WHERE id = $1 AND branch_id = $2"
        ))
        .bind(zone.id)
        .bind(branch)
        .bind(&zone.name)
        .bind(zone.floor)
        .bind(zone.mode.code());
        self.change(update).await?;
        self.raise_revision(branch).await
    }

    async fn order_zones(&mut self, branch: BranchId, zones: &[ZoneId]) -> Result<(), StoreError> {
        for (zone, position) in zones.iter().zip(0_i64..) {
            let update = sqlx::query::<Db>(sql!("UPDATE zone SET position = $3 WHERE id = $1 AND branch_id = $2"));
            self.change(update.bind(zone).bind(branch).bind(position)).await?;
        }
        self.raise_revision(branch).await
    }

    async fn add_seats(&mut self, branch: BranchId, seats: &[(Seat, SeatCode)]) -> Result<bool, StoreError> {
        for some in seats.chunks(ROWS) {
            let mut insert = QueryBuilder::<Db>::new(
                "INSERT INTO seat (id, zone_id, label, attributes, grid_column, grid_row, code) ",
            );
            insert.push_values(some, |mut row, (seat, code)| {
                row.push_bind(seat.id).push_bind(seat.zone).push_bind(seat.label.clone()).push_bind(seat.attributes);
                row.push_bind(seat.column).push_bind(seat.row).push_bind(code.as_str().to_owned());
            });
            insert.push(" ON CONFLICT DO NOTHING");
            if self.change(insert.build()).await? != some.len() as u64 {
                return Ok(false);
            }
        }
        self.raise_revision(branch).await?;
        Ok(true)
    }

    async fn mark_seats(&mut self, branch: BranchId, seats: &[(SeatId, Attributes)]) -> Result<(), StoreError> {
        for (seat, attributes) in seats {
            let update = sqlx::query::<Db>(sql!("UPDATE seat SET attributes = $2 WHERE id = $1"));
            self.change(update.bind(seat).bind(attributes)).await?;
        }
        self.raise_revision(branch).await
    }

    async fn place_seat(&mut self, branch: BranchId, seat: SeatId, column: i64, row: i64) -> Result<(), StoreError> {
        let update = sqlx::query::<Db>(sql!("UPDATE seat SET grid_column = $2, grid_row = $3 WHERE id = $1"));
        self.change(update.bind(seat).bind(column).bind(row)).await?;
        self.raise_revision(branch).await
    }

    async fn use_seats(&mut self, branch: BranchId, seats: &[SeatId], in_use: bool) -> Result<(), StoreError> {
        for seat in seats {
            let update = sqlx::query::<Db>(sql!("UPDATE seat SET in_use = $2 WHERE id = $1"));
            self.change(update.bind(seat).bind(in_use)).await?;
        }
        self.raise_revision(branch).await
    }

    async fn remove_seats(&mut self, branch: BranchId, seats: &[SeatId]) -> Result<(), StoreError> {
        for seat in seats {
            let delete = sqlx::query::<Db>(sql!("DELETE FROM seat WHERE id = $1"));
            self.change(delete.bind(seat)).await?;
        }
        self.raise_revision(branch).await
    }

    async fn remove_zone(&mut self, branch: BranchId, zone: ZoneId) -> Result<(), StoreError> {
        let closures = sqlx::query::<Db>(sql!("DELETE FROM closure WHERE branch_id = $1 AND zone_id = $2"));
        self.change(closures.bind(branch).bind(zone)).await?;
        let rules = sqlx::query::<Db>(sql!("DELETE FROM policy_value WHERE place_id = $1"));
        self.change(rules.bind(zone)).await?;
        let delete = sqlx::query::<Db>(sql!("DELETE FROM zone WHERE id = $1 AND branch_id = $2"));
        self.change(delete.bind(zone).bind(branch)).await?;
        self.raise_revision(branch).await
    }

    async fn set_week(&mut self, branch: BranchId, week: &[(u8, Hours)]) -> Result<(), StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM opening_hours WHERE branch_id = $1")).bind(branch);
        self.change(delete).await?;
        for (weekday, hours) in week {
            let insert = sqlx::query::<Db>(sql!(
                "INSERT INTO opening_hours (branch_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)"
            ));
            let insert = insert.bind(branch).bind(i64::from(*weekday)).bind(hours.opens).bind(hours.closes);
            self.change(insert).await?;
        }
        self.raise_revision(branch).await
    }

    async fn set_day(
        &mut self,
        branch: BranchId,
        day: NaiveDate,
        exception: Option<&OpeningException>,
    ) -> Result<(), StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM opening_exception WHERE branch_id = $1 AND day = $2"));
        self.change(delete.bind(branch).bind(day)).await?;
        if let Some(exception) = exception {
            let hours = exception.hours.iter().map(|hours| (hours.opens, hours.closes));
            let closed = exception.hours.is_empty().then_some((-1, -1));
            for (opens, closes) in hours.chain(closed) {
                let insert = sqlx::query::<Db>(sql!(
                    "INSERT INTO opening_exception (branch_id, day, opens, closes, reason)
                     VALUES ($1, $2, $3, $4, $5)"
                ));
                let insert = insert.bind(branch).bind(day).bind(opens).bind(closes).bind(&exception.reason);
                self.change(insert).await?;
            }
        }
        self.raise_revision(branch).await
    }

    async fn remove_closure(&mut self, branch: BranchId, closure: ClosureId) -> Result<bool, StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM closure WHERE id = $1 AND branch_id = $2"));
        if self.change(delete.bind(closure).bind(branch)).await? == 0 {
            return Ok(false);
        }
        self.raise_revision(branch).await?;
        Ok(true)
    }

    async fn set_rule(&mut self, branches: &[BranchId], rule: &PolicyValue) -> Result<(), StoreError> {
        let upsert = sqlx::query::<Db>(sql!(
            "INSERT INTO policy_value (place_id, level, field, value, is_limit) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (place_id, field) DO UPDATE SET value = excluded.value, is_limit = excluded.is_limit"
        ))
        .bind(rule.place)
        .bind(rule.level.code())
        .bind(rule.field.code())
        .bind(rule.value)
        .bind(rule.is_limit);
        self.change(upsert).await?;
        self.raise_revisions(branches).await
    }

    async fn drop_rule(&mut self, branches: &[BranchId], place: Uuid, field: Field) -> Result<(), StoreError> {
        let delete = sqlx::query::<Db>(sql!("DELETE FROM policy_value WHERE place_id = $1 AND field = $2"));
        self.change(delete.bind(place).bind(field.code())).await?;
        self.raise_revisions(branches).await
    }

    async fn move_booking(&mut self, booking: BookingId, zone: ZoneId, seat: SeatId) -> Result<bool, StoreError> {
        // An update that broke the guard would end the transaction, so it asks first. A letter of its own tells of it.
        let update = sqlx::query::<Db>(sql!(
            "UPDATE booking SET zone_id = $2, seat_id = $3, sequence = sequence + 1,
                    told = CASE WHEN told < sequence THEN told ELSE told + 1 END
             WHERE id = $1 AND active AND NOT EXISTS (
                 SELECT 1 FROM booking AS other
                 WHERE other.seat_id = $3 AND other.active AND other.id <> $1
                   AND other.held_until > booking.held_from AND other.held_from < booking.held_until
             )"
        ));
        Ok(self.change(update.bind(booking).bind(zone).bind(seat)).await? == 1)
    }

    async fn reinstate(&mut self, booking: BookingId, status: Status) -> Result<bool, StoreError> {
        let update = sqlx::query::<Db>(sql!(
            "UPDATE booking SET status = $2, active = TRUE, sequence = sequence + 1,
                    told = CASE WHEN told < sequence THEN told ELSE told + 1 END
             WHERE id = $1 AND status = 'cancelled' AND NOT EXISTS (
                 SELECT 1 FROM booking AS other
                 WHERE other.seat_id = booking.seat_id AND other.active AND other.id <> $1
                   AND other.held_until > booking.held_from AND other.held_from < booking.held_until
             )"
        ));
        Ok(self.change(update.bind(booking).bind(status.code())).await? == 1)
    }

    async fn keep_change(&mut self, change: &MadeChange, bookings: &[BookingChange]) -> Result<(), StoreError> {
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO house_change (id, library_id, branch_id, person_id, revision, made_at, undo_until, undone_at,
                                       change, back)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ))
        .bind(change.id)
        .bind(change.library)
        .bind(change.branch)
        .bind(change.person)
        .bind(change.revision)
        .bind(change.made_at)
        .bind(change.undo_until)
        .bind(change.undone_at)
        .bind(write_change(&change.change)?)
        .bind(write_change(&change.back)?);
        self.change(insert).await?;
        for some in bookings.chunks(ROWS) {
            let mut insert = QueryBuilder::<Db>::new(
                "INSERT INTO booking_change (change_id, booking_id, library_id, person_id, from_seat_id, from_zone_id,
                                             to_seat_id, to_zone_id, status_before, letter_id, state, made_at) ",
            );
            insert.push_values(some, |mut row, booking| {
                row.push_bind(booking.change).push_bind(booking.booking).push_bind(booking.library);
                row.push_bind(booking.person).push_bind(booking.from.1).push_bind(booking.from.0);
                row.push_bind(booking.to.map(|to| to.1)).push_bind(booking.to.map(|to| to.0));
                row.push_bind(booking.before.code()).push_bind(booking.letter);
                row.push_bind(booking.state.code()).push_bind(booking.made_at);
            });
            self.change(insert.build()).await?;
        }
        Ok(())
    }

    async fn mark_undone(&mut self, change: ChangeId, at: Timestamp) -> Result<(), StoreError> {
        let update = sqlx::query::<Db>(sql!("UPDATE house_change SET undone_at = $2 WHERE id = $1"));
        self.change(update.bind(change).bind(at)).await.map(drop)
    }

    async fn note_booking(&mut self, change: &BookingChange, state: MoveState) -> Result<(), StoreError> {
        let update = sqlx::query::<Db>(sql!(
            "UPDATE booking_change SET state = $3, to_seat_id = $4, to_zone_id = $5
             WHERE change_id = $1 AND booking_id = $2"
        ))
        .bind(change.change)
        .bind(change.booking)
        .bind(state.code())
        .bind(change.to.map(|to| to.1))
        .bind(change.to.map(|to| to.0));
        self.change(update).await.map(drop)
    }
}

impl Conn {
    async fn raise_revisions(&mut self, branches: &[BranchId]) -> Result<(), StoreError> {
        for branch in branches {
            self.raise_revision(*branch).await?;
        }
        Ok(())
    }
}
