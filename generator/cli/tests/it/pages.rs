//! What other programs show of the command line: completions, pages of the manual.

use std::fs;

use tempfile::TempDir;

use super::bindery;

const COMMANDS: [&str; 9] =
    ["generate", "diff", "import", "inspect", "skeleton", "explain", "init", "completions", "man"];

#[test]
fn shells_complete_commands_and_flags() {
    let folder = TempDir::new().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = bindery(folder.path(), &["completions", shell]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{shell}");
        for word in COMMANDS.into_iter().chain(["runtime-path", "skip-unsupported"]) {
            assert!(ran.stdout.contains(word), "{shell}: {word}");
        }
    }
    let ran = bindery(folder.path(), &["completions", "another"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("[possible values: bash,"), "{}", ran.stderr);
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = TempDir::new().unwrap();
    let page = bindery(folder.path(), &["man"]).stdout;
    assert!(page.contains(".TH bindery 1") && page.contains("bindery\\-generate(1)"), "{page}");
    assert_eq!(bindery(folder.path(), &["man", "--out", "share/man1"]).code, Some(0));
    for command in COMMANDS {
        let page = fs::read_to_string(folder.path().join(format!("share/man1/bindery-{command}.1"))).unwrap();
        assert!(page.contains("Examples:"), "{command}");
    }
}

#[test]
fn examples_fit_a_terminal() {
    let folder = TempDir::new().unwrap();
    for command in COMMANDS.iter().chain([&"help"]) {
        let arguments = if *command == "help" { vec!["--help"] } else { vec![*command, "--help"] };
        let text = bindery(folder.path(), &arguments).stdout;
        let (_, examples) = text.split_once("Examples:\n").unwrap();
        // Longer ones are broken within words of what they do.
        let is_example = |line: &&str| line.starts_with("  bindery") && line.len() < 80;
        let odd: Vec<&str> = examples.lines().filter(|line| !line.is_empty() && !is_example(line)).collect();
        assert_eq!(odd, [""; 0], "{command}");
    }
}
