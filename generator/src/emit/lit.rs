//! Document text and numbers as literals: the one way in which they become data of the output.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::unicode::push_visible;

/// A string literal with the value `text`; what a reader would not see stands in it as `\u{…}`.
pub(super) fn lit(text: &str) -> Literal {
    let mut source = String::with_capacity(text.len() + 2);
    source.push('"');
    for c in text.chars() {
        match c {
            '"' => source.push_str("\\\""),
            '\\' => source.push_str("\\\\"),
            '\n' => source.push_str("\\n"),
            '\r' => source.push_str("\\r"),
            '\t' => source.push_str("\\t"),
            other => push_visible(&mut source, other),
        }
    }
    source.push('"');
    // The escapes above leave nothing that could end the literal or be refused in it.
    source.parse().unwrap_or_else(|_| Literal::string(text))
}

/// An integer, for a place whose type is known.
pub(super) fn integer(value: i128) -> TokenStream {
    Literal::i128_unsuffixed(value).into_token_stream()
}

/// As [`integer`].
pub(super) fn unsigned(value: u64) -> TokenStream {
    Literal::u64_unsuffixed(value).into_token_stream()
}

/// A float; text that overflowed while it was read has no literal, but a constant.
pub(super) fn float(value: f64) -> TokenStream {
    if value.is_nan() {
        return quote!(::core::primitive::f64::NAN);
    }
    if value.is_infinite() {
        let sign = value.is_sign_negative().then(|| quote!(-));
        return quote!(#sign ::core::primitive::f64::INFINITY);
    }
    // `Debug` is the shortest text that reads back to the same value, and always has a point or an exponent.
    let parsed = format!("{:?}", value.abs()).parse::<Literal>();
    let magnitude = parsed.unwrap_or_else(|_| Literal::f64_unsuffixed(value.abs()));
    let sign = value.is_sign_negative().then(|| quote!(-));
    quote!(#sign #magnitude)
}

/// A word of a bit mask.
pub(super) fn bits(value: u64) -> TokenStream {
    let parsed = format!("0b{value:b}").parse::<Literal>();
    parsed.unwrap_or_else(|_| Literal::u64_unsuffixed(value)).into_token_stream()
}

#[cfg(test)]
mod tests {
    use super::super::testing::Strings;
    use super::*;

    #[test]
    fn every_string_reads_back_and_shows_all_that_it_holds() {
        for text in Strings::new(11).take(4_000) {
            let literal = lit(&text);
            let shown = literal.to_string();
            assert_eq!(syn::parse_str::<syn::LitStr>(&shown).unwrap().value(), text, "{shown}");
            assert!(!shown.chars().any(crate::unicode::is_hidden), "{shown}");
        }
    }

    #[test]
    fn numbers_compile_at_their_limits() {
        assert_eq!(integer(i64::MIN.into()).to_string().replace(' ', ""), "-9223372036854775808");
        assert_eq!(unsigned(u64::MAX).to_string(), "18446744073709551615");
        for value in [0.0, -0.0, 1.0, -1.5, 1e300, 5e-324, f64::MAX, f64::MIN, 0.1, 1e21] {
            let text = float(value).to_string().replace(' ', "");
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), value.to_bits(), "{text}");
            syn::parse_str::<syn::Expr>(&text).unwrap();
        }
        assert_eq!(float(f64::NEG_INFINITY).to_string().replace(' ', ""), "-::core::primitive::f64::INFINITY");
    }
}
