//! `/staff/{library}/profile`: how a library is reached, where one complains, and how it looks. For who runs it.

mod logo;
mod pages;
mod picture;

pub(crate) use logo::{PATH as LOGO, shown as shown_logo};
pub use picture::Pictures;

use crate::house::House;
use crate::i18n::Texts;
use crate::render::{NoPage, render};
use crate::route::{Access, Route};
use crate::staff::StaffMenu;
use crate::ui::{PageFrame, page};
use crate::{AppState, Visitor, t};
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use plek_domain::access::{Action, Scope, may};
use plek_domain::error::WireError;
use plek_domain::form::{FieldErrors, Raw};
use plek_domain::places::edit_profile::{EditProfile, EditProfileForm, EditProfileRefused};
use plek_domain::places::{HttpsOrigin, Library, Profile};
use plek_domain::store::{Key, WriteError};
use std::sync::Arc;
use uuid::Uuid;

type Pairs = Vec<(String, String)>;

const PATH: &str = "/staff/{library}/profile";

/// The routes.
pub(crate) fn routes() -> Vec<Route> {
    use axum::routing::post;
    let access = Access::Doing(Action::EditProfile);
    vec![
        Route { method: "GET", path: logo::PICTURE, access: Access::Public, router: get(logo::picture) },
        Route { method: "GET", path: PATH, access, router: get(show) },
        Route { method: "POST", path: PATH, access, router: post(save) },
        Route { method: "GET", path: logo::PATH, access, router: get(logo::show) },
        Route { method: "POST", path: logo::PATH, access, router: post(logo::save) },
    ]
}

/// What the page shows.
pub(super) struct ProfilePage {
    menu: StaffMenu,
    house: House,
    /// The fields as they are, or as they were typed.
    raw: Raw,
    errors: FieldErrors,
    refused: Option<EditProfileRefused>,
    saved: bool,
    key: Uuid,
    /// What another site puts into its page to show free seats.
    frame: String,
}

async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, NoPage> {
    let house = house(&visitor, &state, &library).await?;
    let saved = Raw::new(pairs).one("saved") == "1";
    let model = ProfilePage {
        menu: menu(&visitor, &house, &path(&house)),
        raw: fields(&house.profile),
        errors: FieldErrors::default(),
        refused: None,
        saved,
        key: state.store.new_key(),
        frame: frame(&state, &house),
        house,
    };
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

async fn save(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    form: Result<Form<Pairs>, FormRejection>,
) -> Result<Response, NoPage> {
    let Form(pairs) = form.map_err(|_| NoPage::because(&visitor.reader, WireError::BadInput))?;
    let house = house(&visitor, &state, &library).await?;
    let raw = Raw::new(pairs);
    let key = raw.one("key").parse().unwrap_or_else(|_| state.store.new_key());
    let mut model = ProfilePage {
        menu: menu(&visitor, &house, &path(&house)),
        raw: raw.clone(),
        errors: FieldErrors::default(),
        refused: None,
        saved: false,
        key,
        frame: frame(&state, &house),
        house,
    };
    let form = match EditProfileForm::parse(&raw) {
        Ok(form) => form,
        Err(errors) => {
            model.errors = errors;
            return Ok(answer(&visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await);
        }
    };
    let command = EditProfile { library: model.house.library.id, profile: form.profile, seen: form.seen };
    match state.store.write(&visitor.actor, command, Key::Form(form.key)).await {
        Ok(_) => {
            state.contacts.forget();
            Ok(Redirect::to(&format!("{}?saved=1", path(&model.house))).into_response())
        }
        Err(WriteError::Refused(refused)) => {
            model.refused = Some(refused);
            Ok(answer(&visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, model).await)
        }
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

/// The frame that another site shows. The title is the slug, so that nothing typed stands in HTML to be copied.
fn frame(state: &AppState, house: &House) -> String {
    let (address, slug) = (format!("{}{}", state.origin, house.path("/embed")), &house.library.slug);
    format!("<iframe src=\"{address}\" title=\"Plek: {slug}\" width=\"320\" height=\"400\"></iframe>")
}

/// The library, for who runs it; for everybody else there is no such page.
async fn house(visitor: &Visitor, state: &AppState, slug: &str) -> Result<House, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let house = House::at(state, reads.as_mut(), slug).await.map_err(&failed)?;
    let allowed = house.filter(|house| may(&visitor.actor, Action::EditProfile, &scope(&house.library)));
    allowed.ok_or_else(|| NoPage::not_found(&visitor.reader))
}

/// The way to the library's other pages.
fn menu(visitor: &Visitor, house: &House, path: &str) -> StaffMenu {
    StaffMenu::new(visitor.reader.texts, &visitor.actor, &house.library, path)
}

fn path(house: &House) -> String {
    PATH.replace("{library}", house.library.slug.as_str())
}

fn scope(library: &Library) -> Scope {
    Scope { library: Some(library.id), branch: None, person: None }
}

/// The fields of a profile, as the form posts them.
fn fields(profile: &Profile) -> Raw {
    let text = |value: Option<String>| value.unwrap_or_default();
    let pairs = [
        ("phone", text(profile.phone.as_ref().map(ToString::to_string))),
        ("email", text(profile.email.as_ref().map(ToString::to_string))),
        ("chat", text(profile.chat.as_ref().map(|chat| chat.as_str().to_owned()))),
        ("complaints", text(profile.complaints.as_ref().map(ToString::to_string))),
        ("authority", text(profile.authority.as_ref().map(ToString::to_string))),
        ("country", profile.country.code().to_owned()),
        ("consent", profile.consent_age.to_string()),
        ("cloth", profile.cloth.by_day()),
        ("lang", profile.lang.clone()),
        ("embeds", profile.embeds.iter().map(HttpsOrigin::as_str).collect::<Vec<_>>().join("\n")),
        ("seen", text(profile.changed_at.map(|at| at.0.to_string()))),
    ];
    Raw::new(pairs.map(|(name, value)| (name.to_owned(), value)).into())
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, model: ProfilePage) -> Response {
    let (who, state, model) = (visitor.clone(), state.clone(), Arc::new(model));
    let view = move || {
        let texts: Texts = who.reader.texts;
        let path = path(&model.house);
        let frame = PageFrame::for_visitor(&who, &state, &path, t!(texts, "profile-title"), Some(&model.house));
        let frame = PageFrame { error: status == StatusCode::UNPROCESSABLE_ENTITY, ..frame };
        page(frame, pages::profile(texts, &path, &model))
    };
    render(&visitor.reader, status, view).await
}
