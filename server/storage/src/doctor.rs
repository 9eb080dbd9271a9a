//! [`Finding`]: one line of `plek doctor`.

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What should be true.
    pub check: &'static str,
    /// Whether it is.
    pub ok: bool,
    /// More about it; empty when there is nothing to say.
    pub detail: String,
}

impl Finding {
    /// A count that must be zero.
    #[must_use]
    pub fn counted(check: &'static str, wrong: i64) -> Self {
        Self { check, ok: wrong == 0, detail: if wrong == 0 { String::new() } else { format!("{wrong} rows") } }
    }

    /// A plain yes or no.
    #[must_use]
    pub fn new(check: &'static str, ok: bool, detail: impl Into<String>) -> Self {
        Self { check, ok, detail: detail.into() }
    }
}
