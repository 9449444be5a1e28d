//! How much a body may ask of the parser, seen to in one pass before the parser sees it.
//!
//! For each attribute the parser looks at all others of its element, and for each element that declares a namespace at
//! all that are declared around it; what it finds is then read by recursion. What it takes is in proportion to the body
//! within these bounds alone: two megabytes that do not keep them take it minutes.
//!
//! Tags are taken apart as the parser takes them apart. Where a body departs from XML the pass ends and finds nothing:
//! the parser refuses it there, and looks at nothing behind it.

use crate::validate::shortened;

/// How deep elements may nest.
pub(super) const LEVELS: usize = 64;

/// How many attributes an element may have, besides the namespaces that it declares.
const ATTRIBUTES: usize = 256;

/// How many namespaces may be declared in one place, by an element and by those around it.
const NAMESPACES: usize = 32;

/// How many bytes the name of a namespace may have: each attribute with a prefix is compared by it.
const NAMESPACE_BYTES: usize = 256;

/// How many `<` and `=` a body may have: the parser makes room for an element or an attribute of each.
const MARKS: usize = 4_000_000;

/// White space (XML 1.0, 2.3).
const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// How much of a name a message repeats.
const SHOWN: usize = 60;

/// A name of a body, as messages show it.
pub(super) fn shown(name: &str) -> String {
    shortened(name, SHOWN).escape_debug().to_string()
}

/// Refuses what the parser would take out of proportion.
///
/// # Errors
/// When a body goes beyond a bound, or has a document type.
pub(super) fn check(text: &str) -> Result<(), String> {
    if memchr::memchr2_iter(b'<', b'=', text.as_bytes()).count() > MARKS {
        return Err(format!("the body has more than {MARKS} `<` and `=`"));
    }
    let mut around = Around { prefixes: Vec::new(), open: Vec::new() };
    let mut rest = text;
    while let Some((_, markup)) = rest.split_once('<') {
        let behind = if let Some(comment) = markup.strip_prefix("!--") {
            behind(comment, "-->")
        } else if let Some(section) = markup.strip_prefix("![CDATA[") {
            behind(section, "]]>")
        } else if let Some(instruction) = markup.strip_prefix('?') {
            behind(instruction, "?>")
        } else if markup.starts_with("!DOCTYPE") {
            return Err("the body has a document type, which is never read".to_owned());
        } else {
            let behind = match markup.strip_prefix('/') {
                Some(tag) => around.end(tag),
                None => around.start(markup)?,
            };
            // Nothing but remarks may stand behind the root.
            behind.filter(|_| !around.open.is_empty())
        };
        match behind {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    Ok(())
}

/// What stands around a place.
struct Around<'t> {
    /// The prefixes that are declared, each once; that without one is empty.
    prefixes: Vec<&'t str>,
    /// How many prefixes were declared around each element that is open.
    open: Vec<usize>,
}

impl<'t> Around<'t> {
    /// What stands behind an end tag.
    fn end(&mut self, tag: &'t str) -> Option<&'t str> {
        self.prefixes.truncate(self.open.pop()?);
        Some(tag)
    }

    /// What stands behind a start tag; nothing where it is none.
    fn start(&mut self, tag: &'t str) -> Result<Option<&'t str>, String> {
        let (element, mut rest) = name(tag);
        if self.open.len() == LEVELS {
            return Err(format!("the body nests too deeply: its elements have no more than {LEVELS} levels"));
        }
        let outside = self.prefixes.len();
        let (mut attributes, mut own) = (0, Vec::new());
        loop {
            rest = rest.trim_start_matches(SPACES);
            if let Some(content) = rest.strip_prefix('>') {
                self.open.push(outside);
                return Ok(Some(content));
            }
            if let Some(behind) = rest.strip_prefix("/>") {
                self.prefixes.truncate(outside);
                return Ok(Some(behind));
            }
            let (attribute, equals) = name(rest);
            let Some((value, behind)) = value(equals) else { return Ok(None) };
            match declared(attribute) {
                // What it stands for is never declared anew.
                Some("xml") => {}
                Some(prefix) => self.declare(prefix, value, &mut own).map_err(|what| of(element, &what))?,
                None => attributes += 1,
            }
            if attributes > ATTRIBUTES {
                return Err(of(element, &format!("has more than {ATTRIBUTES} attributes")));
            }
            rest = behind;
        }
    }

    /// Notes what an element declares; `own` is what it has declared so far.
    fn declare(&mut self, prefix: &'t str, namespace: &str, own: &mut Vec<&'t str>) -> Result<(), String> {
        if namespace.len() > NAMESPACE_BYTES {
            return Err(format!("declares a namespace of more than {NAMESPACE_BYTES} bytes"));
        }
        // The parser has no objection where it is the one without a prefix.
        if own.contains(&prefix) {
            return Err(format!("declares the namespace of `{}` twice", shown(prefix)));
        }
        own.push(prefix);
        if !self.prefixes.contains(&prefix) {
            self.prefixes.push(prefix);
        }
        if self.prefixes.len() > NAMESPACES {
            return Err(format!("has more than {NAMESPACES} namespaces"));
        }
        Ok(())
    }
}

fn of(element: &str, what: &str) -> String {
    format!("the body has an element `{}` that {what}", shown(element))
}

fn behind<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    text.split_once(end).map(|(_, behind)| behind)
}

/// A name, and what stands behind it. Which characters it may have is for the parser to say.
fn name(text: &str) -> (&str, &str) {
    let is_in = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, ':' | '_' | '-' | '.');
    let rest = text.trim_start_matches(is_in);
    (text.get(..text.len() - rest.len()).unwrap_or_default(), rest)
}

/// The value of an attribute, as it is written, and what stands behind it.
fn value(text: &str) -> Option<(&str, &str)> {
    let quoted = text.trim_start_matches(SPACES).strip_prefix('=')?.trim_start_matches(SPACES);
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    quoted.get(1..)?.split_once(quote)
}

/// The prefix whose namespace an attribute declares.
fn declared(attribute: &str) -> Option<&str> {
    match attribute.split_once(':') {
        Some(("xmlns", prefix)) => Some(prefix),
        // As the parser has it: whatever the prefix.
        Some((_, "xmlns")) => Some(""),
        None if attribute == "xmlns" => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;

    /// So many attributes, or whatever is repeated, each with its number.
    fn each(count: usize, one: impl Fn(usize) -> String) -> String {
        (0..count).map(one).collect()
    }

    fn refused(body: &str) -> String {
        assert!(Document::parse(body).is_ok(), "no XML: {body:.60}");
        check(body).unwrap_err()
    }

    fn kept(body: &str) {
        assert_eq!(check(body), Ok(()), "{body:.60}");
        assert!(Document::parse(body).is_ok(), "no XML: {body:.60}");
    }

    #[test]
    fn bounds_are_kept_to_the_last() {
        let levels = |count| format!("{}<i/>{}", "<a>".repeat(count - 1), "</a>".repeat(count - 1));
        kept(&levels(LEVELS));
        assert!(refused(&levels(LEVELS + 1)).contains("nests too deeply"));
        kept(&format!("<r>{}</r>", levels(LEVELS - 1).repeat(3)));

        let attributes = |count| format!("<a xmlns='u'{}/>", each(count, |n| format!(" a{n}=''")));
        kept(&attributes(ATTRIBUTES));
        assert!(refused(&attributes(ATTRIBUTES + 1)).contains("`a` that has more than 256 attributes"));

        let declared = |from, count| each(count, |n| format!(" xmlns:p{}='u'", from + n));
        kept(&format!("<a xmlns:xml='http://www.w3.org/XML/1998/namespace'{}/>", declared(0, NAMESPACES)));
        assert!(refused(&format!("<a{}/>", declared(0, NAMESPACES + 1))).contains("more than 32 namespaces"));
        // Those that were declared around it count, unless they are declared anew; what is closed does not.
        let inner = |count| format!("<a{}><b{}/></a>", declared(0, NAMESPACES), declared(NAMESPACES - 1, count));
        kept(&inner(1));
        assert!(refused(&inner(2)).contains("`b` that has more than 32 namespaces"));
        kept(&format!("<r>{}</r>", each(40, |n| format!("<a xmlns:p{n}='u'/><a xmlns:q{n}='u'></a>"))));
        kept(&format!("{}{}", "<a xmlns='u'>".repeat(LEVELS), "</a>".repeat(LEVELS)));
        assert!(refused("<a xmlns='u' xmlns='v'/>").contains("declares the namespace of `` twice"));

        let namespace = |length| format!("<a xmlns:p='{}'/>", "u".repeat(length));
        kept(&namespace(NAMESPACE_BYTES));
        assert!(refused(&namespace(NAMESPACE_BYTES + 1)).contains("more than 256 bytes"));

        assert!(check("<!DOCTYPE a><a/>").unwrap_err().contains("document type"));
        let marks = |count| format!("<a>{}</a>", "=".repeat(count - 2));
        assert_eq!(check(&marks(MARKS)), Ok(()));
        assert!(check(&marks(MARKS + 1)).unwrap_err().contains("more than 4000000 `<` and `=`"));
    }

    #[test]
    fn tags_are_taken_apart_as_the_parser_takes_them() {
        let deep = "<a>".repeat(LEVELS + 1);
        let many = format!("<a{}/>", each(ATTRIBUTES + 1, |n| format!(" a{n}=''")));
        for hidden in [&deep, &many] {
            kept(&format!(
                "<?xml version='1.0'?><?x {hidden}?><!--{hidden}--><r><![CDATA[{hidden}]]>x</r><?y {hidden}?>"
            ));
        }
        let quoted = many.replace('<', "&lt;").replace('\'', "\"");
        kept(&format!("<r a='{quoted}' b = \n\t\">'/>\"\r\n>]]&gt;><!---><a>--></r >"));
        for before in [
            "<!-- > ' \" -->",
            "<?x > ' \" ?>",
            "<![CDATA[ > ' \" ]] ]]>",
            "> ' \"",
            "<i a='>'/>",
            "<i a=\"'>\" >\"</i\n>",
        ] {
            assert!(refused(&format!("<r>{before}{many}</r>")).contains("attributes"), "{before}");
        }
        // It has all but the name of a declaration for one.
        assert!(refused("<r xmlns:p='u' p:xmlns='v' xmlns='w'/>").contains("twice"));
    }

    #[test]
    fn what_is_no_xml_is_left_to_the_parser() {
        for body in [
            "",
            "<",
            "<>",
            "</a>",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<a b=c>",
            "<a/",
            "<!",
            "<!--",
            "<?",
            "<a><![CDATA[",
            "a",
        ] {
            assert_eq!(check(body), Ok(()), "{body}");
            assert!(Document::parse(body).is_err(), "{body}");
        }
    }

    #[test]
    fn names_are_shortened() {
        let name = "é".repeat(1 << 20);
        let long = check(&format!("<{name}{}/>", each(ATTRIBUTES + 1, |n| format!(" a{n}=''")))).unwrap_err();
        assert!(long.contains("éé…`") && long.len() < 300, "{}", long.len());
    }
}
