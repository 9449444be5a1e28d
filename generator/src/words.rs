//! Words of names: what sharing compares and naming is made from.

/// The words of a name, in lower case: split at case changes and at everything that is no letter or digit.
///
/// `HTTPValidationError` is `http validation error`, `orgId` is `org id`, `actions:runs:inputs` is `actions runs inputs`.
pub(crate) fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut flush = |word: &mut String| {
        if !word.is_empty() {
            push(&mut words, std::mem::take(word));
        }
    };
    let (mut before, mut characters) = (None, name.chars().peekable());
    while let Some(character) = characters.next() {
        let before = before.replace(character);
        if !character.is_alphanumeric() {
            flush(&mut word);
            continue;
        }
        let after = characters.peek();
        let starts = character.is_uppercase()
            && (before.is_some_and(|before: char| before.is_lowercase() || before.is_ascii_digit())
                || before.is_some_and(char::is_uppercase) && after.is_some_and(|after| after.is_lowercase()));
        if starts {
            flush(&mut word);
        }
        match character.is_ascii() {
            true => word.push(character.to_ascii_lowercase()),
            false => word.extend(character.to_lowercase()),
        }
    }
    flush(&mut word);
    words
}

/// Adds a word. `OAuth2` is one, however it is written.
fn push(words: &mut Vec<String>, word: String) {
    match words.last_mut() {
        Some(last) if last == "o" && word.starts_with("auth") => last.push_str(&word),
        _ => words.push(word),
    }
}

/// The same words with the last one in the singular, by the regular rules of English.
pub(crate) fn singular(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular_word(last);
    }
    words
}

/// Plurals that the rules would cut short, or too little.
const IRREGULAR: &[(&str, &str)] = &[("aliases", "alias"), ("caches", "cache"), ("canvases", "canvas")];

fn singular_word(word: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    let strip = |suffix: &str, with: &str| word.strip_suffix(suffix).map(|stem| format!("{stem}{with}"));
    if word.len() < 4 || ["ss", "us", "is", "series", "news"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    if word.ends_with("ies") {
        return strip("ies", "y").unwrap_or_default();
    }
    if ["sses", "xes", "ches", "shes", "zzes", "uses"].iter().any(|end| word.ends_with(end)) {
        return strip("es", "").unwrap_or_default();
    }
    strip("s", "").unwrap_or_else(|| word.to_owned())
}

/// Eight hexadecimal digits for a text: 32 bits of FNV-1a, which is the same on every machine.
pub(crate) fn hash(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("h{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_where_people_read_them_apart() {
        let words = |name| split(name).join(" ");
        assert_eq!(words("HTTPValidationError"), "http validation error");
        assert_eq!(words("service.CreateOrgInviteRequest"), "service create org invite request");
        assert_eq!(words("created_at_ts"), "created at ts");
        assert_eq!(words("orgId"), "org id");
        assert_eq!(words("status_v2"), "status v2");
        assert_eq!(words("actions:runs:inputs"), "actions runs inputs");
        assert_eq!(words("hosted-installer"), "hosted installer");
        assert_eq!(words("OAuth2Scopes"), "oauth2 scopes");
        assert_eq!(words("o-o-auth-o-auth"), "o oauth oauth");
    }

    #[test]
    fn singulars() {
        let one = |word: &str| singular_word(word);
        assert_eq!(one("permissions"), "permission");
        assert_eq!(one("policies"), "policy");
        assert_eq!(one("addresses"), "address");
        assert_eq!(one("statuses"), "status");
        assert_eq!(one("status"), "status");
        assert_eq!(one("issues"), "issue");
        assert_eq!(one("releases"), "release");
        assert_eq!(one("boxes"), "box");
        assert_eq!(one("caches"), "cache");
        assert_eq!(one("aliases"), "alias");
    }
}
