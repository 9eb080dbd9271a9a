//! A field of cloth with a white label in its top edge: the way to a part of the house.

use leptos::prelude::*;

use super::glyph::{Glyph, GlyphIcon};

/// The four cloths, one for each part of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloth {
    /// Seats: lamp green.
    Seats,
    /// Activities: red lead.
    Events,
    /// Reading: ink blue.
    Reading,
    /// Class: yellow.
    Class,
}

/// One door: a label, a name, one live fact, one verb.
#[component]
pub fn Door(
    /// Of which part.
    cloth: Cloth,
    /// What stands on the label.
    #[prop(into)]
    label: String,
    /// Its name.
    #[prop(into)]
    title: String,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The verb.
    #[prop(into)]
    verb: String,
    /// The fact.
    children: Children,
) -> impl IntoView {
    let (class, glyph) = match cloth {
        Cloth::Seats => ("door door--cloth door--green", Glyph::SeatFree),
        Cloth::Events => ("door door--cloth door--red", Glyph::Ticket),
        Cloth::Reading => ("door door--cloth door--blue", Glyph::Book),
        Cloth::Class => ("door door--cloth door--yellow", Glyph::Trail),
    };
    view! {
        <article class=class>
            <p class="spine-label"><GlyphIcon glyph/>{label}</p>
            <h3 class="door__title">{title}</h3>
            <div class="door__text reading">{children()}</div>
            <p class="door__verb"><a href=href>{verb}</a></p>
        </article>
    }
}
