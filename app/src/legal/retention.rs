//! How long what is kept: made from the very periods by which the job throws away.

use super::Facts;
use super::blocks::section;
use crate::i18n::{self, Texts};
use crate::t;
use crate::ui::{Column, Table};
use leptos::prelude::*;

pub(super) fn body(texts: Texts, facts: &Facts) -> AnyView {
    let house = &facts.house;
    let own = facts.kept.iter().map(|kept| (kept.kind, Some(kept.days)));
    let shared = facts.kept_for_all.iter().map(|kept| (kept.kind, kept.days));
    let rows = own.chain(shared).map(|(kind, days)| row(texts, kind, days));
    let rows: Vec<AnyView> =
        rows.chain([line(t!(texts, "legal-kept-guest"), t!(texts, "legal-kept-guest-long"))]).collect();
    let columns = vec![Column::text(t!(texts, "legal-kept-what")), Column::text(t!(texts, "legal-kept-long"))];
    view! {
        <Table id="kept" caption=t!(texts, "legal-kept-caption") columns>{rows}</Table>
        {section(texts, house, "legal-retention-how-title", &["legal-retention-how"])}
        {section(texts, house, "legal-retention-backup-title", &["legal-retention-backup"])}
    }
    .into_any()
}

fn row(texts: Texts, kind: &str, days: Option<i64>) -> AnyView {
    let key = format!("legal-kept-{kind}");
    // A kind that is newer than the texts is still told; a test holds that none is.
    let name = if i18n::exists(&key) { texts.get(&key) } else { kind.to_owned() };
    let long = match days {
        Some(days) => t!(texts, "legal-kept-days", days = days),
        None => t!(texts, "legal-kept-account"),
    };
    line(name, long)
}

fn line(name: String, long: String) -> AnyView {
    view! { <tr><th scope="row">{name}</th><td>{long}</td></tr> }.into_any()
}
