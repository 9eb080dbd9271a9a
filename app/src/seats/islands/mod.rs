//! What the browser adds to the page of study seats: the rules before any click, and tools for the floor plan.

mod period_check;
mod plan_tools;

pub use period_check::{CheckWords, PeriodCheck};
pub use plan_tools::{PlanLive, PlanTools, PlanWords};
