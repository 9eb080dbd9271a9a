//! [`House`]: the library that a page is about, as far as every page of it shows it.

use crate::AppState;
use crate::clock;
use crate::i18n::Texts;
use crate::t;
use plek_domain::error::StoreError;
use plek_domain::places::{BranchPlan, Library, Profile};
use plek_domain::ports::Reads;
use plek_domain::time::{Timestamp, local};
use std::sync::Arc;

/// A library with its profile, and its branches as far as they were read.
#[derive(Clone, Debug)]
pub(crate) struct House {
    /// Which.
    pub library: Library,
    /// How one reaches it, and its colour.
    pub profile: Profile,
    /// Its branches, or the one that the page is about.
    pub plans: Vec<Arc<BranchPlan>>,
    /// When this was.
    pub now: Timestamp,
}

impl House {
    /// The library of a branch, with that branch alone.
    pub(crate) async fn of(
        state: &AppState,
        reads: &mut dyn Reads,
        plan: &Arc<BranchPlan>,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let profile = match state.contacts.of(plan.library.id) {
            Some(known) => known.profile,
            None => reads.places().profile(plan.library.id).await?,
        };
        Ok(Self { library: plan.library.clone(), profile, plans: vec![Arc::clone(plan)], now })
    }

    /// The library at an address, with all its branches; nothing when there is none.
    pub(crate) async fn at(state: &AppState, reads: &mut dyn Reads, slug: &str) -> Result<Option<Self>, StoreError> {
        let libraries = reads.places().libraries().await?;
        let Some(library) = libraries.into_iter().find(|library| library.slug.as_str() == slug) else {
            return Ok(None);
        };
        let profile = reads.places().profile(library.id).await?;
        let plans = plans(state, reads, slug).await?;
        Ok(Some(Self { library, profile, plans, now: state.store.now() }))
    }

    /// A page of this library.
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/{}{rest}", self.library.slug)
    }
}

/// The plans of a library's branches, or of all when `library` is empty; those that this process has seen are not read
/// again unless they changed.
pub(crate) async fn plans(
    state: &AppState,
    reads: &mut dyn Reads,
    library: &str,
) -> Result<Vec<Arc<BranchPlan>>, StoreError> {
    let mut plans = Vec::new();
    for (branch, revision) in reads.places().revisions(library).await? {
        plans.extend(state.store.plan_at(reads, branch, revision).await?);
    }
    Ok(plans)
}

/// "open tot 20.00", "dicht, weer open om 9.00" or on which day.
pub(crate) fn open_words(texts: Texts, plan: &BranchPlan, now: Timestamp) -> String {
    let closure = plan.closure_at(now);
    let Some(period) = plan.opening(now) else { return t!(texts, "house-closed") };
    let clock = |at: Timestamp| clock::time(texts, plan.time_zone, at);
    if period.contains(now) && closure.is_none() {
        // Midnight is the end of a day for those who leave, and no time on their clock.
        return match local(plan.time_zone, period.until()).1 {
            0 => t!(texts, "house-open-until-midnight"),
            _ => t!(texts, "house-open-until", time = clock(period.until())),
        };
    }
    let from = closure.map_or(period.from(), |closure| period.from().max(closure.period.until()));
    let (today, day) = (local(plan.time_zone, now).0, local(plan.time_zone, from).0);
    if day == today {
        t!(texts, "house-opens-at", time = clock(from))
    } else {
        t!(texts, "house-opens-on", day = texts.day_short(day), time = clock(from))
    }
}
