//! Forms that keep what was typed: each control shows its label, hint and error, and works without scripts.
//!
//! ```ignore
//! let day = FieldInfo::new("day", label).error(words(errors.of("day")));
//! view! {
//!     <ErrorSummary texts errors=[&day].into_iter().filter_map(FieldInfo::summary).collect()/>
//!     <form method="post" action="/visits" novalidate><TextInput texts field=day kind=InputKind::Date value=typed.day/></form>
//! }
//! ```
//! Forms carry `novalidate`: the browser's own bubbles would keep people from the summary, which names every error
//! in their language. And they say their `action`: without one they go to the address of the page with its fragment,
//! and a page that is opened at a fragment gives the summary no focus.

mod button;
mod checkboxes;
mod choice;
mod field;
mod input;
mod summary;
mod textarea;

pub use button::{Button, ButtonLink, Weight};
pub use checkboxes::{Checkboxes, FileInput};
pub use choice::{Choice, RadioGroup, Select};
pub use field::{Field, FieldInfo};
pub use input::{Hidden, InputKind, TextInput};
pub use summary::{ErrorLink, ErrorSummary};
pub use textarea::TextArea;
