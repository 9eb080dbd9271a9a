//! The outbox of the model: rows that are replaced whole.

use super::transactions::{Row, TxId};
use super::{Attempt, Change, Db, Session};
use crate::error::StoreError;
use crate::ids::LetterId;
use crate::notices::Letter;
use crate::notices::demo::DemoLetter;
use crate::notices::repo::{LetterReads, OutboxRepo, Settlement, Tally, WaitingLetter};
use crate::time::Timestamp;
use async_trait::async_trait;

/// A letter as it stands.
#[derive(Clone, Debug)]
pub(in crate::simulation) struct KeptLetter {
    pub letter: Letter,
    pub state: State,
    due_at: Timestamp,
    tries: i64,
    claims: i64,
    leased_until: Option<Timestamp>,
}

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::simulation) enum State {
    Waiting,
    Left,
    GivenUp,
}

impl State {
    /// For the events.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Waiting => "keeps",
            Self::Left => "delivers",
            Self::GivenUp => "gives up",
        }
    }
}

impl KeptLetter {
    fn is_due(&self, now: Timestamp) -> bool {
        self.state == State::Waiting && self.due_at <= now && self.leased_until.is_none_or(|until| until <= now)
    }

    fn settled(self, settlement: &Settlement) -> Self {
        let free = Self { leased_until: None, ..self };
        match settlement {
            Settlement::Delivered | Settlement::Overtaken => Self { state: State::Left, ..free },
            Settlement::GivenUp(_) => Self { state: State::GivenUp, ..free },
            Settlement::Again(at, _) => Self { due_at: *at, tries: free.tries + 1, ..free },
            Settlement::Returned => free,
        }
    }
}

impl Db {
    /// The letters that a transaction sees.
    fn letters_seen(&self, tx: Option<TxId>) -> Vec<KeptLetter> {
        let mut seen = self.letters.clone();
        for change in self.log(tx) {
            let (Change::Letter(KeptLetter { letter: Letter { id, .. }, .. }) | Change::Withdraw(id)) = change else {
                continue;
            };
            seen.retain(|old| old.letter.id != *id);
            if let Change::Letter(new) = change {
                seen.push(new.clone());
            }
        }
        seen
    }

    fn letter(&self, tx: Option<TxId>, id: LetterId) -> Option<KeptLetter> {
        self.letters_seen(tx).into_iter().find(|kept| kept.letter.id == id)
    }

    /// Changes a letter that passes a test, once nobody else is changing it.
    fn change_letter<T>(
        &mut self,
        tx: TxId,
        id: LetterId,
        change: impl FnOnce(KeptLetter) -> Option<(Change, T)>,
    ) -> Attempt<Option<T>> {
        if let Some(holder) = self.changer(tx, Row::Letter(id)) {
            return Attempt::for_change(holder);
        }
        let Some((change, answer)) = self.letter(Some(tx), id).and_then(change) else { return Attempt::Ready(None) };
        self.write(tx, change);
        Attempt::Ready(Some(answer))
    }
}

#[async_trait]
impl LetterReads for Session {
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<LetterId>, StoreError> {
        self.statement("letters that are due", false).await?;
        let mut due = self.sim.lock().db.letters_seen(self.tx);
        due.retain(|kept| kept.is_due(now));
        due.sort_by_key(|kept| (!kept.letter.notice.is_urgent(), kept.due_at));
        due.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(due.into_iter().map(|kept| kept.letter.id).collect())
    }

    async fn waiting(&mut self, id: LetterId) -> Result<Option<WaitingLetter>, StoreError> {
        self.statement("letter", false).await?;
        let kept = self.sim.lock().db.letter(self.tx, id).filter(|kept| kept.state == State::Waiting);
        Ok(kept.map(|kept| WaitingLetter { letter: kept.letter, tries: kept.tries }))
    }

    async fn tally(&mut self, now: Timestamp) -> Result<Tally, StoreError> {
        self.statement("tally of letters", false).await?;
        let seen = self.sim.lock().db.letters_seen(self.tx);
        let count = |state| i64::try_from(seen.iter().filter(|kept| kept.state == state).count()).unwrap_or(i64::MAX);
        let allowed = seen.iter().filter(|kept| kept.state == State::Waiting && kept.letter.deliver_after <= now);
        let oldest = allowed.map(|kept| kept.letter.deliver_after).min();
        Ok(Tally { waiting: count(State::Waiting), oldest, given_up: count(State::GivenUp) })
    }

    /// The model is no demo.
    async fn demo_letters(&mut self) -> Result<Vec<DemoLetter>, StoreError> {
        self.statement("mails of the demo", false).await?;
        Ok(Vec::new())
    }

    async fn demo_letter(&mut self, _: LetterId) -> Result<Option<DemoLetter>, StoreError> {
        self.statement("mail of the demo", false).await?;
        Ok(None)
    }
}

#[async_trait]
impl OutboxRepo for Session {
    async fn post(&mut self, letters: &[Letter]) -> Result<(), StoreError> {
        self.change("post letters", |db, tx| {
            for letter in letters {
                if db.letter(Some(tx), letter.id).is_some() {
                    continue;
                }
                let (letter, due_at) = (letter.clone(), letter.deliver_after);
                let (state, tries, claims, leased_until) = (State::Waiting, 0, 0, None);
                let kept = KeptLetter { letter, state, due_at, tries, claims, leased_until };
                db.write(tx, Change::Letter(kept));
            }
            Attempt::Ready(())
        })
        .await
    }

    async fn withdraw(&mut self, id: LetterId) -> Result<bool, StoreError> {
        let withdrawn = self.change("withdraw letter", |db, tx| {
            db.change_letter(tx, id, |kept| {
                let free = kept.state == State::Waiting && kept.leased_until.is_none();
                free.then_some((Change::Withdraw(id), ()))
            })
        });
        Ok(withdrawn.await?.is_some())
    }

    async fn claim(&mut self, id: LetterId, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        self.change("claim letter", |db, tx| {
            db.change_letter(tx, id, |kept| {
                let claims = kept.claims + 1;
                let claimed = kept.is_due(now).then_some(KeptLetter { claims, leased_until: Some(until), ..kept });
                claimed.map(|claimed| (Change::Letter(claimed), claims))
            })
        })
        .await
    }

    async fn settle(
        &mut self,
        id: LetterId,
        claim: i64,
        settlement: &Settlement,
        _: Timestamp,
    ) -> Result<bool, StoreError> {
        let settled = self.change("settle letter", |db, tx| {
            db.change_letter(tx, id, |kept| {
                let mine = kept.state == State::Waiting && kept.claims == claim && kept.leased_until.is_some();
                mine.then(|| (Change::Letter(kept.settled(settlement)), ()))
            })
        });
        Ok(settled.await?.is_some())
    }

    async fn keep_for_demo(&mut self, _: &DemoLetter, _: u32) -> Result<(), StoreError> {
        self.statement("mail for the demo", true).await
    }
}
