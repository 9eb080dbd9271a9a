use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use async_trait::async_trait;
use plek_domain::error::StoreError;
use plek_domain::ids::{LetterId, PersonId};
use plek_domain::notices::demo::DemoLetter;
use plek_domain::notices::repo::{LetterReads, OutboxRepo, Settlement, Tally, WaitingLetter};
use plek_domain::notices::{Letter, To};
use plek_domain::people::EmailAddress;
use plek_domain::time::Timestamp;
use sqlx::QueryBuilder;

#[derive(sqlx::FromRow)]
struct LetterRow {
    person_id: Option<PersonId>,
    email: Option<EmailAddress>,
    lang: String,
    notice: String,
    written_at: Timestamp,
    deliver_after: Timestamp,
    tries: i64,
}

impl LetterRow {
    fn letter(self, id: LetterId) -> Result<WaitingLetter, StoreError> {
        let Self { person_id, email, lang, notice, written_at, deliver_after, tries } = self;
        let to = match (person_id, email) {
            (Some(person), None) => To::Person(person),
            (None, Some(address)) => To::Email(address),
            _ => return Err(inconsistent("a letter to nobody")),
        };
        let notice = serde_json::from_str(&notice)
            .map_err(|cause| StoreError::Broken { what: "an unknown notice", cause: Some(cause.into()) })?;
        Ok(WaitingLetter { letter: Letter { id, to, lang, notice, written_at, deliver_after }, tries })
    }
}

#[derive(sqlx::FromRow)]
struct DemoRow {
    id: LetterId,
    kind: String,
    email: EmailAddress,
    lang: String,
    subject: String,
    body_text: String,
    body_html: String,
    files: String,
    delivered_at: Timestamp,
}

impl TryFrom<DemoRow> for DemoLetter {
    type Error = StoreError;
    fn try_from(row: DemoRow) -> Result<Self, StoreError> {
        let DemoRow { id, kind, email, lang, subject, body_text, body_html, files, delivered_at } = row;
        let files = serde_json::from_str(&files)
            .map_err(|cause| StoreError::Broken { what: "files of a mail", cause: Some(cause.into()) })?;
        Ok(Self { id, kind, to: email, lang, subject, text: body_text, html: body_html, files, delivered_at })
    }
}

#[async_trait]
impl LetterReads for Conn {
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<LetterId>, StoreError> {
        sqlx::query_scalar::<Db, LetterId>(sql!(
            "SELECT id FROM letter
             WHERE state = 'waiting' AND due_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
             ORDER BY urgent DESC, due_at LIMIT $2"
        ))
        .bind(now)
        .bind(i64::from(limit))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)
    }

    async fn waiting(&mut self, id: LetterId) -> Result<Option<WaitingLetter>, StoreError> {
        let row: Option<LetterRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT person_id, email, lang, notice, written_at, deliver_after, tries FROM letter
             WHERE id = $1 AND state = 'waiting'"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(|row| row.letter(id)).transpose()
    }

    async fn tally(&mut self, now: Timestamp) -> Result<Tally, StoreError> {
        let (waiting, oldest, given_up) = sqlx::query_as::<Db, (i64, Option<Timestamp>, i64)>(sql!(
            "SELECT (SELECT COUNT(*) FROM letter WHERE state = 'waiting'),
                    (SELECT MIN(deliver_after) FROM letter WHERE state = 'waiting' AND deliver_after <= $1),
                    (SELECT COUNT(*) FROM letter WHERE state = 'given-up')"
        ))
        .bind(now)
        .fetch_one(self.live()?)
        .await
        .map_err(store_error)?;
        Ok(Tally { waiting, oldest, given_up })
    }

    async fn demo_letters(&mut self) -> Result<Vec<DemoLetter>, StoreError> {
        let rows: Vec<DemoRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, kind, email, lang, subject, '' AS body_text, '' AS body_html, '[]' AS files, delivered_at
             FROM demo_letter
             ORDER BY delivered_at DESC, id DESC"
        ))
        .fetch_all(self.live()?)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(DemoLetter::try_from).collect()
    }

    async fn demo_letter(&mut self, id: LetterId) -> Result<Option<DemoLetter>, StoreError> {
        let row: Option<DemoRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT id, kind, email, lang, subject, body_text, body_html, files, delivered_at FROM demo_letter
             WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map(DemoLetter::try_from).transpose()
    }
}

/// What a settled letter's row says: state, problem, when it is tried next, by how much its tries grow.
struct Mark {
    state: &'static str,
    problem: Option<String>,
    due_at: Option<Timestamp>,
    tried: i64,
}

impl From<&Settlement> for Mark {
    fn from(settlement: &Settlement) -> Self {
        let (state, problem, due_at, tried) = match settlement {
            Settlement::Delivered => ("delivered", None, None, 1),
            Settlement::Overtaken => ("overtaken", None, None, 0),
            Settlement::GivenUp(problem) => ("given-up", Some(problem.code()), None, 1),
            Settlement::Again(at, problem) => ("waiting", Some(problem.code()), Some(*at), 1),
            Settlement::Returned => ("waiting", None, None, 0),
        };
        Self { state, problem, due_at, tried }
    }
}

#[async_trait]
impl OutboxRepo for Conn {
    async fn post(&mut self, letters: &[Letter]) -> Result<(), StoreError> {
        if letters.is_empty() {
            return Ok(());
        }
        let mut rows = Vec::with_capacity(letters.len());
        for letter in letters {
            let notice = serde_json::to_string(&letter.notice)
                .map_err(|cause| StoreError::Broken { what: "a notice to store", cause: Some(cause.into()) })?;
            rows.push((letter, notice));
        }
        let into = "INSERT INTO letter (id, person_id, email, lang, notice, urgent, written_at, deliver_after, state,
                                        due_at, tries, claims) ";
        let mut insert = QueryBuilder::<Db>::new(into);
        insert.push_values(rows, |mut row, (letter, notice)| {
            let Letter { id, to, lang, notice: what, written_at, deliver_after } = letter;
            let (person, email) = match to {
                To::Person(person) => (Some(*person), None),
                To::Email(address) => (None, Some(address.as_str())),
            };
            row.push_bind(id).push_bind(person).push_bind(email).push_bind(lang).push_bind(notice);
            row.push_bind(what.is_urgent()).push_bind(written_at).push_bind(deliver_after).push_bind("waiting");
            row.push_bind(deliver_after).push_bind(0_i64).push_bind(0_i64);
        });
        insert.push(" ON CONFLICT (id) DO NOTHING");
        self.change(insert.build()).await?;
        Ok(())
    }

    async fn withdraw(&mut self, id: LetterId) -> Result<bool, StoreError> {
        let gone = self
            .change(
                sqlx::query::<Db>(sql!(
                    "DELETE FROM letter WHERE id = $1 AND state = 'waiting' AND leased_until IS NULL"
                ))
                .bind(id),
            )
            .await?;
        Ok(gone == 1)
    }

    async fn claim(&mut self, id: LetterId, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        let claim = sqlx::query::<Db>(sql!(
            "UPDATE letter SET claims = claims + 1, leased_until = $3
             WHERE id = $1 AND state = 'waiting' AND due_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)"
        ))
        .bind(id)
        .bind(now)
        .bind(until);
        if self.change(claim).await? == 0 {
            return Ok(None);
        }
        sqlx::query_scalar::<Db, i64>(sql!("SELECT claims FROM letter WHERE id = $1"))
            .bind(id)
            .fetch_optional(self.live()?)
            .await
            .map_err(store_error)
    }

    async fn settle(
        &mut self,
        id: LetterId,
        claim: i64,
        settlement: &Settlement,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Mark { state, problem, due_at, tried } = Mark::from(settlement);
        let statement = if state == "waiting" {
            sqlx::query::<Db>(sql!(
                "UPDATE letter SET leased_until = NULL, due_at = COALESCE($3, due_at), tries = tries + $4,
                                   problem = COALESCE($5, problem)
                 WHERE id = $1 AND claims = $2 AND state = 'waiting' AND leased_until IS NOT NULL"
            ))
            .bind(id)
            .bind(claim)
            .bind(due_at)
            .bind(tried)
            .bind(problem)
        } else {
            // The address goes as soon as it is not needed any more.
            sqlx::query::<Db>(sql!(
                "UPDATE letter SET leased_until = NULL, email = NULL, state = $3, tries = tries + $4, problem = $5,
                                   settled_at = $6
                 WHERE id = $1 AND claims = $2 AND state = 'waiting' AND leased_until IS NOT NULL"
            ))
            .bind(id)
            .bind(claim)
            .bind(state)
            .bind(tried)
            .bind(problem)
            .bind(now)
        };
        Ok(self.change(statement).await? == 1)
    }

    async fn keep_for_demo(&mut self, letter: &DemoLetter, keep: u32) -> Result<(), StoreError> {
        let DemoLetter { id, kind, to, lang, subject, text, html, files, delivered_at } = letter;
        let files = serde_json::to_string(files)
            .map_err(|cause| StoreError::Broken { what: "files of a mail to store", cause: Some(cause.into()) })?;
        self.change(
            sqlx::query::<Db>(sql!(
                "INSERT INTO demo_letter (id, kind, email, lang, subject, body_text, body_html, delivered_at,
                                          files)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING"
            ))
            .bind(id)
            .bind(kind)
            .bind(to)
            .bind(lang)
            .bind(subject)
            .bind(text)
            .bind(html)
            .bind(delivered_at)
            .bind(files),
        )
        .await?;
        self.change(
            sqlx::query::<Db>(sql!(
                "DELETE FROM demo_letter WHERE id NOT IN (
                 SELECT id FROM demo_letter ORDER BY delivered_at DESC, id DESC LIMIT $1
             )"
            ))
            .bind(i64::from(keep)),
        )
        .await?;
        Ok(())
    }
}
