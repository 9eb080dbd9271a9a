//! The home pages, codes, the demo's race, and live updates.

mod live;
mod pages;
mod rivals;
