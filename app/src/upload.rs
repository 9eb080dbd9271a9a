//! A form with a file in it.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use plek_domain::form::Raw;

/// Most bytes of a file that are kept.
const MOST_BYTES: usize = 5 << 20;

/// Most fields beside the file, and bytes of one.
const MOST_FIELDS: usize = 20;
const MOST_TEXT: usize = 10_000;

/// What was posted: the fields, and the file.
pub(crate) struct Upload {
    /// The fields.
    pub raw: Raw,
    /// The file.
    pub file: Sent,
}

/// A file that was sent, or not.
pub(crate) enum Sent {
    /// None was picked.
    Nothing,
    /// It has more than 5 MiB.
    TooLarge,
    /// Its bytes. What they are nobody knows yet: the name and the type that came with them are somebody's word.
    File(Vec<u8>),
}

impl Upload {
    /// Reads all of it. What is too large is read to its end and thrown away: a browser that is answered while it sends
    /// shows no answer.
    ///
    /// # Errors
    /// When it stops in the middle, or is no such form.
    pub(crate) async fn read(mut form: Multipart) -> Result<Self, MultipartError> {
        let (mut pairs, mut file) = (Vec::new(), Sent::Nothing);
        while let Some(mut field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let (is_file, mut bytes, mut is_whole) = (field.file_name().is_some(), Vec::new(), true);
            let most = if is_file { MOST_BYTES } else { MOST_TEXT };
            while let Some(chunk) = field.chunk().await? {
                is_whole &= bytes.len() + chunk.len() <= most;
                if is_whole {
                    bytes.extend_from_slice(&chunk);
                }
            }
            match (is_file, is_whole) {
                (true, false) => file = Sent::TooLarge,
                (true, true) if !bytes.is_empty() => file = Sent::File(bytes),
                (false, true) if pairs.len() < MOST_FIELDS => {
                    pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
                }
                _ => {}
            }
        }
        Ok(Self { raw: Raw::new(pairs), file })
    }
}
