//! `/staff/{library}`: its branches; for who runs it also its name, its rules and a new branch.

use super::desk::{Desk, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, hidden, plain};
use super::rules::{RuleLine, library_lines, read_rule, rules_table};

use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Button, EmptyState, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::access::{Action, Scope, may};
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::places::add_branch::{AddBranch, BranchRefused};
use plek_domain::places::describe_library::DescribeLibrary;
use plek_domain::places::set_rule::SetLibraryRule;
use plek_domain::places::{Branch, Library};
use uuid::Uuid;

struct Model {
    library: Library,
    branches: Vec<Branch>,
    /// What who runs all of the library sees.
    runs: bool,
    rules: Vec<RuleLine>,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    uri: axum::http::Uri,
) -> Result<Response, NoPage> {
    let desk = Desk::of(visitor, state);
    let library = desk.library(&library).await?;
    let saved = uri.query().is_some_and(|query| query.contains("done=saved"));
    let model = load(&desk, library).await?;
    if let (false, [only]) = (model.runs, model.branches.as_slice()) {
        let to = format!("/staff/{}/{}", model.library.slug, only.slug);
        return Ok(Redirect::to(&to).into_response());
    }
    let done = saved.then(|| t!(desk.reader.texts, "places-saved-nobody"));
    Ok(page(&desk, model, Kept::default(), done).await)
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    form: Posted,
) -> Result<Response, NoPage> {
    let desk = Desk::of(visitor, state);
    let library = desk.library(&library).await?;
    if !desk.runs(&library) {
        return Err(desk.not_found());
    }
    let raw = desk.posted(form)?;
    let done = match raw.one("do") {
        "add-branch" => add_branch(&desk, &library, &raw).await?,
        "describe" => describe(&desk, &library, &raw).await?,
        "rule" => rule(&desk, &library, &raw).await?,
        _ => return Err(desk.not_found()),
    };
    match done {
        Ok(to) => Ok(Redirect::to(&to).into_response()),
        Err(problems) => {
            let model = load(&desk, library).await?;
            Ok(page(&desk, model, Kept::new(raw, problems), None).await)
        }
    }
}

async fn add_branch(desk: &Desk, library: &Library, raw: &Raw) -> Result<Result<String, Problems>, NoPage> {
    let texts = desk.reader.texts;
    let mut typed = Typed::new(texts, raw);
    let name = typed.line("branch-name", t!(texts, "places-name"));
    let address = typed.line("branch-address", t!(texts, "places-address"));
    let slug = typed.slug("branch-slug", t!(texts, "places-slug"));
    let zone = typed.line("branch-zone", t!(texts, "places-time-zone"));
    let (Some(name), Some(address), Some(slug), Some(zone)) = (name, address, slug, zone) else {
        return Ok(Err(typed.problems));
    };
    let to = format!("/staff/{}/{slug}", library.slug);
    let command = AddBranch { library: library.id, name, address, slug, zone: zone.as_str().to_owned() };
    Ok(desk.write(command, raw).await?.map(|_| to).map_err(|refused| {
        let field = if refused == BranchRefused::NoSuchZone { "branch-zone" } else { "branch-slug" };
        Problems::one(field, texts.get(&format!("add-branch-refused-{}", refused.code())))
    }))
}

async fn describe(desk: &Desk, library: &Library, raw: &Raw) -> Result<Result<String, Problems>, NoPage> {
    let texts = desk.reader.texts;
    let mut typed = Typed::new(texts, raw);
    let name = typed.line("name", t!(texts, "places-name"));
    let slug = typed.slug("slug", t!(texts, "places-slug"));
    let (Some(name), Some(slug)) = (name, slug) else { return Ok(Err(typed.problems)) };
    let to = format!("/staff/{slug}?done=saved");
    let command = DescribeLibrary { library: library.id, name, slug };
    let described = desk.write(command, raw).await?;
    if described.is_ok() {
        desk.state.contacts.forget();
    }
    Ok(described
        .map(|_| to)
        .map_err(|refused| Problems::one("slug", texts.get(&format!("add-library-refused-{}", refused.code())))))
}

async fn rule(desk: &Desk, library: &Library, raw: &Raw) -> Result<Result<String, Problems>, NoPage> {
    let texts = desk.reader.texts;
    let (field, said) = match read_rule(texts, raw).ok_or_else(|| desk.not_found())? {
        Ok(read) => read,
        Err(problems) => return Ok(Err(problems)),
    };
    let refused = match desk.write(SetLibraryRule { library: library.id, field, said }, raw).await? {
        Ok(_) => return Ok(Ok(format!("/staff/{}?done=saved", library.slug))),
        Err(refused) => refused,
    };
    let failed = NoPage::store(&desk.reader);
    let mut reads = desk.state.store.read().await.map_err(&failed)?;
    let lineage = reads.house().lineage(library.id).await.map_err(&failed)?;
    let lineage = lineage.ok_or_else(|| desk.not_found())?;
    let name = super::rules::place_above(&lineage, None, &refused);
    Ok(Err(Problems::one(&super::rules::field_id(field), super::rules::refusal(texts, field, &refused, &name))))
}

async fn load(desk: &Desk, library: Library) -> Result<Model, NoPage> {
    let failed = NoPage::store(&desk.reader);
    let runs = desk.runs(&library);
    let mut reads = desk.state.store.read().await.map_err(&failed)?;
    let mut branches = reads.places().branches(library.id).await.map_err(&failed)?;
    branches.retain(|branch| {
        let scope = Scope { library: Some(library.id), branch: Some(branch.id), person: None };
        may(&desk.actor, Action::ManageBranch, &scope)
    });
    let rules = if runs {
        let lineage = reads.house().lineage(library.id).await.map_err(&failed)?;
        let values = reads.house().library_rules(library.id).await.map_err(&failed)?;
        lineage.map(|lineage| library_lines(&lineage, &values)).unwrap_or_default()
    } else {
        Vec::new()
    };
    Ok(Model { library, branches, runs, rules, key: desk.state.store.new_key() })
}

async fn page(desk: &Desk, model: Model, kept: Kept, done: Option<String>) -> Response {
    let path = format!("/staff/{}", model.library.slug);
    let library = model.library.clone();
    plain(desk, Some(&library), Sheet { title: library.name.clone(), path, kept, done, model }, view).await
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let entry = |branch: &Branch| {
        let href = format!("{}/{}", sheet.path, branch.slug);
        view! {
            <li>
                <a class="rows__what" href=href>{branch.name.clone()}</a>
                <span>{branch.address.clone()}</span>
            </li>
        }
    };
    let list = if model.branches.is_empty() {
        let title = t!(texts, "places-no-branches");
        view! { <EmptyState title=title><p>{t!(texts, "places-no-branches-text")}</p></EmptyState> }.into_any()
    } else {
        view! { <ul class="rows">{model.branches.iter().map(entry).collect_view()}</ul> }.into_any()
    };
    let settings = model.runs.then(|| {
        view! {
            {new_branch(texts, sheet)}
            {names(texts, sheet)}
            <section class="staff-part">
                <h2>{t!(texts, "places-rules-of-library")}</h2>
                <p>{t!(texts, "places-rules-lead")}</p>
                {rules_table(texts, &sheet.path, None, &sheet.kept, &model.rules, model.key)}
            </section>
        }
    });
    let list = view! { <section class="staff-part">{list}</section> };
    view! { {list}{settings} }.into_any()
}

fn new_branch(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let kept = &sheet.kept;
    let value = |field: &str, stored: &str| kept.value("add-branch", field, stored);
    let name = kept.field("branch-name", t!(texts, "places-name"));
    let address = kept.field("branch-address", t!(texts, "places-address"));
    let slug = kept.field("branch-slug", t!(texts, "places-slug")).hint(t!(texts, "places-slug-hint"));
    let zone = kept.field("branch-zone", t!(texts, "places-time-zone")).hint(t!(texts, "places-time-zone-hint"));
    // A new branch nearly always keeps the time of those that are there.
    let near = sheet.model.branches.first().map_or("Europe/Brussels", |branch| branch.zone.as_str());
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-add-branch")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("add-branch", sheet.model.key)}
                <TextInput texts field=name value=value("branch-name", "")/>
                <TextInput texts field=address value=value("branch-address", "")/>
                <TextInput texts field=slug value=value("branch-slug", "")/>
                <TextInput texts field=zone value=value("branch-zone", near)/>
                <Button>{t!(texts, "places-add-branch")}</Button>
            </form>
        </section>
    }
}

fn names(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (kept, library) = (&sheet.kept, &sheet.model.library);
    let name = kept.field("name", t!(texts, "places-name"));
    let slug = kept.field("slug", t!(texts, "places-slug")).hint(t!(texts, "places-slug-changes"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-name-of-library")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("describe", sheet.model.key)}
                <TextInput texts field=name value=kept.value("describe", "name", library.name.clone())/>
                <TextInput texts field=slug value=kept.value("describe", "slug", library.slug.as_str())/>
                <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
            </form>
        </section>
    }
}
