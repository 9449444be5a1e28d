//! Settings that are one word of a few.

use super::table::{Found, Reader, quoted};
use crate::near::nearest;

/// A setting whose values are words.
pub(super) trait Word: Copy + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];
    /// What each means.
    const MEANINGS: &'static [&'static str];
}

/// The words of a setting, each with what it means.
pub(super) fn meanings<T: Word>() -> Vec<(&'static str, &'static str)> {
    T::WORDS.iter().zip(T::MEANINGS).map(|((word, _), meaning)| (*word, meaning.trim())).collect()
}

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $type:ident { $($(#[doc = $value_doc:literal])+ $value:ident = $word:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type {
            $($(#[doc = $value_doc])+ $value,)+
        }

        impl Word for $type {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$value)),+];
            const MEANINGS: &'static [&'static str] = &[$(concat!($($value_doc),+)),+];
        }
    )+};
}

words! {
    /// `envelope`: whether the client returns the payload of a response or the response as it is.
    Envelope {
        /// The payload, or an error that carries the envelope's own errors.
        Unwrap = "unwrap",
        /// The whole response.
        Keep = "keep",
    }

    /// `unknown-fields`: what happens to members that a schema doesn't list. Clients accept them in any case.
    UnknownFields {
        /// They are kept, so that encoding a value again writes them again.
        Keep = "keep",
        /// They are dropped.
        Skip = "skip",
    }

    /// `read-only`: what a server does with `readOnly` members of a request.
    ReadOnly {
        /// It answers with an error.
        Refuse = "refuse",
        /// It passes over them.
        Ignore = "ignore",
    }

    /// `unknown-query`: what a server does with parameters of a query that an operation does not have.
    UnknownQuery {
        /// It passes over them.
        Ignore = "ignore",
        /// It answers with an error.
        Refuse = "refuse",
    }

    /// `client-methods`: where the client's methods stand.
    ClientMethods {
        /// `client.issues().create(…)`
        Grouped = "grouped",
        /// `client.issues_create(…)`
        Flat = "flat",
    }

    /// `documentation`: how much of the document's prose is written into generated code.
    Documentation {
        /// All of it.
        Full = "full",
        /// The first paragraph of each description.
        Summary = "summary",
        /// None of it; what Bindery itself says stays.
        None = "none",
    }

    /// `lists`: how lists in a `deepObject` are spelled, which OpenAPI leaves open.
    Lists {
        /// `a[0]=1&a[1]=2`
        Indices = "indices",
        /// `a[]=1&a[]=2`
        Brackets = "brackets",
        /// `a=1&a=2`
        Repeat = "repeat",
        /// `a=1,2`
        Comma = "comma",
    }

    /// `type` of a schema, or a line of `[formats]`: how values are held in Rust. A value that the type has no room for
    /// is an error to clients too.
    Held {
        /// `i8`.
        I8 = "i8",
        /// `i16`.
        I16 = "i16",
        /// `i32`.
        I32 = "i32",
        /// `i64`.
        I64 = "i64",
        /// `u8`.
        U8 = "u8",
        /// `u16`.
        U16 = "u16",
        /// `u32`.
        U32 = "u32",
        /// `u64`.
        U64 = "u64",
        /// A whole number with all its digits.
        BigInt = "bigint",
        /// `f64`.
        F64 = "f64",
        /// A number with all its digits.
        Decimal = "decimal",
        /// `String`, whatever the format.
        String = "string",
    }

    /// `maps`: what objects with free keys are held in.
    Maps {
        /// By the order of the keys.
        BTreeMap = "BTreeMap",
        /// In the order in which keys came, which is the one in which they are written. Brings the crate `indexmap`.
        IndexMap = "IndexMap",
    }

    /// `formats`: what `format` means to a server.
    Formats {
        /// A value must have the format.
        Enforce = "enforce",
        /// A remark for readers, as JSON Schema 2020-12 has it (Validation, section 7.2.1).
        Annotate = "annotate",
    }
}

impl Reader<'_> {
    /// The word that `found` must be.
    pub(super) fn word<T: Word>(&mut self, found: &Found<'_>) -> Option<T> {
        let text = self.text(found)?;
        if let Some((_, value)) = T::WORDS.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let words: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
        match nearest(text, words.iter().copied()) {
            Some(word) => self.refuse(found, &format!("did you mean `{word}`?")),
            None => self.refuse(found, &format!("must be one of {}", quoted(&words))),
        }
    }
}
