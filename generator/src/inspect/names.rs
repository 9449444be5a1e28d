//! How names came out: the longest, and those that several things wanted.

use super::quoted;
use crate::analyse::names::NameReport;
use std::fmt::Write as _;

/// A section of the page.
pub(super) fn page(names: &NameReport) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "\nnames\n  longest {} ({} letters)", names.longest, names.longest.len());
    if names.long > 0 {
        let _ = writeln!(out, "  {} types and methods have more than 40 letters", names.long);
    }
    for collision in &names.collisions {
        let _ = writeln!(out, "  {} is wanted by {}", collision.wanted, collision.names.len());
        for (key, name) in &collision.names {
            let _ = writeln!(out, "    {key}: {name}");
        }
    }
    out
}

/// The same for programs: the members of a JSON object.
pub(super) fn json(names: &NameReport) -> String {
    let collisions = names.collisions.iter().map(|collision| {
        let names = collision.names.iter();
        let names: Vec<_> =
            names.map(|(key, name)| format!("{{\"key\":{},\"name\":{}}}", quoted(key), quoted(name))).collect();
        format!("{{\"wanted\":{},\"names\":[{}]}}", quoted(&collision.wanted), names.join(","))
    });
    let (longest, collisions) = (quoted(&names.longest), collisions.collect::<Vec<_>>().join(","));
    format!("\"longest\":{longest},\"long\":{},\"collisions\":[{collisions}]", names.long)
}
