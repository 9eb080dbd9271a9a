//! The tables of the demo's libraries: branches, zones, weekly hours and what each level sets.

use plek_domain::places::{Attributes, BookingMode};
use plek_domain::policy::Field;

/// Name of the consortium.
pub const CONSORTIUM: &str = "Bibliotheken van de Meerstreek";

/// What the consortium sets; `true` = a limit for all below.
pub const CONSORTIUM_RULES: [(Field, i64, bool); 3] =
    [(Field::MaxMinutes, 480, true), (Field::GraceMinutes, 30, false), (Field::StepMinutes, 30, false)];

/// Working alliances and what they set.
pub const GROUPS: [(&str, Rules); 2] = [
    ("Samenwerkingsgroep Meerstreek", &[(Field::DaysAhead, 14)]),
    ("Samenwerkingsgroep Hoger Onderwijs", &[(Field::DaysAhead, 10)]),
];

/// What a place sets.
pub type Rules = &'static [(Field, i64)];

/// A library with its branches.
pub struct LibraryDraft {
    /// Position of its group in [`GROUPS`].
    pub group: usize,
    pub slug: &'static str,
    pub name: &'static str,
    /// Of the desk. Numbers and hosts are of those that nobody has.
    pub phone: &'static str,
    pub email: &'static str,
    /// Empty: no chat.
    pub chat: &'static str,
    pub cloth: &'static str,
    pub rules: Rules,
    pub branches: &'static [BranchDraft],
}

/// A branch with its zones.
pub struct BranchDraft {
    pub slug: &'static str,
    pub name: &'static str,
    pub address: &'static str,
    pub rules: Rules,
    /// ISO weekday, opening and closing in minutes after midnight.
    pub week: &'static [(u8, i64, i64)],
    pub zones: &'static [ZoneDraft],
}

/// A zone, from which its seats follow.
pub struct ZoneDraft {
    /// First part of its seats' labels.
    pub letter: &'static str,
    pub name: &'static str,
    pub floor: i64,
    pub seats: i64,
    /// Seats along a table, seats deep, and tables in a row.
    pub tables: (i64, i64, i64),
    /// What every seat offers.
    pub offers: Attributes,
    /// Sockets at every so-many-th table; 0 = none.
    pub sockets: i64,
    /// Seats nearest to the door that a wheelchair reaches.
    pub accessible: i64,
    pub mode: BookingMode,
    pub rules: Rules,
}

const PLAIN: Attributes = Attributes(0);
const SILENT: Attributes = Attributes::SILENT;
const GROUP: Attributes = Attributes::GROUP;
const MONITOR: Attributes = Attributes::MONITOR;

const fn zone(
    letter: &'static str,
    name: &'static str,
    floor: i64,
    seats: i64,
    tables: (i64, i64, i64),
    offers: Attributes,
) -> ZoneDraft {
    ZoneDraft {
        letter,
        name,
        floor,
        seats,
        tables,
        offers,
        sockets: 2,
        accessible: 4,
        mode: BookingMode::Optional,
        rules: &[],
    }
}

/// All libraries of the demo.
pub const LIBRARIES: [LibraryDraft; 3] = [
    LibraryDraft {
        group: 0,
        slug: "meerstede",
        name: "Bib Meerstede",
        phone: "+32 9 000 00 10",
        email: "balie@bib-meerstede.example",
        chat: "https://chat.bib-meerstede.example/balie",
        cloth: "#7a1f5c",
        rules: &[(Field::MaxMinutes, 240), (Field::WeekMinutes, 600)],
        branches: &[ZUID, NOORD],
    },
    LibraryDraft {
        group: 1,
        slug: "universiteit",
        name: "Universiteitsbibliotheek Meerstede",
        phone: "+32 9 000 00 20",
        email: "balie@ub-meerstede.example",
        chat: "",
        cloth: "#23409a",
        rules: &[(Field::WeekMinutes, 2880), (Field::DaysAhead, 7), (Field::MembersOnly, 1)],
        branches: &[UNIVERSITY],
    },
    LibraryDraft {
        group: 0,
        slug: "dorpbeke",
        name: "Bib Dorpbeke",
        phone: "+32 9 000 00 30",
        email: "balie@bib-dorpbeke.example",
        chat: "",
        cloth: "#0b6b4f",
        rules: &[
            (Field::MaxMinutes, 180),
            (Field::WeekMinutes, 480),
            (Field::StepMinutes, 15),
            (Field::MembersOnly, 1),
        ],
        branches: &[TOWN],
    },
];

const ZUID: BranchDraft = BranchDraft {
    slug: "zuid",
    name: "Bib Zuid",
    address: "Zuidplein 1, Meerstede",
    rules: &[],
    week: &[
        (1, 720, 1080),
        (2, 540, 1200),
        (3, 540, 1080),
        (4, 540, 1200),
        (5, 540, 1080),
        (6, 540, 1020),
        (7, 600, 780),
    ],
    zones: &[
        ZoneDraft { mode: BookingMode::WalkIn, ..zone("A", "Krantenhoek", 0, 20, (4, 1, 5), PLAIN) },
        ZoneDraft { mode: BookingMode::WalkIn, ..zone("B", "Jeugdafdeling", 0, 30, (3, 2, 5), GROUP) },
        ZoneDraft { sockets: 1, ..zone("C", "Groepstafels", 0, 32, (3, 2, 3), GROUP) },
        zone("D", "Leeszaal", 1, 96, (6, 2, 4), PLAIN),
        ZoneDraft { sockets: 1, ..zone("E", "Stille ruimte", 1, 72, (4, 2, 5), SILENT) },
        ZoneDraft { accessible: 0, ..zone("F", "Studiezolder", 2, 64, (4, 2, 4), PLAIN) },
    ],
};

const NOORD: BranchDraft = BranchDraft {
    slug: "noord",
    name: "Bib Noord",
    address: "Kanaalstraat 88, Meerstede",
    rules: &[(Field::MaxMinutes, 180)],
    week: &[(1, 780, 1080), (2, 780, 1140), (3, 600, 1080), (4, 780, 1140), (5, 600, 1080), (6, 600, 960)],
    zones: &[
        zone("A", "Leestafels", 0, 28, (4, 2, 2), PLAIN),
        ZoneDraft { sockets: 1, ..zone("B", "Studiehoek", 0, 36, (3, 2, 3), SILENT) },
        ZoneDraft { sockets: 1, ..zone("C", "Computerhoek", 0, 12, (6, 1, 1), MONITOR) },
    ],
};

const TOWN: BranchDraft = BranchDraft {
    slug: "dorp",
    name: "Bib Dorp",
    address: "Kerkstraat 3, Dorpbeke",
    rules: &[],
    week: &[
        (1, 810, 1080),
        (2, 540, 720),
        (2, 810, 1080),
        (3, 540, 720),
        (3, 810, 1080),
        (4, 810, 1140),
        (5, 540, 720),
        (5, 810, 1080),
        (6, 540, 780),
    ],
    zones: &[
        ZoneDraft { mode: BookingMode::WalkIn, ..zone("A", "Leeszaal", 0, 30, (3, 2, 3), PLAIN) },
        ZoneDraft { sockets: 1, ..zone("B", "Studiehoek", 0, 18, (3, 2, 3), SILENT) },
    ],
};

const UNIVERSITY: BranchDraft = BranchDraft {
    slug: "bibliotheek",
    name: "Universiteitsbibliotheek",
    address: "Collegelaan 21, Meerstede",
    rules: &[],
    week: &[
        (1, 480, 1440),
        (2, 480, 1440),
        (3, 480, 1440),
        (4, 480, 1440),
        (5, 480, 1440),
        (6, 540, 1080),
        (7, 600, 1080),
    ],
    zones: &[
        ZoneDraft { accessible: 0, ..zone("A", "Kelder", -1, 96, (6, 2, 4), SILENT) },
        ZoneDraft { sockets: 0, ..zone("B", "Archiefzaal", -1, 64, (4, 2, 4), SILENT) },
        ZoneDraft { rules: &[(Field::MaxMinutes, 120)], ..zone("C", "Leescafé", 0, 72, (2, 2, 6), PLAIN) },
        ZoneDraft { sockets: 1, ..zone("D", "Computerzaal", 0, 120, (10, 1, 3), MONITOR) },
        zone("E", "Tuinzaal", 0, 140, (5, 2, 4), PLAIN),
        ZoneDraft {
            sockets: 1,
            mode: BookingMode::Required,
            rules: &[(Field::BufferMinutes, 15), (Field::MinMinutes, 60), (Field::MaxMinutes, 240)],
            ..zone("F", "Groepswerk", 0, 80, (4, 2, 5), GROUP)
        },
        ZoneDraft { accessible: 8, ..zone("G", "Leeszaal 1", 1, 200, (10, 2, 4), PLAIN) },
        ZoneDraft { accessible: 8, ..zone("H", "Leeszaal 2", 1, 180, (10, 2, 3), PLAIN) },
        ZoneDraft { sockets: 1, ..zone("J", "Stille zaal", 1, 160, (8, 2, 4), SILENT) },
        ZoneDraft { sockets: 1, ..zone("K", "Projecttafels", 1, 60, (3, 2, 5), GROUP) },
        ZoneDraft { accessible: 8, sockets: 1, ..zone("L", "Leeszaal 3", 2, 200, (10, 2, 4), PLAIN) },
        zone("M", "Leeszaal 4", 2, 160, (8, 2, 4), PLAIN),
        ZoneDraft { sockets: 0, ..zone("N", "Kaartenzaal", 2, 48, (4, 2, 3), SILENT) },
        zone("P", "Tijdschriftenzaal", 2, 88, (4, 2, 4), PLAIN),
        zone("R", "Leeszaal 5", 3, 144, (8, 2, 3), PLAIN),
        ZoneDraft { sockets: 1, ..zone("S", "Rechtenzaal", 3, 112, (8, 2, 4), SILENT) },
        ZoneDraft { sockets: 1, ..zone("T", "Galerij", 3, 60, (10, 1, 2), PLAIN) },
        ZoneDraft {
            sockets: 1,
            mode: BookingMode::Required,
            ..zone("U", "Studiecellen", 3, 40, (1, 1, 10), SILENT.and(MONITOR))
        },
        ZoneDraft { accessible: 0, ..zone("V", "Zolder", 4, 118, (6, 2, 4), PLAIN) },
        ZoneDraft { accessible: 0, sockets: 1, ..zone("W", "Torenkamer", 4, 56, (4, 2, 3), SILENT) },
    ],
};
