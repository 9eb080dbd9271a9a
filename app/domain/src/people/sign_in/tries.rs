//! Counting tries inside a command: what is limited is named by a keyed hash, so that the table tells no names.

use crate::command::Ctx;
use crate::error::StoreError;
use crate::keys::{self, Purpose, ServerKey};
use crate::people::limits::Limit;
use serde::Serialize;

/// The place that a request comes from, as text: an IP address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place(pub String);

/// Counts one try; the seconds to wait when there were too many. The command holds the lock of [`Purpose::Limits`].
pub(crate) async fn count(
    ctx: &mut Ctx<'_>,
    keys: &[ServerKey],
    limit: Limit,
    whose: &str,
) -> Result<Option<i64>, StoreError> {
    // The newest key: when it is replaced all buckets are full again, once in three months.
    let Some(key) = keys.first() else { return Ok(None) };
    let name = keys::sign(key, &[Purpose::Limits.code().as_bytes(), limit.kind.as_bytes(), whose.as_bytes()]);
    let now = ctx.now();
    let busy = ctx.store().limits().busy_until(limit, &name).await?;
    match limit.again(busy, now) {
        Ok(until) => {
            ctx.store().limits().set_busy(limit, &name, until).await?;
            Ok(None)
        }
        Err(seconds) => Ok(Some(seconds)),
    }
}
