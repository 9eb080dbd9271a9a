//! Where staff stand: who they are, and the library or branch that they may run. What is not theirs is not there.

use crate::render::{NoPage, log};
use crate::staff::runs_a_branch;
use crate::{AppState, Reader, Visitor};
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use plek_domain::access::{Action, Actor, Scope, may};
use plek_domain::command::Command;
use plek_domain::error::WireError;
use plek_domain::form::Raw;
use plek_domain::places::{Branch, BranchPlan, Library};
use plek_domain::store::{Key, WriteError};
use plek_domain::time::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

pub(crate) type Posted = Result<Form<Vec<(String, String)>>, FormRejection>;

/// Somebody who works somewhere.
#[derive(Clone)]
pub(crate) struct Desk {
    pub reader: Reader,
    pub actor: Actor,
    pub visitor: Visitor,
    pub state: AppState,
}

impl Desk {
    pub fn of(visitor: Visitor, state: AppState) -> Self {
        Self { reader: visitor.reader.clone(), actor: visitor.actor.clone(), visitor, state }
    }

    pub fn now(&self) -> Timestamp {
        self.state.store.now()
    }

    pub fn not_found(&self) -> NoPage {
        NoPage::not_found(&self.reader)
    }

    /// What was posted.
    pub fn posted(&self, form: Posted) -> Result<Raw, NoPage> {
        let Form(pairs) = form.map_err(|_| NoPage::because(&self.reader, WireError::BadInput))?;
        Ok(Raw::new(pairs))
    }

    /// A branch that they may run.
    pub async fn branch(self, library: &str, branch: &str) -> Result<Here, NoPage> {
        self.branch_for(Action::ManageBranch, library, branch).await
    }

    /// A branch whose desk they keep.
    pub async fn counter(self, library: &str, branch: &str) -> Result<Here, NoPage> {
        self.branch_for(Action::RunDesk, library, branch).await
    }

    async fn branch_for(self, action: Action, library: &str, branch: &str) -> Result<Here, NoPage> {
        let failed = NoPage::store(&self.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let found = reads.places().find(library, branch).await.map_err(&failed)?;
        let (id, revision) = found.filter(|_| !branch.is_empty()).ok_or_else(|| self.not_found())?;
        let plan = self.state.store.plan_at(reads.as_mut(), id, revision).await.map_err(&failed)?;
        let plan = plan.ok_or_else(|| self.not_found())?;
        let scope = Scope { library: Some(plan.library.id), branch: Some(plan.branch.id), person: None };
        if !may(&self.actor, action, &scope) {
            return Err(self.not_found());
        }
        let runs = may(&self.actor, Action::ManageBranch, &scope);
        Ok(Here { desk: self, plan, runs })
    }

    /// A library where they run at least one branch.
    pub async fn library(&self, slug: &str) -> Result<Library, NoPage> {
        let failed = NoPage::store(&self.reader);
        let mut reads = self.state.store.read().await.map_err(&failed)?;
        let libraries = reads.places().libraries().await.map_err(&failed)?;
        let library = libraries.into_iter().find(|library| library.slug.as_str() == slug);
        library.filter(|library| runs_a_branch(&self.actor, library)).ok_or_else(|| self.not_found())
    }

    /// Whether they keep the desk of a branch.
    pub fn keeps(&self, branch: &Branch) -> bool {
        let scope = Scope { library: Some(branch.library), branch: Some(branch.id), person: None };
        may(&self.actor, Action::RunDesk, &scope)
    }

    /// Whether they run all of a library.
    pub fn runs(&self, library: &Library) -> bool {
        may(&self.actor, Action::ManageLibrary, &Scope { library: Some(library.id), branch: None, person: None })
    }

    /// Does a command under the form's key: done, or refused by name.
    pub async fn write<C: Command>(&self, command: C, raw: &Raw) -> Result<Result<C::Done, C::Refused>, NoPage> {
        let key = raw.one("key").parse::<Uuid>().map_or(Key::Fresh, Key::Form);
        self.write_as(command, key).await
    }

    /// Does a command.
    pub async fn write_as<C: Command>(&self, command: C, key: Key) -> Result<Result<C::Done, C::Refused>, NoPage> {
        match self.state.store.write(&self.actor, command, key).await {
            Ok(done) => Ok(Ok(done)),
            Err(WriteError::Refused(refused)) => Ok(Err(refused)),
            Err(WriteError::Store(error)) => {
                log(&error);
                Err(NoPage::because(&self.reader, WireError::from(&error)))
            }
            Err(error) => Err(NoPage::because(&self.reader, error.refusal().err().unwrap_or(WireError::Broken))),
        }
    }
}

/// A branch where they work.
#[derive(Clone)]
pub(crate) struct Here {
    pub desk: Desk,
    pub plan: Arc<BranchPlan>,
    /// Whether they run it; who does not keeps its desk.
    pub runs: bool,
}

impl Here {
    /// The address of one of the branch's pages, such as `/hours`.
    pub fn address(&self, page: &str) -> String {
        format!("/staff/{}/{}{page}", self.plan.library.slug, self.plan.branch.slug)
    }

    /// On to a page of the branch.
    pub fn to(&self, page: &str) -> Response {
        Redirect::to(&self.address(page)).into_response()
    }
}
