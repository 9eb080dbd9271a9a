//! The registry of tables: whose each row is, how personal it is, how long it stays, and in which order tables are
//! copied. A test holds that no table and no column is missing, and that what is purged already is kept for as long as it
//! says here. Backup, restore, export, erase and retention are driven by it.

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenant {
    /// The whole installation's.
    Installation,
    /// The library's in this column.
    Library(&'static str),
    /// That of the row in another table which this column names.
    Through(&'static str, &'static str),
}

/// How personal a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// About no person.
    No,
    /// About the person in this column.
    About(&'static str),
}

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// As long as the thing exists.
    Permanent,
    /// This many days after the instant in the column.
    Days(u32, &'static str),
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Whose its rows are.
    pub tenant: Tenant,
    /// How personal they are.
    pub personal: Personal,
    /// How long they stay.
    pub retention: Retention,
}

const fn permanent(name: &'static str, tenant: Tenant) -> Table {
    Table { name, tenant, personal: Personal::No, retention: Retention::Permanent }
}

/// All tables, parents before children: the order of backup and restore.
pub const TABLES: [Table; 26] = [
    permanent("consortium", Tenant::Installation),
    permanent("library_group", Tenant::Installation),
    permanent("library", Tenant::Library("id")),
    permanent("library_profile", Tenant::Library("library_id")),
    permanent("branch", Tenant::Library("library_id")),
    permanent("former_slug", Tenant::Library("library_id")),
    permanent("opening_hours", Tenant::Through("branch_id", "branch")),
    permanent("opening_exception", Tenant::Through("branch_id", "branch")),
    permanent("zone", Tenant::Through("branch_id", "branch")),
    permanent("closure", Tenant::Through("branch_id", "branch")),
    // Numbers of visits, about nobody.
    permanent("visit_count", Tenant::Through("branch_id", "branch")),
    permanent("seat", Tenant::Through("zone_id", "zone")),
    permanent("policy_value", Tenant::Installation),
    permanent("server_key", Tenant::Installation),
    Table {
        name: "person",
        tenant: Tenant::Installation,
        personal: Personal::About("id"),
        retention: Retention::Permanent,
    },
    Table {
        name: "membership",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("person_id"),
        retention: Retention::Permanent,
    },
    Table {
        name: "post",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("person_id"),
        retention: Retention::Permanent,
    },
    Table {
        name: "booking",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("person_id"),
        retention: Retention::Days(90, "ends_at"),
    },
    Table {
        name: "calendar_feed",
        tenant: Tenant::Installation,
        personal: Personal::About("person_id"),
        retention: Retention::Permanent,
    },
    Table {
        name: "house_change",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("person_id"),
        retention: Retention::Days(30, "made_at"),
    },
    Table {
        name: "booking_change",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("person_id"),
        retention: Retention::Days(30, "made_at"),
    },
    Table {
        name: "desk_note",
        tenant: Tenant::Library("library_id"),
        personal: Personal::No,
        retention: Retention::Days(30, "made_at"),
    },
    Table {
        name: "letter",
        tenant: Tenant::Installation,
        personal: Personal::About("person_id"),
        retention: Retention::Days(30, "settled_at"),
    },
    Table {
        name: "audit_entry",
        tenant: Tenant::Library("library_id"),
        personal: Personal::About("actor_id"),
        retention: Retention::Days(365, "at"),
    },
    permanent("retention_setting", Tenant::Library("library_id")),
    Table {
        name: "retention_run",
        tenant: Tenant::Library("library_id"),
        personal: Personal::No,
        retention: Retention::Days(365, "ran_at"),
    },
];

/// Tables whose rows last hours and go into no backup.
pub const PASSING: [Table; 6] = [
    Table {
        name: "replay",
        tenant: Tenant::Installation,
        personal: Personal::About("actor_id"),
        retention: Retention::Days(2, "kept_at"),
    },
    Table {
        name: "session",
        tenant: Tenant::Installation,
        personal: Personal::About("person_id"),
        retention: Retention::Days(1, "ends_at"),
    },
    Table {
        name: "sign_in",
        tenant: Tenant::Installation,
        personal: Personal::About("person_id"),
        retention: Retention::Days(1, "ends_at"),
    },
    Table {
        name: "set_up_link",
        tenant: Tenant::Installation,
        personal: Personal::About("person_id"),
        retention: Retention::Days(1, "ends_at"),
    },
    // Keyed hashes: whose they are nobody can tell, us included.
    Table {
        name: "limit_bucket",
        tenant: Tenant::Installation,
        personal: Personal::No,
        retention: Retention::Days(1, "busy_until"),
    },
    // Made-up people, and what visitors of a demo typed.
    Table {
        name: "demo_letter",
        tenant: Tenant::Installation,
        personal: Personal::No,
        retention: Retention::Days(2, "delivered_at"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use plek_domain::replay::KEEP_SECONDS;
    use plek_domain::time::DAY;

    #[test]
    fn answers_are_kept_for_as_long_as_their_table_says() {
        let [replay, ..] = PASSING;
        let Retention::Days(days, _) = replay.retention else { panic!("replays pass") };
        assert_eq!(i64::from(days) * DAY, KEEP_SECONDS);
    }
}
