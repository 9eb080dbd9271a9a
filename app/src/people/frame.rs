//! The frame of this pillar's pages, which are about no library.

use crate::ctx::{AppState, Visitor};
use crate::ui::PageFrame;

/// The frame of a page at `path`.
pub(crate) fn framed(visitor: &Visitor, state: &AppState, path: &str, title: String) -> PageFrame {
    PageFrame::for_visitor(visitor, state, path, title, None)
}
