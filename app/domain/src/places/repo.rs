//! What storage knows about places.

use super::change::{BookingChange, MadeChange, MoveState, Told};
use super::{
    Attributes, Branch, BranchPlan, Closure, Consortium, Library, Lineage, Logo, Profile, Seat, SeatCode, StaffSeat,
    WidePlace, Zone,
};
use crate::error::StoreError;
use crate::ids::{
    BookingId, BranchId, ChangeId, ClosureId, ConsortiumId, GroupId, LibraryId, PersonId, SeatId, ZoneId,
};
use crate::policy::{Field, PolicyValue};
use crate::seats::{Booking, Status};
use crate::text::Slug;
use crate::time::{Hours, OpeningException, Period, Timestamp};
use async_trait::async_trait;
use chrono::NaiveDate;
use uuid::Uuid;

/// Reading places.
#[async_trait]
pub trait PlaceReads: Send {
    /// All libraries, by name.
    async fn libraries(&mut self) -> Result<Vec<Library>, StoreError>;
    /// The branches of a library, by name.
    async fn branches(&mut self, library: LibraryId) -> Result<Vec<Branch>, StoreError>;
    /// The branch at an address, with the revision of its plan; the library's first by slug when `branch` is empty.
    async fn find(&mut self, library: &str, branch: &str) -> Result<Option<(BranchId, i64)>, StoreError>;
    /// The branches of the library with that slug, or of all when it is empty, with the revisions of their plans.
    async fn revisions(&mut self, library: &str) -> Result<Vec<(BranchId, i64)>, StoreError>;
    /// The seat whose label says a code, and its branch; a seat that is out of use is none.
    async fn seat_with_code(&mut self, code: SeatCode) -> Result<Option<(BranchId, SeatId)>, StoreError>;
    /// What the label of a seat says.
    async fn code_of(&mut self, seat: SeatId) -> Result<Option<SeatCode>, StoreError>;
    /// The networks from which people check in at a branch, one a line; empty: from everywhere.
    async fn check_in_networks(&mut self, branch: BranchId) -> Result<String, StoreError>;
    /// The revision of a branch's plan; none when there is no such branch.
    async fn revision(&mut self, branch: BranchId) -> Result<Option<i64>, StoreError>;
    /// The profile of a library; the default one of a library that said nothing.
    async fn profile(&mut self, library: LibraryId) -> Result<Profile, StoreError>;
    /// The logo of the library with that slug: its digest and the picture, a PNG.
    async fn logo(&mut self, library: &str) -> Result<Option<(String, Vec<u8>)>, StoreError>;
    /// The library that last had this name in its address before it got another.
    async fn library_formerly(&mut self, slug: &str) -> Result<Option<Library>, StoreError>;
    /// The branch of a library that last had this name in its address before it got another: its name there now.
    async fn branch_formerly(&mut self, library: LibraryId, slug: &str) -> Result<Option<Slug>, StoreError>;
    /// The whole plan of a branch.
    async fn plan(&mut self, branch: BranchId) -> Result<Option<BranchPlan>, StoreError>;
}

/// Changing places. Each change raises the revision of the branches it concerns.
#[async_trait]
pub trait PlaceRepo: PlaceReads {
    /// Adds a closure and raises the branch's revision.
    async fn add_closure(&mut self, branch: BranchId, closure: &Closure) -> Result<(), StoreError>;
    /// Replaces the profile of a library, all but its logo. Nothing is booked by it, so no plan becomes older.
    async fn set_profile(&mut self, library: LibraryId, profile: &Profile) -> Result<(), StoreError>;
    /// Replaces the logo of a library that has a profile.
    async fn set_logo(&mut self, library: LibraryId, logo: Option<&Logo>) -> Result<(), StoreError>;
}

/// Reading what staff see of places.
#[async_trait]
pub trait HouseReads: Send {
    /// The library and what is above it; none when there is no such library.
    async fn lineage(&mut self, library: LibraryId) -> Result<Option<Lineage>, StoreError>;
    /// The consortium, with its groups and what is set above libraries; none before anything was founded.
    async fn consortium(&mut self) -> Result<Option<Consortium>, StoreError>;
    /// All branches below a place, by id.
    async fn branches_below(&mut self, place: WidePlace) -> Result<Vec<BranchId>, StoreError>;
    /// The first group there is: where a library is added while an installation has only one.
    async fn first_group(&mut self) -> Result<Option<GroupId>, StoreError>;
    /// The zones of all branches of a library.
    async fn zones_of_library(&mut self, library: LibraryId) -> Result<Vec<(BranchId, ZoneId)>, StoreError>;
    /// All seats of a branch, those out of use too, by zone, row and column.
    async fn staff_seats(&mut self, branch: BranchId) -> Result<Vec<StaffSeat>, StoreError>;
    /// Those of these seats that have a booking, also one that is over.
    async fn booked_seats(&mut self, seats: &[SeatId]) -> Result<Vec<SeatId>, StoreError>;
    /// What the consortium, the group and a library set.
    async fn library_rules(&mut self, library: LibraryId) -> Result<Vec<PolicyValue>, StoreError>;
    /// The bookings of a branch that keep a seat within a period, by start.
    async fn bookings_within(
        &mut self,
        branch: BranchId,
        within: Period,
        now: Timestamp,
    ) -> Result<Vec<Booking>, StoreError>;
    /// What people are called and read, in no order; who does not exist is left out.
    async fn readers(&mut self, people: &[PersonId]) -> Result<Vec<Told>, StoreError>;
    /// A change that was made.
    async fn change(&mut self, id: ChangeId) -> Result<Option<MadeChange>, StoreError>;
    /// The last change of a branch that was not undone.
    async fn newest_change(&mut self, branch: BranchId) -> Result<Option<ChangeId>, StoreError>;
    /// What became of the bookings that a change hit, by booking.
    async fn changed_bookings(&mut self, change: ChangeId) -> Result<Vec<BookingChange>, StoreError>;
}

/// Changing houses. Whatever bookings are judged by raises the revision of the branches it concerns.
#[async_trait]
pub trait HouseRepo: HouseReads {
    /// Adds a consortium with its first group.
    async fn found(&mut self, consortium: (ConsortiumId, &str), group: (GroupId, &str)) -> Result<(), StoreError>;
    /// Adds a group.
    async fn add_group(&mut self, consortium: ConsortiumId, group: GroupId, name: &str) -> Result<(), StoreError>;
    /// Gives a place above libraries a name; false when there is no such place.
    async fn name_place(&mut self, place: WidePlace, name: &str) -> Result<bool, StoreError>;
    /// Adds a library; false when its address is taken.
    async fn add_library(&mut self, group: GroupId, library: &Library) -> Result<bool, StoreError>;
    /// Puts a library under another group; the plans of all branches of both groups become older.
    async fn move_library(&mut self, library: LibraryId, from: GroupId, to: GroupId) -> Result<(), StoreError>;
    /// Changes name and address of a library, and keeps the address that it had until now; false when the address is
    /// another's.
    async fn describe_library(&mut self, library: &Library, now: Timestamp) -> Result<bool, StoreError>;
    /// Adds a branch; false when its address is taken in the library.
    async fn add_branch(&mut self, branch: &Branch) -> Result<bool, StoreError>;
    /// Changes everything about a branch but its library, and keeps the address that it had until now; false when the
    /// address is another's.
    async fn describe_branch(&mut self, branch: &Branch, now: Timestamp) -> Result<bool, StoreError>;
    /// Says from where people may check in at a branch, as [`super::Networks`] are written.
    async fn set_networks(&mut self, branch: BranchId, networks: &str) -> Result<(), StoreError>;
    /// Adds a zone behind the others.
    async fn add_zone(&mut self, branch: BranchId, zone: &Zone) -> Result<(), StoreError>;
    /// Changes name, floor and mode of a zone.
    async fn describe_zone(&mut self, branch: BranchId, zone: &Zone) -> Result<(), StoreError>;
    /// Puts the zones of a branch in this order.
    async fn order_zones(&mut self, branch: BranchId, zones: &[ZoneId]) -> Result<(), StoreError>;
    /// Adds seats; false when a label or code is taken, and then none of them counts.
    async fn add_seats(&mut self, branch: BranchId, seats: &[(Seat, SeatCode)]) -> Result<bool, StoreError>;
    /// Says what each of these seats offers.
    async fn mark_seats(&mut self, branch: BranchId, seats: &[(SeatId, Attributes)]) -> Result<(), StoreError>;
    /// Puts a seat on a cell of its zone's grid.
    async fn place_seat(&mut self, branch: BranchId, seat: SeatId, column: i64, row: i64) -> Result<(), StoreError>;
    /// Takes seats out of use, or back into it.
    async fn use_seats(&mut self, branch: BranchId, seats: &[SeatId], in_use: bool) -> Result<(), StoreError>;
    /// Removes seats that have no booking.
    async fn remove_seats(&mut self, branch: BranchId, seats: &[SeatId]) -> Result<(), StoreError>;
    /// Removes a zone that has no seats, with its closures and its rules.
    async fn remove_zone(&mut self, branch: BranchId, zone: ZoneId) -> Result<(), StoreError>;
    /// Replaces the weekly hours.
    async fn set_week(&mut self, branch: BranchId, week: &[(u8, Hours)]) -> Result<(), StoreError>;
    /// Replaces what is said of one day; none = the week's hours hold.
    async fn set_day(
        &mut self,
        branch: BranchId,
        day: NaiveDate,
        exception: Option<&OpeningException>,
    ) -> Result<(), StoreError>;
    /// Removes a closure; false when it is gone.
    async fn remove_closure(&mut self, branch: BranchId, closure: ClosureId) -> Result<bool, StoreError>;
    /// Sets a rule at a place, and raises the revision of these branches.
    async fn set_rule(&mut self, branches: &[BranchId], rule: &PolicyValue) -> Result<(), StoreError>;
    /// Gives a rule of a place back, and raises the revision of these branches.
    async fn drop_rule(&mut self, branches: &[BranchId], place: Uuid, field: Field) -> Result<(), StoreError>;
    /// Puts an active booking on another seat; false when that is taken or the booking is over. The command holds the
    /// locks of both zones.
    async fn move_booking(&mut self, booking: BookingId, zone: ZoneId, seat: SeatId) -> Result<bool, StoreError>;
    /// Makes a cancelled booking what it was; false when its seat is taken. The command holds its zone's lock.
    async fn reinstate(&mut self, booking: BookingId, status: Status) -> Result<bool, StoreError>;
    /// Keeps a change that was made, with what is to become of the bookings it hits.
    async fn keep_change(&mut self, change: &MadeChange, bookings: &[BookingChange]) -> Result<(), StoreError>;
    /// Notes that a change was undone.
    async fn mark_undone(&mut self, change: ChangeId, at: Timestamp) -> Result<(), StoreError>;
    /// Notes what became of a booking.
    async fn note_booking(&mut self, change: &BookingChange, state: MoveState) -> Result<(), StoreError>;
}
