//! Network addresses: INET, CIDR and MAC addresses. 8.9

use super::native::types;
use super::text_value::text_newtypes;

types! {
    /// `INET`: an address, optionally with its network; in Rust [`Inet`]. 8.9.1
    inet = Plain "INET";
    /// `CIDR`: a network; in Rust [`Cidr`]. 8.9.2
    cidr = Plain "CIDR";
    /// `MACADDR`: a MAC address of 6 bytes; in Rust [`MacAddr`]. 8.9.4
    macaddr = Plain "MACADDR";
    /// `MACADDR8`: a MAC address of 8 bytes. 8.9.5
    macaddr8 = Plain "MACADDR8";
}

text_newtypes! {
    /// An address, optionally with the length of its network prefix: `10.0.0.1`, `10.0.0.1/8`. 8.9.1
    Inet = inet();
    /// A network: `10.0.0.0/8`. 8.9.2
    Cidr = cidr();
    /// A MAC address: `08:00:2b:01:02:03`. 8.9.4
    MacAddr = macaddr();
}
impl From<std::net::IpAddr> for Inet {
    fn from(address: std::net::IpAddr) -> Self {
        Inet(address.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::scalar::Scalar;
    use crate::row::Row;
    use crate::value::Value;

    #[test]
    fn an_address_is_its_text() {
        let address: Inet = std::net::IpAddr::from([10, 0, 0, 1]).into();
        assert_eq!(address.to_value(), Value::from("10.0.0.1"));
        assert_eq!(Row::new([("x", "10.0.0.1")]).get::<Inet>("x").unwrap(), address);
    }
}
