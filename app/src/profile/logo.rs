//! `/staff/{library}/profile/logo`: the library's logo. And the logo itself, for everybody.

use super::picture::PictureProblem;
use crate::house::House;
use crate::i18n::Texts;
use crate::render::{NoPage, render};
use crate::staff::StaffMenu;
use crate::ui::{
    Button, Crumbs, Dialog, EmptyState, ErrorSummary, FieldInfo, FileInput, Hidden, Notice, NoticeKind, PageFrame,
    Weight, page,
};
use crate::upload::{Sent, Upload};
use crate::{AppState, Visitor, t};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use plek_domain::error::WireError;
use plek_domain::form::Raw;
use plek_domain::places::set_logo::SetLogo;
use plek_domain::places::{Logo, Profile};
use plek_domain::store::Key;
use plek_domain::text::Slug;
use std::sync::Arc;
use uuid::Uuid;

/// The page.
pub(crate) const PATH: &str = "/staff/{library}/profile/logo";

/// The picture. Its address names its content, so a browser never asks twice. An address of a logo that was replaced shows
/// the present one: for up to a minute other instances still write it.
pub(super) const PICTURE: &str = "/{library}/logo/{digest}";

/// Where a library's logo is, and how large it is shown, in points: half of its pixels.
pub(crate) fn shown(library: &Slug, profile: &Profile) -> Option<(String, i64, i64)> {
    let mark = profile.logo.as_ref()?;
    Some((format!("/{library}/logo/{}.png", mark.digest), (mark.width / 2).max(1), (mark.height / 2).max(1)))
}

/// `GET` the picture.
pub(super) async fn picture(
    visitor: Visitor,
    State(state): State<AppState>,
    Path((library, digest)): Path<(String, String)>,
) -> Result<Response, NoPage> {
    let failed = NoPage::store(&visitor.reader);
    let digest = digest.strip_suffix(".png").ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let mut reads = state.store.read().await.map_err(&failed)?;
    let logo = reads.places().logo(&library).await.map_err(&failed)?;
    let (present, png) = logo.ok_or_else(|| NoPage::not_found(&visitor.reader))?;
    let kept = if present == digest { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, kept)];
    Ok((headers, png).into_response())
}

/// What the page shows.
struct LogoPage {
    menu: StaffMenu,
    house: House,
    problem: Option<PictureProblem>,
    done: Done,
    key: Uuid,
}

/// What was just done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Nothing,
    Saved,
    Removed,
}

/// `GET` the page.
pub(super) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    Query(pairs): Query<super::Pairs>,
) -> Result<Response, NoPage> {
    let house = super::house(&visitor, &state, &library).await?;
    let done = match Raw::new(pairs).one("done") {
        "saved" => Done::Saved,
        "removed" => Done::Removed,
        _ => Done::Nothing,
    };
    Ok(answer(&visitor, &state, house, None, done).await)
}

/// `POST` a logo, or that there shall be none.
pub(super) async fn save(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(library): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, NoPage> {
    // Before the file is read: nobody else's files cost us anything.
    let house = super::house(&visitor, &state, &library).await?;
    let bad = || NoPage::because(&visitor.reader, WireError::BadInput);
    let Upload { raw, file } = Upload::read(form.map_err(|_| bad())?).await.map_err(|_| bad())?;
    let key = raw.one("key").parse().map_or_else(|_| Key::Fresh, Key::Form);
    let (logo, done) = if raw.one("remove").is_empty() {
        match read(&visitor, &state, file).await? {
            Ok(logo) => (Some(logo), "saved"),
            Err(problem) => return Ok(answer(&visitor, &state, house, Some(problem), Done::Nothing).await),
        }
    } else {
        (None, "removed")
    };
    let command = SetLogo { library: house.library.id, logo };
    let written = state.store.write(&visitor.actor, command, key).await;
    written.map_err(|error| NoPage::of_write(&visitor.reader, error))?;
    state.contacts.forget();
    Ok(Redirect::to(&format!("{}?done={done}", path(&house))).into_response())
}

async fn read(visitor: &Visitor, state: &AppState, file: Sent) -> Result<Result<Logo, PictureProblem>, NoPage> {
    match file {
        Sent::Nothing => Ok(Err(PictureProblem::Missing)),
        Sent::TooLarge => Ok(Err(PictureProblem::TooLarge)),
        Sent::File(bytes) => state.pictures.logo(bytes).await.map_err(NoPage::store(&visitor.reader)),
    }
}

fn path(house: &House) -> String {
    PATH.replace("{library}", house.library.slug.as_str())
}

async fn answer(
    visitor: &Visitor,
    state: &AppState,
    house: House,
    problem: Option<PictureProblem>,
    done: Done,
) -> Response {
    let menu = super::menu(visitor, &house, &path(&house));
    let model = Arc::new(LogoPage { menu, house, problem, done, key: state.store.new_key() });
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (who, state) = (visitor.clone(), state.clone());
    let view = move || {
        let texts = who.reader.texts;
        let frame =
            PageFrame::for_visitor(&who, &state, &path(&model.house), t!(texts, "logo-title"), Some(&model.house));
        page(PageFrame { error: problem.is_some(), ..frame }, body(texts, &model))
    };
    render(&visitor.reader, status, view).await
}

fn body(texts: Texts, model: &LogoPage) -> impl IntoView + use<> {
    let error = model.problem.map(|problem| texts.get(&format!("logo-error-{}", problem.code())));
    let field = FieldInfo::new("file", t!(texts, "logo-file")).hint(t!(texts, "logo-file-hint")).error(error);
    let done = match model.done {
        Done::Nothing => None,
        Done::Saved => Some(t!(texts, "logo-saved")),
        Done::Removed => Some(t!(texts, "logo-removed")),
    };
    let done = done.map(|words| view! { <Notice texts kind=NoticeKind::Success><p>{words}</p></Notice> });
    let library = &model.house.library;
    let staff = format!("/staff/{}", library.slug);
    let profile = (format!("{staff}/profile"), t!(texts, "profile-title"));
    let crumbs = vec![(staff, library.name.clone()), profile];
    let (key, action) = (model.key.to_string(), path(&model.house));
    let present = match shown(&library.slug, &model.house.profile) {
        Some((src, width, height)) => {
            let (alt, key, action) =
                (t!(texts, "logo-alt", library = library.name.clone()), key.clone(), action.clone());
            view! {
                <h2>{t!(texts, "logo-now")}</h2>
                <p class="logo-shown"><img class="logo" src=src width=width.to_string() height=height.to_string() alt=alt/></p>
                <div class="actions">
                    <Dialog
                        id="remove"
                        weight=Weight::Secondary
                        opener=(t!(texts, "logo-remove"), None)
                        title=t!(texts, "logo-remove-ask")
                        keep=t!(texts, "logo-remove-keep")
                    >
                        <p>{t!(texts, "logo-remove-then")}</p>
                        <form method="post" action=action enctype="multipart/form-data">
                            <Hidden name="remove" value="1"/>
                            <Hidden name="key" value=key/>
                            <Button weight=Weight::Danger>{t!(texts, "logo-remove")}</Button>
                        </form>
                    </Dialog>
                </div>
            }
            .into_any()
        }
        None => view! { <EmptyState title=t!(texts, "logo-none")><p>{t!(texts, "logo-none-more")}</p></EmptyState> }
            .into_any(),
    };
    let is_first = model.house.profile.logo.is_none();
    let choose = (!is_first).then(|| view! { <h2>{t!(texts, "logo-new")}</h2> });
    view! {
        <ErrorSummary texts errors=field.summary().into_iter().collect()/>
        {done}
        <div class="page-head">
            {model.menu.view()}
            <Crumbs texts trail=crumbs here=t!(texts, "logo-title")/>
            <h1>{t!(texts, "logo-title")}</h1>
            <p class="lead">{t!(texts, "logo-lead")}</p>
        </div>
        {present}
        {choose}
        <form class="form" method="post" action=action enctype="multipart/form-data" novalidate>
            <FileInput texts field accept="image/png,image/jpeg"/>
            <Hidden name="key" value=key/>
            <div class="actions"><Button>{t!(texts, "logo-save")}</Button></div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::exists;

    #[test]
    fn each_problem_has_its_words() {
        for problem in PictureProblem::ALL {
            assert!(exists(&format!("logo-error-{}", problem.code())), "{problem:?}");
        }
    }
}
