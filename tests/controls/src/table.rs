//! Tables that say what shows what, as in `docs/rules.md` and `docs/security-controls.md`: the last column of a row
//! names tests, as `file::test`, and fixtures, as they are called below `tests/fixtures`.

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// All of its cells but the last.
    pub cells: Vec<String>,
    /// What is named in the last one.
    pub shown_by: Vec<String>,
}

impl Row {
    /// The first word in backticks in the cell with this number.
    #[must_use]
    pub fn quoted(&self, cell: usize) -> Option<&str> {
        self.cells.get(cell)?.split('`').nth(1)
    }
}

/// The rows of all tables of a page of Markdown, without their heads.
#[must_use]
pub fn rows(page: &str) -> Vec<Row> {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |line: Option<&&str>| line.is_some_and(|line| line.starts_with("|-"));
    let rows = lines.iter().enumerate().filter(|(at, line)| line.starts_with("| ") && !is_rule(lines.get(at + 1)));
    rows.map(|(_, line)| row(line)).collect()
}

fn row(line: &str) -> Row {
    let inner = line.trim().trim_matches('|');
    let mut cells: Vec<String> = inner.split(" | ").map(|cell| cell.trim().to_owned()).collect();
    let last = cells.pop().unwrap_or_default();
    Row { cells, shown_by: last.split('`').skip(1).step_by(2).map(str::to_owned).collect() }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_have_cells_and_names() {
        let found = rows("# A\n\n| rule | shown by |\n|---|---|\n| a `b` | `c::d`, `e` |\n\ntext\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].quoted(0), found[0].quoted(1)), (Some("b"), None));
        assert_eq!(found[0].shown_by, ["c::d", "e"]);
    }
}
