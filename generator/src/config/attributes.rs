//! `derives` and `attributes`: what a user wants on generated types beside what is there.

use super::Config;
use super::table::{Found, Reader};

/// A trait to derive, by its path, or an attribute: Rust that was understood as such, with its crates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// As it was written.
    pub text: String,
    /// The names in it that may be those of packages.
    pub names: Vec<String>,
}

/// What generated types have anyway, as the tables of the codec bring it.
const THERE: &[&str] = &["Clone", "Debug", "PartialEq", "Serialize", "Deserialize"];

const DERIVES: &str = "must be a list of traits, as in `[\"Eq\", \"Hash\"]`";
const ATTRIBUTES: &str = "must be a list of outer attributes, as in `[\"#[my_crate::audited]\"]`";

impl Reader<'_> {
    /// The traits that `found` lists.
    pub(super) fn derives(&mut self, found: &Found<'_>) -> Option<Vec<Extra>> {
        let mut all: Vec<Extra> = Vec::new();
        for item in self.list(found, DERIVES)? {
            let text = self.text(&item)?;
            let Ok(path) = syn::parse_str::<syn::Path>(text) else {
                return self.refuse(&item, "must be the path of a trait, as in `Eq` or `my_crate::Audit`");
            };
            if path.segments.iter().any(|segment| !segment.arguments.is_none()) {
                return self.refuse(&item, "must be the path of a trait, without arguments");
            }
            let last = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            let is_std =
                names.len() == 1 || matches!(names.first().map(String::as_str), Some("serde" | "std" | "core"));
            if is_std && THERE.contains(&last.as_str()) {
                return self
                    .refuse(&item, "is what every generated type has already: the tables of its codec bring it");
            }
            if all.iter().any(|other| other.text == text) {
                return self.refuse(&item, "stands in the list already");
            }
            let names = if names.len() > 1 { names.into_iter().take(1).collect() } else { Vec::new() };
            all.push(Extra { text: text.to_owned(), names });
        }
        if all.is_empty() { self.refuse(found, DERIVES) } else { Some(all) }
    }

    /// The attributes that `found` lists.
    pub(super) fn attributes(&mut self, found: &Found<'_>) -> Option<Vec<Extra>> {
        let mut all: Vec<Extra> = Vec::new();
        for item in self.list(found, ATTRIBUTES)? {
            let text = self.text(&item)?;
            let parsed = syn::parse::Parser::parse_str(syn::Attribute::parse_outer, text);
            let Ok([attribute]) = parsed.as_deref() else {
                return self.refuse(&item, "must be one outer attribute, as in `#[my_crate::audited]`");
            };
            if attribute.path().is_ident("derive") {
                return self.refuse(&item, "belongs into `derives`");
            }
            if attribute.path().is_ident("doc") || text.contains("//") || text.contains("/*") {
                return self.refuse(&item, "is documentation, which the document has: change it with an overlay");
            }
            let is_name = |character: char| character.is_alphanumeric() || character == '_';
            let words = text.split(|character| !is_name(character)).filter(|word| !word.is_empty());
            all.push(Extra { text: text.to_owned(), names: words.map(str::to_owned).collect() });
        }
        if all.is_empty() { self.refuse(found, ATTRIBUTES) } else { Some(all) }
    }
}

impl Config {
    /// Every name in what is wanted on types.
    pub(super) fn names_in_extras(&self) -> impl Iterator<Item = &String> {
        let own = self.types.iter().flat_map(|group| [&group.settings.derives, &group.settings.attributes]);
        let all = [&self.schemas.derives, &self.schemas.attributes].into_iter().chain(own);
        all.flatten().flat_map(|setting| setting.peek()).flat_map(|extra| &extra.names)
    }
}
