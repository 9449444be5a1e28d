//! The `codec` module: tables that drive the runtime.

mod endpoint;
mod lines;
mod rules;
mod shared;
mod unions;
mod xml;

use quote::quote;

use super::super::doc::Doc;
use super::super::ident::from_text;
use super::super::layout::{Module, Piece, Printed};
use super::super::lit::lit;
use super::super::scope::{Names, Paths, Place, Scope};
use super::division::Division;
use crate::ir::Pattern;
use crate::plan::{Bindings, Content, Operation, Schema, Template};
use shared::Shared;

/// What the tables are printed from.
struct Codec<'a> {
    scope: Scope<'a>,
    bindings: &'a Bindings,
    /// The error shapes, each once: they are named like patterns.
    templates: Vec<&'a Template>,
    shared: &'a Shared,
    /// The bodies that may be XML, each once.
    xml_bodies: Vec<&'a [Content]>,
}

/// The module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let (templates, shared) = (templates(bindings), Shared::of(bindings));
    let division = Division::new(bindings, paths);
    division.tables(|file| {
        let scope = Scope::new(paths, names, Place::Codec, []).of_file(file);
        let xml_bodies = xml::bodies(bindings);
        let codec = Codec { scope, bindings, templates: templates.clone(), shared: &shared, xml_bodies };
        let mut pieces = codec.lines(division, file);
        if !pieces.is_empty() {
            pieces.first(Piece::Items(codec.scope.uses()));
        }
        let doc = Doc::ours("Tables that drive the codec: names on the wire, constraints, operations.");
        Module { doc, modules: Vec::new(), pieces }
    })
}

impl Codec<'_> {
    /// What stands in a file: its types, what all files refer to where it is the one of the rest, its operations.
    fn lines(&self, division: Division<'_>, file: Option<usize>) -> Printed {
        let mut pieces = Printed::default();
        for schema in division.schemas(file) {
            match schema {
                Schema::Struct(item) => {
                    let name = if item.headers.is_some() { "headers" } else { "record" };
                    pieces.push(Piece::Line(self.record(item, name)));
                    pieces.extend(item.envelope.iter().map(|envelope| Piece::Line(self.envelope(item, envelope))));
                }
                Schema::Enum(item) => pieces.push(Piece::Line(self.enumeration(item))),
                Schema::Tuple(item) => pieces.push(Piece::Line(self.tuple(item))),
                Schema::Union(item) => pieces.push(Piece::Line(self.union(item))),
            }
        }
        let all = file.is_none();
        let patterns = self.bindings.patterns.iter().enumerate().filter(|_| all);
        pieces.extend(patterns.map(|(number, pattern)| self.pattern(number, pattern)));
        if all {
            self.xml_tables(&mut pieces);
            pieces.push(Piece::Items(self.api()));
            let templates = self.templates.iter().enumerate();
            pieces.extend(templates.map(|(number, template)| self.template(number, template)));
            self.constants(&mut pieces);
            pieces.extend(self.bindings.shared_statuses.iter().map(|item| Piece::Line(self.statuses(item))));
            pieces.extend(self.bindings.shared_replies.iter().map(|item| Piece::Line(self.replies(item))));
        }
        division.operations(file).for_each(|operation| self.operation(operation, &mut pieces));
        pieces
    }

    fn pattern(&self, number: usize, pattern: &Pattern) -> Piece {
        let (name, ty) = (pattern_name(number), self.scope.runtime("validate", "Pattern"));
        let source = lit(&pattern.translated);
        let written = (pattern.source != pattern.translated).then(|| lit(&pattern.source));
        let written = written.map(|written| quote!(.written(#written)));
        Piece::Items(quote!(static #name: #ty = #ty::new(#source)#written;))
    }

    fn template(&self, number: usize, template: &Template) -> Piece {
        let (name, ty) = (template_name(number), self.scope.runtime("operation", "Template"));
        let value = self.template_value(template);
        Piece::Items(quote!(static #name: #ty = #value;))
    }

    fn operation(&self, operation: &Operation, pieces: &mut Printed) {
        pieces.push(Piece::Line(self.record(&operation.request, "request")));
        pieces.extend(operation.outcome.status_sets.iter().map(|item| Piece::Line(self.statuses(item))));
        pieces.extend(operation.outcome.replies.iter().map(|item| Piece::Line(self.replies(item))));
        pieces.extend(self.narrow(operation).map(Piece::Line));
        pieces.push(Piece::Line(self.operation_line(operation)));
    }
}

/// The error shapes of an API, each once, in order of first mention.
fn templates(bindings: &Bindings) -> Vec<&Template> {
    let answers = bindings.operations.iter().flat_map(|operation| &operation.answers);
    let all = bindings.usual_error.iter().chain(answers.filter_map(|answer| answer.template.as_ref()));
    let mut distinct: Vec<&Template> = Vec::new();
    for template in all {
        if !distinct.contains(&template) {
            distinct.push(template);
        }
    }
    distinct
}

fn template_name(number: usize) -> syn::Ident {
    from_text(&format!("ERROR_SHAPE_{number}"))
}

fn pattern_name(number: usize) -> syn::Ident {
    from_text(&format!("PATTERN_{number}"))
}
