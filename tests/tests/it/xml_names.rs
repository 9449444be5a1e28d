//! What the generator takes for a name of XML, and what the runtime does: neither depends on the other.

#[path = "../../../generator/src/lower/xml/name.rs"]
mod generator;
#[path = "../../../generator/runtime/src/media/xml/name.rs"]
mod runtime;

#[test]
fn both_know_the_same_names() {
    let mut names = 0;
    for character in '\0'..=char::MAX {
        for name in [character.to_string(), format!("a{character}")] {
            assert_eq!(generator::is_name(&name), runtime::is_name(&name), "{}", name.escape_unicode());
            names += usize::from(runtime::is_name(&name));
        }
    }
    assert!(names > 1_000_000 && !runtime::is_name("") && !generator::is_name(""));
}
