//! Errors that several operations declare alike: one definition for all of them.
//!
//! What an operation says of a status stands at the shared variant where all of them say it, else at the alias of the
//! operation's error.

use super::outcomes::{label, said, statuses};
use super::{Planning, docs};
use crate::analyse::names::SharedName;
use crate::analyse::outcomes::Failures;
use crate::ir::Answer as IrAnswer;
use crate::plan::{Docs, Line, ReplyEnum, StatusesEnum};
use std::collections::BTreeMap;

/// What the operations that share a type say of its variants.
#[derive(Default)]
pub(super) struct Shares {
    /// The number of each operation's type among the sets of statuses, then the enumerations.
    types: BTreeMap<usize, usize>,
    /// For each type, of which of its variants all say the same.
    common: Vec<Vec<bool>>,
}

impl Planning<'_> {
    pub(super) fn shares(&self) -> Shares {
        let names = &self.analysis.names;
        let mut shares = Shares::default();
        for (at, shared) in names.shared_statuses.iter().chain(&names.shared_failures).enumerate() {
            let mut common: Option<Vec<(Option<&str>, bool)>> = None;
            for number in &shared.operations {
                shares.types.entry(*number).or_insert(at);
                let said = self.failures(*number).into_iter().map(|answer| answer.docs.description.as_deref());
                match &mut common {
                    None => common = Some(said.map(|said| (said, true)).collect()),
                    Some(common) => {
                        let said = said.chain(std::iter::repeat(None));
                        common.iter_mut().zip(said).for_each(|((first, same), said)| *same &= said == *first);
                    }
                }
            }
            shares.common.push(common.unwrap_or_default().into_iter().map(|(_, same)| same).collect());
        }
        shares
    }

    /// The sets of statuses.
    pub(super) fn shared_statuses(&self) -> Vec<StatusesEnum> {
        let all = self.analysis.names.shared_statuses.iter().enumerate().map(|(at, shared)| {
            let docs = docs::ours(vec!["The statuses with which several operations fail.".into()]);
            let mut item = statuses(&self.first(shared), shared.ident.clone(), docs);
            for (place, variant) in item.variants.iter_mut().enumerate() {
                self.keep_common(at, place, &mut variant.docs);
            }
            item
        });
        all.collect()
    }

    /// The enumerations of errors.
    pub(super) fn shared_replies(&self) -> Vec<ReplyEnum> {
        let before = self.analysis.names.shared_statuses.len();
        let all = self.analysis.names.shared_failures.iter().enumerate().map(|(at, shared)| {
            let docs = docs::ours(vec!["Why several operations fail.".into()]);
            let mut item = self.replies(&self.first(shared), shared.ident.clone(), docs);
            for (place, variant) in item.variants.iter_mut().enumerate() {
                self.keep_common(before + at, place, &mut variant.docs);
            }
            item
        });
        all.collect()
    }

    /// What an operation says of its errors and the type that it shares does not.
    pub(super) fn unsaid(&self, number: usize, failures: &[&IrAnswer]) -> Vec<Line> {
        let Some(shared) = self.shares.types.get(&number) else { return Vec::new() };
        let own = failures.iter().enumerate().filter(|(place, _)| !self.is_common(*shared, *place));
        let lines = own.flat_map(|(_, answer)| said(answer, label(answer.statuses)).0);
        lines.filter(|line| matches!(line, Line::Labelled(..))).collect()
    }

    fn keep_common(&self, shared: usize, place: usize, docs: &mut Docs) {
        if self.is_common(shared, place) {
            return;
        }
        for line in &mut docs.0 {
            if let Line::Labelled(label, _) = line {
                *line = Line::Ours(std::mem::take(label));
            }
        }
    }

    /// Whether all operations that share a type say the same of one of its variants.
    fn is_common(&self, shared: usize, place: usize) -> bool {
        self.shares.common.get(shared).and_then(|common| common.get(place)).is_none_or(|same| *same)
    }

    /// The errors of the first operation that shares a type.
    fn first(&self, shared: &SharedName) -> Vec<&IrAnswer> {
        shared.operations.first().map(|number| self.failures(*number)).unwrap_or_default()
    }

    /// The errors that an operation declares.
    pub(super) fn failures(&self, number: usize) -> Vec<&IrAnswer> {
        let Some(operation) = self.api.operations.get(number) else { return Vec::new() };
        match self.analysis.outcomes.get(number).map(|outcome| &outcome.failures) {
            Some(Failures::Same(all) | Failures::Different(all)) => {
                all.iter().filter_map(|number| operation.answers.get(*number)).collect()
            }
            Some(Failures::None) | None => Vec::new(),
        }
    }
}
