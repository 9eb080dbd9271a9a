//! [`Cloth`]: the one colour of a library, checked where it will stand: under white letters by day, beside pale letters
//! by night.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// White letters on the cloth, and the cloth as letters on paper: what WCAG 2.2 AA asks of text.
const TEXT: f64 = 4.5;

/// Letters and rules are ink; cloth that is hardly lighter is not seen as cloth.
const BESIDE_INK: f64 = 1.5;

/// The pages' own colours, as in `style/tokens.css`.
const PAPER: Rgb = Rgb([0xf3, 0xf6, 0xf2]);
const INK: Rgb = Rgb([0x13, 0x21, 0x1c]);
const WHITE: Rgb = Rgb([0xff, 0xff, 0xff]);
const NIGHT: Rgb = Rgb([0x18, 0x23, 0x1f]);

/// The colour of a library's cloth by day; by night it shrinks to a spine in the tint of [`Cloth::by_night`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cloth(Rgb);

/// Why a colour is no cloth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClothError {
    /// Not of the form `#0b6b4f`.
    #[error("not a colour")]
    NotAColour,
    /// White letters on it, or it on paper, cannot be read: less than 4.5 to 1.
    #[error("too light")]
    TooLight,
    /// It cannot be told from the ink of letters and rules.
    #[error("too dark")]
    TooDark,
}

/// Red, green and blue, 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rgb([u8; 3]);

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Self([part(0)?, part(2)?, part(4)?])).filter(|_| plain)
    }

    /// Relative luminance, 0 (black) to 1 (white), by WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast, 1 (the same) to 21 (black and white).
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Mixed with so many sixteenths of white.
    fn tinted(self, sixteenths: u8) -> Self {
        let share = u16::from(sixteenths.min(16));
        // Within 255 by the shares, so nothing is cut off.
        Self(self.0.map(|part| ((u16::from(part) * (16 - share) + 255 * share) / 16) as u8))
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Cloth {
    /// Lamp green: Plek's own.
    pub const PLEK: Self = Self(Rgb([0x0b, 0x6b, 0x4f]));

    /// As a colour of CSS, for a field of cloth by day.
    #[must_use]
    pub fn by_day(self) -> String {
        self.0.to_string()
    }

    /// As a colour of CSS, for the spine on dark paper: the first tint that stands out as letters would.
    #[must_use]
    pub fn by_night(self) -> String {
        let readable = (0..=16).map(|share| self.0.tinted(share)).find(|tint| tint.contrast(NIGHT) >= TEXT);
        readable.unwrap_or(WHITE).to_string()
    }
}

impl Default for Cloth {
    fn default() -> Self {
        Self::PLEK
    }
}

impl std::str::FromStr for Cloth {
    type Err = ClothError;
    fn from_str(text: &str) -> Result<Self, ClothError> {
        let colour = Rgb::parse(text.trim()).ok_or(ClothError::NotAColour)?;
        if colour.contrast(WHITE) < TEXT || colour.contrast(PAPER) < TEXT {
            return Err(ClothError::TooLight);
        }
        if colour.contrast(INK) < BESIDE_INK {
            return Err(ClothError::TooDark);
        }
        Ok(Self(colour))
    }
}

impl TryFrom<String> for Cloth {
    type Error = ClothError;
    fn try_from(text: String) -> Result<Self, ClothError> {
        text.parse()
    }
}

impl From<Cloth> for String {
    fn from(cloth: Cloth) -> Self {
        cloth.by_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_the_reason() {
        for good in ["#0B6B4F", " #c23616 ", "#23409a", "#7a1f5c"] {
            assert!(good.parse::<Cloth>().is_ok(), "{good}");
        }
        for light in ["#f5be2e", "#ffffff", "#8fbf9f", "#888888"] {
            assert_eq!(light.parse::<Cloth>(), Err(ClothError::TooLight), "{light}");
        }
        for dark in ["#000000", "#13211c", "#1a1a2e"] {
            assert_eq!(dark.parse::<Cloth>(), Err(ClothError::TooDark), "{dark}");
        }
        for none in ["", "green", "#abc", "0b6b4f", "#0b6b4g", "#+b6b4f", "#é6b4f", "red;}body{display:none"] {
            assert_eq!(none.parse::<Cloth>(), Err(ClothError::NotAColour), "{none}");
        }
        assert_eq!(Cloth::PLEK.by_day().parse(), Ok(Cloth::PLEK));
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_read_by_day_and_by_night(parts in any::<[u8; 3]>()) {
            if let Ok(cloth) = Rgb(parts).to_string().parse::<Cloth>() {
                let night = Rgb::parse(&cloth.by_night()).unwrap();
                prop_assert!(cloth.0.contrast(WHITE) >= TEXT && cloth.0.contrast(PAPER) >= TEXT);
                prop_assert!(night.contrast(NIGHT) >= TEXT, "{night}");
            }
        }
    }
}
