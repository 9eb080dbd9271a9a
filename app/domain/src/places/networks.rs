//! [`Networks`]: from where people may check in.

use serde::Serialize;
use std::net::IpAddr;

/// Networks as a library writes them down: one a line, an address or an address and a length ("192.0.2.0/24"). None
/// means everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Networks(Vec<(IpAddr, u8)>);

impl Networks {
    /// Most lines.
    pub const MOST: usize = 50;

    /// Reads what was typed.
    ///
    /// # Errors
    /// The first line that is no network.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let networks: Vec<(IpAddr, u8)> =
            lines.map(|line| network(line).ok_or_else(|| line.to_owned())).collect::<Result<_, _>>()?;
        match networks.get(Self::MOST) {
            Some((address, _)) => Err(address.to_string()),
            None => Ok(Self(networks)),
        }
    }

    /// Whether somebody at this address may check in.
    #[must_use]
    pub fn include(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.is_empty() || self.0.iter().any(|(network, length)| shares(*network, address, *length))
    }
}

impl std::fmt::Display for Networks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (address, length) in &self.0 {
            writeln!(f, "{address}/{length}")?;
        }
        Ok(())
    }
}

fn network(line: &str) -> Option<(IpAddr, u8)> {
    let (address, length) = line.split_once('/').map_or((line, None), |(address, length)| (address, Some(length)));
    let address: IpAddr = address.trim().parse().ok()?;
    let all = if address.is_ipv4() { 32 } else { 128 };
    let length = length.map_or(Some(all), |length| length.trim().parse().ok())?;
    (length <= all).then_some((address, length))
}

/// Whether the first `length` bits are the same.
fn shares(network: IpAddr, address: IpAddr, length: u8) -> bool {
    match (network, address) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            let rest = 32_u32.saturating_sub(length.into());
            (one.to_bits() ^ other.to_bits()).checked_shr(rest).unwrap_or(0) == 0
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            let rest = 128_u32.saturating_sub(length.into());
            (one.to_bits() ^ other.to_bits()).checked_shr(rest).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Networks;

    #[test]
    fn an_address_is_inside_or_not() {
        let networks = Networks::parse("192.0.2.0/24\n\n 198.51.100.7 \n2001:db8:1::/48").unwrap();
        let inside = |address: &str| networks.include(address.parse().unwrap());
        for address in ["192.0.2.1", "192.0.2.255", "198.51.100.7", "2001:db8:1:ffff::1", "::ffff:192.0.2.9"] {
            assert!(inside(address), "{address}");
        }
        for address in ["192.0.3.1", "198.51.100.8", "2001:db8:2::1", "::1"] {
            assert!(!inside(address), "{address}");
        }
        assert_eq!(networks.to_string(), "192.0.2.0/24\n198.51.100.7/32\n2001:db8:1::/48\n");
    }

    #[test]
    fn none_is_everywhere_and_a_zero_length_too() {
        assert!(Networks::parse("").unwrap().include("203.0.113.1".parse().unwrap()));
        assert!(Networks::parse("0.0.0.0/0").unwrap().include("203.0.113.1".parse().unwrap()));
    }

    #[test]
    fn the_line_that_is_none_is_named() {
        for line in ["192.0.2.0/33", "library", "192.0.2", "::/129", "1.2.3.4/-1"] {
            assert_eq!(Networks::parse(&format!("10.0.0.0/8\n{line}")), Err(line.to_owned()));
        }
        assert!(Networks::parse(&"10.0.0.0/8\n".repeat(51)).is_err());
    }
}
