//! What one does with one's own account.

pub mod describe;
pub mod email;
pub mod erase;
pub mod password;
