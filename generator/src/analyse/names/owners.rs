//! What the types of an operation begin with.
//!
//! ```text
//! replaceCoreV1NamespacedPodStatus, tagged core_v1    ReplaceNamespacedPodStatus   what its module says already
//! MembersController_list                              MembersList                  what a framework puts in
//! ```

use super::ident::{Case, join};
use super::origin::{LONG, letters};
use crate::ir::Api;
use crate::lock::{Kind as LockKind, Lock};
use crate::words;
use std::collections::BTreeMap;

/// What stands behind an operation's words in the longest names of its types.
const LONGEST_PART: usize = "Response".len();

/// What the types of each operation are called by: the words of its method without the `controller` that a framework
/// puts in; where names of them would be long without those of its tag, which its module says already.
pub(super) fn owners(api: &Api, methods: &[String], lock: &Lock) -> Vec<Vec<String>> {
    let all = api.operations.iter().zip(methods).map(|(operation, method)| {
        let full = words::split(method);
        let plain = operation.id.as_ref().filter(|id| id.contains("Controller_"));
        let plain = plain.and_then(|_| without(&full, &["controller".to_owned()]));
        let called = plain.as_ref().unwrap_or(&full);
        let tag = operation.tag.as_ref().filter(|_| letters(called) + LONGEST_PART > LONG).map(|tag| words::split(tag));
        // What stands at the end is what it is about.
        let short = tag.filter(|tag| letters(called) > LONG || !called.ends_with(tag));
        let short = short.and_then(|tag| without(called, &tag));
        short.into_iter().chain(plain).chain([full]).collect::<Vec<_>>()
    });
    let all: Vec<Vec<Vec<String>>> = all.collect();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for words in all.iter().flatten() {
        *count.entry(join(words, Case::Type)).or_default() += 1;
    }
    let chosen = api.operations.iter().zip(all).map(|(operation, mut forms)| {
        let full = forms.pop().unwrap_or_default();
        let published = lock.peek(LockKind::Type, &format!("{} call", operation.lock_key()));
        let long = join(&full, Case::Type);
        let is_called = |words: &Vec<String>| {
            let name = join(words, Case::Type);
            match published {
                Some(published) => published.starts_with(&name) && !published.starts_with(&long),
                None => count.get(&name) == Some(&1),
            }
        };
        forms.into_iter().find(is_called).unwrap_or(full)
    });
    chosen.collect()
}

/// Words without a run of others, where enough is left to be a name.
fn without(words: &[String], others: &[String]) -> Option<Vec<String>> {
    let at = words.windows(others.len().max(1)).position(|run| run == others)?;
    let left: Vec<String> = words.iter().take(at).chain(words.iter().skip(at + others.len())).cloned().collect();
    (left.len() > 1).then_some(left)
}
