//! The path of a module in somebody's crate.

use std::fmt;
use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::from_text;

/// Where a crate has put the bindings that its build script makes: `crate::notes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModulePath(Vec<String>);

impl ModulePath {
    pub(super) fn tokens(&self) -> TokenStream {
        let segments = self.0.iter().map(|segment| match segment.as_str() {
            "crate" => quote!(crate),
            "self" => quote!(self),
            "super" => quote!(super),
            name => {
                let name = from_text(name);
                quote!(#name)
            }
        });
        quote!(#(#segments)::*)
    }
}

impl FromStr for ModulePath {
    type Err = ModulePathError;

    fn from_str(text: &str) -> Result<Self, ModulePathError> {
        let is_name = |segment: &str| {
            let word = segment.strip_prefix("r#").unwrap_or(segment);
            matches!(segment, "crate" | "self" | "super")
                || from_text(segment) == *segment && word != "not_an_identifier"
        };
        let segments: Vec<_> = text.split("::").map(str::to_owned).collect();
        if segments.iter().all(|segment| is_name(segment)) { Ok(Self(segments)) } else { Err(ModulePathError) }
    }
}

/// A text is no path of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModulePathError;

impl fmt::Display for ModulePathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("must be the path of a module, as in `crate::notes`")
    }
}

impl std::error::Error for ModulePathError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_of_identifiers() {
        for (text, tokens) in
            [("crate::notes", "crate :: notes"), ("notes", "notes"), ("super::r#type", "super :: r#type")]
        {
            assert_eq!(text.parse::<ModulePath>().map(|path| path.tokens().to_string()), Ok(tokens.to_owned()));
        }
        for text in ["", "crate::", "a-b", "a b", "a::type", "a; b", "not_an_identifier"] {
            assert_eq!(text.parse::<ModulePath>(), Err(ModulePathError), "{text}");
        }
    }
}
