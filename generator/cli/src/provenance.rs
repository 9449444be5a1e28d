//! The `[[source]]` tables of `bindery.toml`: brought up to date where they stand, with every other byte of the file
//! left as it is.

use bindery_build::config::Provenance;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, Value};

/// The text of a configuration with these origins in the place of those that it names.
pub(crate) fn update(text: &str, origins: &[Provenance]) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let is_new = document.is_empty();
    let item = document.entry("source").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    if !item.is_array_of_tables() {
        *item = Item::ArrayOfTables(ArrayOfTables::new());
    }
    let Some(tables) = item.as_array_of_tables_mut() else { return Ok(text.to_owned()) };
    while tables.len() > origins.len() {
        tables.remove(tables.len() - 1);
    }
    for (at, origin) in origins.iter().enumerate() {
        if at == tables.len() {
            let mut table = Table::new();
            // A blank line goes before every table but the first of the file.
            if at > 0 || !is_new {
                table.decor_mut().set_prefix("\n");
            }
            tables.push(table);
        }
        if let Some(table) = tables.get_mut(at) {
            fill(table, origin);
        }
    }
    Ok(document.to_string())
}

fn fill(table: &mut Table, origin: &Provenance) {
    let entries = [
        ("page", &origin.page),
        ("index", &origin.index),
        ("document", &origin.document),
        ("operation", &origin.operation),
    ];
    for (key, text) in entries {
        let old = table.get(key).and_then(Item::as_str);
        match text {
            Some(text) if old == Some(text) => {}
            Some(text) => _ = table.insert(key, Item::Value(Value::from(text.as_str()))),
            None => _ = table.remove(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(page: &str) -> Provenance {
        Provenance { page: Some(page.to_owned()), operation: Some("GET /a".to_owned()), ..Provenance::default() }
    }

    fn table(page: &str) -> String {
        format!("[[source]]\npage = \"{page}\"\noperation = \"GET /a\"\n")
    }

    #[test]
    fn a_new_file_holds_the_origins() {
        let text = update("", &[origin("a.md"), origin("b.md")]).unwrap();
        assert_eq!(text, format!("{}\n{}", table("a.md"), table("b.md")));
    }

    #[test]
    fn the_rest_of_a_file_is_left_alone() {
        let rest = "# mine\nname   = \"acme\" # kept\n\n[schemas]\nformats=\"annotate\"\n";
        let first = update(rest, &[origin("a.md")]).unwrap();
        assert_eq!(first, format!("{rest}\n{}", table("a.md")));
        assert_eq!(update(&first, &[origin("a.md")]).unwrap(), first);
        assert_eq!(update(&first, &[origin("b.md")]).unwrap(), first.replace("a.md", "b.md"));
    }

    #[test]
    fn tables_stay_where_they_stand() {
        let head = format!("# from the web\n{}\n{}", table("a.md"), table("b.md"));
        let text = format!("{head}\n# mine\n[schemas]\nformats = \"annotate\"\n");
        assert_eq!(update(&text, &[origin("a.md"), origin("b.md")]).unwrap(), text);
        let fewer = update(&text, &[origin("c.md")]).unwrap();
        assert_eq!(fewer, format!("# from the web\n{}\n# mine\n[schemas]\nformats = \"annotate\"\n", table("c.md")));
    }

    #[test]
    fn the_result_is_a_configuration() {
        let text = update("source = 'old'\n", &[origin("a \"quoted\" \u{1}.md")]).unwrap();
        let mut found = bindery_build::diagnostic::Diagnostics::new();
        let config = bindery_build::config::Config::parse(Default::default(), &text, &mut found);
        assert!(found.is_empty(), "{text}");
        assert_eq!(config.sources.len(), 1);
    }
}
