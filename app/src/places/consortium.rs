//! `/staff/consortium` and its groups: what they are called, their libraries, and the rules above those.

use super::desk::{Desk, Posted};
use super::form::{Kept, Problems, Typed};
use super::frame::{Sheet, below, hidden};
use super::rules::{RuleLine, field_id, name_above, read_rule, refusal, rules_table, wide_lines};
use crate::i18n::Texts;
use crate::people::audit_lines;
use crate::render::NoPage;
use crate::ui::{Button, Choice, EmptyState, Hidden, InputKind, Select, TextInput, Weight};
use crate::{AppState, Visitor, t};
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::access::{Action, Actor, Scope, may};
use plek_domain::command::Command;
use plek_domain::error::Refusal;
use plek_domain::form::Raw;
use plek_domain::ids::{GroupId, PersonId};
use plek_domain::people::EmailAddress;
use plek_domain::people::staff::keepers::{GiveConsortium, KeeperRefused, TakeConsortium};
use plek_domain::people::staff::{AuditLine, Keeper};
use plek_domain::places::add_group::AddGroup;
use plek_domain::places::move_library::MoveLibrary;
use plek_domain::places::name_place::NamePlace;
use plek_domain::places::open_library::OpenLibrary;
use plek_domain::places::set_rule::{RuleRefused, SetWideRule};
use plek_domain::places::{Consortium, Group, Library, WidePlace};
use uuid::Uuid;

/// Where the consortium is kept.
pub(crate) const ADDRESS: &str = "/staff/consortium";

struct Model {
    consortium: Consortium,
    /// The group whose page it is; none on the consortium's own.
    group: Option<Group>,
    rules: Vec<RuleLine>,
    /// Who keeps all this.
    keepers: Vec<Keeper>,
    /// What they did last, and the zone in which its times are said.
    lines: Vec<AuditLine>,
    zone: String,
    key: Uuid,
}

/// What is done here, as the audit log calls it; what opens a library stands in that library's own log.
const COMMANDS: [&str; 5] =
    [NamePlace::NAME, AddGroup::NAME, SetWideRule::NAME, GiveConsortium::NAME, TakeConsortium::NAME];

/// Most lines of it that the page shows.
const LINES: u32 = 50;

/// Whether somebody keeps the consortium.
pub(crate) fn keeps(actor: &Actor) -> bool {
    may(actor, Action::KeepConsortium, &Scope::INSTALLATION)
}

pub(super) async fn show(visitor: Visitor, State(state): State<AppState>, uri: Uri) -> Result<Response, NoPage> {
    shown(Keeping::of(visitor, state, None).await?, &uri).await
}

pub(super) async fn show_group(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(group): Path<String>,
    uri: Uri,
) -> Result<Response, NoPage> {
    shown(Keeping::of(visitor, state, Some(&group)).await?, &uri).await
}

pub(super) async fn act(visitor: Visitor, State(state): State<AppState>, form: Posted) -> Result<Response, NoPage> {
    done(Keeping::of(visitor, state, None).await?, form).await
}

pub(super) async fn act_on_group(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(group): Path<String>,
    form: Posted,
) -> Result<Response, NoPage> {
    done(Keeping::of(visitor, state, Some(&group)).await?, form).await
}

async fn shown(keeping: Keeping, uri: &Uri) -> Result<Response, NoPage> {
    let saved = uri.query().is_some_and(|query| query.contains("done=saved"));
    let saved = saved.then(|| t!(keeping.desk.reader.texts, "places-saved-nobody"));
    Ok(keeping.page(Kept::default(), saved).await)
}

async fn done(keeping: Keeping, form: Posted) -> Result<Response, NoPage> {
    let raw = keeping.desk.posted(form)?;
    let done = match (raw.one("do"), &keeping.group) {
        ("name", _) => keeping.name(&raw).await?,
        ("rule", _) => keeping.rule(&raw).await?,
        ("add-group", None) => keeping.add_group(&raw).await?,
        ("give", None) => keeping.give(&raw).await?,
        ("take", None) => keeping.take(&raw).await?,
        ("open", Some(group)) => keeping.open(group.id, &raw).await?,
        ("move", Some(group)) => keeping.take_in(group.id, &raw).await?,
        _ => return Err(keeping.desk.not_found()),
    };
    match done {
        Ok(to) => Ok(Redirect::to(&to).into_response()),
        Err(problems) => Ok(keeping.page(Kept::new(raw, problems), None).await),
    }
}

/// Somebody who keeps the consortium, on its page or on one of a group.
struct Keeping {
    desk: Desk,
    person: PersonId,
    consortium: Consortium,
    keepers: Vec<Keeper>,
    lines: Vec<AuditLine>,
    zone: String,
    group: Option<Group>,
}

/// Where to go on, or what is wrong.
type Outcome = Result<Result<String, Problems>, NoPage>;

impl Keeping {
    async fn of(visitor: Visitor, state: AppState, group: Option<&str>) -> Result<Self, NoPage> {
        let desk = Desk::of(visitor, state);
        let person = desk.visitor.person().map(|person| person.id).filter(|_| keeps(&desk.actor));
        let person = person.ok_or_else(|| desk.not_found())?;
        let failed = NoPage::store(&desk.reader);
        let mut reads = desk.state.store.read().await.map_err(&failed)?;
        let consortium = reads.house().consortium().await.map_err(&failed)?.ok_or_else(|| desk.not_found())?;
        let keepers = reads.staff().keepers().await.map_err(&failed)?;
        let lines = reads.staff().audit_above(&COMMANDS, LINES).await.map_err(&failed)?;
        let mut zone = "UTC".to_owned();
        for library in consortium.groups.iter().flat_map(|group| &group.libraries) {
            let branches = reads.places().branches(library.id).await.map_err(&failed)?;
            if let Some(branch) = branches.into_iter().next() {
                zone = branch.zone;
                break;
            }
        }
        drop(reads);
        let group = match group {
            None => None,
            Some(id) => {
                let group = id.parse::<GroupId>().ok().and_then(|id| consortium.group(id).cloned());
                Some(group.ok_or_else(|| desk.not_found())?)
            }
        };
        Ok(Self { desk, person, consortium, keepers, lines, zone, group })
    }

    fn place(&self) -> WidePlace {
        self.group.as_ref().map_or(WidePlace::Consortium(self.consortium.id), |group| WidePlace::Group(group.id))
    }

    fn path(&self) -> String {
        self.group.as_ref().map_or_else(|| ADDRESS.to_owned(), address)
    }

    fn saved(&self) -> String {
        format!("{}?done=saved", self.path())
    }

    async fn name(&self, raw: &Raw) -> Outcome {
        let mut typed = Typed::new(self.desk.reader.texts, raw);
        let name = typed.line("name", t!(self.desk.reader.texts, "places-name"));
        let Some(name) = name else { return Ok(Err(typed.problems)) };
        match self.desk.write(NamePlace { place: self.place(), name }, raw).await? {
            Ok(_) => Ok(Ok(self.saved())),
            Err(never) => match never {},
        }
    }

    async fn add_group(&self, raw: &Raw) -> Outcome {
        let mut typed = Typed::new(self.desk.reader.texts, raw);
        let name = typed.line("group-name", t!(self.desk.reader.texts, "places-name"));
        let Some(name) = name else { return Ok(Err(typed.problems)) };
        match self.desk.write(AddGroup { name }, raw).await? {
            Ok(added) => Ok(Ok(format!("{ADDRESS}/{}", added.group))),
            Err(never) => match never {},
        }
    }

    /// Lets somebody else keep it too.
    async fn give(&self, raw: &Raw) -> Outcome {
        let texts = self.desk.reader.texts;
        let Ok(email) = raw.one("keeper").parse::<EmailAddress>() else {
            return Ok(Err(Problems::one("keeper", t!(texts, "error-email"))));
        };
        Ok(self.said("keeper", self.desk.write(GiveConsortium { email }, raw).await?))
    }

    async fn take(&self, raw: &Raw) -> Outcome {
        let person = raw.one("person").parse().map_err(|_| self.desk.not_found())?;
        let taken = self.desk.write(TakeConsortium { person }, raw).await?;
        // Who gave up their own does not find this page any more.
        let own = taken.is_ok() && person == self.person;
        Ok(if own { Ok("/staff".to_owned()) } else { self.said("keepers", taken) })
    }

    fn said<D>(&self, field: &str, done: Result<D, KeeperRefused>) -> Result<String, Problems> {
        let words = |refused: KeeperRefused| self.desk.reader.texts.get(&format!("keeper-refused-{}", refused.code()));
        done.map(|_| self.saved()).map_err(|refused| Problems::one(field, words(refused)))
    }

    async fn open(&self, group: GroupId, raw: &Raw) -> Outcome {
        let texts = self.desk.reader.texts;
        let mut typed = Typed::new(texts, raw);
        let name = typed.line("library-name", t!(texts, "places-name"));
        let slug = typed.slug("library-slug", t!(texts, "places-slug"));
        let (Some(name), Some(slug)) = (name, slug) else { return Ok(Err(typed.problems)) };
        let to = format!("/staff/{slug}");
        let opened = self.desk.write(OpenLibrary { group, name, slug, person: self.person }, raw).await?;
        if opened.is_ok() {
            self.desk.state.contacts.forget();
        }
        Ok(opened.map(|_| to).map_err(|refused| {
            Problems::one("library-slug", texts.get(&format!("add-library-refused-{}", refused.code())))
        }))
    }

    /// Moves a library of another group into this one.
    async fn take_in(&self, to: GroupId, raw: &Raw) -> Outcome {
        let Ok(library) = raw.one("library").parse() else {
            return Ok(Err(Problems::one("library", t!(self.desk.reader.texts, "places-move-library-missing"))));
        };
        match self.desk.write(MoveLibrary { library, to }, raw).await? {
            Ok(_) => Ok(Ok(self.saved())),
            Err(never) => match never {},
        }
    }

    async fn rule(&self, raw: &Raw) -> Outcome {
        let texts = self.desk.reader.texts;
        let (field, said) = match read_rule(texts, raw).ok_or_else(|| self.desk.not_found())? {
            Ok(read) => read,
            Err(problems) => return Ok(Err(problems)),
        };
        let refused = match self.desk.write(SetWideRule { place: self.place(), field, said }, raw).await? {
            Ok(_) => return Ok(Ok(self.saved())),
            Err(refused) => refused,
        };
        let above = match &refused {
            RuleRefused::BeyondLimit { level, .. } => name_above(&self.consortium, self.place(), *level),
            RuleRefused::OutOfRange { .. } => String::new(),
        };
        Ok(Err(Problems::one(&field_id(field), refusal(texts, field, &refused, &above))))
    }

    async fn page(self, kept: Kept, done: Option<String>) -> Response {
        let (path, rules) = (self.path(), wide_lines(&self.consortium, self.place()));
        let Self { desk, consortium, group, keepers, lines, zone, .. } = self;
        let title = group.as_ref().map_or_else(|| consortium.name.clone(), |group| group.name.clone());
        let model = Model { consortium, group, rules, keepers, lines, zone, key: desk.state.store.new_key() };
        let above = match &model.group {
            Some(_) => (ADDRESS.to_owned(), model.consortium.name.clone()),
            None => ("/staff".to_owned(), t!(desk.reader.texts, "places-my-libraries")),
        };
        below(&desk, above, Sheet { title, path, kept, done, model }, view).await
    }
}

fn address(group: &Group) -> String {
    format!("{ADDRESS}/{}", group.id)
}

fn view(texts: Texts, sheet: &Sheet<Model>) -> AnyView {
    let model = &sheet.model;
    let (parts, naming, ruling) = match &model.group {
        Some(group) => (
            of_group(texts, sheet, group).into_any(),
            t!(texts, "places-name-of-group"),
            t!(texts, "places-rules-of-group"),
        ),
        None => (
            groups(texts, sheet).into_any(),
            t!(texts, "places-name-of-consortium"),
            t!(texts, "places-rules-of-consortium"),
        ),
    };
    let name = sheet.kept.field("name", t!(texts, "places-name"));
    view! {
        {parts}
        <section class="staff-part">
            <h2>{naming}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("name", model.key)}
                <TextInput texts field=name value=sheet.kept.value("name", "name", sheet.title.clone())/>
                <Button weight=Weight::Secondary>{t!(texts, "save")}</Button>
            </form>
        </section>
        <section class="staff-part">
            <h2>{ruling}</h2>
            <p>{t!(texts, "places-rules-lead")}</p>
            {rules_table(texts, &sheet.path, None, &sheet.kept, &model.rules, model.key)}
        </section>
        {model.group.is_none().then(|| {
            view! {
                {keepers(texts, sheet)}
                <section class="staff-part">
                    <h2>{t!(texts, "staff-audit")}</h2>
                    {audit_lines(texts, &model.lines, &model.zone, None)}
                </section>
            }
        })}
    }
    .into_any()
}

/// Who keeps the consortium, and somebody more.
fn keepers(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let (model, kept) = (&sheet.model, &sheet.kept);
    // The last one stays.
    let takes = model.keepers.len() > 1;
    let entry = |keeper: &Keeper| {
        let name = if keeper.name.is_empty() { t!(texts, "staff-invited") } else { keeper.name.clone() };
        let email = keeper.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let take = takes.then(|| {
            let said = format!("{}: {name} {email}", t!(texts, "places-take-consortium"));
            // One key a form: two taken from one page are two commands.
            let key = Uuid::from_u128(model.key.as_u128() ^ keeper.person.0.as_u128());
            view! {
                <form method="post" action=sheet.path.clone()>
                    {hidden("take", key)}
                    <Hidden name="person" value=keeper.person.to_string()/>
                    <button class="staff-small" type="submit" aria-label=said>
                        {t!(texts, "places-take-consortium")}
                    </button>
                </form>
            }
        });
        view! { <li><strong class="rows__what">{name}</strong><span>{email.clone()}</span>{take}</li> }
    };
    let email = kept.field("keeper", t!(texts, "email")).hint(t!(texts, "places-give-consortium-hint"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-keepers")}</h2>
            <ul class="rows" id="keepers" tabindex="-1">{model.keepers.iter().map(entry).collect_view()}</ul>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("give", model.key)}
                <TextInput texts field=email kind=InputKind::Email value=kept.value("give", "keeper", "")/>
                <Button weight=Weight::Secondary>{t!(texts, "places-give-consortium")}</Button>
            </form>
        </section>
    }
}

/// The groups of the consortium, and a new one.
fn groups(texts: Texts, sheet: &Sheet<Model>) -> impl IntoView + use<> {
    let model = &sheet.model;
    let entry = |group: &Group| {
        view! {
            <li>
                <a class="rows__what" href=address(group)>{group.name.clone()}</a>
                <span>{t!(texts, "places-count-libraries", count = group.libraries.len())}</span>
            </li>
        }
    };
    let name = sheet.kept.field("group-name", t!(texts, "places-name"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-groups")}</h2>
            <ul class="rows">{model.consortium.groups.iter().map(entry).collect_view()}</ul>
        </section>
        <section class="staff-part">
            <h2>{t!(texts, "places-add-group")}</h2>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("add-group", model.key)}
                <TextInput texts field=name value=sheet.kept.value("add-group", "group-name", "")/>
                <Button>{t!(texts, "places-add-group")}</Button>
            </form>
        </section>
    }
}

/// The libraries of a group, and a new one.
fn of_group(texts: Texts, sheet: &Sheet<Model>, group: &Group) -> impl IntoView + use<> {
    let kept = &sheet.kept;
    let entry = |library: &Library| {
        view! { <li><a class="rows__what" href=format!("/{}", library.slug)>{library.name.clone()}</a></li> }
    };
    let list = if group.libraries.is_empty() {
        let title = t!(texts, "places-no-libraries");
        view! { <EmptyState title=title><p>{t!(texts, "places-no-libraries-text")}</p></EmptyState> }.into_any()
    } else {
        view! { <ul class="rows">{group.libraries.iter().map(entry).collect_view()}</ul> }.into_any()
    };
    let others = sheet.model.consortium.groups.iter().filter(|other| other.id != group.id);
    let others: Vec<_> = others.flat_map(|other| other.libraries.iter().map(move |library| (other, library))).collect();
    let moving = (!others.is_empty()).then(|| {
        let choice = |(other, library): &(&Group, &Library)| {
            Choice::new(library.id.to_string(), format!("{} ({})", library.name, other.name))
        };
        let choices = std::iter::once(Choice::new("", t!(texts, "places-move-library-pick"))).chain(others.iter().map(choice));
        view! {
            <section class="staff-part">
                <h2>{t!(texts, "places-move-library")}</h2>
                <p>{t!(texts, "places-move-library-text")}</p>
                <form method="post" action=sheet.path.clone() novalidate>
                    {hidden("move", sheet.model.key)}
                    <Select texts field=kept.field("library", t!(texts, "places-move-library-which")) choices=choices.collect()/>
                    <Button weight=Weight::Secondary>{t!(texts, "places-move-library-do")}</Button>
                </form>
            </section>
        }
    });
    let name = kept.field("library-name", t!(texts, "places-name"));
    let slug = kept.field("library-slug", t!(texts, "places-slug")).hint(t!(texts, "places-slug-hint"));
    view! {
        <section class="staff-part">
            <h2>{t!(texts, "places-libraries")}</h2>
            {list}
        </section>
        <section class="staff-part">
            <h2>{t!(texts, "places-open-library")}</h2>
            <p>{t!(texts, "places-open-library-text")}</p>
            <form method="post" action=sheet.path.clone() novalidate>
                {hidden("open", sheet.model.key)}
                <TextInput texts field=name value=kept.value("open", "library-name", "")/>
                <TextInput texts field=slug value=kept.value("open", "library-slug", "")/>
                <Button>{t!(texts, "places-open-library")}</Button>
            </form>
        </section>
        {moving}
    }
}
