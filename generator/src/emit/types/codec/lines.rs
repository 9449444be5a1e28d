//! A line for each type.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::super::super::ident::ident;
use super::super::super::json::compact;
use super::super::super::layout::{Line, Part};
use super::super::super::lit::{bits, integer, lit, unsigned};
use super::super::super::outcome::failure;
use super::super::replies::{carries_status, has_body};
use super::Codec;
use super::endpoint::style_name;
use crate::ir::{Access, Json, Style};
use crate::plan::{
    Enum, EnumOf, Envelope, Member, Operation, Reason, ReplyEnum, StatusesEnum, Struct, Tuple, TypeRef, Unknown, Wire,
};

impl Codec<'_> {
    /// `record!`, `request!` for what only travels as a request, `headers!` for those of responses.
    pub(super) fn record(&self, item: &Struct, name: &'static str) -> Option<Line> {
        let own = self.own(item, name == "request");
        if !self.whole {
            return item.has_default().then(|| Line::new(name, own).with(quote!(default)));
        }
        let words = item.members.chunks(64).map(|members| {
            let required = members.iter().enumerate().filter(|(_, member)| member.required);
            bits(required.fold(0, |word, (number, _)| word | (1 << number)))
        });
        let none = item.members.is_empty().then(|| bits(0));
        let words = words.chain(none);
        let mut line = Line::new(name, own);
        let styles = item.headers.as_deref().unwrap_or_default();
        // What is not listed is simple.
        if let Some(last) = styles.iter().rposition(|style| *style != Style::Simple) {
            let name = self.scope.runtime("operation", "Style");
            let styles =
                styles.iter().take(last + 1).map(|style| style_name(*style)).map(|style| quote!(#name::#style));
            line = line.with(quote!(styles(&[#(#styles),*])));
        }
        line = line.with(quote!([#(#words),*]));
        if item.has_default() {
            line = line.with(quote!(default));
        }
        if let Some(extra) = &item.extra {
            let extra = ident(&extra.ident);
            line = line.with(quote!(keep(#extra)));
        }
        if item.unknown == Unknown::Refuse {
            line = line.with(quote!(refuse()));
        }
        if !item.withheld.is_empty() {
            let names = item.withheld.iter().map(|name| lit(&name.0));
            line = line.with(quote!(withhold(&[#(#names),*])));
        }
        if let Some(rules) = self.rules(&item.rules) {
            line = line.with(quote!(rules(#rules)));
        }
        // Settings are found by name, which parameters in different places may share.
        let mut count = BTreeMap::<&Wire, usize>::new();
        for member in &item.members {
            *count.entry(&member.wire).or_default() += 1;
        }
        let shared = |member: &Member| count.get(&member.wire).is_some_and(|count| *count > 1);
        Some(item.members.iter().fold(line, |line, member| {
            let end = shared(member).then(|| quote!(.end()));
            let field = self.field(member);
            line.member(ident(&member.ident), quote!(#field #end))
        }))
    }

    fn field(&self, member: &Member) -> TokenStream {
        let wire = lit(&member.wire.0);
        let nullable = member.nullable.then(|| quote!(.nullable()));
        let access = match member.access {
            Access::Both => None,
            Access::ReadOnly => Some(quote!(.read_only())),
            Access::WriteOnly => Some(quote!(.write_only())),
        };
        let default = member.default.as_ref().map(|default| {
            let json = lit(&compact(default));
            quote!(.default(#json))
        });
        let rules = match self.rule_list(&member.rules).as_slice() {
            [] => None,
            [(name, value)] => {
                let value = value.as_ref().map(|value| quote!((#value)));
                Some(quote!(.rule(#name #value)))
            }
            _ => self.rules(&member.rules).map(|rules| quote!(.rules(#rules))),
        };
        quote!(#wire #nullable #access #default #rules)
    }

    /// `string_enum!`, or `value_enum!` for other values.
    pub(super) fn enumeration(&self, item: &Enum) -> Line {
        // Names the type, so that its module is imported.
        let _ = self.scope.schema(&item.ident);
        let name = ident(&item.ident);
        let line = match item.of {
            EnumOf::Strings => Line::new("string_enum", name),
            EnumOf::Integers => Line::new("value_enum", name).with(quote!(of)).with(quote!(i64)),
            EnumOf::Values => Line::new("value_enum", name).with(quote!(of)).with(quote!(Value)),
        };
        let line = with_unknown(line, &item.unknown);
        let line = if item.open { line.with(quote!(open)) } else { line };
        item.variants.iter().fold(line, |line, variant| {
            let value = match (item.of, &variant.value) {
                (EnumOf::Strings, Json::String(text)) => lit(text).into_token_stream(),
                (EnumOf::Integers, value) => integer(value.as_integer().unwrap_or_default()),
                (_, value) => self.constant(value),
            };
            line.member(ident(&variant.ident), value)
        })
    }

    /// `tuple!`
    pub(super) fn tuple(&self, item: &Tuple) -> Line {
        let _ = self.scope.schema(&item.ident);
        let number = |number: usize| unsigned(number as u64);
        let nullable = item.elements.iter().enumerate().filter(|(_, element)| element.nullable);
        let nullable = bits(nullable.fold(0, |word, (number, _)| word | (1 << number)));
        let (required, count) = (number(item.required()), item.elements.len());
        let mut line = Line::new("tuple", ident(&item.ident)).with(quote!([#required, #nullable]));
        if item.rest.is_some() {
            let rest = number(count);
            line = line.with(quote!(rest(#rest)));
        }
        if let Some(rules) = self.rules(&item.rules) {
            line = line.with(quote!(rules(#rules)));
        }
        (0..count).fold(line, |line, place| line.entry([Part::Tokens(number(place))]))
    }

    /// `envelope!`
    pub(super) fn envelope(&self, item: &Struct, envelope: &Envelope) -> Line {
        let word = |ident: syn::Ident| Part::Tokens(quote!(#ident));
        let key = |text| Part::Key(super::from_text(text));
        let promised = envelope.payload_required && envelope.success.is_none();
        let optional = (!promised).then(|| Part::Tokens(quote!(optional)));
        let payload = [
            key("payload"),
            word(ident(&envelope.payload)),
            Part::Arrow,
            Part::Tokens(self.scope.ty(&envelope.payload_ty)),
        ];
        let mut line = Line::new("envelope", self.own(item, false)).entry(optional.into_iter().chain(payload));
        let reason = match &envelope.errors {
            Reason::Errors(member, ty) => Some(("errors", member, ty)),
            Reason::Words(member, ty) => Some(("words", member, ty)),
            Reason::Unsaid | Reason::Nothing => None,
        };
        if let Some((text, member, ty)) = reason {
            line = line.entry([key(text), word(ident(member)), Part::Arrow, Part::Tokens(self.scope.ty(ty))]);
        }
        if let Some(success) = &envelope.success {
            line = line.entry([key("success"), word(ident(success))]);
        }
        line
    }

    /// `statuses!`
    pub(super) fn statuses(&self, item: &StatusesEnum) -> Line {
        let _ = self.scope.operation(&item.ident);
        item.variants.iter().fold(Line::new("statuses", ident(&item.ident)), |line, variant| {
            line.member(ident(&variant.ident), unsigned(u64::from(variant.status)))
        })
    }

    /// `replies!`
    pub(super) fn replies(&self, item: &ReplyEnum) -> Line {
        let _ = self.scope.operation(&item.ident);
        item.variants.iter().fold(Line::new("replies", ident(&item.ident)), |line, variant| {
            let name = ident(&variant.ident);
            let parts = match (carries_status(variant), has_body(variant)) {
                (false, false) => None,
                (false, true) => Some(quote!((body))),
                (true, false) => Some(quote!((status))),
                (true, true) => Some(quote!((status, body))),
            };
            line.entry([Part::Tokens(quote!(#name #parts))])
        })
    }

    /// `narrow!`, where a call may be narrowed to one of several results.
    pub(super) fn narrow(&self, operation: &Operation) -> Option<Line> {
        let TypeRef::Operation(name) = &operation.outcome.response else { return None };
        let line = operation.narrowed.iter().fold(Line::new("narrow", ident(name)), |line, narrowed| {
            let Some((last, others)) = narrowed.variants.split_last() else { return line };
            let others = others.iter().map(ident).map(|other| Part::Tokens(quote!(#other |)));
            line.entry(others.chain([Part::Key(ident(last)), Part::Tokens(self.scope.ty(&narrowed.ty))]))
        });
        (!operation.narrowed.is_empty()).then_some(line)
    }

    /// `operation!` or `envelope_operation!`
    pub(super) fn operation_line(&self, operation: &Operation) -> Line {
        let envelope = operation.outcome.envelope.as_ref();
        let name = if envelope.is_some() { "envelope_operation" } else { "operation" };
        let _ = self.scope.operation(&operation.request.ident);
        let endpoint = self.whole.then(|| self.endpoint(operation)).map(|endpoint| quote!(&#endpoint));
        let key = |text| Part::Key(super::from_text(text));
        let plain = envelope.filter(|envelope| envelope.errors.is_none()).map(|_| quote!(plain));
        let form = operation.outcome.optional.then(|| quote!(optional)).or(plain).map(Part::Tokens);
        let response = [key("response"), Part::Tokens(self.scope.ty(&operation.outcome.response))];
        let line = Line::new(name, ident(&operation.request.ident));
        let line = endpoint.into_iter().fold(line, |line, table| line.member(super::from_text("endpoint"), table));
        let line = line.entry(form.into_iter().chain(response));
        let entries = [
            ("failure", failure(&self.scope, operation)),
            ("headers", operation.outcome.headers.as_ref().map(|ty| self.scope.ty(ty))),
            ("failure_headers", operation.outcome.failure_headers.as_ref().map(|ty| self.scope.ty(ty))),
        ];
        entries.into_iter().fold(line, |line, (name, ty)| match ty {
            Some(ty) => line.entry([key(name), Part::Tokens(ty)]),
            None => line,
        })
    }

    /// The name of a struct, whose module is imported.
    fn own(&self, item: &Struct, is_request: bool) -> syn::Ident {
        let _ = if is_request { self.scope.operation(&item.ident) } else { self.scope.schema(&item.ident) };
        ident(&item.ident)
    }
}

/// Says what the variant for other values is called, where that is not `Unknown`.
pub(super) fn with_unknown(line: Line, unknown: &crate::plan::Ident) -> Line {
    let unknown = ident(unknown);
    if unknown == "Unknown" { line } else { line.with(quote!(or)).with(quote!(#unknown)) }
}
