//! Types of a program that generated code can hold, as `docs/lowering.md` shows them.

use std::fmt;
use std::str::FromStr;

/// An amount in cents, `12.50` on the wire.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Money(u64);

impl FromStr for Money {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('.').filter(|(_, cents)| cents.len() == 2);
        let (whole, cents) = parts.ok_or("expected an amount such as `12.50`")?;
        let number = |digits: &str| digits.parse::<u32>().map(u64::from).map_err(|error| error.to_string());
        Ok(Self(number(whole)? * 100 + number(cents)?))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

bindery::text_type!(Money);

/// An object on the wire.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Point {
    x: f64,
    y: f64,
}

bindery::json_type!(Point);

fn main() {
    let amounts: Vec<Money> = bindery::decode(b"[\"12.50\"]").unwrap();
    assert_eq!(amounts, [Money(1250)]);
    assert_eq!(bindery::encode(&Point { x: 1.0, y: 2.0 }), b"{\"x\":1.0,\"y\":2.0}");
    assert!(bindery::decode::<Money>(b"\"12.5\"").is_err());
    assert!(bindery::decode::<Money>(b"\"free\"").unwrap_err().to_string().contains("such as `12.50`"));
}
