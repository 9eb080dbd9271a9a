//! The head of every page: the mark, the library, the menu.

use leptos::prelude::*;
use plek_domain::places::Cloth;

use super::glyph::{Glyph, GlyphIcon};
use super::page::{NavLink, SITE};
use crate::i18n::Texts;
use crate::t;

/// The library that a page belongs to.
#[derive(Debug, Clone)]
pub struct House {
    /// Its name.
    pub name: String,
    /// Its door.
    pub href: String,
    /// Its colour.
    pub cloth: Cloth,
    /// Its logo: where it is, width and height in points.
    pub logo: Option<(String, i64, i64)>,
}

/// The mark, the library and the menu.
#[component]
pub(super) fn Header(
    /// The reader's language.
    texts: Texts,
    /// Where the mark leads.
    home: String,
    /// The library of the page.
    #[prop(optional_no_strip)]
    house: Option<House>,
    /// The menu.
    nav: Vec<NavLink>,
    /// Whether there is somebody to sign out.
    signed_in: bool,
    /// Whether it asks for a code.
    asks_code: bool,
) -> impl IntoView {
    let entry = |link: NavLink| {
        let current = link.current.then_some("page");
        view! { <li><a href=link.href aria-current=current>{link.label}</a></li> }
    };
    let sign_out = signed_in.then(|| {
        view! {
            <li>
                <form method="post" action="/sign-out">
                    <button class="button button--link" type="submit">{t!(texts, "sign-out")}</button>
                </form>
            </li>
        }
    });
    let menu = (!nav.is_empty()).then(|| {
        view! {
            <nav class="site-nav" aria-label=t!(texts, "nav-label")>
                <ul>{nav.into_iter().map(entry).collect_view()}{sign_out}</ul>
            </nav>
        }
    });
    let code = asks_code.then(|| {
        view! {
            <form class="site-code" method="get" action="/code">
                <label class="site-code__label" for="site-code">{t!(texts, "home-code-label")}</label>
                <input
                    class="site-code__input"
                    id="site-code"
                    name="code"
                    type="text"
                    placeholder=t!(texts, "home-code-short")
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                />
                <button class="site-code__go" type="submit">{t!(texts, "home-code-go")}</button>
            </form>
        }
    });
    let class = if house.is_some() { "site-header site-header--house" } else { "site-header" };
    let house = house.map(|house| {
        // The name stands beside it, so the picture says nothing more.
        let logo = house.logo.map(|(src, width, height)| {
            view! { <img class="logo" src=src width=width.to_string() height=height.to_string() alt=""/> }
        });
        view! { <a class="brand__house" href=house.href>{logo}<span>{house.name}</span></a> }
    });
    view! {
        <header class=class>
            <div class="brand-line">
                <a class="brand" href=home>
                    <GlyphIcon glyph=Glyph::Mark/>
                    <span class="brand__name">{SITE}</span>
                    <span class="visually-hidden">{format!(" – {}", t!(texts, "home"))}</span>
                </a>
                {house}
            </div>
            {menu}
            {code}
        </header>
    }
}
