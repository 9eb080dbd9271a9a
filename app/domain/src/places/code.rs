//! [`SeatCode`]: what the label on a seat says.

use serde::{Deserialize, Serialize};

/// The digits: no I, L, O or U, so that nobody mistakes one for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The public code of a seat: 40 random bits in eight characters. It is printed for years, so it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SeatCode([u8; 8]);

impl SeatCode {
    /// How many characters a code has.
    pub const LENGTH: usize = 8;

    /// The code that five bytes of chance make.
    #[must_use]
    pub fn new(chance: [u8; 5]) -> Self {
        let bits = chance.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        Self(std::array::from_fn(|place| DIGITS[usize::try_from(bits >> (35 - 5 * place) & 31).unwrap_or(0)]))
    }

    /// Reads a code as it was typed: small letters, spaces and hyphens are fine, and so is O for 0 and I or L for 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut code = [0; Self::LENGTH];
        let mut place = 0;
        for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
            let digit = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = u8::try_from(digit).ok().filter(|digit| DIGITS.contains(digit))?;
            *code.get_mut(place)? = digit;
            place += 1;
        }
        (place == Self::LENGTH).then_some(Self(code))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for SeatCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for SeatCode {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a seat's code")
    }
}

impl From<SeatCode> for String {
    fn from(code: SeatCode) -> Self {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = SeatCode::new([0x00, 0x44, 0x32, 0x14, 0xc7]);
        assert_eq!(code.as_str(), "01234567");
        for typed in ["01234567", "o1234567", " ol23-4567 ", "OI23 4567"] {
            assert_eq!(SeatCode::parse(typed), Some(code), "{typed}");
        }
        for typed in ["", "0123456", "012345678", "0123456U", "0123456é", "<script>"] {
            assert_eq!(SeatCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_bit_counts() {
        let all: std::collections::HashSet<_> =
            (0..40).map(|bit| SeatCode::new((1_u64 << bit).to_be_bytes()[3..].try_into().unwrap())).collect();
        assert_eq!(all.len(), 40);
        assert_eq!(SeatCode::new([0xff; 5]).as_str(), "ZZZZZZZZ");
    }
}
