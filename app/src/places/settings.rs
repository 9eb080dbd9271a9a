//! `/staff/{library}/{branch}/settings`: name, street, address and time zone of a branch, and from where people check in.

use super::change;
use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, Tab, branch, hidden};
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, TextArea, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::places::add_branch::is_time_zone;
use plek_domain::places::change::HouseChange;
use plek_domain::places::describe_branch::DescribeBranch;
use plek_domain::places::set_networks::SetNetworks;
use plek_domain::places::{Branch, Networks};
use uuid::Uuid;

struct Model {
    branch: Branch,
    /// From where people check in, a line each.
    networks: String,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    uri: axum::http::Uri,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let saved = uri.query().is_some_and(|query| query.contains("done=saved"));
    let done = saved.then(|| t!(here.desk.reader.texts, "places-saved-nobody"));
    page(&here, Kept::default(), done).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    match raw.one("do") {
        "describe" => match describe(&here, &raw).await? {
            Ok(to) => Ok(Redirect::to(&to).into_response()),
            Err(problems) => page(&here, Kept::new(raw, problems), None).await,
        },
        "networks" => match Networks::parse(raw.one("networks")) {
            Ok(networks) => match here.desk.write(SetNetworks { branch: here.plan.branch.id, networks }, &raw).await? {
                Ok(_) => Ok(here.to(&format!("{}?done=saved", Tab::Settings.path()))),
                Err(never) => match never {},
            },
            Err(line) => {
                let problem = t!(here.desk.reader.texts, "places-networks-wrong", line = line);
                page(&here, Kept::new(raw, Problems::one("networks", problem)), None).await
            }
        },
        "time-zone" => {
            let texts = here.desk.reader.texts;
            let zone = raw.one("zone").to_owned();
            if !is_time_zone(&zone) {
                let problems = Problems::one("zone", t!(texts, "add-branch-refused-no-such-zone"));
                return page(&here, Kept::new(raw, problems), None).await;
            }
            change::ask(&here, &here.address(Tab::Settings.path()), &raw, HouseChange::TimeZone { zone }).await
        }
        _ => Err(here.desk.not_found()),
    }
}

async fn describe(here: &Here, raw: &Raw) -> Result<Result<String, Problems>, NoPage> {
    let texts = here.desk.reader.texts;
    let mut typed = Typed::new(texts, raw);
    let name = typed.line("name", t!(texts, "places-name"));
    let address = typed.line("address", t!(texts, "places-address"));
    let slug = typed.slug("slug", t!(texts, "places-slug"));
    let (Some(name), Some(address), Some(slug)) = (name, address, slug) else { return Ok(Err(typed.problems)) };
    let to = format!("/staff/{}/{slug}/settings?done=saved", here.plan.library.slug);
    let command = DescribeBranch { branch: here.plan.branch.id, name, address, slug };
    Ok(here
        .desk
        .write(command, raw)
        .await?
        .map(|_| to)
        .map_err(|refused| Problems::one("slug", texts.get(&format!("add-branch-refused-{}", refused.code())))))
}

async fn page(here: &Here, kept: Kept, done: Option<String>) -> Result<Response, NoPage> {
    let (branch_known, failed) = (here.plan.branch.clone(), NoPage::store(&here.desk.reader));
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let networks = reads.places().check_in_networks(branch_known.id).await.map_err(&failed)?;
    drop(reads);
    let model = Model { branch: branch_known, networks, key: here.desk.state.store.new_key() };
    let title = t!(here.desk.reader.texts, "places-tab-settings");
    let path = here.address(Tab::Settings.path());
    Ok(branch(here, Some(Tab::Settings), Sheet { title, path, kept, done, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let (kept, known) = (&sheet.kept, &sheet.model.branch);
    let name = kept.field("name", t!(texts, "places-name"));
    let address = kept.field("address", t!(texts, "places-address"));
    let slug = kept.field("slug", t!(texts, "places-slug")).hint(t!(texts, "places-slug-changes"));
    let networks =
        kept.field("networks", t!(texts, "places-networks-field")).hint(t!(texts, "places-networks-hint")).optional();
    let zone = kept.field("zone", t!(texts, "places-time-zone")).hint(t!(texts, "places-time-zone-hint"));
    view! {
        <form method="post" action=sheet.path.clone() novalidate>
            {hidden("describe", sheet.model.key)}
            <TextInput texts field=name value=kept.value("describe", "name", known.name.clone())/>
            <TextInput texts field=address value=kept.value("describe", "address", known.address.clone())/>
            <TextInput texts field=slug value=kept.value("describe", "slug", known.slug.as_str())/>
            <Button>{t!(texts, "save")}</Button>
        </form>
        <section class="staff-part">
            <h2>{t!(texts, "places-time-zone")}</h2>
            <p>{t!(texts, "places-time-zone-text")}</p>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("time-zone", sheet.model.key)}
                <TextInput texts field=zone value=kept.value("time-zone", "zone", known.zone.clone())/>
                <Button weight=Weight::Secondary>{t!(texts, "places-see-effect")}</Button>
            </form>
        </section>
        <section class="staff-part">
            <h2>{t!(texts, "places-networks")}</h2>
            <p>{t!(texts, "places-networks-text")}</p>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("networks", sheet.model.key)}
                <TextArea texts field=networks value=kept.value("networks", "networks", sheet.model.networks.clone())/>
                <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
            </form>
        </section>
    }
    .into_any()
}
