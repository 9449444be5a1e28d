//! The `codec` module: tables that drive the runtime.

mod constants;
mod endpoint;
mod lines;
mod paging;
mod rules;
mod shared;
mod unions;
mod xml;

use super::super::doc::Doc;
use super::super::ident::from_text;
use super::super::layout::{Module, Piece, Printed};
use super::super::scope::{Names, Paths, Place, Scope};
use super::division::Division;
use crate::plan::{Bindings, Operation, Schema};
use shared::Shared;

/// What the tables are printed from.
struct Codec<'a> {
    scope: Scope<'a>,
    bindings: &'a Bindings,
    shared: &'a Shared<'a>,
    /// Whether all is printed, or only what adds to the public items.
    whole: bool,
}

/// The module.
pub(super) fn module(bindings: &Bindings, names: &Names, paths: &Paths) -> Module {
    let division = Division::new(bindings, paths);
    let shared = Shared::of(bindings, division);
    division.tables(|file| {
        let scope = Scope::new(paths, names, Place::Codec, []).of_file(file);
        let codec = Codec { scope, bindings, shared: &shared, whole: names.tables };
        let mut pieces = codec.lines(division, file);
        if !pieces.is_empty() {
            pieces.first(Piece::Items(codec.scope.uses()));
        }
        let doc = Doc::ours("Tables that drive the codec: names on the wire, constraints, operations.");
        Module { doc, modules: Vec::new(), pieces }
    })
}

impl Codec<'_> {
    /// What stands in a file: its types, what they and its operations refer to, its operations.
    fn lines(&self, division: Division<'_>, file: Option<usize>) -> Printed {
        let mut pieces = self.scope.printed();
        for (schema, _) in division.schemas(file).filter(|(_, alike)| alike.is_none()) {
            match schema {
                Schema::Struct(item) => {
                    let name = if item.headers.is_some() { "headers" } else { "record" };
                    pieces.extend(self.record(item, name).map(Piece::Line));
                    let envelope = item.envelope.iter().filter(|_| self.whole);
                    pieces.extend(envelope.map(|envelope| Piece::Line(self.envelope(item, envelope))));
                }
                Schema::Enum(item) => pieces.push(Piece::Line(self.enumeration(item))),
                Schema::Tuple(item) => pieces.extend(self.whole.then(|| Piece::Line(self.tuple(item)))),
                Schema::Union(item) => pieces.push(Piece::Line(self.union(item))),
            }
        }
        if self.whole {
            if file.is_none() {
                self.xml_tables(&mut pieces);
                pieces.push(Piece::Items(self.api()));
            }
            self.constants(file, &mut pieces);
            pieces.extend(division.statuses(file).map(|item| Piece::Line(self.statuses(item))));
            pieces.extend(division.replies(file).map(|item| Piece::Line(self.replies(item))));
        }
        division.operations(file).for_each(|operation| self.operation(operation, &mut pieces));
        pieces
    }

    fn operation(&self, operation: &Operation, pieces: &mut Printed) {
        pieces.extend(self.record(&operation.request, "request").map(Piece::Line));
        pieces.extend(operation.bodies.iter().map(|item| Piece::Line(self.bodies(&item.union))));
        if self.whole {
            pieces.extend(operation.outcome.status_sets.iter().map(|item| Piece::Line(self.statuses(item))));
            pieces.extend(operation.outcome.replies.iter().map(|item| Piece::Line(self.replies(item))));
        }
        pieces.extend(self.narrow(operation).map(Piece::Line));
        pieces.push(Piece::Line(self.operation_line(operation)));
        pieces.extend(self.paginated(operation).map(Piece::Line));
    }
}
