//! Small signs on one grid of 16 by 16, square like the shelf label. The same shapes stand in plans, mail and posters.

use leptos::prelude::*;

/// A sign. Beside words it is decoration; alone it gets a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// A chair with a back, from above: free.
    SeatFree,
    /// A dash: taken.
    SeatTaken,
    /// Plek's mark: a chair that is a shelf label.
    Mark,
    /// A power socket.
    Power,
    /// No talking.
    Silent,
    /// Reachable with a wheelchair.
    Accessible,
    /// A screen to plug into.
    Monitor,
    /// Four chairs at a table: talking is fine.
    Group,
    /// A ticket with its notch: activities.
    Ticket,
    /// An open book: reading.
    Book,
    /// A dotted trail: class and quest.
    Trail,
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Take note.
    Warning,
    /// It did not work.
    Error,
}

impl Glyph {
    /// All of them, for the page that shows them.
    pub const ALL: [Self; 15] = [
        Self::SeatFree,
        Self::SeatTaken,
        Self::Mark,
        Self::Ticket,
        Self::Book,
        Self::Trail,
        Self::Power,
        Self::Silent,
        Self::Accessible,
        Self::Monitor,
        Self::Group,
        Self::Info,
        Self::Success,
        Self::Warning,
        Self::Error,
    ];

    /// The outline, for those who draw it into a larger picture.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::SeatFree | Self::Mark => "M3 1h10v2H3zM1 5h14v9H1z",
            Self::SeatTaken => "M1 11h14v2H1z",
            Self::Power => "M4 1h2v4h4V1h2v4h1v4l-3 3v3H6v-3L3 9V5h1z",
            Self::Silent => {
                "M1 6h3l4-4v12l-4-4H1zM10 6.2 11.2 5 13 6.8 14.8 5 16 6.2 14.2 8 16 9.8 14.8 11 13 9.2 11.2 11 10 9.8 11.8 8z"
            }
            Self::Accessible => {
                "M5 0h3v3H5zM5 4h2.5v2.5H12v2H7.5V10H12l2.5 4.5-1.8 1L10.8 12H5zM4 7v2.2A3 3 0 1 0 8.8 13H11A5 5 0 1 1 4 7z"
            }
            Self::Monitor => "M1 2h14v9H1zm2 2v5h10V4zM7 11h2v2H7zM4 13h8v2H4z",
            Self::Group => "M2 1h5v4H2zM9 1h5v4H9zM1 7h14v2H1zM2 11h5v4H2zM9 11h5v4H9z",
            Self::Ticket => "M1 3h14v3a2 2 0 0 0 0 4v3H1v-3a2 2 0 0 0 0-4zm9 2v1h1V5zm0 2.5v1h1v-1zM10 10v1h1v-1z",
            Self::Book => "M1 3h6l1 1 1-1h6v10H9l-1 1-1-1H1zm2 2v6h4V5zm6 0v6h4V5z",
            Self::Trail => "M1 12h3v3H1zM5 9h3v3H5zM8 5h3v3H8zM12 1h3v3h-3z",
            Self::Info => "M1 1h14v14H1zm6 2v2h2V3zm0 4v6h2V7z",
            Self::Success => "M6 14 1 9l2-2 3 3 7-7 2 2z",
            Self::Warning => "M8 1l8 14H0zM7 6v4h2V6zm0 5.5v2h2v-2z",
            Self::Error => "M5 1h6l4 4v6l-4 4H5l-4-4V5zm2 3v5h2V4zm0 6v2h2v-2z",
        }
    }
}

/// Draws a sign in the colour of its text, as big as its class says.
#[component]
pub fn GlyphIcon(
    /// Which one.
    glyph: Glyph,
    /// What it means, when no words stand beside it.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let path = glyph.path();
    match title {
        Some(title) => view! {
            <svg class="glyph" viewBox="0 0 16 16" role="img"><title>{title}</title><path fill-rule="evenodd" d=path/></svg>
        }
        .into_any(),
        None => view! {
            <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d=path/></svg>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;

    #[test]
    fn a_sign_alone_says_what_it_means() {
        let html = written(view! { <GlyphIcon glyph=Glyph::Power title="stopcontact"/> });
        assert!(html.contains("role=\"img\"") && html.contains("<title>stopcontact</title>"), "{html}");
        let html = written(view! { <GlyphIcon glyph=Glyph::Power/> });
        assert!(html.contains("aria-hidden=\"true\"") && !html.contains("title"), "{html}");
    }
}
