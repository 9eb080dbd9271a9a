//! A library's logo, as everybody is sent it.

use serde::{Deserialize, Serialize};

/// What pages need to show a logo: its address is made of the digest, so a browser may keep it for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoMark {
    /// First 16 hexadecimal digits of the SHA-256 of the picture.
    pub digest: String,
    /// Width in pixels; shown at half of it, for screens of two pixels a point.
    pub width: i64,
    /// Height in pixels.
    pub height: i64,
}

impl LogoMark {
    /// Largest width, in pixels.
    pub const MAX_WIDTH: u32 = 480;
    /// Largest height, in pixels.
    pub const MAX_HEIGHT: u32 = 96;
    /// Smallest side, in pixels: less is a smudge, or a picture that counts visitors.
    pub const MIN_SIDE: u32 = 16;
}

/// A logo that was read, made small and written anew by us: nothing is left of the file that somebody sent.
#[cfg(feature = "server")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Logo {
    /// What pages show of it. The digest stands for the bytes wherever commands are compared.
    pub mark: LogoMark,
    /// The picture, a PNG.
    #[serde(skip)]
    pub png: Vec<u8>,
}

#[cfg(feature = "server")]
impl Logo {
    /// A PNG of that size in pixels.
    #[must_use]
    pub fn new(png: Vec<u8>, width: u32, height: u32) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(&png).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self { mark: LogoMark { digest, width: i64::from(width), height: i64::from(height) }, png }
    }
}
