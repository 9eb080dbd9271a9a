//! What is not a field.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{
    Badge, Button, ButtonLink, Cloth, Column, CopyCode, Crumbs, Dialog, Door, EmptyState, Facts, Glyph, GlyphIcon,
    More, NavLink, Notice, NoticeKind, Pager, Progress, Steps, Table, Tabs, Tone, Weight,
};
use leptos::prelude::*;

pub(super) fn type_sizes(texts: Texts) -> AnyView {
    view! {
        <p class="gallery__display">{t!(texts, "ui-sample-headline")}</p>
        <h3>{t!(texts, "ui-sample-title")}</h3>
        <p class="lead">{t!(texts, "ui-sample-lead")}</p>
        <p class="reading">{t!(texts, "ui-sample-reading")}" "<em>{t!(texts, "ui-sample-italic")}</em></p>
        // Letters of names that the first font file does not hold.
        <p>"Zoë Şahin · Łukasz Wiśniewski · Božena Čapková · Đorđe Ñuñez"</p>
        <p class="number">"0123456789"</p>
    }
    .into_any()
}

pub(super) fn glyphs(texts: Texts) -> AnyView {
    let one = |glyph: Glyph| view! { <li><GlyphIcon glyph/></li> };
    let named = [
        (Glyph::SeatFree, t!(texts, "glyph-seat-free")),
        (Glyph::SeatTaken, t!(texts, "glyph-seat-taken")),
        (Glyph::Power, t!(texts, "glyph-power")),
    ];
    let named = named.map(|(glyph, words)| view! { <span class="trait"><GlyphIcon glyph/>{words}</span>" " });
    view! {
        <ul class="gallery__glyphs">{Glyph::ALL.map(one).into_iter().collect_view()}</ul>
        <p class="gallery__row">{named.into_iter().collect_view()}</p>
    }
    .into_any()
}

pub(super) fn doors(texts: Texts) -> AnyView {
    let door = |(cloth, label, title): (Cloth, String, String)| {
        let verb = t!(texts, "ui-sample-verb", title = title.clone());
        view! {
            <Door cloth label title href="#doors" verb>
                <p>{t!(texts, "ui-sample-lead")}" "<em>{t!(texts, "ui-sample-italic")}</em></p>
            </Door>
        }
    };
    let doors = [
        (Cloth::Seats, "10.20", t!(texts, "ui-door-seats")),
        (Cloth::Events, "20.00", t!(texts, "ui-door-events")),
        (Cloth::Reading, "6", t!(texts, "ui-door-reading")),
        (Cloth::Class, "50 min", t!(texts, "ui-door-class")),
    ];
    let doors = doors.map(|(cloth, label, title)| door((cloth, label.to_owned(), title)));
    view! { <div class="doors">{doors.into_iter().collect_view()}</div> }.into_any()
}

pub(super) fn buttons(texts: Texts) -> AnyView {
    view! {
        <form class="actions" method="get" action="/ui">
            <Button>{t!(texts, "ui-button-main")}</Button>
            <Button weight=Weight::Secondary>{t!(texts, "ui-button-plain")}</Button>
            <Button weight=Weight::Danger>{t!(texts, "ui-button-danger")}</Button>
            <Button weight=Weight::Link>{t!(texts, "ui-button-link")}</Button>
            <ButtonLink href="#buttons">{t!(texts, "ui-button-step")}</ButtonLink>
        </form>
    }
    .into_any()
}

pub(super) fn dialogs(texts: Texts) -> AnyView {
    let dialog = |(id, weight, words): (&'static str, Weight, String)| {
        view! {
            <Dialog
                id
                weight
                opener=(words, None)
                title=t!(texts, "mine-cancel-ask", seat = "A12")
                keep=t!(texts, "mine-cancel-keep")
            >
                <p>{t!(texts, "mine-cancel-then")}</p>
                <form method="get" action="/ui"><Button weight=Weight::Danger>{t!(texts, "ui-button-danger")}</Button></form>
            </Dialog>
        }
    };
    let dialogs = [
        ("ask-plain", Weight::Secondary, t!(texts, "ui-button-plain")),
        ("ask-link", Weight::Link, t!(texts, "ui-button-link")),
    ];
    view! { <div class="actions">{dialogs.map(dialog).into_iter().collect_view()}</div> }.into_any()
}

pub(super) fn notices(texts: Texts) -> AnyView {
    let kinds = [NoticeKind::Info, NoticeKind::Success, NoticeKind::Warning, NoticeKind::Error];
    let notice = |kind| view! { <Notice texts kind><p>{t!(texts, "ui-sample-lead")}</p></Notice> };
    view! {
        {kinds.map(notice).into_iter().collect_view()}
        <EmptyState title=t!(texts, "ui-empty")>
            <p>{t!(texts, "ui-empty-text")}</p>
            <ButtonLink href="/">{t!(texts, "home-take")}</ButtonLink>
        </EmptyState>
    }
    .into_any()
}

pub(super) fn facts(texts: Texts) -> AnyView {
    let fact = |name: String, value: &'static str| (name, view! { {value} }.into_any());
    let facts = vec![fact(t!(texts, "ui-field-when"), "10.20"), fact(t!(texts, "ui-field-email"), "balie@bib.example")];
    view! {
        <Facts facts/>
        <p class="gallery__row">
            <Badge label=t!(texts, "ui-badge-plain")/>" "
            <Badge tone=Tone::Good label=t!(texts, "ui-badge-good")/>" "
            <Badge tone=Tone::Warn label=t!(texts, "ui-badge-warn")/>" "
            <Badge tone=Tone::Bad label=t!(texts, "ui-badge-bad")/>
        </p>
        <CopyCode id="code" label=t!(texts, "ui-code") code="K7M 2PX"/>
        <Progress texts label=t!(texts, "ui-progress") done=12 all=50/>
        <More title=t!(texts, "ui-more")><p>{t!(texts, "ui-sample-reading")}</p></More>
    }
    .into_any()
}

pub(super) fn tables(texts: Texts) -> AnyView {
    let columns = vec![
        Column::text(t!(texts, "ui-field-name")),
        Column::text(t!(texts, "ui-field-when")),
        Column::number(t!(texts, "ui-field-count")),
    ];
    let row = |(name, when, count): (&'static str, &'static str, &'static str)| {
        view! { <tr><th scope="row">{name}</th><td>{when}</td><td class="number">{count}</td></tr> }
    };
    let rows = [("Leeszaal", "9.00", "96"), ("Studiezolder", "10.30", "64"), ("Krantenhoek", "13.00", "1.020")];
    let two = vec![Column::text(t!(texts, "ui-field-name")), Column::number(t!(texts, "ui-field-count"))];
    let short = |(name, _, count): (&'static str, &'static str, &'static str)| {
        view! { <tr><th scope="row">{name}</th><td class="number">{count}</td></tr> }
    };
    // Three columns are cards on a phone; two stay a table, here with a caption that is only heard.
    view! {
        <Table id="table" caption=t!(texts, "ui-tables") columns>{rows.map(row).into_iter().collect_view()}</Table>
        <Table id="table-two" titled=true caption=t!(texts, "ui-sample-title") columns=two>
            {rows.map(short).into_iter().collect_view()}
        </Table>
    }
    .into_any()
}

pub(super) fn ways(texts: Texts) -> AnyView {
    let trail = vec![("/".to_owned(), t!(texts, "nav-libraries"))];
    let tab = |(at, label): (usize, String)| NavLink { href: "#ways".to_owned(), label, current: at == 0 };
    let tabs = vec![t!(texts, "ui-door-seats"), t!(texts, "ui-door-events"), t!(texts, "ui-door-reading")];
    let tabs = tabs.into_iter().enumerate().map(tab).collect();
    let steps = vec![t!(texts, "ui-step-pick"), t!(texts, "ui-step-check"), t!(texts, "ui-step-done")];
    view! {
        <Crumbs texts trail here=t!(texts, "ui-title")/>
        <Tabs label=t!(texts, "ui-ways") tabs/>
        <Steps texts steps current=1/>
        <Pager texts page=2 pages=3 href=|page| format!("/ui?page={page}#ways")/>
    }
    .into_any()
}
