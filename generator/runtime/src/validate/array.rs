//! Constraints on arrays.

use super::apply::{inside, length, probe};
use super::canonical::canonical;
use super::report::Report;
use super::walk::look;
use super::{Rule, unevaluated};
use crate::codec::Codec;
use crate::json::Step;
use crate::shape::Elements;
use std::collections::BTreeMap;

/// Checks a constraint on an array.
pub(super) fn array(rule: &Rule, elements: &dyn Elements, report: &mut Report<'_>) {
    let each = || (0..elements.len()).filter_map(|index| elements.get(index).map(|element| (index, element)));
    match rule {
        Rule::MinItems(least) if length(elements.len()) < *least => {
            report.add("minItems", format!("must have at least {least} items"));
        }
        Rule::MaxItems(most) if length(elements.len()) > *most => {
            report.add("maxItems", format!("must have at most {most} items"));
        }
        Rule::UniqueItems => {
            let mut seen = BTreeMap::new();
            let twice = each().find_map(|(index, element)| Some((seen.insert(canonical(element), index)?, index)));
            if let Some((first, second)) = twice {
                report.add("uniqueItems", format!("must not have two equal items: {first} and {second} are"));
            }
        }
        Rule::Items(rules) => each().for_each(|(index, element)| inside(rules, Step::Index(index), element, report)),
        Rule::PrefixItems(sets) => {
            for ((index, element), rules) in each().zip(*sets) {
                inside(rules, Step::Index(index), element, report);
            }
        }
        Rule::ItemsFrom(first, rules) => {
            for (index, element) in each().skip(*first) {
                inside(rules, Step::Index(index), element, report);
            }
        }
        Rule::UnevaluatedItems(table, rules) => unevaluated::elements(table, rules, elements, report),
        Rule::Contains(rules, least, most) => contains(rules, *least, *most, &mut each().map(|(_, one)| one), report),
        _ => {}
    }
}

/// Counts the elements that satisfy `rules`. What can't be decided may count or not.
fn contains(
    rules: &[Rule],
    least: u64,
    most: Option<u64>,
    elements: &mut dyn Iterator<Item = &dyn Codec>,
    report: &mut Report<'_>,
) {
    let (mut certain, mut possible) = (0, 0);
    for element in elements {
        let mut holds = None;
        look(element, &mut |view, _| holds = probe(rules, view).holds());
        certain += u64::from(holds == Some(true));
        possible += u64::from(holds != Some(false));
    }
    if possible < least {
        let (keyword, message) = match least {
            1 => ("contains", "must have an item that the document demands".to_owned()),
            _ => ("minContains", format!("must have at least {least} items that the document demands")),
        };
        report.add(keyword, message);
    } else if let Some(most) = most.filter(|most| certain > *most) {
        report.add("maxContains", format!("must have at most {most} items of the kind that the document limits"));
    } else if certain < least || most.is_some_and(|most| possible > most) {
        report.unsure();
    }
}
