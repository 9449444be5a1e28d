//! Whatever is added, removed or put elsewhere: what has nothing to do with it keeps its names and its lines.

use std::collections::{BTreeMap, BTreeSet};

use bindery_build::generate::{Generated, Options, Unsupported, generate_with};
use bindery_build::source::Contents;
use bindery_build::write::Files;

use super::chance::Chance;
use super::items::{gone, items, lines, public};
use super::mutate::{ALL, Change, Touches, operations};
use super::tree::Tree;
use crate::support::fixture::Fixture;
use crate::support::repository::Owned;

/// Changes of fixtures that do more, and why.
const MORE: [(&str, &str); 4] = [
    // Of two tags that are one in Rust, the file of the second is called by both: a file, no name.
    ("names-cased", "removed"),
    // The overlay copies what is changed to another component.
    ("overlays", "property"),
    // The servers of operations that are served elsewhere are known by their numbers.
    ("servers", "removed"),
    // What a stream's items are hangs on all of their kinds.
    ("streams", "branch"),
];

/// How often each kind of change is tried on each document: few have unions.
const TIMES: u64 = 2;
const TIMES_OF_BRANCHES: u64 = 8;

fn generated(fixture: &Fixture, unsupported: Unsupported, lock: Option<&Owned>) -> Generated {
    let mut request = fixture.request("stable", Options { unsupported, ..Options::default() });
    request.lock = lock.map(Owned::input);
    generate_with(&request, &mut fixture.others())
}

/// The same fixture with another document.
fn with(fixture: &Fixture, document: &Tree) -> Fixture {
    let mut changed = fixture.with(document.print().as_bytes());
    changed.config =
        fixture.config.as_ref().map(|config| Owned { name: config.name.clone(), contents: config.contents.clone() });
    changed.overlay = fixture
        .overlay
        .as_ref()
        .map(|overlay| Owned { name: overlay.name.clone(), contents: overlay.contents.clone() });
    changed
}

/// What is wrong with what a change did.
fn faults(change: &Change, document: &Tree, before: &Generated, after: &Generated) -> Vec<String> {
    let (old, new) = (public(&before.files), public(&after.files));
    let spared = spared(change, document, before, after, (&old, &new));
    let usual = old.contains("client trait UsualError") != new.contains("client trait UsualError");
    let within = |text: &str, names: &[String]| names.iter().any(|name| mentions(text, name));
    let asked = asked(change, document, before, after);
    let is_spared = |text: &str| {
        let of_usual = ["client/src/client.rs", "client/src/call.rs"].iter().any(|file| text.starts_with(file));
        let is_asked = || asked.iter().any(|begin| text.starts_with(begin));
        within(text, &spared) || usual && (of_usual || text.contains("static ERROR_SHAPE_")) || is_asked()
    };
    // What there is keeps its name, though more comes to stand in it or beside it. How an operation fails is called by all
    // of its statuses.
    let adds = matches!(change.touches, Touches::Component(_) | Touches::Union(_));
    let shared = shared(&old, &new);
    let keeps = |name: &&String| if adds { within(name, &shared) } else { is_spared(name) };
    let mut faults = Vec::new();
    let mut found = |what: &str, all: Vec<String>| faults.extend(all.iter().map(|text| format!("{what} {text}")));
    let others = |mut all: Vec<String>| {
        all.retain(|text| !is_spared(text));
        all
    };
    // A line of a type is spared where all items that have changed are that have it.
    let elsewhere = |all: Vec<String>, items: BTreeSet<String>| {
        let mut all = others(all);
        all.retain(|text| {
            let Some((path, line)) = text.split_once(": ").filter(|(path, _)| path.starts_with("types/")) else {
                return true;
            };
            let mut with = items.iter().filter(|item| item.starts_with(path) && item.contains(line)).peekable();
            with.peek().is_none() || !with.all(|item| is_spared(item))
        });
        all
    };
    let is_name = |name: &&String| !name.contains(" alias ");
    let removes = matches!(change.touches, Touches::Removes(..));
    if !removes {
        found("name gone:", old.difference(&new).filter(is_name).filter(|name| !keeps(name)).cloned().collect());
    }
    if removes {
        found("name new:", others(new.difference(&old).filter(is_name).cloned().collect()));
    }
    match &change.touches {
        Touches::Adds => {
            let mut gone = gone(&lines(&before.files), &lines(&after.files));
            // What a status means is said of it as long as one operation alone has it.
            gone.retain(|line| !line.split_once(": ").is_some_and(|(_, line)| is_of_status(line)));
            found("line gone:", elsewhere(gone, &items(&before.files) - &items(&after.files)));
        }
        Touches::Removes(..) => {
            let mut new = gone(&lines(&after.files), &lines(&before.files));
            // Of what several places share, the first is told of.
            new.retain(|line| !line.split_once(": ").is_some_and(|(_, line)| line.trim_start().starts_with("///")));
            found("line new:", elsewhere(new, &items(&after.files) - &items(&before.files)));
        }
        // Of types that several places share the first is told of, and its order is taken.
        Touches::Reorders => {}
        Touches::Component(_) | Touches::Union(_) | Touches::Operation(..) => {
            let (before, after) = (items(&before.files), items(&after.files));
            let all: String = after.iter().map(String::as_str).collect();
            // A table is called by what it holds: nothing refers to one any more that is gone.
            let is_table = |item: &&String| table(item).is_none_or(|name| mentions(&all, name));
            found("item changed:", others(before.difference(&after).filter(is_table).cloned().collect()));
        }
    }
    faults
}

/// Names that a change may touch: those of what depends on what it is about, and of inline types that are an alias of an
/// equal one, or no longer are. The usual error is what half of all operations have.
fn spared(
    change: &Change,
    document: &Tree,
    before: &Generated,
    after: &Generated,
    (old, new): (&BTreeSet<String>, &BTreeSet<String>),
) -> Vec<String> {
    let of = |component: &String| locked(before, &format!("component {component}"));
    let operation = |path: &str, method: &str| format!("{} {}", method.to_uppercase(), plain(path));
    let mut spared = match &change.touches {
        Touches::Component(name) => {
            let all = dependents(document, name);
            all.iter().flat_map(of).chain(users(document, &all).iter().flat_map(|user| locked(before, user))).collect()
        }
        Touches::Union(name) => {
            let all = document.get("components").and_then(|components| components.get("schemas")?.get(name));
            let parts = all.map(|all| dependencies(document, all)).unwrap_or_default();
            dependents(document, name).union(&parts).flat_map(of).collect()
        }
        // What it shares with others may no longer be shared, or is from now on.
        Touches::Operation(path, method) => {
            let own = [operation(path, method), "statuses ".to_owned(), "errors ".to_owned()];
            own.iter().flat_map(|text| locked(before, text)).collect()
        }
        // Whether requests carry a type, or anything does, hangs on the operations.
        Touches::Removes(path, method) => {
            let item = document.get("paths").and_then(|paths| paths.get(path)?.get(method));
            let needs = item.map(|item| dependencies(document, item)).unwrap_or_default();
            locked(before, &operation(path, method)).into_iter().chain(needs.iter().flat_map(of)).collect()
        }
        // A type that is called as one of Rust's has the others called by their paths.
        Touches::Adds => {
            let types = new.difference(old).filter_map(|name| name.split_once(" type "));
            types.map(|(_, name)| name.to_owned()).collect()
        }
        Touches::Reorders => Vec::new(),
    };
    spared.extend(shared(old, new));
    spared.extend(moved(&before.files, &after.files));
    spared
}

/// Names of inline types that are an alias of an equal one, or no longer are, and of the usual error.
fn shared(old: &BTreeSet<String>, new: &BTreeSet<String>) -> Vec<String> {
    let aliases = old.symmetric_difference(new).filter_map(|name| name.split_once(" alias "));
    aliases.map(|(_, name)| name.to_owned()).chain(["usual_error", "UsualError"].map(str::to_owned)).collect()
}

/// The files that a change touches by what it asks of whoever has them, each by how it begins.
fn asked(change: &Change, document: &Tree, before: &Generated, after: &Generated) -> Vec<&'static str> {
    let has = |generated: &Generated, path: &str, text: &str| {
        generated.files.get(path).is_some_and(|bytes| String::from_utf8_lossy(bytes).contains(text))
    };
    let differs = |path: &str, text: &str| has(before, path, text) != has(after, path, text);
    let mut asked = Vec::new();
    // An operation of which the document does not say who may call it asks whoever serves the API.
    if differs("server/src/router.rs", "needs: Needs") {
        asked.push("server/src/router");
    }
    // `send` has the type of headers in its own where any operation declares some.
    if differs("client/src/call.rs", "HeadersOf") {
        asked.push("client/src/call.rs");
    }
    // Without operations, a client has nothing to call, and a server nothing to serve.
    if change.touches == Touches::Adds && operations(document).is_empty() {
        asked.extend(["client", "server"]);
    }
    asked
}

/// Constants that stand elsewhere now: one that several files of a large crate refer to stands above them.
fn moved(before: &Files, after: &Files) -> Vec<String> {
    let constants = |files: &Files| -> BTreeSet<(String, String)> {
        let named = items(files).into_iter().filter_map(|item| {
            let path = item.split_once(": ")?.0.to_owned();
            Some((path, table(&item)?.to_owned()))
        });
        named.filter(|(path, _)| path.starts_with("types/src/codec")).collect()
    };
    let (before, after) = (constants(before), constants(after));
    let is_elsewhere = |(path, name): &&(String, String)| {
        !after.contains(&(path.clone(), name.clone())) && after.iter().any(|(_, other)| other == name)
    };
    before.iter().filter(is_elsewhere).map(|(_, name)| name.clone()).collect()
}

/// Whether a line of documentation tells what a status means.
fn is_of_status(line: &str) -> bool {
    line.trim_start().strip_prefix("/// ").is_some_and(|said| said.starts_with(|first: char| first.is_ascii_digit()))
}

/// The operations that refer to some of these components, by what the lock calls them or a part of that.
fn users(document: &Tree, components: &BTreeSet<String>) -> Vec<String> {
    let refers = |item: &Tree| !references(item).is_disjoint(components);
    let mut users = Vec::new();
    for (path, item) in document.get("paths").map(Tree::members).unwrap_or_default() {
        let of_item = item.get("parameters").is_some_and(refers);
        let methods = item.members().iter().filter(|(_, operation)| of_item || refers(operation));
        users.extend(methods.map(|(method, _)| format!("{} {}", method.to_uppercase(), plain(path))));
    }
    let hooks = document.get("webhooks").map(Tree::members).unwrap_or_default();
    users.extend(hooks.iter().filter(|(_, item)| refers(item)).map(|(name, _)| format!("webhook {name}")));
    users
}

/// A component and those that refer to it, however far.
fn dependents(document: &Tree, name: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([name.to_owned()]);
    let sections = document.get("components").map(Tree::members).unwrap_or_default();
    loop {
        let more = sections.iter().flat_map(|(_, section)| section.members());
        let more = more.filter(|(_, schema)| !references(schema).is_disjoint(&all)).map(|(name, _)| name.clone());
        let count = all.len();
        all.extend(more.collect::<Vec<_>>());
        if all.len() == count {
            return all;
        }
    }
}

/// The components that something refers to, however far.
fn dependencies(document: &Tree, of: &Tree) -> BTreeSet<String> {
    let (mut all, mut open) = (BTreeSet::new(), references(of).into_iter().collect::<Vec<_>>());
    let schemas = document.get("components").and_then(|components| components.get("schemas"));
    while let Some(name) = open.pop() {
        if let Some(schema) = schemas.and_then(|schemas| schemas.get(&name)) {
            open.extend(references(schema).difference(&all).cloned());
        }
        all.insert(name);
    }
    all
}

/// The last parts of all references below something.
fn references(tree: &Tree) -> BTreeSet<String> {
    let text = tree.print();
    let references = text.lines().filter_map(|line| line.trim().strip_prefix("\"$ref\": \"")?.split('"').next());
    references.filter_map(|reference| reference.rsplit('/').next().map(str::to_owned)).collect()
}

fn plain(path: &str) -> String {
    let mut inside = false;
    path.chars().fold(String::new(), |mut key, character| {
        match character {
            '{' => key.push_str("{}"),
            '}' => {}
            _ if inside => {}
            _ => key.push(character),
        }
        inside = character == '{' || inside && character != '}';
        key
    })
}

/// The names of the lock whose keys hold a text.
fn locked(generated: &Generated, text: &str) -> Vec<String> {
    let lines = generated.lock.lines().filter(|line| line.contains(text));
    lines.filter_map(|line| line.rsplit_once(" = ")).map(|(_, name)| name.to_owned()).collect()
}

/// The name of a constant.
fn table(item: &str) -> Option<&str> {
    item.split_once(": ")?.1.split_once("const ")?.1.split(':').next()
}

fn mentions(item: &str, name: &str) -> bool {
    item.split(|character: char| !character.is_alphanumeric() && character != '_').any(|word| word == name)
}

/// How often each kind of change was tried.
pub type Tried = BTreeMap<&'static str, usize>;

/// Changes a document, each time by chance, and generates it again with its lock: what is wrong. Nothing, where it can't
/// be generated as it is.
pub fn tried(
    fixture: &Fixture,
    unsupported: Unsupported,
    times: impl Fn(&str) -> u64,
    tried: &mut Tried,
) -> Option<Vec<String>> {
    let document = Tree::read(&fixture.document.contents)?;
    let before = generated(&with(fixture, &document), unsupported, None);
    if !before.is_ok() {
        return None;
    }
    let mut found = Vec::new();
    let lock = Owned { name: "names.lock".to_owned(), contents: Contents::from(before.lock.as_str()) };
    let published: Vec<String> =
        before.lock.lines().filter_map(|line| line.rsplit_once(" = ")).map(|(_, name)| name.to_owned()).collect();
    for (kind, mutation) in ALL {
        for seed in 0..times(kind) {
            let mut chance = Chance::new(seed);
            let mut changed = document.clone();
            let Some(change) = mutation(&mut changed, &mut chance, &published) else { continue };
            let after = generated(&with(fixture, &changed), unsupported, Some(&lock));
            if !after.is_ok() {
                continue;
            }
            *tried.entry(kind).or_default() += 1;
            let faults = faults(&change, &document, &before, &after);
            if !faults.is_empty() {
                found.push(format!("{} {kind} [{seed}] {}:\n  {}", fixture.name, change.what, faults.join("\n  ")));
            }
        }
    }
    Some(found)
}

/// To look at one of them.
pub fn is_meant(variable: &str, name: &str) -> bool {
    std::env::var(variable).is_ok_and(|only| only == name) || std::env::var_os(variable).is_none()
}

#[test]
fn what_has_nothing_to_do_with_a_change_stays() {
    let mut counts = Tried::new();
    let mut found = Vec::new();
    for fixture in Fixture::all("fixtures").into_iter().filter(|fixture| is_meant("ONLY", &fixture.name)) {
        let times = |kind: &str| match kind {
            _ if !is_meant("KIND", kind) || MORE.contains(&(fixture.name.as_str(), kind)) => 0,
            "branch" => TIMES_OF_BRANCHES,
            _ => TIMES,
        };
        found.extend(tried(&fixture, Unsupported::default(), times, &mut counts).into_iter().flatten());
    }
    eprintln!("{counts:?}");
    assert!(found.is_empty(), "{} changes:\n{}", found.len(), found.join("\n"));
}
