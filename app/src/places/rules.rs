//! `/staff/{library}/{branch}/rules`: each rule of booking, what applies, where it comes from, and a value of one's own.

use super::desk::{Desk, Here, Posted};
use super::form::{Kept, Problems};
use super::frame::{Sheet, Tab, branch, hidden};
use crate::i18n::Texts;
use crate::render::NoPage;
use crate::ui::{Column, Hidden, Table};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::ZoneId;
use plek_domain::places::set_rule::{RuleRefused, Said, SetRule};
use plek_domain::places::{BranchPlan, Consortium, Lineage, WidePlace};
use plek_domain::policy::{Field, Level, Policy, PolicyValue, Setting};
use uuid::Uuid;

/// One rule at one place.
pub(super) struct RuleLine {
    field: Field,
    /// What applies, and the place that it comes from.
    applies: i64,
    from: (Level, String),
    /// Whether a place above allows no more.
    is_bound: bool,
    /// What is said here.
    own: Option<Said>,
}

struct Model {
    zones: Vec<(String, String)>,
    zone: Option<ZoneId>,
    lines: Vec<RuleLine>,
    key: Uuid,
}

pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let asked = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let zone = zone_of(&here, &asked)?;
    page(&here, zone, Kept::default()).await
}

pub(super) async fn act(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, place)): Path<(String, String)>,
    form: Posted,
) -> Result<Response, NoPage> {
    let here = Desk::of(visitor, state).branch(&library, &place).await?;
    let raw = here.desk.posted(form)?;
    let texts = here.desk.reader.texts;
    let zone = zone_of(&here, &raw)?;
    if raw.one("do") != "rule" {
        return Err(here.desk.not_found());
    }
    let (field, said) = match read_rule(texts, &raw).ok_or_else(|| here.desk.not_found())? {
        Ok(read) => read,
        Err(problems) => return page(&here, zone, Kept::new(raw, problems)).await,
    };
    match here.desk.write(SetRule { branch: here.plan.branch.id, zone, field, said }, &raw).await? {
        Ok(_) => {
            let asked = zone.map(|zone| format!("?zone={zone}")).unwrap_or_default();
            Ok(here.to(&format!("{}{asked}#{}", Tab::Rules.path(), field_id(field))))
        }
        Err(refused) => {
            let name = place_above(&lineage(&here).await?, Some(&here.plan), &refused);
            let problems = Problems::one(&field_id(field), refusal(texts, field, &refused, &name));
            page(&here, zone, Kept::new(raw, problems)).await
        }
    }
}

/// The zone that an address or form names; none for the branch.
fn zone_of(here: &Here, raw: &Raw) -> Result<Option<ZoneId>, NoPage> {
    match raw.one("zone") {
        "" => Ok(None),
        text => {
            let zone = text.parse::<ZoneId>().ok().filter(|zone| here.plan.zone(*zone).is_some());
            zone.map(Some).ok_or_else(|| here.desk.not_found())
        }
    }
}

async fn lineage(here: &Here) -> Result<Lineage, NoPage> {
    let failed = NoPage::store(&here.desk.reader);
    let mut reads = here.desk.state.store.read().await.map_err(&failed)?;
    let lineage = reads.house().lineage(here.plan.library.id).await.map_err(&failed)?;
    lineage.ok_or_else(|| here.desk.not_found())
}

/// The id of a rule's field on the page.
pub(super) fn field_id(field: Field) -> String {
    format!("rule-{}", field.code())
}

/// What was typed about a rule: which, and its value or that the place above decides. None when it is no rule of ours.
pub(super) fn read_rule(texts: Texts, raw: &Raw) -> Option<Result<(Field, Option<Said>), Problems>> {
    let field = Field::from_code(raw.one("field"))?;
    let value = raw.one("value");
    if value.is_empty() {
        return Some(Ok((field, None)));
    }
    let is_limit = !raw.one("limit").is_empty();
    Some(match value.parse() {
        Ok(value) => Ok((field, Some(Said { value, is_limit }))),
        Err(_) => Err(Problems::one(&field_id(field), t!(texts, "places-rule-number", rule = name(texts, field)))),
    })
}

/// Why a value is refused, with the name of the place whose limit it is.
pub(super) fn refusal(texts: Texts, field: Field, refused: &RuleRefused, place: &str) -> String {
    let key = format!("set-rule-refused-{}", refused.code());
    match refused {
        RuleRefused::BeyondLimit { limit, .. } => {
            texts.with(&key, &[("place", place.into()), ("limit", worth(texts, field, *limit).into())])
        }
        RuleRefused::OutOfRange { least, most } => {
            let (least, most) = (worth(texts, field, *least), worth(texts, field, *most));
            texts.with(&key, &[("least", least.into()), ("most", most.into())])
        }
    }
}

/// The name of the place whose limit refused.
pub(super) fn place_above(lineage: &Lineage, plan: Option<&BranchPlan>, refused: &RuleRefused) -> String {
    match refused {
        RuleRefused::BeyondLimit { level, place, .. } => place_name(lineage, plan, *level, *place),
        RuleRefused::OutOfRange { .. } => String::new(),
    }
}

fn place_name(lineage: &Lineage, plan: Option<&BranchPlan>, level: Level, place: Uuid) -> String {
    let zones = plan.map(|plan| plan.zones.as_slice()).unwrap_or_default();
    match level {
        Level::Default => String::new(),
        Level::Consortium => lineage.consortium.1.clone(),
        Level::Group => lineage.group.1.clone(),
        Level::Library => lineage.library.name.clone(),
        Level::Branch => plan.map(|plan| plan.branch.name.clone()).unwrap_or_default(),
        Level::Zone => zones.iter().find(|zone| zone.id.0 == place).map(|zone| zone.name.clone()).unwrap_or_default(),
    }
}

fn name(texts: Texts, field: Field) -> String {
    match field {
        Field::MinMinutes => t!(texts, "places-rule-min-minutes"),
        Field::MaxMinutes => t!(texts, "places-rule-max-minutes"),
        Field::WeekMinutes => t!(texts, "places-rule-week-minutes"),
        Field::DaysAhead => t!(texts, "places-rule-days-ahead"),
        Field::GraceMinutes => t!(texts, "places-rule-grace-minutes"),
        Field::BufferMinutes => t!(texts, "places-rule-buffer-minutes"),
        Field::StepMinutes => t!(texts, "places-rule-step-minutes"),
        Field::MembersOnly => t!(texts, "places-rule-members-only"),
    }
}

/// A value in its unit.
fn worth(texts: Texts, field: Field, value: i64) -> String {
    match field {
        Field::DaysAhead => t!(texts, "places-days-count", count = value),
        Field::MembersOnly if value == 1 => t!(texts, "places-members-only"),
        Field::MembersOnly => t!(texts, "places-members-not-only"),
        _ => texts.minutes(value),
    }
}

const fn setting(policy: &Policy, field: Field) -> &Setting {
    match field {
        Field::MinMinutes => &policy.min_minutes,
        Field::MaxMinutes => &policy.max_minutes,
        Field::WeekMinutes => &policy.week_minutes,
        Field::DaysAhead => &policy.days_ahead,
        Field::GraceMinutes => &policy.grace_minutes,
        Field::BufferMinutes => &policy.buffer_minutes,
        Field::StepMinutes => &policy.step_minutes,
        Field::MembersOnly => &policy.members_only,
    }
}

/// The rules at a place; `names` says what a place is called.
fn lines(
    names: impl Fn(Level, Uuid) -> String,
    values: &[PolicyValue],
    (level, place): (Level, Uuid),
) -> Vec<RuleLine> {
    let policy = Policy::resolve(values);
    let line = |field: Field| {
        let setting = setting(&policy, field);
        let own = values.iter().find(|value| value.field == field && value.place == place);
        let bound = |value: &PolicyValue| value.field == field && value.is_limit && value.level < level;
        RuleLine {
            field,
            applies: setting.value,
            from: (setting.level, names(setting.level, setting.place)),
            is_bound: values.iter().any(bound),
            own: own.map(|value| Said { value: value.value, is_limit: value.is_limit }),
        }
    };
    Field::ALL.into_iter().map(line).collect()
}

/// The rules of a whole library.
pub(super) fn library_lines(lineage: &Lineage, values: &[PolicyValue]) -> Vec<RuleLine> {
    let names = |level, place| place_name(lineage, None, level, place);
    lines(names, values, (Level::Library, lineage.library.id.0))
}

/// The rules of the consortium or of one of its groups.
pub(super) fn wide_lines(consortium: &Consortium, place: WidePlace) -> Vec<RuleLine> {
    let names = |level, _| name_above(consortium, place, level);
    lines(names, &consortium.rules_of(place), (place.level(), place.id()))
}

/// What the consortium, or the group that is looked at, is called.
pub(super) fn name_above(consortium: &Consortium, place: WidePlace, level: Level) -> String {
    match (level, place) {
        (Level::Consortium, _) => consortium.name.clone(),
        (Level::Group, WidePlace::Group(id)) => {
            consortium.group(id).map(|group| group.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

async fn page(here: &Here, zone: Option<ZoneId>, kept: Kept) -> Result<Response, NoPage> {
    let lineage = lineage(here).await?;
    let plan = &here.plan;
    let values: Vec<PolicyValue> = plan
        .policy
        .iter()
        .filter(|value| value.level != Level::Zone || zone.is_some_and(|zone| zone.0 == value.place))
        .copied()
        .collect();
    let place = zone.map_or((Level::Branch, plan.branch.id.0), |zone| (Level::Zone, zone.0));
    let model = Model {
        zones: plan.zones.iter().map(|zone| (zone.id.to_string(), zone.name.clone())).collect(),
        zone,
        lines: lines(|level, place| place_name(&lineage, Some(plan), level, place), &values, place),
        key: here.desk.state.store.new_key(),
    };
    let title = t!(here.desk.reader.texts, "places-tab-rules");
    let path = here.address(Tab::Rules.path());
    Ok(branch(here, Some(Tab::Rules), Sheet { title, path, kept, done: None, model }, view).await)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let here = model.zone.map(|zone| zone.to_string()).unwrap_or_default();
    let place = |(id, label): (String, String)| {
        let current = (id == here).then_some("true");
        let href = if id.is_empty() { sheet.path.clone() } else { format!("{}?zone={id}", sheet.path) };
        view! { <li><a href=href aria-current=current>{label}</a></li> }
    };
    let whole = (String::new(), t!(texts, "places-whole-branch"));
    let places = std::iter::once(whole).chain(model.zones.clone()).map(place).collect_view();
    view! {
        <p>{t!(texts, "places-rules-lead")}</p>
        <p>{t!(texts, "places-rules-kept")}</p>
        <nav class="library-list" aria-label=t!(texts, "places-rules-of")><ul>{places}</ul></nav>
        {rules_table(texts, &sheet.path, model.zone, &sheet.kept, &model.lines, model.key)}
    }
    .into_any()
}

/// The rules as a table, each with a form of its own. An empty value gives the rule back.
pub(super) fn rules_table(
    texts: Texts,
    path: &str,
    zone: Option<ZoneId>,
    kept: &Kept,
    lines: &[RuleLine],
    key: Uuid,
) -> impl IntoView + use<> {
    let columns = vec![
        Column::text(t!(texts, "places-rule")),
        Column::text(t!(texts, "places-applies")),
        Column::text(t!(texts, "places-comes-from")),
        Column::text(t!(texts, "places-own-value")),
    ];
    let rows = lines.iter().map(|line| rule_row(texts, path, zone, kept, line, key)).collect_view();
    view! { <Table id="rules" titled=true caption=t!(texts, "places-tab-rules") columns>{rows}</Table> }
}

fn rule_row(
    texts: Texts,
    path: &str,
    zone: Option<ZoneId>,
    kept: &Kept,
    line: &RuleLine,
    key: Uuid,
) -> impl IntoView + use<> {
    let RuleLine { field, applies, from: (level, place), is_bound, own } = line;
    let (id, code) = (field_id(*field), field.code());
    let sent = kept.is("rule") && kept.raw.one("field") == code;
    let stored = own.map(|said| said.value.to_string()).unwrap_or_default();
    let value = if sent { kept.raw.one("value").to_owned() } else { stored };
    let limit = if sent { !kept.raw.one("limit").is_empty() } else { own.is_some_and(|said| said.is_limit) };
    let error = kept.problems.of(&id);
    let (error_id, invalid) = (format!("{id}-error"), error.is_some().then_some("true"));
    let described = error.is_some().then(|| error_id.clone());
    let error = error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> });
    let source = match level {
        Level::Default => t!(texts, "places-from-default"),
        Level::Consortium => t!(texts, "places-from-consortium", place = place),
        Level::Group => t!(texts, "places-from-group", place = place),
        Level::Library => t!(texts, "places-from-library", place = place),
        Level::Branch => t!(texts, "places-from-branch", place = place),
        Level::Zone => t!(texts, "places-from-zone", place = place),
    };
    let bound = is_bound.then(|| view! { <br/><span>{t!(texts, "places-is-bound")}</span> });
    let unit = match field {
        Field::DaysAhead => Some(t!(texts, "places-unit-days")),
        Field::MembersOnly => None,
        _ => Some(t!(texts, "places-unit-minutes")),
    };
    let said = name(texts, *field) + &unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    let input = match unit {
        Some(unit) => view! {
            <input
                class="input"
                type="text"
                inputmode="numeric"
                id=id.clone()
                name="value"
                value=value
                aria-label=said
                aria-describedby=described
                aria-invalid=invalid
            />
            <span>{unit}</span>
        }
        .into_any(),
        None => {
            let choices =
                [("", t!(texts, "places-as-above")), ("1", worth(texts, *field, 1)), ("0", worth(texts, *field, 0))];
            let choice = |(code, label): (&'static str, String)| {
                view! { <option value=code selected=code == value>{label}</option> }
            };
            let choices = choices.map(choice).collect_view();
            view! {
                <select
                    class="input input--select staff-rule__choice"
                    id=id.clone()
                    name="value"
                    aria-label=said
                    aria-describedby=described
                    aria-invalid=invalid
                >
                    {choices}
                </select>
            }
            .into_any()
        }
    };
    let save = format!("{}: {}", t!(texts, "save"), name(texts, *field));
    let limit_id = format!("{id}-limit");
    // One key a form: two rules saved from one page are two commands.
    let key = Uuid::from_u128(key.as_u128() ^ u128::from(*field as u8));
    view! {
        <tr>
            <th scope="row">{name(texts, *field)}</th>
            <td>{worth(texts, *field, *applies)}</td>
            <td>{source}{bound}</td>
            <td>
                <form method="post" action=path.to_owned() novalidate class="staff-rule">
                    {hidden("rule", key)}
                    {zone.map(|zone| view! { <Hidden name="zone" value=zone.to_string()/> })}
                    <Hidden name="field" value=code.to_owned()/>
                    {error}
                    {input}
                    <span class="checkbox">
                        <input type="checkbox" id=limit_id.clone() name="limit" value="yes" checked=limit/>
                        <label for=limit_id>{t!(texts, "places-limit")}</label>
                    </span>
                    <button class="staff-small" type="submit" aria-label=save>{t!(texts, "save")}</button>
                </form>
            </td>
        </tr>
    }
}
