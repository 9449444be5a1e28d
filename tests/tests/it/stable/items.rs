//! What generated crates offer: their public names, and their items as text.

use std::collections::{BTreeMap, BTreeSet};

use bindery_build::write::Files;
use syn::visit::Visit;

/// Public names: each with the file that it stands in and what it belongs to.
pub fn public(files: &Files) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.as_str().ends_with(".rs")) {
        let text = String::from_utf8_lossy(bytes);
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.as_str()));
        // Which file of a crate something stands in is not its name.
        let within = path.as_str().split('/').next().unwrap_or_default().to_owned();
        Names { within, all: &mut all }.visit_file(&file);
    }
    all
}

struct Names<'a> {
    within: String,
    all: &'a mut BTreeSet<String>,
}

impl Names<'_> {
    fn add(&mut self, visibility: &syn::Visibility, kind: &str, name: &syn::Ident) {
        if matches!(visibility, syn::Visibility::Public(_)) {
            self.all.insert(format!("{} {kind} {name}", self.within));
        }
    }
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.add(&item.vis, "type", &item.ident);
        for field in &item.fields {
            if let (syn::Visibility::Public(_), Some(name)) = (&field.vis, &field.ident) {
                self.all.insert(format!("{} {}.{name}", self.within, item.ident));
            }
        }
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.add(&item.vis, "type", &item.ident);
        for variant in &item.variants {
            self.all.insert(format!("{} {}::{}", self.within, item.ident, variant.ident));
        }
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.add(&item.vis, "type", &item.ident);
        self.all.insert(format!("{} alias {}", self.within, item.ident));
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        // What is shared is handed on under the name that it had: variants can be named through it.
        if let syn::Visibility::Public(_) = item.vis {
            renames(&item.tree, &mut |name| {
                self.all.insert(format!("{} type {name}", self.within));
                self.all.insert(format!("{} alias {name}", self.within));
            });
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.add(&item.vis, "mod", &item.ident);
        syn::visit::visit_item_mod(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.add(&item.vis, "trait", &item.ident);
        for one in &item.items {
            if let syn::TraitItem::Fn(method) = one {
                self.all.insert(format!("{} {}.{}()", self.within, item.ident, method.sig.ident));
            }
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let syn::Type::Path(of) = &*item.self_ty else { return };
        let of = of.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        for one in &item.items {
            if let syn::ImplItem::Fn(method) = one
                && matches!(method.vis, syn::Visibility::Public(_))
            {
                self.all.insert(format!("{} {of}.{}()", self.within, method.sig.ident));
            }
        }
    }
}

/// The names that imports give.
fn renames(tree: &syn::UseTree, each: &mut impl FnMut(&syn::Ident)) {
    match tree {
        syn::UseTree::Path(path) => renames(&path.tree, each),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| renames(tree, each)),
        syn::UseTree::Rename(rename) => each(&rename.rename),
        syn::UseTree::Name(_) | syn::UseTree::Glob(_) => {}
    }
}

/// The lines of a file that are about some one thing. Those are not that list what a file needs or has: imports, the
/// bounds and the first line of a router, the operations of a server; nor is the example of a crate, which shows the first
/// operation that makes a good one.
fn telling<'t>(path: &str, text: &'t str) -> Vec<&'t str> {
    let router = path.contains("/router") || path.contains("/receiver");
    let mut in_import = false;
    let told = text.lines().filter(|line| {
        let begins = line.starts_with("use ") || line.starts_with("pub use ");
        let imports = begins || in_import;
        in_import = imports && !line.ends_with(';');
        let lists = router
            && (line.starts_with("    S: ")
                || line.starts_with("    Routes::")
                || line.starts_with("        + ")
                || line.contains("::add(routes"));
        let serves = line.trim_start().starts_with("operations: &[") || line.contains("/// The server of operations");
        !imports && !lists && !serves && !line.starts_with("//!") && !line.is_empty()
    });
    told.collect()
}

/// The lines of each file, with how often each is there; their order is left out.
pub fn lines(files: &Files) -> BTreeMap<(String, String), usize> {
    let mut all = BTreeMap::new();
    for (path, bytes) in files.iter() {
        for line in telling(path.as_str(), &String::from_utf8_lossy(bytes)) {
            // A list of one thing stands on its line, one of several below it.
            let line = line.trim_end_matches(';');
            *all.entry((path.as_str().to_owned(), line.to_owned())).or_default() += 1;
        }
    }
    all
}

/// The lines that are in one and not, or less often, in another.
pub fn gone(one: &BTreeMap<(String, String), usize>, other: &BTreeMap<(String, String), usize>) -> Vec<String> {
    let less = one.iter().filter(|(line, count)| other.get(*line).unwrap_or(&0) < count);
    less.map(|((path, line), _)| format!("{path}: {line}")).collect()
}

/// The items of Rust files as text, each with what is said of it.
pub fn items(files: &Files) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.as_str().ends_with(".rs")) {
        let text = String::from_utf8_lossy(bytes);
        let (mut item, mut depth) = (String::new(), 0_i32);
        for line in telling(path.as_str(), &text) {
            item.push_str(line);
            item.push('\n');
            depth += brackets(line);
            let is_about = line.starts_with("//") || line.starts_with('#');
            if depth == 0 && !is_about && line.ends_with(['}', ';', ')']) {
                all.insert(format!("{}: {}", path.as_str(), std::mem::take(&mut item)));
            }
        }
        if !item.is_empty() {
            all.insert(format!("{}: {item}", path.as_str()));
        }
    }
    all
}

/// How many more brackets a line opens than it closes, outside of texts and comments.
fn brackets(line: &str) -> i32 {
    let (mut depth, mut in_text, mut characters) = (0, false, line.chars());
    if line.trim_start().starts_with("//") {
        return 0;
    }
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_text => _ = characters.next(),
            '"' => in_text = !in_text,
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' | ']' | '}' if !in_text => depth -= 1,
            _ => {}
        }
    }
    depth
}
