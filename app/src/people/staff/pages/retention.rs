//! How long what is kept.

use crate::i18n::{Texts, exists};
use crate::people::shared::{problem, summary};
use crate::people::words::day;
use crate::staff::StaffMenu;
use crate::t;
use crate::ui::{Button, Column, ErrorSummary, FieldInfo, Hidden, Table, TextInput, Weight};
use leptos::prelude::*;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::retention::Kept;
use plek_domain::time::Timestamp;
use uuid::Uuid;

pub(in crate::people::staff) struct RetentionPage {
    pub menu: StaffMenu,
    pub kept: Vec<Kept>,
    /// When the next run is due; none before the first.
    pub next: Option<Timestamp>,
    pub errors: FieldErrors,
    /// What was typed, after a refusal.
    pub raw: Raw,
    pub key: Uuid,
}

/// What a kind of data is called.
fn kind(texts: Texts, name: &str) -> String {
    let key = format!("kept-{}", name.replace('_', "-"));
    if exists(&key) { texts.get(&key) } else { name.to_owned() }
}

pub(in crate::people::staff) fn retention(texts: Texts, model: &RetentionPage) -> impl IntoView + use<> {
    let row = |kept: &Kept| {
        let mine = model.raw.one("kind") == kept.kind;
        let id = if mine { "days".to_owned() } else { format!("days-{}", kept.kind) };
        let label = t!(texts, "kept-days", kind = kind(texts, kept.kind));
        let hint = t!(texts, "kept-default", days = kept.default_days);
        let error = problem(texts, &model.errors, "days").filter(|_| mine);
        let field = FieldInfo::new("days", label).id(id).hint(hint).error(error);
        let value = if mine { model.raw.one("days").to_owned() } else { kept.days.to_string() };
        let last = match kept.last {
            Some((at, gone)) => t!(texts, "kept-last", day = day(texts, at), count = gone),
            None => t!(texts, "kept-never"),
        };
        view! {
            <tr>
                <th scope="row">{kind(texts, kept.kind)}</th>
                <td>
                    <form method="post" novalidate>
                        <Hidden name="kind" value=kept.kind/>
                        <Hidden name="key" value=model.key.to_string()/>
                        <TextInput texts field value/>
                        <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
                    </form>
                </td>
                <td>{last}</td>
            </tr>
        }
    };
    let columns = ["kept-what", "kept-long", "kept-run"].map(|key| Column::text(texts.get(key))).to_vec();
    let rows = model.kept.iter().map(row).collect_view();
    let next = match model.next {
        Some(at) => t!(texts, "kept-next", day = day(texts, at)),
        None => t!(texts, "kept-first"),
    };
    view! {
        <ErrorSummary texts errors=summary(texts, &model.errors)/>
        <div class="page-head">
            {model.menu.view()}
            <h1>{t!(texts, "staff-retention")}</h1>
            <p class="lead">{t!(texts, "kept-lead")}</p>
            <p>{next}</p>
        </div>
        <Table id="kept" titled=true caption=t!(texts, "staff-retention") columns>{rows}</Table>
    }
}
