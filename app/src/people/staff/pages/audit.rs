//! Who did what, when.

use crate::i18n::{Texts, exists};
use crate::staff::StaffMenu;
use crate::t;
use crate::ui::{Column, EmptyState, Table};
use leptos::prelude::*;
use plek_domain::people::staff::AuditLine;
use plek_domain::places::Library;
use plek_domain::time::{Timestamp, local};
use uuid::Uuid;

pub(in crate::people::staff) struct AuditPage {
    pub menu: StaffMenu,
    pub library: Library,
    pub lines: Vec<AuditLine>,
    /// Only what this person did.
    pub actor: Option<Uuid>,
    /// IANA zone of the times.
    pub zone: String,
}

/// "di 13 okt, 10.20" where the library is.
fn moment(texts: Texts, zone: &str, at: Timestamp) -> String {
    let Ok(zone) = zone.parse() else { return at.to_string() };
    format!("{}, {}", texts.day_short(local(zone, at).0), crate::clock::time(texts, zone, at))
}

/// What a command is called; one without words yet by its own name.
fn command(texts: Texts, name: &str) -> String {
    let key = format!("audit-{name}");
    if exists(&key) { texts.get(&key) } else { name.to_owned() }
}

pub(in crate::people::staff) fn audit(texts: Texts, model: &AuditPage) -> impl IntoView + use<> {
    let here = format!("/staff/{}/audit", model.library.slug);
    let all = model.actor.map(|_| view! { <p><a href=here.clone()>{t!(texts, "audit-all")}</a></p> });
    view! {
        <div class="page-head">
            {model.menu.view()}
            <h1>{t!(texts, "staff-audit")}</h1>
            <p class="lead">{t!(texts, "audit-lead")}</p>
            {all}
        </div>
        {audit_lines(texts, &model.lines, &model.zone, Some(&here))}
    }
}

/// Lines of the audit log; with an address, each name leads to all that this person did.
pub(crate) fn audit_lines(texts: Texts, lines: &[AuditLine], zone: &str, here: Option<&str>) -> AnyView {
    let row = |line: &AuditLine| {
        let who = match (&line.name, line.kind.as_str()) {
            (_, "job") => t!(texts, "audit-plek"),
            (Some(name), _) => name.clone(),
            (None, _) => t!(texts, "audit-gone"),
        };
        let who = match here {
            Some(here) => view! { <a href=format!("{here}?person={}", line.actor)>{who}</a> }.into_any(),
            None => who.into_any(),
        };
        view! {
            <tr>
                <td><time datetime=line.at.to_string()>{moment(texts, zone, line.at)}</time></td>
                <th scope="row">{who}</th>
                <td>{command(texts, &line.command)}</td>
            </tr>
        }
    };
    let columns = ["audit-when", "audit-who", "audit-what"].map(|key| Column::text(texts.get(key))).to_vec();
    if lines.is_empty() {
        return view! { <EmptyState title=t!(texts, "audit-empty")><p>{t!(texts, "audit-empty-text")}</p></EmptyState> }
            .into_any();
    }
    let rows = lines.iter().map(row).collect_view();
    view! { <Table id="audit" caption=t!(texts, "audit-caption") columns>{rows}</Table> }.into_any()
}
