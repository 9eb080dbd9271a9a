//! Who works here, and who is a member.

use super::forms::PeopleForm;
use super::pages::{self, PeoplePage};
use super::{library, scope};
use crate::ctx::{AppState, Visitor};
use crate::people::shared::{Posted, show as page};
use crate::render::NoPage;
use crate::staff::StaffMenu;
use crate::t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::{Action, may};
use plek_domain::error::{Refusal, WireError};
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::people::fold;
use plek_domain::places::Library;
use plek_domain::store::WriteError;

/// Most members in one list; beyond that one searches.
const LISTED: u32 = 50;

/// `GET /staff/{library}/people`.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(slug): Path<String>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let library = library(&visitor, &state, &slug, Action::ManageMembers).await?;
    let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let search = raw.one("search").to_owned();
    let model = load(&visitor, &state, library, Raw::default(), search).await?;
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// `POST /staff/{library}/people`: one of its forms.
pub(crate) async fn change(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let texts = visitor.reader.texts;
    let library = library(visitor, &state, &slug, Action::ManageMembers).await?;
    let form = match PeopleForm::parse(&posted.raw, library.id, texts.lang()) {
        Ok(Some(form)) => form,
        Ok(None) => return Err(NoPage::because(&visitor.reader, WireError::BadInput)),
        Err(errors) => return refused(&state, &posted, library, errors, None).await,
    };
    let (actor, key) = (&visitor.actor, posted.key());
    let done = match form {
        PeopleForm::GivePost(form) => ended("post", state.store.write(actor, form, key).await),
        PeopleForm::TakePost(form) => ended("post", state.store.write(actor, form, key).await),
        PeopleForm::GiveMembership(form) => ended("membership", state.store.write(actor, form, key).await),
        PeopleForm::EndMembership(form) => ended("membership", state.store.write(actor, form, key).await),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&here(&library)).into_response()),
        Err(Ended::Refused(key)) => {
            refused(&state, &posted, library, FieldErrors::default(), Some(texts.get(&key))).await
        }
        Err(Ended::Not(error)) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

/// Why a form was not done: by a rule, with the key of its words, or otherwise.
enum Ended {
    Refused(String),
    Not(WriteError<plek_domain::replay::Never>),
}

fn ended<T, R: Refusal>(what: &str, done: Result<T, WriteError<R>>) -> Result<(), Ended> {
    match done {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(refusal)) => Err(Ended::Refused(format!("{what}-refused-{}", refusal.code()))),
        Err(WriteError::NotFound) => Err(Ended::Not(WriteError::NotFound)),
        Err(WriteError::KeyReused) => Err(Ended::Not(WriteError::KeyReused)),
        Err(WriteError::Store(error)) => Err(Ended::Not(WriteError::Store(error))),
    }
}

async fn refused(
    state: &AppState,
    posted: &Posted,
    library: Library,
    errors: FieldErrors,
    refusal: Option<String>,
) -> Result<Response, NoPage> {
    let model = load(&posted.visitor, state, library, posted.raw.clone(), String::new()).await?;
    let model = PeoplePage { errors, refusal, ..model };
    Ok(answer(&posted.visitor, state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
}

async fn load(
    visitor: &Visitor,
    state: &AppState,
    library: Library,
    raw: Raw,
    search: String,
) -> Result<PeoplePage, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let runs = may(&visitor.actor, Action::ManagePosts, &scope(&library));
    let mut reads = state.store.read().await.map_err(&failed)?;
    let colleagues = if runs { reads.staff().colleagues(library.id).await.map_err(&failed)? } else { Vec::new() };
    Ok(PeoplePage {
        members: reads.staff().members_ever(library.id, &fold(&search), LISTED).await.map_err(&failed)?,
        branches: reads.places().branches(library.id).await.map_err(&failed)?,
        key: state.store.new_key(),
        now: state.store.now(),
        menu: StaffMenu::new(visitor.reader.texts, &visitor.actor, &library, &here(&library)),
        library,
        runs,
        colleagues,
        search,
        raw,
        errors: FieldErrors::default(),
        refusal: None,
    })
}

/// The page's address.
fn here(library: &Library) -> String {
    format!("/staff/{}/people", library.slug)
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: PeoplePage) -> Response {
    let title = t!(visitor.reader.texts, "staff-people");
    page(visitor, state, status, (here(&model.library), title), model, pages::people).await
}

#[cfg(test)]
mod tests {
    use crate::i18n::exists;
    use plek_domain::error::Refusal;
    use plek_domain::people::staff::members::MembershipRefused;
    use plek_domain::people::staff::posts::PostRefused;

    #[test]
    fn every_refusal_has_its_words() {
        for code in PostRefused::CODES {
            assert!(exists(&format!("post-refused-{code}")), "{code}");
        }
        for code in MembershipRefused::CODES {
            assert!(exists(&format!("membership-refused-{code}")), "{code}");
        }
    }
}
