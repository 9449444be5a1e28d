use http::Request;

use super::{Given, Spelled, spelled};
use crate::json::{Reading, read_text};
use crate::operation::{Lists, Place, Style};
use crate::server::pairs;
use crate::{Codec, Map, Value};

fn find(place: Place, name: &str, in_path: Option<&'static str>) -> Result<Option<Spelled<'static>>, &'static str> {
    let query = "a=x,y%2Cz&a=w+v&b=&c=%FF&d=1,2&s=a%20b+c&p=a%7Cb|c&f[x]=1&f[l][]=p&f[m][1]=b&f[m][0]=a&f[o][k]=v&R=1&G=2&G=3&j=%5B1%5D";
    let request = Request::get(format!("/?{query}"))
        .header("a", "x, y,,")
        .header("A", " z")
        .header("b", "caf\u{e9}")
        .header("c", &b"\xff"[..])
        .header("o", "R=1, G=2")
        .header("cookie", "a=x,y%2cz; b=1; b=2; R=1; G=%20")
        .body(())
        .expect("a request");
    let parts = Box::leak(Box::new(request.into_parts().0));
    let query: Vec<_> = pairs::query(parts.uri.query().unwrap_or_default()).collect();
    let is_taken = |name: &str| name.len() == 1 && !"RG".contains(name);
    spelled(place, name, &Given { parts, query: &query, in_path, is_taken: &is_taken })
}

/// What a type makes of it, as JSON.
fn read<T: Codec>(place: Place, name: &str, in_path: Option<&'static str>) -> String {
    match find(place, name, in_path) {
        Ok(Some(Spelled::Text(text))) => {
            let mut value = T::blank();
            match read_text(&mut value, &text, &Reading::strict()) {
                Ok(()) => String::from_utf8(crate::encode(&value)).expect("JSON"),
                Err(error) => format!("! {error}"),
            }
        }
        Ok(Some(Spelled::Content(text, _))) => text.into_owned(),
        Ok(None) => "-".to_owned(),
        Err(reason) => format!("! {reason}"),
    }
}

fn scalar(place: Place, name: &str) -> String {
    read::<String>(place, name, None)
}

fn list(place: Place, name: &str) -> String {
    read::<Vec<String>>(place, name, None)
}

fn in_path(style: Style, text: &'static str) -> [String; 3] {
    let (place, text) = (Place::Path(style), Some(text));
    [read::<String>(place, "n", text), read::<Vec<String>>(place, "n", text), read::<Map<String>>(place, "n", text)]
}

#[test]
fn paths() {
    assert_eq!(in_path(Style::Simple, "a%2Cb,c"), [r#""a,b,c""#, r#"["a,b","c"]"#, r#"{"a,b":"c"}"#]);
    assert_eq!(in_path(Style::SimpleExploded, "R=1,G=2")[2], r#"{"G":"2","R":"1"}"#);
    assert_eq!(in_path(Style::Label, ".a,b"), [r#""a,b""#, r#"["a","b"]"#, r#"{"a":"b"}"#]);
    assert_eq!(in_path(Style::LabelExploded, ".a.b")[1], r#"["a","b"]"#);
    assert_eq!(in_path(Style::LabelExploded, ".R=1.G=2")[2], r#"{"G":"2","R":"1"}"#);
    assert_eq!(in_path(Style::Matrix, ";n=a,b"), [r#""a,b""#, r#"["a","b"]"#, r#"{"a":"b"}"#]);
    assert_eq!(in_path(Style::Matrix, ";n")[0], r#""""#);
    assert_eq!(in_path(Style::MatrixExploded, ";n=a;n=b")[1], r#"["a","b"]"#);
    assert_eq!(in_path(Style::MatrixExploded, ";n=a")[0], r#""a""#);
    assert_eq!(in_path(Style::MatrixExploded, ";R=1;G=2")[2], r#"{"G":"2","R":"1"}"#);
    for (style, text) in [(Style::Label, "a"), (Style::Matrix, ";m=1"), (Style::Matrix, "n=1"), (Style::Simple, "%FF")]
    {
        assert!(in_path(style, text)[0].starts_with('!'), "{text}");
    }
}

#[test]
fn queries() {
    let (form, exploded) = (Place::Query(Style::Form), Place::Query(Style::FormExploded));
    assert!(scalar(form, "a").starts_with('!'));
    assert!(scalar(exploded, "a").contains("more than once"), "{}", scalar(exploded, "a"));
    assert_eq!(list(exploded, "a"), r#"["x,y,z","w v"]"#);
    assert_eq!((scalar(form, "d"), list(form, "d")), (r#""1,2""#.to_owned(), r#"["1","2"]"#.to_owned()));
    assert_eq!((scalar(form, "b"), list(form, "b")), (r#""""#.to_owned(), "[]".to_owned()));
    assert_eq!((scalar(exploded, "b"), list(exploded, "b")), (r#""""#.to_owned(), r#"[""]"#.to_owned()));
    assert!(scalar(form, "c").starts_with('!'));
    assert_eq!(scalar(form, "e"), "-");
    assert_eq!(list(Place::Query(Style::Space), "s"), r#"["a","b","c"]"#);
    assert_eq!(list(Place::Query(Style::Pipe), "p"), r#"["a","b","c"]"#);
    assert_eq!(scalar(Place::Query(Style::Json), "j"), "[1]");
}

#[test]
fn objects_in_queries() {
    let deep = Place::Query(Style::DeepObject(Lists::Indices));
    let read = |place, name| read::<Value>(place, name, None);
    assert_eq!(read(deep, "f"), r#"{"l":"p","m":["a","b"],"o":{"k":"v"},"x":"1"}"#);
    assert_eq!(read(deep, "z"), "-");
    assert_eq!(read(deep, "d"), r#""1,2""#);
    assert_eq!(read(Place::Query(Style::Members(&["R", "G"])), "n"), r#"{"G":["2","3"],"R":"1"}"#);
    assert_eq!(read(Place::Query(Style::Members(&[])), "n"), r#"{"G":["2","3"],"R":"1"}"#);
    assert_eq!(read(Place::Query(Style::Members(&["X"])), "n"), "-");
    assert_eq!(
        read(Place::Query(Style::Members(&["f[x]", "f"])), "n"),
        r#"{"f":{"l":"p","m":["a","b"],"o":{"k":"v"}},"f[x]":"1"}"#
    );
    let rest = r#"{"G":["2","3"],"R":"1","f[l][]":"p","f[m][0]":"a","f[m][1]":"b","f[o][k]":"v","f[x]":"1"}"#;
    assert_eq!(read(Place::Query(Style::Rest), "n"), rest);
    assert_eq!(read(Place::Cookie(Style::Members(&["R", "G"])), "n"), r#"{"G":" ","R":"1"}"#);
}

#[test]
fn headers_and_cookies() {
    let header = Place::Header(Style::Simple);
    assert_eq!(list(header, "a"), r#"["x","y","z"]"#);
    assert!(scalar(header, "a").contains("more than once"));
    assert_eq!(scalar(header, "b"), "\"caf\u{e9}\"");
    assert!(scalar(header, "c").starts_with('!'));
    assert_eq!(scalar(header, "e"), "-");
    assert_eq!(read::<Map<String>>(Place::Header(Style::SimpleExploded), "o", None), r#"{"G":"2","R":"1"}"#);
    let (form, exploded) = (Place::Cookie(Style::Form), Place::Cookie(Style::FormExploded));
    assert_eq!((scalar(form, "a"), list(form, "a")), (r#""x,y,z""#.to_owned(), r#"["x","y,z"]"#.to_owned()));
    assert!(scalar(form, "b").starts_with('!'));
    assert_eq!(list(exploded, "b"), r#"["1","2"]"#);
    assert_eq!(scalar(Place::Cookie(Style::Cookie), "a"), r#""x,y%2cz""#);
    assert_eq!(find(Place::Body, "a", None), Ok(None));
}
