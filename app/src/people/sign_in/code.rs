//! The second step: the code; then, on the same form, a name for somebody new and the password of staff.

use super::pages::{self, CodePage, Step};
use crate::ctx::{AppState, Visitor};
use crate::people::cookie;
use crate::people::demo::with_cookie;
use crate::people::return_to::{path, with_return};
use crate::people::shared::{Posted, begun, held, new_password, show as page, too_often};
use crate::render::NoPage;
use crate::t;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use plek_domain::error::StoreError;
use plek_domain::form::Raw;
use plek_domain::ids::SignInId;
use plek_domain::people::sign_in::check::{CheckCode, Checked, Proof};
use plek_domain::people::sign_in::{self, Place, ReturnPath, would_fit};
use plek_domain::people::{SessionKind, SessionToken};
use plek_domain::store::Key;
use plek_domain::text::Line;

/// `GET /sign-in/{id}`: the field for the code; filled in for whoever comes by the link in the mail, who then only
/// presses the button and goes back to where they asked for it. To look at it does nothing: mail programs open links by
/// themselves.
pub(crate) async fn show(
    visitor: Visitor,
    State(state): State<AppState>,
    Path(id): Path<String>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, NoPage> {
    let id: SignInId = id.parse().map_err(|_| NoPage::not_found(&visitor.reader))?;
    let raw = Raw::new(query.map(|Query(pairs)| pairs).unwrap_or_default());
    let mut model = CodePage::new(id, &state, &raw);
    if raw.one("return").is_empty()
        && let Some(back) = asked_from(&state, id).await.map_err(NoPage::store(&visitor.reader))?
    {
        model.back = path(back.as_str()).to_owned();
    }
    Ok(answer(&visitor, &state, StatusCode::OK, model).await)
}

/// Where the code was asked for.
async fn asked_from(state: &AppState, id: SignInId) -> Result<Option<ReturnPath>, StoreError> {
    let mut reads = state.store.read().await?;
    Ok(reads.sign_ins().sign_in(id).await?.and_then(|sign_in| sign_in.back))
}

/// `POST /sign-in/{id}`: whatever the step, the code comes along and is proved again.
pub(crate) async fn check(
    State(state): State<AppState>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, NoPage> {
    let (visitor, raw) = (&posted.visitor, &posted.raw);
    let texts = visitor.reader.texts;
    let id: SignInId = id.parse().map_err(|_| NoPage::not_found(&visitor.reader))?;
    let mut model = CodePage::new(id, &state, raw);
    let name = raw.one("name").parse::<Line>().ok();
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let proof = match proof(&state, &posted, id).await? {
        Ok(proof) => proof,
        Err(problem) => {
            (model.step, model.problem) = (Step::Choose, Some(problem));
            return Ok(answer(visitor, &state, refused, model).await);
        }
    };
    let token = token(&state, &posted, id).await?;
    let command = CheckCode {
        sign_in: id,
        code: raw.one("code").to_owned(),
        name,
        proof,
        token: token.hash(),
        device: posted.device.clone(),
        lang: texts.lang().tag().to_owned(),
        place: Place(visitor.address.place()),
        leaving: visitor.session.as_ref().map(|session| (session.id, session.person)),
    };
    let asked_for_name = raw.one("step") == "name";
    let checked = state.store.write(&visitor.actor, command, posted.key()).await;
    match checked.map_err(|error| NoPage::of_write(&visitor.reader, error))? {
        Checked::In { kind, .. } => return Ok(signed_in(&model.back, &token, kind)),
        Checked::TooOld => match begun(&state, visitor, &token).await? {
            // A second click: the first one has begun the session.
            Some(kind) => return Ok(signed_in(&model.back, &token, kind)),
            None => model.step = Step::TooOld,
        },
        Checked::TooOften { seconds } => return Ok(too_often(visitor, seconds)),
        Checked::WrongCode { left } => model.problem = Some(t!(texts, "error-code-wrong", left = left)),
        Checked::WrongPassword { left } => {
            (model.step, model.problem) = (Step::Password, Some(t!(texts, "error-password-wrong", left = left)));
        }
        Checked::NameNeeded => {
            model.step = Step::Name;
            model.problem = asked_for_name.then(|| t!(texts, "error-name"));
        }
        Checked::PasswordNeeded => model.step = Step::Password,
        Checked::PasswordToChoose => model.step = Step::Choose,
    }
    // A step further is no error; the same step again is one.
    let status = if model.problem.is_some() || model.step == Step::TooOld { refused } else { StatusCode::OK };
    Ok(answer(visitor, &state, status, model).await)
}

/// What the browser will be recognised by: for the same form with the same things typed the same.
async fn token(state: &AppState, posted: &Posted, id: SignInId) -> Result<SessionToken, NoPage> {
    let raw = &posted.raw;
    let Key::Form(form) = posted.key() else { return Ok(state.store.new_token()) };
    let typed = [raw.one("code"), raw.one("name"), raw.exact("password"), raw.exact("new-password")];
    let failed = NoPage::store(&posted.visitor.reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let token = sign_in::token(reads.as_mut(), id, form, &typed, state.store.now()).await.map_err(&failed)?;
    Ok(token.unwrap_or_else(|| state.store.new_token()))
}

/// On to where they were going; whoever works here and was going nowhere in particular begins with the day.
fn signed_in(back: &str, token: &SessionToken, kind: SessionKind) -> Response {
    let to = if kind == SessionKind::Staff && back == "/" { "/staff" } else { back };
    with_cookie(to, cookie::remember(token, kind))
}

/// What is known about a password before the command: it is compared or hashed only for who has the code, so that
/// nobody else makes the server work hard. A problem is one with a password that is chosen.
async fn proof(state: &AppState, posted: &Posted, id: SignInId) -> Result<Result<Proof, String>, NoPage> {
    let (raw, reader) = (&posted.raw, &posted.visitor.reader);
    let (typed, chosen) = (raw.exact("password"), raw.exact("new-password"));
    if typed.is_empty() && chosen.is_empty() && raw.one("step") != "choose" {
        return Ok(Ok(Proof::None));
    }
    let failed = NoPage::store(reader);
    let mut reads = state.store.read().await.map_err(&failed)?;
    let fits = would_fit(reads.as_mut(), id, raw.one("code"), state.store.now()).await.map_err(&failed)?;
    let Some(sign_in) = fits else { return Ok(Ok(Proof::None)) };
    let stored = match reads.accounts().by_email(&sign_in.email.key()).await.map_err(&failed)? {
        Some(person) => reads.accounts().password(person).await.map_err(&failed)?,
        None => None,
    };
    drop(reads);
    if raw.one("step") == "choose" && stored.is_none() {
        return Ok(match new_password(reader.texts, raw, "new-password") {
            Ok(password) => {
                let salt = *state.store.new_key().as_bytes();
                Ok(Proof::Chosen(state.passwords.hash(password, salt).await.map_err(&failed)?))
            }
            Err(problem) => Err(problem),
        });
    }
    let right = state.passwords.is_right(typed.to_owned(), stored.clone()).await.map_err(&failed)?;
    Ok(Ok(match stored {
        Some(against) => Proof::Compared { against, right },
        None => Proof::None,
    }))
}

async fn answer(visitor: &Visitor, state: &AppState, status: StatusCode, mut model: CodePage) -> Response {
    model.held = held(state, visitor.reader.texts, &model.back).await;
    let here = with_return(&format!("/sign-in/{}", model.id), &model.back);
    let title = model.step.title(visitor.reader.texts);
    page(visitor, state, status, (here, title), model, pages::code).await
}

impl CodePage {
    fn new(id: SignInId, state: &AppState, raw: &Raw) -> Self {
        Self {
            id,
            back: path(raw.one("return")).to_owned(),
            held: None,
            key: state.store.new_key(),
            code: raw.one("code").chars().filter(char::is_ascii_digit).take(6).collect(),
            name: raw.one("name").to_owned(),
            step: Step::Code,
            problem: None,
        }
    }
}
