//! The document around every page: what every page has, made in one place.

use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use leptos::prelude::*;

use super::footer::{Footer, Help};
use super::header::{Header, House};
use crate::assets::address;
use crate::i18n::{Lang, Texts};
use crate::t;

/// The name in titles and beside the mark; the same in every language.
pub(super) const SITE: &str = "Plek";

/// One entry of the menu. Doors that lead nowhere yet are not shown.
#[derive(Debug, Clone)]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// What it says, such as `t!(texts, "nav-seats")`.
    pub label: String,
    /// Whether this page is (in) that part of the site.
    pub current: bool,
}

/// One language of the switch in the footer.
#[derive(Debug, Clone)]
pub struct LangLink {
    /// This very page in that language, such as `?lang=fr`.
    pub href: String,
    /// The language; its own name is shown.
    pub lang: Lang,
    /// Whether it is the one of this page.
    pub current: bool,
}

/// Everything around a page's body. Handlers get theirs from [`PageFrame::for_visitor`].
pub struct PageFrame {
    /// The reader's language.
    pub texts: Texts,
    /// What the page is about; the name of the site follows it.
    pub title: String,
    /// What search engines say under the title.
    pub description: Option<String>,
    /// Whether the page shows errors of a form: the title says so first.
    pub error: bool,
    /// Given only when the page has an island: then the scripts are loaded. Without it the page has no script.
    pub islands: Option<LeptosOptions>,
    /// Where the mark leads.
    pub home: String,
    /// The menu.
    pub nav: Vec<NavLink>,
    /// Whether there is somebody to sign out.
    pub signed_in: bool,
    /// The library of the page: its name beside the mark, and its colour.
    pub house: Option<House>,
    /// Whether the header asks for a code.
    pub asks_code: bool,
    /// The language switch.
    pub languages: Vec<LangLink>,
    /// Who helps, and how one reaches them.
    pub help: Help,
    /// What else stands at the foot: legal pages.
    pub links: Vec<NavLink>,
    /// What stands above the header: the demo bar.
    pub banner: Option<AnyView>,
    /// Whether on paper nothing but the body is left: a sheet of labels.
    pub only_body_prints: bool,
    /// The request's nonce, for the rule that gives the library's colour.
    pub nonce: Option<Nonce>,
}

impl PageFrame {
    /// A frame with a title and nothing optional; fill in the rest with `PageFrame { nav, ..PageFrame::new(..) }`.
    pub fn new(texts: Texts, title: impl Into<String>) -> Self {
        Self {
            texts,
            title: title.into(),
            description: None,
            error: false,
            islands: None,
            home: "/".to_owned(),
            nav: Vec::new(),
            signed_in: false,
            house: None,
            asks_code: false,
            languages: Vec::new(),
            help: Help::default(),
            links: Vec::new(),
            banner: None,
            only_body_prints: false,
            nonce: None,
        }
    }

    /// The text of `<title>`: an error is heard first, then what page it is, then whose.
    fn document_title(&self) -> String {
        let title = match &self.house {
            Some(house) if house.name != self.title => format!("{} — {}", self.title, house.name),
            _ => self.title.clone(),
        };
        if self.error {
            format!("{} {title} — {SITE}", t!(self.texts, "error-prefix"))
        } else {
            format!("{title} — {SITE}")
        }
    }

    /// The library's colour as custom properties. A rule of our own with the nonce: the colour is checked and written
    /// by `Cloth`, so nothing that was typed stands in it.
    fn cloth(&self) -> Option<impl IntoView + use<>> {
        let (house, nonce) = (self.house.as_ref()?, self.nonce.as_ref()?.to_string());
        let rule = format!(":root{{--house-day:{};--house-night:{}}}", house.cloth.by_day(), house.cloth.by_night());
        Some(view! { <style nonce=nonce>{rule}</style> })
    }
}

/// The complete document. A POST that was refused renders the same page with [`PageFrame::error`] set.
pub fn page(frame: PageFrame, body: impl IntoView) -> impl IntoView {
    let texts = frame.texts;
    let (title, cloth) = (frame.document_title(), frame.cloth());
    let description = frame.description.map(|text| view! { <meta name="description" content=text/> });
    let paper = if frame.only_body_prints { "page page--sheet" } else { "page" };
    view! {
        <!DOCTYPE html>
        <html lang=texts.lang().tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" content="#F3F6F2" media="(prefers-color-scheme: light)"/>
                <meta name="theme-color" content="#0E1714" media="(prefers-color-scheme: dark)"/>
                {description}
                <link rel="stylesheet" href=address("/pkg/plek.css")/>
                <link rel="preload" href=address("/fonts/atkinson-latin.woff2") r#as="font" type="font/woff2" crossorigin="anonymous"/>
                {cloth}
                <link rel="icon" href=address("/favicon.svg") type="image/svg+xml"/>
                {frame.islands.map(|options| view! { <HydrationScripts options islands=true/> })}
            </head>
            <body class=paper>
                <a class="skip-link" href="#main">{t!(texts, "skip-link")}</a>
                {frame.banner}
                <Header
                    texts
                    home=frame.home
                    house=frame.house
                    nav=frame.nav
                    signed_in=frame.signed_in
                    asks_code=frame.asks_code
                />
                <main id="main" class="site-main" tabindex="-1">{body.into_view()}</main>
                <Footer texts help=frame.help links=frame.links languages=frame.languages/>
            </body>
        </html>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::html::written;
    use plek_domain::places::Cloth;

    fn html(frame: PageFrame) -> String {
        written(page(frame, view! { <h1>"Body"</h1> }))
    }

    #[test]
    fn a_page_is_a_whole_document_without_scripts() {
        let nav = vec![NavLink { href: "/seats".into(), label: "Seats".into(), current: true }];
        let languages = vec![LangLink { href: "?lang=fr".into(), lang: Lang::Fr, current: false }];
        let html = html(PageFrame { nav, languages, ..PageFrame::new(Texts::new(Lang::En), "Seats") });
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\"><head>"), "{html}");
        assert!(html.contains("<title>Seats — Plek</title>"), "{html}");
        assert!(html.contains("<a href=\"/seats\" aria-current=\"page\">Seats</a>"), "{html}");
        assert!(html.contains(">Français</a>"), "{html}");
        assert!(!html.contains("<script") && !html.contains("style="), "{html}");
    }

    #[test]
    fn a_page_with_errors_says_so_first() {
        let texts = Texts::new(Lang::NlBe);
        let html = html(PageFrame { error: true, ..PageFrame::new(texts, "Neem een plek") });
        assert!(html.contains("<title>Fout: Neem een plek — Plek</title>"), "{html}");
    }

    #[test]
    fn a_title_cannot_close_itself() {
        let html = html(PageFrame::new(Texts::new(Lang::Fr), "</title><script>"));
        assert!(html.contains("&lt;/title&gt;&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_library_gives_its_name_and_its_colour() {
        let house = House { name: "Bib <Zuid>".into(), href: "/zuid".into(), cloth: Cloth::PLEK, logo: None };
        let nonce = Some(Nonce::from_value("0f3a"));
        let html = html(PageFrame { house: Some(house), nonce, ..PageFrame::new(Texts::default(), "Privacy") });
        assert!(html.contains("<title>Privacy — Bib &lt;Zuid&gt; — Plek</title>"), "{html}");
        assert!(html.contains("<style nonce=\"0f3a\">:root{--house-day:#0b6b4f;"), "{html}");
        assert!(html.contains("href=\"/zuid\""), "{html}");
    }
}
