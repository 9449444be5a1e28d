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
use std::rc::Rc;

impl Planning<'_> {
    /// The sets of statuses.
    pub(super) fn shared_statuses(&self) -> Vec<StatusesEnum> {
        let all = self.analysis.names.shared_statuses.iter().map(|shared| {
            let docs = docs::ours(vec!["The statuses with which several operations fail.".into()]);
            let mut item = statuses(&self.first(shared), shared.ident.clone(), docs);
            for (place, variant) in item.variants.iter_mut().enumerate() {
                self.keep_common(shared, place, &mut variant.docs);
            }
            item
        });
        all.collect()
    }

    /// What all say alike of those that share a type, by operation: of each of its variants whether they do.
    pub(super) fn common(&self) -> BTreeMap<usize, Rc<[bool]>> {
        let names = &self.analysis.names;
        let mut of_operations = BTreeMap::new();
        for shared in names.shared_statuses.iter().chain(&names.shared_failures) {
            let first: Vec<Option<&str>> = self.first(shared).into_iter().map(description).collect();
            let mut common = vec![true; first.len()];
            for number in &shared.operations {
                let failures = self.failures(*number);
                for ((place, first), common) in first.iter().enumerate().zip(&mut common) {
                    *common &= failures.get(place).and_then(|answer| description(answer)) == *first;
                }
            }
            let common: Rc<[bool]> = common.into();
            of_operations.extend(shared.operations.iter().map(|number| (*number, common.clone())));
        }
        of_operations
    }

    /// The enumerations of errors.
    pub(super) fn shared_replies(&self) -> Vec<ReplyEnum> {
        let all = self.analysis.names.shared_failures.iter().map(|shared| {
            let docs = docs::ours(vec!["Why several operations fail.".into()]);
            let mut item = self.replies(&self.first(shared), shared.ident.clone(), docs);
            for (place, variant) in item.variants.iter_mut().enumerate() {
                self.keep_common(shared, place, &mut variant.docs);
            }
            item
        });
        all.collect()
    }

    /// What an operation says of its errors and the type that it shares does not.
    pub(super) fn unsaid(&self, number: usize, failures: &[&IrAnswer]) -> Vec<Line> {
        let Some(common) = self.common.get(&number) else { return Vec::new() };
        let own = failures.iter().enumerate().filter(|(place, _)| common.get(*place) == Some(&false));
        let lines = own.flat_map(|(_, answer)| said(answer, label(answer.statuses)).0);
        lines.filter(|line| matches!(line, Line::Labelled(..))).collect()
    }

    fn keep_common(&self, shared: &SharedName, place: usize, docs: &mut Docs) {
        let common = shared.operations.first().and_then(|number| self.common.get(number)?.get(place));
        if common != Some(&false) {
            return;
        }
        for line in &mut docs.0 {
            if let Line::Labelled(label, _) = line {
                *line = Line::Ours(std::mem::take(label));
            }
        }
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

fn description(answer: &IrAnswer) -> Option<&str> {
    answer.docs.description.as_deref()
}
