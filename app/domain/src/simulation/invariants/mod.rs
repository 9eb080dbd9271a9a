//! What must hold: after every commit, at every answer, and at the end.

pub(super) mod answers;
pub(super) mod commit;
