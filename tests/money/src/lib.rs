//! Types that a program has already, and the line for each that lets generated code hold it.

use std::fmt;
use std::str::FromStr;

/// An amount with its currency: `12.50 EUR` on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    pub cents: i64,
    pub currency: String,
}

bindery::text_type!(Money, Money { cents: 0, currency: String::new() });

/// What is wrong with an amount.
#[derive(Debug, PartialEq)]
pub struct NotMoney;

impl fmt::Display for NotMoney {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected an amount with two decimals and a currency, as in `12.50 EUR`")
    }
}

impl FromStr for Money {
    type Err = NotMoney;

    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let (amount, currency) = text.split_once(' ').ok_or(NotMoney)?;
        let (whole, cents) = amount.split_once('.').filter(|(_, cents)| cents.len() == 2).ok_or(NotMoney)?;
        let number = |digits: &str| digits.parse::<i64>().map_err(|_| NotMoney);
        Ok(Self { cents: number(whole)? * 100 + number(cents)?, currency: currency.to_owned() })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02} {}", self.cents / 100, self.cents % 100, self.currency)
    }
}

/// A place: an object on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

bindery::json_type!(Point);

/// A number that is not to be taken for another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(transparent)]
pub struct AccountId(pub u64);

bindery::json_type!(AccountId);

/// A type that is of another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tagged<T>(pub T);

impl FromStr for Tagged<u8> {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim_start_matches('#').parse().map(Self)
    }
}

impl fmt::Display for Tagged<u8> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.0)
    }
}

bindery::text_type!(Tagged<u8>);
