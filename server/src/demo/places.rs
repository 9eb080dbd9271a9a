//! Builds the places from the tables: ids, seats on their grids, closures, policy.

use super::houses::{BranchDraft, CONSORTIUM, CONSORTIUM_RULES, GROUPS, LIBRARIES, LibraryDraft, Rules, ZoneDraft};
use super::{hours, mint};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use plek_domain::ids::{BranchId, ClosureId, ConsortiumId, GroupId, LibraryId, SeatId, ZoneId};
use plek_domain::places::{Attributes, Branch, Closure, Library, Logo, Profile, Seat, Zone};
use plek_domain::policy::{Level, PolicyValue};
use plek_domain::time::{DAY, Timestamp};
use plek_storage::fill::{BranchContent, Content};
use uuid::Uuid;

/// Opening exceptions reach from so many days back to so many days ahead.
const CALENDAR: (u64, usize) = (400, 640);

/// All places and their policy, without people and bookings.
pub fn places(clock: Timestamp, rng: &mut Rng) -> Content {
    // Two summers before the demo the consortium moved to Plek.
    let mut builder = Builder { rng, today: hours::day_of(clock), founded: Timestamp(clock.0 - 790 * DAY) };
    let consortium = ConsortiumId(builder.mint());
    let mut policy: Vec<PolicyValue> = CONSORTIUM_RULES
        .iter()
        .map(|&(field, value, is_limit)| PolicyValue {
            level: Level::Consortium,
            place: consortium.0,
            field,
            value,
            is_limit,
        })
        .collect();
    let mut groups = Vec::new();
    for (name, rules) in GROUPS {
        let id = GroupId(builder.mint());
        policy.extend(values(Level::Group, id.0, rules));
        groups.push((id, name.to_owned()));
    }
    let (mut libraries, mut profiles, mut logos, mut branches) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for draft in &LIBRARIES {
        let (Ok(slug), Some((group, _))) = (draft.slug.parse(), groups.get(draft.group)) else { continue };
        let library = Library { id: LibraryId(builder.mint()), slug, name: draft.name.to_owned() };
        policy.extend(values(Level::Library, library.id.0, draft.rules));
        branches.extend(draft.branches.iter().filter_map(|branch| builder.branch(&library, branch, &mut policy)));
        profiles.push((library.id, profile(draft, Timestamp(clock.0 - 40 * DAY))));
        logos.extend(logo(draft).map(|logo| (library.id, logo)));
        libraries.push((*group, library));
    }
    Content {
        consortium: (consortium, CONSORTIUM.to_owned()),
        groups,
        libraries,
        profiles,
        logos,
        branches,
        policy,
        people: Vec::new(),
        emails: Vec::new(),
        bookings: Vec::new(),
    }
}

/// How the desk is reached, and the library's colour; what the tables say is checked like what people type.
fn profile(draft: &LibraryDraft, changed_at: Timestamp) -> Profile {
    Profile {
        phone: draft.phone.parse().ok(),
        email: draft.email.parse().ok(),
        chat: draft.chat.parse().ok(),
        cloth: draft.cloth.parse().unwrap_or_default(),
        changed_at: Some(changed_at),
        ..Profile::default()
    }
}

/// As it would have been made of a file that somebody sent: small, and with its size. The village has none.
fn logo(draft: &LibraryDraft) -> Option<Logo> {
    let (png, width, height): (&[u8], _, _) = match draft.slug {
        "meerstede" => (include_bytes!("logos/meerstede.png"), 96, 96),
        "universiteit" => (include_bytes!("logos/universiteit.png"), 80, 96),
        _ => return None,
    };
    Some(Logo::new(png.to_vec(), width, height))
}

fn values(level: Level, place: Uuid, rules: Rules) -> impl Iterator<Item = PolicyValue> {
    rules.iter().map(move |&(field, value)| PolicyValue { level, place, field, value, is_limit: false })
}

struct Builder<'a> {
    rng: &'a mut Rng,
    today: NaiveDate,
    founded: Timestamp,
}

impl Builder<'_> {
    /// Ids of places are a few seconds apart, as if somebody had typed them in.
    fn mint(&mut self) -> Uuid {
        self.founded = self.founded.plus_seconds(self.rng.i64(2..40));
        mint(self.founded, self.rng)
    }

    fn branch(
        &mut self,
        library: &Library,
        draft: &BranchDraft,
        policy: &mut Vec<PolicyValue>,
    ) -> Option<BranchContent> {
        let branch = Branch {
            id: BranchId(self.mint()),
            library: library.id,
            slug: draft.slug.parse().ok()?,
            name: draft.name.to_owned(),
            address: draft.address.to_owned(),
            zone: hours::ZONE.to_owned(),
        };
        policy.extend(values(Level::Branch, branch.id.0, draft.rules));
        let (mut zones, mut seats) = (Vec::new(), Vec::new());
        for draft in draft.zones {
            let id = ZoneId(self.mint());
            policy.extend(values(Level::Zone, id.0, draft.rules));
            seats.extend((0..draft.seats).map(|nth| self.seat(id, draft, nth)));
            zones.push(Zone { id, name: draft.name.to_owned(), floor: draft.floor, mode: draft.mode });
        }
        let (back, days) = CALENDAR;
        Some(BranchContent {
            week: hours::week(draft.week),
            exceptions: hours::exceptions(library.slug.as_str(), self.today - Days::new(back), days),
            closures: self.closures(draft.slug, &zones),
            branch,
            zones,
            seats,
        })
    }

    /// The `nth` seat of a zone: tables side by side with an aisle of one cell between them.
    fn seat(&mut self, zone: ZoneId, draft: &ZoneDraft, nth: i64) -> Seat {
        let (wide, deep, across) = draft.tables;
        let (table, chair) = (nth / (wide * deep), nth % (wide * deep));
        let mut attributes = draft.offers;
        if draft.sockets > 0 && table % draft.sockets == 0 {
            attributes = attributes.and(Attributes::POWER);
        }
        if nth < draft.accessible {
            attributes = attributes.and(Attributes::ACCESSIBLE);
        }
        Seat {
            id: SeatId(self.mint()),
            zone,
            label: format!("{}{}", draft.letter, nth + 1),
            attributes,
            column: (table % across) * (wide + 1) + chair % wide,
            row: (table / across) * (deep + 1) + chair / wide,
        }
    }

    /// Painters at the university in the demo's week; a new floor in the whole of Bib Noord the week after.
    fn closures(&mut self, branch: &str, zones: &[Zone]) -> Vec<Closure> {
        let painted = zones.iter().find(|zone| zone.name == "Tijdschriftenzaal").map(|zone| zone.id);
        let (zone, days, reason) = match (branch, painted) {
            ("bibliotheek", Some(_)) => (painted, (0, 4), "Schilderwerken"),
            ("noord", _) => (None, (9, 11), "Nieuwe vloer"),
            _ => return Vec::new(),
        };
        let period = hours::days_from(self.today, days.0, days.1);
        let closure = |period| Closure { id: ClosureId(self.mint()), zone, period, reason: reason.to_owned() };
        period.map(closure).into_iter().collect()
    }
}
