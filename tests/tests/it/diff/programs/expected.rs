//! Which programs must not compile, by what the comparison says.

use std::collections::{BTreeMap, BTreeSet};

use bindery_build::diff::{Detail, Effect, Report};

use super::Program;
use super::snippets::{self, Snippet, Uses};

/// A detail of a report: the item's number, and its own.
pub type Shown = (usize, usize);

/// What is said of a member.
type Said<'a> = (&'a str, Shown);

/// What a report says of items, as programs are looked up in it.
struct Told<'a> {
    report: &'a Report,
    /// The items that are not what they were.
    whole: BTreeMap<(String, String), Vec<Shown>>,
    /// Of those, the ones of which nothing is left.
    gone: BTreeSet<(String, String)>,
    /// The last names of those that are not what they were.
    lost: BTreeSet<String>,
    members: BTreeMap<(String, String, String), Vec<Said<'a>>>,
}

/// The programs of a pair, but for those that use something beside what they are about that is gone.
pub fn programs(pair: &str, items: &str, report: &Report) -> Vec<Program> {
    let told = Told::new(report);
    let snippets = snippets::of(items).into_iter().chain(snippets::conversions(report));
    snippets.filter_map(|snippet| told.program(pair, snippet)).collect()
}

/// Whether code that uses what changed does not compile.
pub fn is_breaking(detail: &Detail) -> bool {
    detail.callers.max(detail.implementors) == Effect::Breaking && !detail.silent
}

/// What a part was called that is called otherwise now.
fn called_before(detail: &Detail) -> Option<&str> {
    let (before, _) = detail.what.strip_prefix("the ")?.split_once("` is called `")?;
    Some(before.split_once('`')?.1)
}

impl<'a> Told<'a> {
    fn new(report: &'a Report) -> Self {
        let mut told = Self {
            report,
            whole: BTreeMap::new(),
            gone: BTreeSet::new(),
            lost: BTreeSet::new(),
            members: BTreeMap::new(),
        };
        for (number, item) in report.items.iter().enumerate() {
            let of = item.of.to_string();
            for (at, detail) in item.details.iter().enumerate().filter(|(_, detail)| is_breaking(detail)) {
                let renamed = detail.what.strip_prefix("is called ").and_then(|what| what.split("was `").nth(1));
                let path = renamed.map_or(item.path.clone(), |was| was.trim_end_matches('`').to_owned());
                let key = (of.clone(), path.clone());
                match &detail.member {
                    Some(member) => {
                        let member = called_before(detail).unwrap_or(member);
                        let members = told.members.entry((of.clone(), path, member.to_owned())).or_default();
                        members.push((&detail.what, (number, at)));
                    }
                    None => {
                        // A type of another kind may have what the old one had.
                        if !detail.what.contains(" now, was ") || renamed.is_some() {
                            told.gone.insert(key.clone());
                        }
                        told.lost.insert(path.rsplit("::").next().unwrap().to_owned());
                        told.whole.entry(key).or_default().push((number, at));
                    }
                }
            }
        }
        told
    }

    fn program(&self, pair: &str, snippet: Snippet) -> Option<Program> {
        let (of, path) = snippet.of.clone();
        let item = (of.clone(), path.clone());
        if snippet.uses == Uses::Derive && self.whole.contains_key(&item) && !self.gone.contains(&item) {
            return None;
        }
        let shows = self.shown(&snippet);
        let breaks = !shows.is_empty();
        // What it is about compiles, but not what it is reached through.
        let name = path.rsplit("::").next().unwrap_or_default().to_owned();
        let through = self.lost.iter().any(|gone| *gone != name && mentions(&snippet.text, gone));
        let contract = path.split("::").next().unwrap_or_default().to_owned();
        let in_changed_trait =
            of == "server" && self.members.keys().any(|(of, path, _)| of == "server" && *path == contract);
        let setter = snippet.text.starts_with("SETTER");
        let usable = breaks || !(through || in_changed_trait || setter && self.unsettled(&path));
        let said = shows.iter().map(|(item, at)| {
            let item = &self.report.items[*item];
            format!("{}: {}", item.path, item.details[*at].what)
        });
        let said = said.collect();
        usable.then(|| Program { pair: pair.to_owned(), snippet, breaks, shows, said })
    }

    /// The details that say that it does not compile.
    fn shown(&self, snippet: &Snippet) -> Vec<Shown> {
        let (of, path) = &snippet.of;
        if snippet.uses == Uses::Service {
            return self.of_service(path);
        }
        let member = snippet.member.clone().unwrap_or_default();
        let is_meant = |what: &str| match snippet.uses {
            Uses::Field => !what.starts_with('`'),
            Uses::Method => what.starts_with('`') || what.starts_with("there is no "),
            // Whatever the elements are, they are as many.
            Uses::Parts => {
                let is_other = what.starts_with("the element ") && what.contains(" now, was ");
                !what.starts_with('`') && !what.contains("implements") && !is_other
            }
            Uses::Derive | Uses::Other | Uses::Service => true,
        };
        let whole = self.whole.get(&snippet.of).into_iter().flatten().copied();
        let all_members = self.members.iter().filter(|((other, at, name), _)| {
            let same =
                *name == member || snippet.uses == Uses::Derive && snippets::plain(name) == snippets::plain(&member);
            (other, at) == (of, path) && (snippet.uses == Uses::Parts || same)
        });
        let members = all_members.flat_map(|(_, all)| all).filter(|(what, _)| is_meant(what)).map(|(_, shown)| *shown);
        whole.chain(members).collect()
    }

    /// Whoever implements a server implements all its traits, and passes them on.
    fn of_service(&self, router: &str) -> Vec<Shown> {
        let receives = router.starts_with("receiver::");
        let items = self.report.items.iter().enumerate().filter(|(_, item)| {
            let hook = item.path.starts_with("receiver::") || item.path.split("::").next() == Some("Receiver");
            item.of.to_string() == "server" && hook == receives
        });
        let details = items.flat_map(|(number, item)| {
            let breaking = item.details.iter().enumerate().filter(|(_, detail)| is_breaking(detail));
            breaking.map(move |(at, _)| (number, at))
        });
        details.collect()
    }

    /// Whether the calls that setters are of are of another type: callers never name that.
    fn unsettled(&self, setters: &str) -> bool {
        let request = setters.trim_start_matches("Call<").trim_end_matches('>');
        let details = self.report.items.iter().flat_map(|item| &item.details);
        let of_it = format!("`Call<{request},");
        details.into_iter().any(|detail| detail.what.contains(&of_it))
    }
}

pub fn mentions(text: &str, name: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == name)
}
