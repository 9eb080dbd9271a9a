//! The design system: components that render ordinary HTML on the server, and nothing in the browser.
//!
//! A page is [`page`] around a body of these. Each component's class names are those of `style/ui.css`; texts come
//! in as text (see `crate::i18n`), so that no component decides what is said.

mod dialog;
mod door;
mod facts;
mod footer;
pub mod form;
mod glyph;
mod header;
mod html;
mod notice;
mod page;
mod steps;
mod table;
mod visitor_frame;

pub use dialog::Dialog;
pub use door::{Cloth, Door};
pub use facts::{Badge, CopyCode, Facts, More, Progress, Tone, number_in};
pub use footer::{Desk, Help};
pub use form::{
    Button, ButtonLink, Checkboxes, Choice, ErrorLink, ErrorSummary, Field, FieldInfo, FileInput, Hidden, InputKind,
    RadioGroup, Select, TextArea, TextInput, Weight,
};
pub use glyph::{Glyph, GlyphIcon};
pub use header::House;
pub use html::tidy;
pub use notice::{EmptyState, Notice, NoticeKind};
pub use page::{LangLink, NavLink, PageFrame, page};
pub use steps::{Crumbs, Pager, Steps, Tabs};
pub use table::{Column, Table};
