//! `text_type!` and `json_type!`: a program's own types among the generated ones.

/// Makes a type of your own one that generated code can hold, where it is a string on the wire.
///
/// The type needs `FromStr`, whose error is what a caller is told, and `Display`, which writes what `FromStr` reads;
/// generated types also want it to be `Clone`. The line stands in the crate that defines the type, as it implements
/// [`Codec`](crate::Codec) for it. Reading begins with some value that is then replaced: that of `Default`, or the one
/// behind the comma.
///
/// ```
/// #[derive(Clone, Debug, PartialEq)]
/// struct Iban(String);
///
/// impl std::str::FromStr for Iban {
///     type Err = &'static str;
///
///     fn from_str(text: &str) -> Result<Self, Self::Err> {
///         if text.len() > 14 { Ok(Self(text.to_owned())) } else { Err("an IBAN has 15 characters or more") }
///     }
/// }
///
/// impl std::fmt::Display for Iban {
///     fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         formatter.write_str(&self.0)
///     }
/// }
///
/// bindery::text_type!(Iban, Iban(String::new()));
///
/// let iban: Iban = bindery::decode(br#""DE02120300000000202051""#).unwrap();
/// assert_eq!(bindery::encode(&iban), br#""DE02120300000000202051""#);
/// let error = bindery::decode::<Vec<Iban>>(br#"["short"]"#).unwrap_err();
/// assert!(error.to_string().contains("/0") && error.to_string().contains("15 characters"));
/// ```
///
/// and in `bindery.toml`, where the schema is `Account` and its property `iban`:
///
/// ```toml
/// [types."#/components/schemas/Account/properties/iban"]
/// type = "my_bank::Iban"
///
/// [dependencies]
/// my_bank = { path = "../../../my-bank" }
/// ```
#[macro_export]
macro_rules! text_type {
    ($type:ty) => {
        $crate::text_type!($type, <$type as ::core::default::Default>::default());
    };
    ($type:ty, $blank:expr $(,)?) => {
        impl $crate::Codec for $type {
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                *self = $crate::private::read_foreign_text(reader)?;
                ::core::result::Result::Ok(())
            }
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                $crate::private::write_foreign_text(self, writer);
            }
            fn blank() -> Self {
                $blank
            }
        }
    };
}

/// Makes a type of your own one that generated code can hold, whatever it is on the wire: it is read and written as its
/// `Deserialize` and `Serialize` of serde say. For strings [`text_type!`](crate::text_type) is the shorter way.
///
/// The line stands in the crate that defines the type. Reading begins with some value that is then replaced: that of
/// `Default`, or the one behind the comma.
///
/// ```
/// #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
/// struct Money {
///     cents: i64,
///     currency: String,
/// }
///
/// bindery::json_type!(Money);
///
/// let money: Money = bindery::decode(br#"{"cents":990,"currency":"EUR"}"#).unwrap();
/// assert_eq!(bindery::encode(&money), br#"{"cents":990,"currency":"EUR"}"#);
/// ```
#[macro_export]
macro_rules! json_type {
    ($type:ty) => {
        $crate::json_type!($type, <$type as ::core::default::Default>::default());
    };
    ($type:ty, $blank:expr $(,)?) => {
        impl $crate::Codec for $type {
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                *self = $crate::private::read_foreign_json(reader)?;
                ::core::result::Result::Ok(())
            }
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                $crate::private::write_foreign_json(self, writer);
            }
            fn blank() -> Self {
                $blank
            }
        }
    };
}
