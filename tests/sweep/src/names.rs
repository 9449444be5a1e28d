//! The longest name in a file of Rust.

/// The longest identifier outside of comments and strings.
pub(crate) fn longest(code: &str) -> &str {
    let mut longest = "";
    for line in code.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        // Every other part stands between quotation marks. One that is escaped ends a part early, which can only put
        // the rest of the line on the wrong side.
        for part in line.split('"').step_by(2) {
            for name in part.split(|c: char| !c.is_alphanumeric() && c != '_') {
                if name.len() > longest.len() && !name.starts_with(|c: char| c.is_ascii_digit()) {
                    longest = name;
                }
            }
        }
    }
    longest
}
