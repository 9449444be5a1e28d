//! The `[[source]]` tables of `bindery.toml`: replaced as a whole, with every other byte of the file left as it is.

use bindery_build::config::Provenance;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

/// The text of a configuration with these origins in the place of those that it names.
pub(crate) fn update(text: &str, origins: &[Provenance]) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let mut tables = ArrayOfTables::new();
    for (at, origin) in origins.iter().enumerate() {
        let mut table = Table::new();
        let entries = [
            ("page", &origin.page),
            ("index", &origin.index),
            ("document", &origin.document),
            ("operation", &origin.operation),
        ];
        for (key, text) in entries {
            if let Some(text) = text {
                table.insert(key, value(text));
            }
        }
        // A blank line goes before every table but the first of the file.
        if at > 0 || !document.is_empty() {
            table.decor_mut().set_prefix("\n");
        }
        tables.push(table);
    }
    document.insert("source", Item::ArrayOfTables(tables));
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(page: &str) -> Provenance {
        Provenance { page: Some(page.to_owned()), operation: Some("GET /a".to_owned()), ..Provenance::default() }
    }

    #[test]
    fn a_new_file_holds_the_origins() {
        let text = update("", &[origin("a.md"), origin("b.md")]).unwrap();
        let expected = "[[source]]\npage = \"a.md\"\noperation = \"GET /a\"\n\n[[source]]\npage = \"b.md\"\noperation = \"GET /a\"\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_rest_of_a_file_is_left_alone() {
        let rest = "# mine\nname   = \"acme\" # kept\n\n[schemas]\nformats=\"annotate\"\n";
        let first = update(rest, &[origin("a.md")]).unwrap();
        assert_eq!(first, format!("{rest}\n[[source]]\npage = \"a.md\"\noperation = \"GET /a\"\n"));
        let second = update(&first, &[origin("b.md")]).unwrap();
        assert_eq!(second, first.replace("a.md", "b.md"));
    }

    #[test]
    fn the_result_is_a_configuration() {
        let text = update("", &[origin("a \"quoted\" \u{1}.md")]).unwrap();
        let mut found = bindery_build::diagnostic::Diagnostics::new();
        let config = bindery_build::config::Config::parse(Default::default(), &text, &mut found);
        assert!(found.is_empty());
        assert_eq!(config.sources.len(), 1);
    }
}
