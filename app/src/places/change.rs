//! The preview of a change: who is hit and what happens to them, shown by the same function that then does it.

use super::desk::Here;
use super::form::{Kept, Problems};
use super::frame::{Sheet, branch, hidden};
use super::words;
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::t;
use crate::ui::{Button, ButtonLink, Column, Hidden, Notice, NoticeKind, Table, Weight};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::form::Raw;
use plek_domain::places::change::make::ChangeHouse;
use plek_domain::places::change::proceed::ProceedChange;
use plek_domain::places::change::{Fate, Hit, HouseChange, PORTION, Preview};
use plek_domain::places::{Attributes, BranchPlan};
use plek_domain::store::Key;
use std::sync::Arc;
use uuid::Uuid;

/// Rows that a preview lists; of more it says how many.
const LISTED: usize = 500;

/// Portions that are settled before the page answers; the rest waits for a click.
const AT_ONCE: usize = 10;

/// Shows what a change does, or does it when it was seen. `path` is the page that the form stands on.
pub(super) async fn ask(here: &Here, path: &str, raw: &Raw, change: HouseChange) -> Result<Response, NoPage> {
    let mut problems = Problems::default();
    let seen = raw.one("seen").to_owned();
    if !seen.is_empty() {
        let command = ChangeHouse { branch: here.plan.branch.id, change: change.clone(), seen };
        match here.desk.write(command, raw).await? {
            Ok(done) => {
                let mut left = done.left;
                for _ in 0..AT_ONCE {
                    if left == 0 {
                        break;
                    }
                    let proceed = ProceedChange { change: done.change };
                    left = match here.desk.write_as(proceed, Key::Fresh).await? {
                        Ok(proceeded) => proceeded.left,
                        Err(never) => match never {},
                    };
                }
                return Ok(here.to(&format!("/changes/{}", done.change)));
            }
            Err(_) => problems = Problems::one("preview", t!(here.desk.reader.texts, "change-house-refused-overtaken")),
        }
    }
    let failed = NoPage::store(&here.desk.reader);
    // Read anew: the branch may have changed since this request began.
    let plan = here.desk.state.store.plan(here.plan.branch.id).await.map_err(&failed)?;
    let plan = plan.ok_or_else(|| here.desk.not_found())?;
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let preview = Preview::read(reads.as_mut(), &plan, &change, here.desk.now()).await.map_err(&failed)?;
    drop(reads);
    let preview = preview.ok_or_else(|| here.desk.not_found())?;
    let here = Here { plan, ..here.clone() };
    let model = Model {
        change,
        preview,
        plan: Arc::clone(&here.plan),
        back: path.to_owned(),
        key: here.desk.state.store.new_key(),
    };
    let title = t!(here.desk.reader.texts, "places-preview-title");
    let kept = Kept::new(raw.clone(), problems);
    let sheet = Sheet { title, path: path.to_owned(), kept, done: None, model };
    Ok(branch(&here, None, sheet, view).await)
}

struct Model {
    change: HouseChange,
    preview: Preview,
    plan: Arc<BranchPlan>,
    back: String,
    key: Uuid,
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let hits = &model.preview.effect.hits;
    let pairs = sheet.kept.raw.pairs().filter(|(name, _)| !matches!(*name, "key" | "seen" | "do"));
    let again = pairs.map(|(name, value)| view! { <Hidden name=name.to_owned() value=value.to_owned()/> });
    let doing = sheet.kept.raw.one("do").to_owned();
    let many = (hits.len() > PORTION).then(|| {
        view! { <p>{t!(texts, "places-preview-portions", count = hits.len(), portion = PORTION)}</p> }
    });
    let later = (!hits.is_empty()).then(|| view! { <p>{t!(texts, "places-preview-later")}</p> });
    view! {
        <p class="lead" id="preview">{words::change(texts, &model.plan, &model.change)}</p>
        {who(texts, model)}
        {many}
        {later}
        <form method="post" action=model.back.clone()>
            {hidden(&doing, model.key)}
            <Hidden name="seen" value=model.preview.digest.clone()/>
            {again.collect_view()}
            <div class="actions">
                <Button>{t!(texts, "places-preview-confirm")}</Button>
                <ButtonLink href=model.back.clone() weight=Weight::Secondary>{t!(texts, "cancel")}</ButtonLink>
            </div>
        </form>
    }
    .into_any()
}

/// The people who are hit, or that there are none.
fn who(texts: Texts, model: &Model) -> AnyView {
    let hits = &model.preview.effect.hits;
    if hits.is_empty() {
        return view! { <Notice texts kind=NoticeKind::Info><p>{t!(texts, "places-preview-nobody")}</p></Notice> }
            .into_any();
    }
    let withdrawn = model.preview.effect.withdrawn();
    let columns = vec![
        Column::text(t!(texts, "places-column-person")),
        Column::text(t!(texts, "places-column-when")),
        Column::text(t!(texts, "places-column-seat")),
        Column::text(t!(texts, "places-column-happens")),
    ];
    let caption = t!(texts, "places-preview-hit", count = hits.len());
    let to_tell = hits.iter().filter(|hit| model.preview.without_email.contains(&hit.booking.person)).count();
    let rows = hits.iter().take(LISTED).map(|hit| row(texts, model, hit)).collect_view();
    let lost = t!(texts, "places-preview-lost", moved = hits.len() - withdrawn, lost = withdrawn);
    let more = (hits.len() > LISTED).then(|| {
        view! { <p>{t!(texts, "places-preview-more", count = hits.len() - LISTED)}</p> }
    });
    view! {
        <p><strong>{lost}</strong></p>
        {words::to_tell(texts, to_tell)}
        <Table id="hits" caption=caption columns>{rows}</Table>
        {more}
    }
    .into_any()
}

fn row(texts: Texts, model: &Model, hit: &Hit) -> impl IntoView + use<> {
    let seat = |id| model.preview.seats.get(&id);
    let place = |id| {
        let Some(seat) = seat(id) else { return String::new() };
        let zone = model.plan.zone(seat.zone).map(|zone| zone.name.clone()).unwrap_or_default();
        format!("{}, {zone}", seat.label)
    };
    let name = model.preview.names.get(&hit.booking.person).cloned().unwrap_or_default();
    let when = words::stretch(texts, &model.plan, hit.booking.period);
    let has_email = !model.preview.without_email.contains(&hit.booking.person);
    let happens = match hit.fate {
        Fate::Moved { seat: to, .. } => {
            let offers = |id| seat(id).map_or(Attributes::default(), |seat| seat.attributes);
            let missing = Attributes(offers(hit.booking.seat).0 & !offers(to).0);
            let moved = t!(texts, "places-happens-moved", seat = place(to));
            if missing == Attributes::default() {
                moved
            } else {
                let without = t!(texts, "places-happens-without", things = words::offered(texts, missing));
                format!("{moved} {without}")
            }
        }
        Fate::Withdrawn if has_email => t!(texts, "places-happens-withdrawn"),
        Fate::Withdrawn => t!(texts, "places-happens-lapses"),
    };
    let by_people = (!has_email).then(|| words::without_email(texts));
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{when}</td>
            <td>{place(hit.booking.seat)}</td>
            <td>{happens}{by_people}</td>
        </tr>
    }
}
