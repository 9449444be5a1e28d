//! Sentences that say the same of several names, as one.

/// How many names a sentence lists.
const NAMES: usize = 8;

/// What no sentence is merged by: which of the names belongs to which would be lost.
const APART: [&str; 3] = ["Check ", "Make ", "Tell "];

/// What stands behind one name, and behind several.
const SEVERAL: [(&str, &str); 9] = [
    (", which is gone.", ", which are gone."),
    (", which is no longer implemented.", ", which are no longer implemented."),
    (", which has it no longer.", ", which has them no longer."),
    (": the setter is gone.", ": the setters are gone."),
    (": the conversion is gone.", ": the conversions are gone."),
    (": it is ", ": each is "),
    (": it holds ", ": each holds "),
    ("; it was ", "; each was "),
    (", which no longer asks for it.", ", which no longer ask for it."),
];

/// A sentence, by what stands between backticks and around them.
struct Sentence {
    pieces: Vec<String>,
    /// The piece that others have otherwise, and what they have there.
    others: Option<(usize, Vec<String>)>,
}

/// The sentences, each once; those that differ in one name are one.
pub(super) fn merged(sentences: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<Sentence> = Vec::new();
    for sentence in sentences {
        let pieces: Vec<String> = sentence.split('`').map(str::to_owned).collect();
        if !all.iter_mut().any(|known| known.take(&pieces)) {
            all.push(Sentence { pieces, others: None });
        }
    }
    all.into_iter().map(Sentence::text).collect()
}

impl Sentence {
    /// Whether it says this too, from now on.
    fn take(&mut self, pieces: &[String]) -> bool {
        if self.pieces.len() != pieces.len() {
            return false;
        }
        let pairs = self.pieces.iter().zip(pieces).enumerate();
        let differing: Vec<usize> = pairs.filter(|(_, (own, other))| own != other).map(|(at, _)| at).collect();
        let begin = self.pieces.first().map(String::as_str).unwrap_or_default();
        match (differing.as_slice(), &mut self.others) {
            ([], _) => true,
            ([at], Some((known, names))) if known == at => {
                names.extend(pieces.get(*at).filter(|name| !names.contains(name)).cloned());
                true
            }
            // What something is now and was is said of the first name.
            ([at], None) if at % 2 == 1 && (*at == 1 || !begin.starts_with("Change ")) => {
                let may = !APART.iter().any(|word| begin.starts_with(word));
                self.others = may.then(|| (*at, pieces.get(*at).cloned().into_iter().collect()));
                may
            }
            _ => false,
        }
    }

    fn text(self) -> String {
        let Self { pieces, others } = self;
        let Some((at, names)) = others else { return pieces.join("`") };
        let (before, rest) = pieces.split_at_checked(at).unwrap_or((&pieces, &[]));
        let Some((name, after)) = rest.split_first() else { return pieces.join("`") };
        let mut listed: Vec<String> = [name].into_iter().chain(&names).map(|name| format!("`{name}`")).collect();
        let left = listed.len().saturating_sub(NAMES);
        listed.truncate(NAMES);
        let last = if left > 0 { Some(format!("{left} more")) } else { listed.pop() };
        let mut tail = after.join("`");
        for (one, several) in SEVERAL {
            tail = tail.replacen(one, several, 1);
        }
        format!("{}{} and {}{tail}", before.join("`"), listed.join(", "), last.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::merged;

    fn of<const N: usize>(sentences: [&str; N]) -> Vec<String> {
        merged(sentences.into_iter().map(str::to_owned))
    }

    #[test]
    fn names_of_which_the_same_is_said_stand_together() {
        let gone = ["A", "B", "C"].map(|name| format!("Remove what uses `Size::{name}`, which is gone."));
        let all = "Remove what uses `Size::A`, `Size::B` and `Size::C`, which are gone.";
        assert_eq!(of([&gone[0], &gone[1], &gone[1], &gone[2]]), [all]);
        let one = "Change what uses `A::x`: it is `i64`, was `String`.";
        let other = "Change what uses `B::x`: it is `i64`, was `String`.";
        assert_eq!(of([one, other]), ["Change what uses `A::x` and `B::x`: each is `i64`, was `String`."]);
        let passed = ["Pass `page: i64` to `Client::get`.", "Pass `page: i64` to `Client::put`."];
        assert_eq!(of(passed), ["Pass `page: i64` to `Client::get` and `Client::put`."]);
    }

    #[test]
    fn what_differs_in_more_stands_apart() {
        let types = ["Change what uses `A`: it is `X`, was `Y`.", "Change what uses `A`: it is `Z`, was `Y`."];
        assert_eq!(of(types), types);
        let pairs = ["Write `A` instead of `B`.", "Write `C` instead of `D`."];
        assert_eq!(of(pairs), pairs);
        let apart = ["Tell `A` and `B` apart.", "Tell `A` and `C` apart."];
        assert_eq!(of(apart), apart);
    }

    #[test]
    fn long_lists_end() {
        let all = merged((0..10).map(|number| format!("Remove what uses `N{number}`, which is gone.")));
        let [one] = all.as_slice() else { panic!("{all:?}") };
        assert!(one.ends_with("`N7` and 2 more, which are gone."), "{one}");
    }
}
