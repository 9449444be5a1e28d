//! Names of parts that `bindery.toml` gives, each by what the document calls the part: a property, a value, a branch, a
//! parameter.
//!
//! A name that is given goes before all others, and nothing gives way to it: where another part is called so, that is an
//! error, as the one or the other has to be called something else and nobody but the user knows which.

use super::ident::{Case, join};
use super::keys::unique;
use super::members::{counts, is_alone};
use crate::analyse::unions::called;
use crate::config::{Config, Renames, Setting, Type};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Kind, Operation, Origin, Span, TypeDef};
use crate::words;

/// The parts of a thing, and the names that are given to some of them.
pub(super) struct Given<'c> {
    /// What a part is, in messages.
    what: &'static str,
    case: Case,
    /// What the document calls each, and where it stands.
    parts: Vec<(String, Span)>,
    settings: Vec<Option<&'c Setting<String>>>,
}

impl<'c> Given<'c> {
    /// None at all.
    fn none() -> Self {
        Self { what: "part", case: Case::Value, parts: Vec::new(), settings: Vec::new() }
    }

    /// The names that tables of `bindery.toml` give, of several the first.
    pub(super) fn of(
        tables: &[&'c Renames],
        what: &'static str,
        case: Case,
        parts: impl Iterator<Item = (String, Span)>,
    ) -> Self {
        let parts: Vec<(String, Span)> = parts.collect();
        let settings = parts.iter().map(|(called, _)| tables.iter().find_map(|table| table.of(called)));
        let settings: Vec<Option<&Setting<String>>> = settings.collect();
        settings.iter().flatten().for_each(|setting| _ = setting.get());
        for table in tables {
            table.among(parts.iter().map(|(called, _)| called.as_str()));
        }
        Self { what, case, parts, settings }
    }

    /// The name that is given to the part at a place.
    pub(super) fn name(&self, at: usize) -> Option<String> {
        self.settings.get(at).copied().flatten().map(|setting| self.spelled(setting))
    }

    fn spelled(&self, setting: &Setting<String>) -> String {
        join(&words::split(setting.peek()), self.case)
    }

    /// Reports names that another part has. `names` are those of all parts, those that are given among them.
    pub(super) fn check(&self, names: &[String], diagnostics: &mut Diagnostics) {
        let given = self.settings.iter().enumerate().filter_map(|(at, setting)| Some((at, (*setting)?)));
        for (at, setting) in given {
            let name = self.spelled(setting);
            let is_given = |other: usize| self.settings.get(other).is_some_and(Option::is_some);
            let mut others = names.iter().enumerate().filter(|(other, taken)| *other != at && **taken == name);
            // Of two that are given one name, the second is told.
            let Some((other, _)) = others.find(|(other, _)| *other < at || !is_given(*other)) else { continue };
            let message = format!("`{}` gives a name that is taken", setting.path());
            let found = Diagnostic::error(Code::NameTaken, message).at(setting.span(), format!("`{name}`"));
            let found = match self.parts.get(other) {
                Some((called, span)) => found.at(*span, format!("the {} `{called}` is called so", self.what)),
                // A request has one member that is no parameter.
                None => found.fact("the body of a request is called so"),
            };
            diagnostics.push(found.help("give it another name, or name the other one as well"));
        }
    }
}

/// The parts of a type.
pub(super) fn of_type<'c>(config: &'c Config, api: &Api, def: &TypeDef) -> Given<'c> {
    let of = super::types::configured(config, api, def);
    // What requests carry of a type is called as it is there.
    let whole = match &def.origin {
        Origin::Input(place) => super::types::configured_at(config, api, place.place()),
        Origin::Component(_) | Origin::Inline { .. } => None,
    };
    let all: Vec<&Type> = of.into_iter().chain(whole).collect();
    let fields: Vec<&Renames> = all.iter().map(|ty| &ty.fields).filter(|table| !table.is_empty()).collect();
    let variants: Vec<&Renames> = all.iter().map(|ty| &ty.variants).filter(|table| !table.is_empty()).collect();
    match &def.kind {
        // Of most types nothing is said.
        _ if fields.is_empty() && variants.is_empty() => Given::none(),
        Kind::Object(object) => {
            let parts = object.members.iter().map(|member| (member.name.to_string(), member.span));
            Given::of(&fields, "property", Case::Value, parts)
        }
        Kind::Enumeration(enumeration) => {
            let values = super::members::wires(enumeration);
            let spans = enumeration.variants.iter().map(|variant| variant.span);
            Given::of(&variants, "value", Case::Type, unique(&values).into_iter().zip(spans))
        }
        Kind::Union(union) => {
            let all: Vec<String> = union.branches.iter().map(|branch| called(&api.types, branch)).collect();
            let spans = union.branches.iter().map(|branch| branch.span);
            Given::of(&variants, "branch", Case::Type, unique(&all).into_iter().zip(spans))
        }
        // Elements have no names.
        Kind::Tuple(_) => Given::none(),
    }
}

/// The parameters of an operation: by their names, where several have one by place and name.
pub(super) fn of_operation<'c>(config: &'c Config, operation: &Operation) -> Given<'c> {
    let settings = config.operation(&operation.method, &operation.path);
    let Some(table) = settings.map(|settings| &settings.parameters).filter(|table| !table.is_empty()) else {
        return Given::none();
    };
    let names: Vec<String> = operation.parameters.iter().map(|one| one.member.name.to_string()).collect();
    let count = counts(&names);
    let parts = operation.parameters.iter().map(|parameter| {
        let (name, place) = (&parameter.member.name, format!("{:?}", parameter.place).to_lowercase());
        let called = if is_alone(name, &count) { name.to_string() } else { format!("{place} {name}") };
        (called, parameter.member.span)
    });
    Given::of(&[table], "parameter", Case::Value, parts)
}
