use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use chrono::NaiveDate;
use plek_domain::error::StoreError;
use plek_domain::ids::{BranchId, ClosureId, LibraryId, SeatId, ZoneId};
use plek_domain::places::repo::{PlaceReads, PlaceRepo};
use plek_domain::places::{
    Attributes, BookingMode, Branch, BranchPlan, Closure, Library, Logo, Profile, Seat, SeatCode, Zone,
};
use plek_domain::policy::{Field, Level, PolicyValue};
use plek_domain::text::Slug;
use plek_domain::time::{DAY, Hours, OpeningException, Period, Timestamp};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct BranchRow {
    id: BranchId,
    library_id: LibraryId,
    slug: Slug,
    name: String,
    address: String,
    time_zone: String,
}

impl From<BranchRow> for Branch {
    fn from(row: BranchRow) -> Self {
        let BranchRow { id, library_id, slug, name, address, time_zone } = row;
        Self { id, library: library_id, slug, name, address, zone: time_zone }
    }
}

/// Names are sorted here and not by the database, whose order depends on its collation.
fn by_name<T>(mut things: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    things.sort_by_cached_key(|thing| name(thing).to_lowercase());
    things
}

#[async_trait]
impl PlaceReads for Conn {
    async fn libraries(&mut self) -> Result<Vec<Library>, StoreError> {
        let rows: Vec<(LibraryId, Slug, String)> = sqlx::query_as::<Db, _>(sql!("SELECT id, slug, name FROM library"))
            .fetch_all(self.live()?)
            .await
            .map_err(store_error)?;
        let libraries = rows.into_iter().map(|(id, slug, name)| Library { id, slug, name }).collect();
        Ok(by_name(libraries, |library: &Library| &library.name))
    }

    async fn branches(&mut self, library: LibraryId) -> Result<Vec<Branch>, StoreError> {
        let rows: Vec<BranchRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, slug, name, address, time_zone FROM branch WHERE library_id = $1"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(by_name(rows.into_iter().map(Branch::from).collect(), |branch: &Branch| &branch.name))
    }

    async fn find(&mut self, library: &str, branch: &str) -> Result<Option<(BranchId, i64)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT branch.id, branch.revision FROM branch JOIN library ON library.id = branch.library_id
             WHERE library.slug = $1 AND ($2 = '' OR branch.slug = $2)
             ORDER BY branch.slug LIMIT 1"
        ))
        .bind(library)
        .bind(branch)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn seat_with_code(&mut self, code: SeatCode) -> Result<Option<(BranchId, SeatId)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT zone.branch_id, seat.id FROM seat JOIN zone ON zone.id = seat.zone_id
             WHERE seat.code = $1 AND seat.in_use"
        ))
        .bind(code.as_str())
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn code_of(&mut self, seat: SeatId) -> Result<Option<SeatCode>, StoreError> {
        let code: Option<String> = sqlx::query_scalar::<Db, _>(sql!("SELECT code FROM seat WHERE id = $1"))
            .bind(seat)
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)?;
        code.map(|code| SeatCode::parse(&code).ok_or_else(|| inconsistent("code of a seat"))).transpose()
    }

    async fn check_in_networks(&mut self, branch: BranchId) -> Result<String, StoreError> {
        let networks: Option<String> =
            sqlx::query_scalar::<Db, _>(sql!("SELECT check_in_networks FROM branch WHERE id = $1"))
                .bind(branch)
                .fetch_optional(self.live()?)
                .await
                .map_err(store_error)?;
        Ok(networks.unwrap_or_default())
    }

    async fn revisions(&mut self, library: &str) -> Result<Vec<(BranchId, i64)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT branch.id, branch.revision FROM branch JOIN library ON library.id = branch.library_id
             WHERE $1 = '' OR library.slug = $1
             ORDER BY branch.slug, branch.id"
        ))
        .bind(library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn library_formerly(&mut self, slug: &str) -> Result<Option<Library>, StoreError> {
        let row: Option<(LibraryId, Slug, String)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT library.id, library.slug, library.name FROM former_slug
             JOIN library ON library.id = former_slug.place_id
             WHERE former_slug.slug = $1 ORDER BY former_slug.left_at DESC LIMIT 1"
        ))
        .bind(slug)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(row.map(|(id, slug, name)| Library { id, slug, name }))
    }

    async fn branch_formerly(&mut self, library: LibraryId, slug: &str) -> Result<Option<Slug>, StoreError> {
        sqlx::query_scalar::<Db, Slug>(sql!(
            "SELECT branch.slug FROM former_slug JOIN branch ON branch.id = former_slug.place_id
             WHERE branch.library_id = $1 AND former_slug.slug = $2 ORDER BY former_slug.left_at DESC LIMIT 1"
        ))
        .bind(library)
        .bind(slug)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn profile(&mut self, library: LibraryId) -> Result<Profile, StoreError> {
        self.profile_of(library).await
    }

    async fn logo(&mut self, library: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        self.logo_of(library).await
    }

    async fn revision(&mut self, branch: BranchId) -> Result<Option<i64>, StoreError> {
        if let Some(seen) = self.revisions.get(&branch) {
            return Ok(Some(*seen));
        }
        let revision = sqlx::query_scalar::<Db, i64>(sql!("SELECT revision FROM branch WHERE id = $1"))
            .bind(branch)
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)?;
        self.remember_revision(branch, revision);
        Ok(revision)
    }

    async fn plan(&mut self, branch: BranchId) -> Result<Option<BranchPlan>, StoreError> {
        // The revision comes first: whatever changes while the rest is read makes the plan look old, never new.
        let Some(revision) = self.revision(branch).await? else { return Ok(None) };
        let row: BranchRow = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, library_id, slug, name, address, time_zone FROM branch WHERE id = $1"
        ))
        .bind(branch)
        .fetch_one(self.live()?)
        .await
        .map_err(store_error)?;
        let branch = Branch::from(row);
        let time_zone = branch.zone.parse().map_err(|_| inconsistent("unknown time zone of a branch"))?;
        Ok(Some(BranchPlan {
            revision,
            library: self.library_of(&branch).await?,
            group: self.group_of(&branch).await?,
            time_zone,
            week: self.week(branch.id).await?,
            exceptions: self.exceptions(branch.id).await?,
            closures: self.closures(branch.id).await?,
            zones: self.zones(branch.id).await?,
            seats: self.seats(branch.id).await?,
            policy: self.policy(branch.id).await?,
            branch,
        }))
    }
}

#[async_trait]
impl PlaceRepo for Conn {
    async fn add_closure(&mut self, branch: BranchId, closure: &Closure) -> Result<(), StoreError> {
        let insert = sqlx::query::<Db>(sql!(
            "INSERT INTO closure (id, branch_id, zone_id, starts_at, ends_at, reason) VALUES ($1, $2, $3, $4, $5, $6)"
        ))
        .bind(closure.id)
        .bind(branch)
        .bind(closure.zone)
        .bind(closure.period.from())
        .bind(closure.period.until())
        .bind(&closure.reason);
        self.change(insert).await?;
        self.raise_revision(branch).await
    }

    async fn set_profile(&mut self, library: LibraryId, profile: &Profile) -> Result<(), StoreError> {
        self.keep_profile(library, profile).await
    }

    async fn set_logo(&mut self, library: LibraryId, logo: Option<&Logo>) -> Result<(), StoreError> {
        self.keep_logo(library, logo).await
    }
}

impl Conn {
    /// Makes every plan of a branch that was read before look old.
    pub(super) async fn raise_revision(&mut self, branch: BranchId) -> Result<(), StoreError> {
        self.revisions.remove(&branch);
        let raise = sqlx::query::<Db>(sql!("UPDATE branch SET revision = revision + 1 WHERE id = $1")).bind(branch);
        self.change(raise).await.map(drop)
    }

    async fn group_of(&mut self, branch: &Branch) -> Result<Vec<LibraryId>, StoreError> {
        sqlx::query_scalar::<Db, LibraryId>(sql!(
            "SELECT other.id FROM library JOIN library AS other ON other.group_id = library.group_id
             WHERE library.id = $1 ORDER BY other.id"
        ))
        .bind(branch.library)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn library_of(&mut self, branch: &Branch) -> Result<Library, StoreError> {
        let (id, slug, name) = sqlx::query_as::<Db, _>(sql!("SELECT id, slug, name FROM library WHERE id = $1"))
            .bind(branch.library)
            .fetch_one(self.live()?)
            .await
            .map_err(store_error)?;
        Ok(Library { id, slug, name })
    }

    async fn week(&mut self, branch: BranchId) -> Result<Vec<(u8, Hours)>, StoreError> {
        let rows: Vec<(i64, i64, i64)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT weekday, opens, closes FROM opening_hours WHERE branch_id = $1 ORDER BY weekday, opens"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let hours = |(weekday, opens, closes)| {
            let weekday = u8::try_from(weekday).map_err(|_| inconsistent("weekday of opening hours"))?;
            Ok((weekday, Hours::new(opens, closes).ok_or_else(|| inconsistent("opening hours"))?))
        };
        rows.into_iter().map(hours).collect()
    }

    async fn exceptions(&mut self, branch: BranchId) -> Result<Vec<OpeningException>, StoreError> {
        let rows: Vec<(NaiveDate, i64, i64, String)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT day, opens, closes, reason FROM opening_exception WHERE branch_id = $1 ORDER BY day, opens"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let mut exceptions: Vec<OpeningException> = Vec::new();
        for (day, opens, closes, reason) in rows {
            if exceptions.last().is_none_or(|last| last.day != day) {
                exceptions.push(OpeningException { day, hours: Vec::new(), reason });
            }
            if let (Some(exception), Some(hours)) = (exceptions.last_mut(), Hours::new(opens, closes)) {
                exception.hours.push(hours);
            }
        }
        Ok(exceptions)
    }

    async fn closures(&mut self, branch: BranchId) -> Result<Vec<Closure>, StoreError> {
        let rows: Vec<(ClosureId, Option<ZoneId>, Timestamp, Timestamp, String)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, zone_id, starts_at, ends_at, reason FROM closure
             WHERE branch_id = $1 AND ends_at > $2
             ORDER BY starts_at"
        ))
        .bind(branch)
        // What ended longer ago is history, which plans leave out.
        .bind(Timestamp(self.as_of.0.saturating_sub(2 * DAY)))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let closure = |(id, zone, from, until, reason)| {
            let period = Period::new(from, until).ok_or_else(|| inconsistent("empty closure"))?;
            Ok(Closure { id, zone, period, reason })
        };
        rows.into_iter().map(closure).collect()
    }

    async fn zones(&mut self, branch: BranchId) -> Result<Vec<Zone>, StoreError> {
        let rows: Vec<(ZoneId, String, i64, String)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, name, floor, mode FROM zone WHERE branch_id = $1 ORDER BY position"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let zone = |(id, name, floor, mode): (_, _, _, String)| {
            let mode = BookingMode::from_code(&mode).ok_or_else(|| inconsistent("unknown mode of a zone"))?;
            Ok(Zone { id, name, floor, mode })
        };
        rows.into_iter().map(zone).collect()
    }

    async fn seats(&mut self, branch: BranchId) -> Result<Vec<Seat>, StoreError> {
        let rows: Vec<(SeatId, ZoneId, String, Attributes, i64, i64)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT seat.id, seat.zone_id, seat.label, seat.attributes, seat.grid_column, seat.grid_row
             FROM seat JOIN zone ON zone.id = seat.zone_id
             WHERE zone.branch_id = $1 AND seat.in_use
             ORDER BY zone.position, seat.grid_row, seat.grid_column"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let seat = |(id, zone, label, attributes, column, row)| Seat { id, zone, label, attributes, column, row };
        Ok(rows.into_iter().map(seat).collect())
    }

    /// What the places above a branch, the branch and its zones set.
    async fn policy(&mut self, branch: BranchId) -> Result<Vec<PolicyValue>, StoreError> {
        let rows: Vec<(Uuid, String, String, i64, bool)> = sqlx::query_as::<Db, _>(sql!(
            "SELECT policy_value.place_id, policy_value.level, policy_value.field, policy_value.value,
                    policy_value.is_limit
             FROM branch
             JOIN library ON library.id = branch.library_id
             JOIN library_group ON library_group.id = library.group_id
             JOIN policy_value ON policy_value.place_id IN
                 (branch.id, library.id, library_group.id, library_group.consortium_id)
                 OR policy_value.place_id IN (SELECT zone.id FROM zone WHERE zone.branch_id = branch.id)
             WHERE branch.id = $1"
        ))
        .bind(branch)
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        let value = |(place, level, field, value, is_limit): (_, String, String, _, _)| {
            let level = Level::from_code(&level).ok_or_else(|| inconsistent("unknown level of a policy value"))?;
            let field = Field::from_code(&field).ok_or_else(|| inconsistent("unknown field of a policy value"))?;
            Ok(PolicyValue { level, place, field, value, is_limit })
        };
        rows.into_iter().map(value).collect()
    }
}
