//! XML bodies, as the document's XML Objects describe them.
//!
//! What is read becomes the text of a form first, JSON whose scalars are quoted, so that one codec serves XML too.
//! Prefixes are their sender's choice: names are compared by their namespaces, where the document states one. A document
//! type is refused, and with it every entity but the five of XML itself; nothing is ever fetched. What is read is within
//! bounds, that it may be in proportion.

mod bounds;
mod name;
mod read;
mod write;

pub(super) use read::decode;
pub(super) use write::encode;

/// The namespace of `nil`, by which an element says that it stands for null (XML Schema, part 1, 2.6.2).
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What the root is called where the document does not say it.
const ROOT: &str = "root";

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Mode;
    use crate::operation::{Xml, XmlNode};

    const URI: &str = "urn:pets";
    static TAG: [Xml; 1] = [Xml::new("", "tag")];
    static NICK: [Xml; 1] = [Xml::new("", "nick")];
    static PET: [Xml; 6] = [
        Xml::new("id", "id").as_node(XmlNode::Attribute),
        Xml::new("name", "p:name").in_namespace(URI),
        Xml::new("nicks", "").as_node(XmlNode::None).list(&NICK).required(),
        Xml::new("tags", "tags").list(&TAG),
        Xml::new("friend", "friend").object(&PET),
        Xml::new("text", "text").as_node(XmlNode::Text),
    ];
    static ROOTED: Xml = Xml::new("", "p:pet").in_namespace(URI).object(&PET);
    static NAMELESS: Xml = Xml::new("", "").list(&TAG);

    fn read(body: &str, mode: Mode) -> Result<String, String> {
        decode(body.as_bytes(), &ROOTED, mode).map(|skeleton| skeleton.json)
    }

    #[test]
    fn names_are_those_of_their_namespaces() {
        let other = "<x:pet xmlns:x='urn:pets' id='1' xmlns:y='urn:pets'><y:name>a</y:name></x:pet>";
        let inherited = "<pet xmlns='urn:pets' id='1'><name>a</name></pet>";
        for body in [other, inherited] {
            let read = read(body, Mode::Strict).unwrap();
            assert!(read.starts_with(r#"{"id":"1","nicks":[],"text":"","name":"a"}"#), "{read}");
        }
        let none = "<pet id='1'><name>a</name></pet>";
        assert!(read(none, Mode::Strict).unwrap_err().contains("not `pet` of `urn:pets`"));
        assert!(read(none, Mode::Tolerant).unwrap().contains(r#""name":"a""#));
        assert!(decode(b"<whatever><tag>1</tag></whatever>", &NAMELESS, Mode::Strict).is_ok());
    }

    #[test]
    fn elements_are_members() {
        let body = "\u{feff}<?xml version='1.0'?><!-- x --><pet xmlns='urn:pets'>a<nick>1</nick>&lt;<other><deep/></other>\
                    <nick><![CDATA[<2>]]></nick><tags><tag/><tag xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
                    i:nil='true'/></tags><friend id='7'/></pet>";
        let expected = r#"{"nicks":["1","<2>"],"text":"a<","other":{"deep":""},"tags":["",null],"friend":{"id":"7","nicks":[],"text":""}}"#;
        assert_eq!(read(body, Mode::Strict).unwrap(), expected);
    }

    #[test]
    fn harmful_input_is_refused() {
        let laughs = "<!DOCTYPE p [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><pet xmlns='urn:pets'>&b;</pet>";
        let external = "<!DOCTYPE p SYSTEM 'file:///etc/passwd'><pet xmlns='urn:pets'/>";
        let entity = "<!DOCTYPE p [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><pet xmlns='urn:pets'>&a;</pet>";
        let nested =
            |depth: usize| format!("<pet xmlns='urn:pets'>{}{}</pet>", "<a>".repeat(depth), "</a>".repeat(depth));
        let twice = "<pet xmlns='urn:pets' id='1' id='2'/>";
        let many = format!("<pet xmlns='urn:pets'>{}</pet>", "<a/>".repeat(1_100_000));
        for body in [laughs, external, entity, "<pet>&a;</pet>", "<a><b></a></b>", "{}", "", twice, &many] {
            let start: String = body.chars().take(60).collect();
            assert!(read(body, Mode::Tolerant).is_err(), "{start}");
        }
        for depth in [64, 100, 5_000, 400_000] {
            let refused = read(&nested(depth), Mode::Tolerant).unwrap_err();
            assert!(refused.contains("nests too deeply"), "{refused}");
        }
        assert!(decode(b"<pet>\xff</pet>", &ROOTED, Mode::Tolerant).is_err());
        let long = "x".repeat(1 << 20);
        for body in [
            format!("<{long}></{long}>"),
            format!("<{long}></a{long}>"),
            format!("<{long}:a/>"),
            format!("<a {long}='' {long}=''/>"),
            format!("<a xmlns:{long}='u' xmlns:{long}='u'/>"),
            format!("<a>&{long};</a>"),
        ] {
            let refused = read(&body, Mode::Strict).unwrap_err();
            assert!(refused.contains("xx…") && refused.len() < 300, "{}", refused.len());
        }
        let cut = nested(10);
        for end in 0..cut.len() {
            assert!(read(cut.get(..end).unwrap(), Mode::Tolerant).is_err(), "{end}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let value = serde_json::json!({
            "id": 1, "name": "a & \"b\" <c>\t]]>", "nicks": ["x", "", null], "tags": [], "text": "t",
            "friend": {"name": null}, "other": {"a": [1, 2]}
        });
        let written = encode(&value, &ROOTED, &crate::json::Writing::tolerant()).unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><p:pet xmlns:p=\"urn:pets\" id=\"1\"><friend><p:name \
                        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></friend><p:name>a &amp; \
                        &quot;b&quot; &lt;c&gt;&#9;]]&gt;</p:name><nick>x</nick><nick></nick><nick \
                        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/><other><a>1</a><a>2</a>\
                        </other><tags></tags>t</p:pet>";
        assert_eq!(written, expected);
        let read = read(&written, Mode::Strict).unwrap();
        let read: serde_json::Value = serde_json::from_str(&read).unwrap();
        assert_eq!(read["name"], value["name"]);
        assert_eq!(read["nicks"], serde_json::json!(["x", "", null]));
        let names =
            ["a b", "a:b", "p:b", "", "1a", "\u{aa}", "a\u{d7}", "\u{301}"].map(|name| serde_json::json!({name: 1}));
        let values = [serde_json::json!({"name": "\u{1}"}), serde_json::json!({"id": [1]})];
        for bad in names.into_iter().chain(values) {
            assert!(encode(&bad, &ROOTED, &crate::json::Writing::tolerant()).is_err(), "{bad}");
        }
    }
}
