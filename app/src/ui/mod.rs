//! The design system: components that render ordinary HTML on the server, and nothing in the browser.
//!
//! A page is [`page`] around a body of these. Each component's class names are those of `style/ui.css`; texts come
//! in as text (see `crate::i18n`), so that no component decides what is said.

pub mod form;
mod glyph;
mod html;
mod notice;
mod page;
mod table;

pub use form::{
    Button, ButtonLink, Choice, ErrorLink, ErrorSummary, Field, FieldInfo, Hidden, InputKind, RadioGroup, Select,
    TextArea, TextInput, Weight,
};
pub use glyph::{Glyph, GlyphIcon};
pub use html::tidy;
pub use notice::{EmptyState, Notice, NoticeKind};
pub use page::{LangLink, NavLink, PageFrame, page};
pub use table::{Column, Table};
