//! Names beyond 40 letters: what a type is called with less of its owner.
//!
//! ```text
//! PaymentMethodDetailsInteracPresent .receipt     DetailsInteracPresentReceipt            the owner's end
//! RunStepDetailsToolCallsCodeObject .code_inter…  RunStepDetailsToolCallsCodeInterpreter  what both say, once
//! UnstableRuleFilter | UnstableNumberRuleFilter   UnstableRuleFilterNumber                a branch without its union
//! StageScheduledEventCreateRequest .entity_type   StageEventCreateRequestEntityType       without the middle
//! ```

use super::{CONNECTING, LONG, Place, is_branch, joined, letters};
use crate::words;

/// With less of the owner: a branch without what its own name says again, then all without the owner's beginning, whose
/// end is what is particular about it. The longest name that is short enough goes first; where others want that one too,
/// what is said twice goes, or the middle; longer ones follow. The ending is what leads to the type, and what it is.
pub(super) fn shorter(place: &Place<'_>, ending: (&[String], &[String]), count: usize, all: &mut Vec<Vec<String>>) {
    let (owner, what) = ending;
    let (root, ending) = (without_number(&place.root), [owner, what].concat());
    let unsaid = without(root, &ending);
    let of_branch = is_branch(place.steps) && !unsaid.is_empty() && unsaid.len() < root.len();
    let (kept, first) = if of_branch { (unsaid.as_slice(), 0) } else { (root, 1) };
    // One property alone does not say whose it is.
    let most = kept.len() + usize::from(count > 1);
    let mut forms = cut(kept, first..most, &ending);
    let fits = forms.iter().position(|form| is_short(form)).unwrap_or(forms.len().saturating_sub(1));
    forms.truncate(fits + 1);
    let best = forms.pop();
    let short = best.as_ref().is_some_and(|form| is_short(form));
    let mut others = apart(is_branch(place.steps), root, &ending, &unsaid);
    if owner.is_empty() {
        others.extend(end_of_branch(root, what).filter(|_| is_branch(place.steps)));
    } else {
        others.extend(brief(owner, what).into_iter().next());
    }
    others.sort_by_key(|words| if is_short(words) { 0 } else { letters(words) });
    others.retain(|other| Some(other) != best.as_ref());
    if short {
        others.retain(|form| is_short(form));
        all.extend(best);
        all.extend(others);
    } else {
        let most = best.as_ref().map_or(usize::MAX, |best| letters(best));
        all.extend(others.into_iter().filter(|form| letters(form) < most));
        all.extend(best);
    }
    all.extend(forms.into_iter().rev());
}

/// What something is, after its owner: with less of that where both are long. The owner may be all that tells it from
/// others, so the whole follows.
pub(super) fn brief(owner: &[String], what: &[String]) -> Vec<Vec<String>> {
    let (whole, unsaid) = (joined(owner, what), without(owner, what));
    let forms = cut(&unsaid, 0..unsaid.len(), what).into_iter().chain(cut(owner, 1..owner.len(), what));
    let short = forms.filter(|_| !is_short(&whole)).find(|form| is_short(form));
    short.into_iter().chain([whole]).collect()
}

/// The end of a branch whose own name is long, after the last word of its union's.
fn end_of_branch(root: &[String], branch: &[String]) -> Option<Vec<String>> {
    let last = root.get(root.len().saturating_sub(1)..).unwrap_or_default();
    let ends = 1..branch.len().saturating_sub(1);
    let ends = ends.filter_map(|from| branch.get(from..)).filter(|end| begins(end.first()));
    ends.map(|end| joined(last, end)).find(|form| is_short(form))
}

/// An owner without the numbers at its end, which tell it from others and say nothing.
fn without_number(words: &[String]) -> &[String] {
    let kept = words.iter().rposition(|word| !is_number(word)).map_or(words.len(), |last| last + 1);
    words.get(..kept).unwrap_or_default()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name may begin with a word, or with nothing of its owner: not in the middle of a phrase.
fn begins(word: Option<&String>) -> bool {
    word.is_none_or(|word| !CONNECTING.contains(&word.as_str()) && !is_number(word))
}

fn is_short(words: &[String]) -> bool {
    letters(words) <= LONG
}

/// The owner from each of its words on, and what a type is called.
fn cut(root: &[String], from: std::ops::Range<usize>, ending: &[String]) -> Vec<Vec<String>> {
    from.filter(|from| begins(root.get(*from)))
        .map(|from| joined(root.get(from..).unwrap_or_default(), ending))
        .collect()
}

/// Words without those that others say as well.
fn without(words: &[String], others: &[String]) -> Vec<String> {
    let one = |word: &String| words::singular(std::slice::from_ref(word));
    let others: Vec<Vec<String>> = others.iter().map(one).collect();
    words.iter().filter(|word| !others.contains(&one(word))).cloned().collect()
}

/// How many words of an owner's end are enough to know it by, and how many of its beginning stand before a gap.
const ENOUGH: usize = 2;

/// Further ways to say it in fewer words: a branch without what its union says, anything by what its owner alone says,
/// and by the owner's beginning and end.
fn apart(is_branch: bool, root: &[String], ending: &[String], unsaid: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let longest = |forms: Vec<Vec<String>>| forms.iter().find(|form| is_short(form)).or(forms.last()).cloned();
    let own = without(ending, root);
    let own = if is_branch && !own.is_empty() && own.len() < ending.len() { own.as_slice() } else { ending };
    let says_less = own.len() < ending.len();
    // What a branch adds to its union says more of it than the union's name.
    let enough = if says_less { 1 } else { ENOUGH };
    if says_less {
        let forms = cut(root, 0..(root.len() + 1).saturating_sub(enough), own);
        let fits = forms.iter().position(|form| is_short(form)).unwrap_or(forms.len().saturating_sub(1));
        all.extend(forms.into_iter().skip(fits));
    } else if !is_branch {
        let filler = unsaid.len() > 1 && unsaid.last().is_some_and(|word| word == "object");
        let unsaid = unsaid.get(..unsaid.len() - usize::from(filler)).unwrap_or_default();
        all.extend(longest(cut(unsaid, 0..unsaid.len(), ending)));
    }
    for beginning in 1..=ENOUGH {
        let (begin, rest) = root.split_at(beginning.min(root.len()));
        let tails = cut(rest, 1..(rest.len() + 1).saturating_sub(enough), own).into_iter();
        let forms = tails.map(|tail| begin.iter().cloned().chain(tail).collect::<Vec<String>>());
        all.extend(forms.clone().find(|form| is_short(form)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::steps::parts;
    use super::*;
    use crate::ir::Step;

    fn words(text: &str) -> Vec<String> {
        words::split(text)
    }

    #[test]
    fn long_names_leave_out_the_beginning_of_the_owner() {
        let named = |root: &str, steps: &[Step]| {
            let mut all = Vec::new();
            let place = Place { root: words(root), is_operation: false, steps };
            let ending = parts(steps).concat();
            shorter(&place, (&[], &ending), 1, &mut all);
            all.first().map(|words| words.join(" ")).unwrap_or_default()
        };
        let branch = [Step::Branch("ResponseAudioDeltaEvent".into())];
        assert_eq!(named("ResponsesWebSocketStreamEvent", &branch), "web socket stream response audio delta event");
        let property = [Step::Property("account_type".into())];
        let owner = "payment method details interac present receipt";
        assert_eq!(named(owner, &property), "details interac present receipt account type");
    }

    #[test]
    fn long_names_that_others_want_leave_out_what_is_said_twice_or_the_middle() {
        let all = |root: &str, step: Step| {
            let (steps, mut all) = ([step], Vec::new());
            let place = Place { root: words(root), is_operation: false, steps: &steps };
            shorter(&place, (&[], &parts(&steps).concat()), 1, &mut all);
            all.iter().map(|words| words.join(" ")).collect::<Vec<_>>()
        };
        let property = |name: &str| Step::Property(name.into());
        let code = all("RunStepDetailsToolCallsCodeObject", property("code_interpreter"));
        assert_eq!(code.first().unwrap(), "tool calls code object code interpreter");
        assert_eq!(code.get(1).unwrap(), "run step details tool calls code interpreter");
        let intent = all("PaymentIntentPaymentMethodOptions", property("customer_balance"));
        assert!(intent.contains(&"payment method options customer balance".to_owned()), "{intent:?}");
        let branch = Step::Branch("unstableCategoryOptionsEvaluationRuleFilter".into());
        let filter = all("UnstableEvaluationRuleFilter", branch);
        assert_eq!(filter.first().unwrap(), "evaluation rule filter category options");
    }
}
