//! The page's requests.

use super::form::SetUpForm;
use super::pages::{self, SetUpPage, WhoseLink};
use crate::ctx::{AppState, Visitor};
use crate::people::cookie;
use crate::people::demo::with_cookie;
use crate::people::shared::{Posted, begun, new_password, show as page};
use crate::render::NoPage;
use crate::t;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use plek_domain::access::Actor;
use plek_domain::form::{FieldErrors, FieldProblem, Raw};
use plek_domain::people::set_up::found::FoundInstallation;
use plek_domain::people::set_up::set_password::{SetPasswordByLink, SetUpRefused};
use plek_domain::people::{SessionKind, SessionToken};
use plek_domain::store::{Key, WriteError};

/// Who acts: the link is the proof, and there is nobody yet.
const ACTOR: Actor = Actor::Job("set-up");

/// `GET /setup/{token}`.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(token): Path<String>,
) -> Result<Response, NoPage> {
    let whose = whose(&visitor, &state, &token).await?;
    let status = if whose == WhoseLink::Nobodys { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let model = SetUpPage::new(whose, &state, Raw::default());
    Ok(answer(&visitor, &state, status, &token, model).await)
}

/// What the link in the address is for.
async fn whose(visitor: &Visitor, state: &AppState, token: &str) -> Result<WhoseLink, NoPage> {
    let Some(token) = SessionToken::parse(token) else { return Ok(WhoseLink::Nobodys) };
    let failed = NoPage::store(&visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let link = reads.set_up_links().link(&token.hash()).await.map_err(&failed)?;
    Ok(match link.filter(|link| state.store.now() < link.ends_at) {
        None => WhoseLink::Nobodys,
        Some(link) if link.person.is_some() => WhoseLink::Password,
        Some(_) => WhoseLink::FirstStart,
    })
}

/// `POST /setup/{token}`.
pub(crate) async fn set_up(
    State(state): State<AppState>,
    Path(text): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let visitor = &posted.visitor;
    let (texts, failed) = (visitor.reader.texts, NoPage::store(&visitor.reader));
    let Some(link) = SessionToken::parse(&text) else { return Ok(too_old(visitor, &state, &text).await) };
    let token = match posted.key() {
        Key::Form(form) => link.with_form(form),
        _ => state.store.new_token(),
    };
    let whose = whose(visitor, &state, &text).await?;
    let mut model = SetUpPage::new(whose, &state, posted.raw.clone());
    let form = (whose != WhoseLink::Password).then(|| SetUpForm::parse(&posted.raw)).transpose();
    let to = landing(form.as_ref().ok().and_then(Option::as_ref));
    if whose == WhoseLink::Nobodys {
        return used(visitor, &state, &text, &to, &token).await;
    }
    let password = new_password(texts, &posted.raw, "new-password");
    let (form, password) = match (form, password) {
        (Ok(form), Ok(password)) => (form, password),
        (form, password) => {
            model.errors = form.err().unwrap_or_default();
            model.password_problem = password.err();
            return Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, &text, model).await);
        }
    };
    let salt = *state.store.new_key().as_bytes();
    let password = state.passwords.hash(password, salt).await.map_err(&failed)?;
    let (device, link, hash) = (posted.device.clone(), link.hash(), token.hash());
    let done = match form {
        None => {
            let command = SetPasswordByLink { link, password, token: hash, device };
            state.store.write(&ACTOR, command, Key::Fresh).await.map(drop)
        }
        Some(form) => {
            let SetUpForm { consortium, library, slug, branch, branch_slug, address, zone, name, email } = form;
            let lang = texts.lang().tag().to_owned();
            let patron_group = t!(texts, "set-up-group").parse().map_err(|_| NoPage::not_found(&visitor.reader))?;
            let command = FoundInstallation {
                link,
                consortium,
                library,
                slug,
                branch,
                branch_slug,
                address,
                zone,
                name,
                email,
                password,
                lang,
                patron_group,
                token: hash,
                device,
            };
            state.store.write(&ACTOR, command, Key::Fresh).await.map(drop)
        }
    };
    match done {
        Ok(()) => Ok(with_cookie(&to, cookie::remember(&token, SessionKind::Staff))),
        Err(WriteError::Refused(SetUpRefused::SlugTaken)) => {
            model.errors.add("slug", FieldProblem::Unreadable);
            Ok(answer(visitor, &state, StatusCode::UNPROCESSABLE_ENTITY, &text, model).await)
        }
        Err(WriteError::Refused(_)) => used(visitor, &state, &text, &to, &token).await,
        Err(error) => Err(NoPage::of_write(&visitor.reader, error)),
    }
}

/// Where one goes from here: to the first branch, where zones and seats are added; with a new password to one's account.
fn landing(form: Option<&SetUpForm>) -> String {
    form.map_or_else(|| "/account".to_owned(), |form| format!("/staff/{}/{}", form.slug, form.branch_slug))
}

/// A link that is worth nothing any more; to whoever clicked twice the first click gave a session.
async fn used(
    visitor: &Visitor,
    state: &AppState,
    text: &str,
    to: &str,
    token: &SessionToken,
) -> Result<Response, NoPage> {
    Ok(match begun(state, visitor, token).await? {
        Some(kind) => with_cookie(to, cookie::remember(token, kind)),
        None => too_old(visitor, state, text).await,
    })
}

async fn too_old(visitor: &Visitor, state: &AppState, text: &str) -> Response {
    let model = SetUpPage::new(WhoseLink::Nobodys, state, Raw::default());
    answer(visitor, state, StatusCode::NOT_FOUND, text, model).await
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, token: &str, model: SetUpPage) -> Response {
    let texts = visitor.reader.texts;
    let title = match model.whose {
        WhoseLink::FirstStart => t!(texts, "set-up-title"),
        WhoseLink::Password => t!(texts, "sign-in-choose-title"),
        WhoseLink::Nobodys => t!(texts, "set-up-too-old-title"),
    };
    // A token that is none is not repeated in the page.
    let here = SessionToken::parse(token).map_or("/".to_owned(), |token| format!("/setup/{}", token.text()));
    page(visitor, state, status, (here, title), model, pages::set_up).await
}

impl SetUpPage {
    fn new(whose: WhoseLink, state: &AppState, raw: Raw) -> Self {
        Self { whose, key: state.store.new_key(), raw, errors: FieldErrors::default(), password_problem: None }
    }
}
