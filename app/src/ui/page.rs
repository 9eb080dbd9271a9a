//! The document around every page: head, header, footer.

use leptos::config::LeptosOptions;
use leptos::prelude::*;

use super::glyph::{Glyph, GlyphIcon};
use crate::assets::address;
use crate::i18n::{Lang, Texts};
use crate::t;

/// The name in titles and beside the mark; the same in every language.
const SITE: &str = "Plek";

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

/// Everything around a page's body.
pub struct PageFrame {
    /// The reader's language.
    pub texts: Texts,
    /// What the page is about; the name of the site follows it.
    pub title: String,
    /// Whether the page shows errors of a form: the title says so first.
    pub error: bool,
    /// Given only when the page has an island: then the scripts are loaded. Without it the page has no script.
    pub islands: Option<LeptosOptions>,
    /// Where the mark leads.
    pub home: String,
    /// The menu.
    pub nav: Vec<NavLink>,
    /// The language switch.
    pub languages: Vec<LangLink>,
    /// The help page, once there is one.
    pub help: Option<String>,
    /// What stands above the header: the demo bar.
    pub banner: Option<AnyView>,
}

impl PageFrame {
    /// A frame with a title and nothing optional; fill in the rest with `PageFrame { nav, ..PageFrame::new(..) }`.
    pub fn new(texts: Texts, title: impl Into<String>) -> Self {
        Self {
            texts,
            title: title.into(),
            error: false,
            islands: None,
            home: "/".to_owned(),
            nav: Vec::new(),
            languages: Vec::new(),
            help: None,
            banner: None,
        }
    }

    /// The text of `<title>`: an error is heard first, then what page it is, then whose.
    fn document_title(&self) -> String {
        if self.error {
            format!("{} {} — {SITE}", t!(self.texts, "error-prefix"), self.title)
        } else {
            format!("{} — {SITE}", self.title)
        }
    }
}

/// The complete document. A POST that was refused renders the same page with [`PageFrame::error`] set.
pub fn page(frame: PageFrame, body: impl IntoView) -> impl IntoView {
    let texts = frame.texts;
    let title = frame.document_title();
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
                <link rel="preload" href=address("/fonts/atkinson-latin.woff2") r#as="font" type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=address("/pkg/plek.css")/>
                <link rel="icon" href=address("/favicon.svg") type="image/svg+xml"/>
                {frame.islands.map(|options| view! { <HydrationScripts options islands=true/> })}
            </head>
            <body>
                <a class="skip-link" href="#main">{t!(texts, "skip-link")}</a>
                {frame.banner}
                <Header texts home=frame.home nav=frame.nav/>
                <main id="main" class="site-main" tabindex="-1">{body.into_view()}</main>
                <Footer texts help=frame.help languages=frame.languages/>
            </body>
        </html>
    }
}

/// The mark and the menu.
#[component]
fn Header(
    /// The reader's language.
    texts: Texts,
    /// Where the mark leads.
    home: String,
    /// The menu.
    nav: Vec<NavLink>,
) -> impl IntoView {
    let entry = |link: NavLink| {
        let current = link.current.then_some("page");
        view! { <li><a href=link.href aria-current=current>{link.label}</a></li> }
    };
    let menu = (!nav.is_empty()).then(|| {
        view! {
            <nav class="site-nav" aria-label=t!(texts, "nav-label")>
                <ul>{nav.into_iter().map(entry).collect_view()}</ul>
            </nav>
        }
    });
    view! {
        <header class="site-header">
            <a class="brand" href=home>
                <GlyphIcon glyph=Glyph::Mark/>
                <span class="brand__name">{SITE}</span>
                <span class="visually-hidden">{format!(" – {}", t!(texts, "home"))}</span>
            </a>
            {menu}
        </header>
    }
}

/// Help and the languages.
#[component]
fn Footer(
    /// The reader's language.
    texts: Texts,
    /// The help page, once there is one.
    help: Option<String>,
    /// The language switch.
    languages: Vec<LangLink>,
) -> impl IntoView {
    let entry = |link: LangLink| {
        let (tag, current) = (link.lang.tag(), link.current.then_some("true"));
        let texts = Texts::new(link.lang);
        let name = t!(texts, "language-name");
        view! { <li><a href=link.href lang=tag hreflang=tag aria-current=current>{name}</a></li> }
    };
    let switch = (!languages.is_empty()).then(|| {
        view! {
            <nav class="lang-switch" aria-label=t!(texts, "language-switch")>
                <ul>{languages.into_iter().map(entry).collect_view()}</ul>
            </nav>
        }
    });
    let help = help.map(|href| view! { <a class="site-footer__link" href=href>{t!(texts, "footer-help-link")}</a> });
    view! {
        <footer class="site-footer">
            <p class="site-footer__help">{t!(texts, "footer-help")}</p>
            {help}
            {switch}
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(frame: PageFrame) -> String {
        page(frame, view! { <h1>"Body"</h1> }).to_html()
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
}
