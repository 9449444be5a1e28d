//! Addresses, as the standard library has them.

use super::{Ipv4, Ipv6};
use std::net::{Ipv4Addr, Ipv6Addr};

impl Ipv4 {
    /// The address, where the text is one.
    #[must_use]
    pub fn address(&self) -> Option<Ipv4Addr> {
        self.parse().ok()
    }
}

impl From<Ipv4Addr> for Ipv4 {
    fn from(address: Ipv4Addr) -> Self {
        Self::new(address.to_string())
    }
}

impl Ipv6 {
    /// The address, where the text is one.
    #[must_use]
    pub fn address(&self) -> Option<Ipv6Addr> {
        self.parse().ok()
    }
}

impl From<Ipv6Addr> for Ipv6 {
    fn from(address: Ipv6Addr) -> Self {
        Self::new(address.to_string())
    }
}
