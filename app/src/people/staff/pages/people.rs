//! Who works here, and who is a member.

use crate::i18n::Texts;
use crate::people::shared::{problem, summary};
use crate::people::words::{day, role};
use crate::staff::StaffMenu;
use crate::t;
use crate::ui::{
    Button, Choice, Column, EmptyState, ErrorSummary, FieldInfo, Hidden, InputKind, Notice, NoticeKind, Select, Table,
    TextInput, Weight,
};
use leptos::prelude::*;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::ids::BranchId;
use plek_domain::people::Role;
use plek_domain::people::staff::{Colleague, Member};
use plek_domain::places::{Branch, Library};
use plek_domain::time::Timestamp;
use uuid::Uuid;

pub(in crate::people::staff) struct PeoplePage {
    pub menu: StaffMenu,
    pub library: Library,
    pub branches: Vec<Branch>,
    /// Whether the reader may give and take posts.
    pub runs: bool,
    pub colleagues: Vec<Colleague>,
    pub members: Vec<Member>,
    pub search: String,
    pub now: Timestamp,
    pub key: Uuid,
    /// What was typed in a form that was refused.
    pub raw: Raw,
    pub errors: FieldErrors,
    /// The rule that said no, in words.
    pub refusal: Option<String>,
}

impl PeoplePage {
    /// The forms of the page use the same names, so their ids say which form they are of.
    fn field(&self, texts: Texts, form: &str, name: &str, label: String) -> FieldInfo {
        let mine = self.raw.one("do") == form;
        let error = problem(texts, &self.errors, name).filter(|_| mine);
        // The form that was refused keeps the plain ids, which the summary leads to.
        let id = if mine { name.to_owned() } else { format!("{form}-{name}") };
        FieldInfo::new(name, label).id(id).error(error)
    }

    fn value(&self, form: &str, name: &str) -> String {
        if self.raw.one("do") == form { self.raw.one(name).to_owned() } else { String::new() }
    }

    fn branch_name(&self, texts: Texts, branch: Option<BranchId>) -> String {
        let known = branch.and_then(|id| self.branches.iter().find(|branch| branch.id == id));
        known.map_or_else(|| t!(texts, "staff-all-branches"), |branch| branch.name.clone())
    }
}

pub(in crate::people::staff) fn people(texts: Texts, model: &PeoplePage) -> impl IntoView + use<> {
    let refusal = model.refusal.clone().map(|words| {
        view! { <Notice texts kind=NoticeKind::Error><p>{words}</p></Notice> }
    });
    view! {
        <ErrorSummary texts errors=summary(texts, &model.errors)/>
        {refusal}
        <div class="page-head">
            {model.menu.view()}
            <h1>{t!(texts, "staff-people-of", library = model.library.name.clone())}</h1>
        </div>
        {model.runs.then(|| colleagues(texts, model))}
        {members(texts, model)}
    }
}

fn colleagues(texts: Texts, model: &PeoplePage) -> impl IntoView + use<> {
    let columns = ["name", "email", "staff-role", "staff-branch", "staff-change"];
    let columns = columns.map(|key| Column::text(texts.get(key))).to_vec();
    let row = |colleague: &Colleague| {
        let name = if colleague.name.is_empty() { t!(texts, "staff-invited") } else { colleague.name.clone() };
        let email = colleague.email.as_ref().map(ToString::to_string).unwrap_or_default();
        let label = t!(texts, "staff-take", name = name.clone());
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{email}</td>
                <td>{role(texts, colleague.role)}</td>
                <td>{model.branch_name(texts, colleague.branch)}</td>
                <td>
                    <form method="post">
                        <Hidden name="do" value="take-post"/>
                        <Hidden name="person" value=colleague.person.to_string()/>
                        <Hidden name="role" value=colleague.role.code()/>
                        <Hidden name="branch" value=colleague.branch.map(|id| id.to_string()).unwrap_or_default()/>
                        <Button weight=Weight::Secondary>{label}</Button>
                    </form>
                </td>
            </tr>
        }
    };
    let rows = model.colleagues.iter().map(row).collect_view();
    let form = "give-post";
    let chosen = model.value(form, "role");
    let roles =
        Role::ALL.map(|one| Choice { selected: one.code() == chosen, ..Choice::new(one.code(), role(texts, one)) });
    let branch = model.value(form, "branch");
    let all = Choice::new("", t!(texts, "staff-all-branches"));
    let one = |known: &Branch| Choice {
        selected: known.id.to_string() == branch,
        ..Choice::new(known.id.to_string(), known.name.clone())
    };
    let branches: Vec<Choice> = std::iter::once(all).chain(model.branches.iter().map(one)).collect();
    view! {
        <Table id="colleagues" caption=t!(texts, "staff-colleagues") columns>{rows}</Table>
        <form class="stack" method="post" novalidate>
            <h2>{t!(texts, "staff-give")}</h2>
            <Hidden name="do" value=form/>
            <Hidden name="key" value=model.key.to_string()/>
            <TextInput texts field=model.field(texts, form, "email", t!(texts, "email")) kind=InputKind::Email
                value=model.value(form, "email") autocomplete="off"/>
            <Select texts field=model.field(texts, form, "role", t!(texts, "staff-role")) choices=roles.to_vec()/>
            <Select texts field=model.field(texts, form, "branch", t!(texts, "staff-branch")) choices=branches/>
            <Button weight=Weight::Secondary>{t!(texts, "staff-give")}</Button>
        </form>
    }
}

fn members(texts: Texts, model: &PeoplePage) -> impl IntoView + use<> {
    let columns = ["name", "email", "staff-group", "staff-until", "staff-change"];
    let columns = columns.map(|key| Column::text(texts.get(key))).to_vec();
    let row = |member: &Member| {
        let until = member.until.map(|at| day(texts, at.plus_seconds(-1))).unwrap_or_default();
        let over = member.until.is_some_and(|until| until <= model.now);
        let label = t!(texts, "staff-end-membership", name = member.name.clone());
        let end = (!over).then(|| {
            view! {
                <form method="post">
                    <Hidden name="do" value="end-membership"/>
                    <Hidden name="person" value=member.person.to_string()/>
                    <Button weight=Weight::Secondary>{label}</Button>
                </form>
            }
        });
        view! {
            <tr>
                <th scope="row">{member.name.clone()}</th>
                <td>{member.email.as_ref().map(ToString::to_string)}</td>
                <td>{member.patron_group.clone()}</td>
                <td>{until}</td>
                <td>{end}</td>
            </tr>
        }
    };
    let list = if model.members.is_empty() {
        view! { <EmptyState title=t!(texts, "staff-no-members")><p>{t!(texts, "staff-no-members-text")}</p></EmptyState> }
            .into_any()
    } else {
        let rows = model.members.iter().map(row).collect_view();
        view! { <Table id="members" caption=t!(texts, "staff-members") columns>{rows}</Table> }.into_any()
    };
    let form = "give-membership";
    let text = |name: &'static str, label: String| model.field(texts, form, name, label);
    view! {
        <form class="stack" method="get" role="search">
            <TextInput texts field=FieldInfo::new("search", t!(texts, "staff-search")) kind=InputKind::Search
                value=model.search.clone()/>
            <Button weight=Weight::Secondary>{t!(texts, "search")}</Button>
        </form>
        {list}
        <form class="stack" method="post" novalidate>
            <h2>{t!(texts, "staff-give-membership")}</h2>
            <Hidden name="do" value=form/>
            <Hidden name="key" value=model.key.to_string()/>
            <TextInput texts field=text("name", t!(texts, "name")) value=model.value(form, "name") autocomplete="off"/>
            <TextInput texts field=text("email", t!(texts, "email")) kind=InputKind::Email
                value=model.value(form, "email") autocomplete="off"/>
            <TextInput texts field=text("group", t!(texts, "staff-group")).hint(t!(texts, "staff-group-hint"))
                value=model.value(form, "group")/>
            <TextInput texts field=text("until", t!(texts, "staff-until")).optional() kind=InputKind::Date
                value=model.value(form, "until")/>
            <Button weight=Weight::Secondary>{t!(texts, "staff-give-membership")}</Button>
        </form>
    }
}
