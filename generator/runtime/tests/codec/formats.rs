//! Formats, by their specifications.

use bindery::format::{Base64Url, Byte, Date, DateTime, Duration, Email, Ipv4, Ipv6, Uuid};
use bindery::validate::Format;
use bindery::{decode, encode};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::{Duration as Span, SystemTime, UNIX_EPOCH};

fn check(format: Format, valid: &[&str], invalid: &[&str]) {
    for text in valid {
        assert!(format.matches(text), "{} should take {text}", format.name());
    }
    for text in invalid {
        assert!(!format.matches(text), "{} should refuse {text}", format.name());
    }
}

#[test]
fn times() {
    check(
        Format::DateTime,
        &["1990-12-31T15:59:59.123-08:00", "1990-12-31T23:59:60Z", "1990-12-31t15:59:60-08:00", "2020-02-29T00:00:00z"],
        &[
            "1990-12-31T15:59:59",
            "1990-12-31 15:59:59Z",
            "1990-02-31T15:59:59Z",
            "1990-12-31T22:59:60Z",
            "1998-12-31T23:59:61Z",
            "1990-12-31T24:00:00Z",
            "1990-12-31T15:59:59.Z",
            "1990-12-31T15:59:59+24:00",
            "1990-12-31T15:59:59+1:00",
            "1990-12-31T15:59:59-24:00",
            "06/19/1963 08:30:06 PST",
            "2013-350T01:01:01",
            "1963-06-1৪T00:00:00Z",
            "+11963-06-19T08:30:06Z",
            "",
            "T",
            "2020-01-01TZ",
        ],
    );
    check(
        Format::Date,
        &["1963-06-19", "2000-02-29", "0000-01-01"],
        &[
            "1900-02-29",
            "2021-02-29",
            "1998-1-20",
            "1998-13-01",
            "1998-00-01",
            "1998-01-00",
            "1998-04-31",
            "19980120",
            "1998-01-011",
            "",
        ],
    );
    check(
        Format::Time,
        &["08:30:06Z", "08:30:06.283185+00:20", "01:29:60+01:30", "15:59:60-08:00"],
        &["08:30:06", "8:30:06Z", "08:30:60Z", "08:60:06Z", "24:00:00Z", "08:30:06 PST", "08:30:06Z+00:30", ""],
    );
    check(
        Format::Duration,
        &["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P2W"],
        &[
            "PT1D",
            "4DT12H30M5S",
            "P",
            "P1YT",
            "PT",
            "P2D1Y",
            "P1D2H",
            "P2S",
            "P1Y2W",
            "P1",
            "P1Y2D",
            "PT1H2S",
            "p1d",
            "P২Y",
            "P-1D",
            "W",
            "PW",
        ],
    );
}

#[test]
fn names() {
    check(
        Format::Email,
        &[
            "joe.bloggs@example.com",
            "te~st@example.com",
            "\"joe bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            "joe@[127.0.0.1]",
            "joe@[IPv6:::1]",
            "a@localhost",
        ],
        &[
            "2962",
            ".test@example.com",
            "test.@example.com",
            "te..st@example.com",
            "joe@[127.0.0.300]",
            "joe@",
            "@example.com",
            "a b@example.com",
            "joe@-x.com",
            "joe@exa_mple.com",
            "é@example.com",
            "joe@example.com\n",
        ],
    );
    check(
        Format::Hostname,
        &["www.example.com", "localhost", "xn--4gbwdl.xn--wgbh1c", "1host"],
        &["", "-bad", "bad-", "a..b", ".", "a.", "not_valid", "é.com", &"a".repeat(64)],
    );
    check(Format::Ipv4, &["192.168.0.1"], &["192.168.0.01", "256.0.0.1", "1.2.3", "0x7f.0.0.1", "1.2.3.4/24", ""]);
    check(
        Format::Ipv6,
        &["::1", "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8"],
        &["12345::", "::1%eth0", "1::2::3", ":", "::1/64", ""],
    );
}

#[test]
fn identifiers() {
    check(
        Format::Uuid,
        &["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
        &[
            "2eb8aa08aa9811eab4aa73b441d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
            "",
            "2eb8aa08-aa98-11ea-b4aa73b441d16380-",
        ],
    );
    check(
        Format::Uri,
        &[
            "http://foo.bar/?baz=qux#quuz",
            "urn:oasis:names:x:tc",
            "tel:+1-816-555-1212",
            "ftp://ftp.is.co.za/rfc1808.txt",
            "http://a:b@h:80/p",
            "http://[::1]:8080/",
            "mailto:J@example.com",
            "file:///etc/x",
            "s:",
            "http://[v1.x]/",
        ],
        &[
            "//foo.bar",
            "/abc",
            "abc",
            "http:// shouldfail.com",
            "bar,baz:foo",
            "http://a|b",
            "http://[::1",
            "http://h:8a/",
            "http://a/%zz",
            "http://a/%4",
            "1http://a",
            "é:x",
            ":",
            "http://a/#b#c",
            "http://a\\b",
        ],
    );
    check(
        Format::UriReference,
        &["//foo.bar", "/abc?q#f", "abc", "", "#x", "?q", "./a:b", "http://a"],
        &["\\\\WINDOWS\\x", "a:b c", "1:2", "#a\\b", "abc d"],
    );
    check(
        Format::Byte,
        &["", "YQ==", "YWI=", "YWJj", "+/+/"],
        &["Y", "YQ", "YQ=", "YQ===", "Y=Q=", "YW_j", "====", "YWJj\n"],
    );
    check(Format::JsonPointer, &["", "/", "/a~0b~1/0", "/é"], &["a", "/~", "/~2", "#/a"]);
}

#[test]
fn international_names() {
    check(
        Format::IdnEmail,
        &["실례@실례.테스트", "joe.bloggs@example.com", "é@example.com"],
        &["2962", "실례@", "a b@실례.테스트", "\u{7f}@example.com", "\u{80}@example.com"],
    );
    check(
        Format::Iri,
        &["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://[2001:0db8:85a3:0000:0000:8a2e:0370:7334]", "s:é"],
        &[
            "/abc",
            "\\\\WINDOWS\\filëßåré",
            "âππ",
            "http://2001:0db8:85a3:0000:0000:8a2e:0370:7334",
            "é:x",
            "http://\u{e000}",
        ],
    );
    check(
        Format::IriReference,
        &["//ƒøø.ßår/?∂éœ=πîx#πîüx", "/âππ", "âππ", "#ƒrägmênt", ""],
        &["#ƒräg\\mênt", "\\WINDOWS"],
    );
}

#[test]
fn templates_and_numbers() {
    check(
        Format::UriTemplate,
        &[
            "http://example.com/dictionary/{term:1}/{term}",
            "/a{?b,c*}{&d.e}{+f:9999}",
            "",
            "é/%20{%41b}",
            "{/segments*}",
        ],
        &["{term:1}/{term", "a}", "{}", "{a:0}", "{a:12345}", "{a b}", "%2", "a b", "{.}", "{a,}", "{a{b}}"],
    );
    check(
        Format::Decimal,
        &["0", "-1.50", "+007", "1e-9", "123456789012345678901234567890.5"],
        &["", "-", "1.", ".5", "1,5", "1e", "0x1", "NaN", "१", " 1"],
    );
    check(Format::Base64Url, &["", "YQ", "YQ==", "-_8", "YWJj"], &["Y", "YQ=", "YQ===", "+/8", "YWJj=", "YQ==\n"]);
    check(
        Format::RelativeJsonPointer,
        &["0", "1", "0/foo/bar", "2/0/baz/1/zip", "0#", "10+1/a", "0-1#"],
        &["", "/foo", "-1/foo", "+1/foo", "0##", "01/a", "01#", "#", "0+0", "1a"],
    );
}

#[test]
fn values_of_the_standard_library_go_in_and_out() {
    let at = |text: &str| DateTime::from(text).timestamp();
    let after = |seconds: u64, nanoseconds: u32| Some(UNIX_EPOCH + Span::new(seconds, nanoseconds));
    assert_eq!(at("1970-01-01T00:00:00Z"), after(0, 0));
    assert_eq!(at("2000-02-29t12:30:45.123456789123+01:30"), after(951_822_045, 123_456_789));
    assert_eq!(at("1969-12-31T23:59:59.5-00:00"), Some(UNIX_EPOCH - Span::from_millis(500)));
    assert_eq!(at("1990-12-31T23:59:60Z"), at("1991-01-01T00:00:00Z"));
    assert_eq!((at("2000-02-30T00:00:00Z"), at(""), at("é")), (None, None, None));
    let time = |time: SystemTime| DateTime::from(time);
    assert_eq!(time(UNIX_EPOCH + Span::new(951_822_045, 120_000_000)), "2000-02-29T11:00:45.12Z");
    assert_eq!(time(UNIX_EPOCH - Span::from_millis(500)), "1969-12-31T23:59:59.5Z");
    assert_eq!(time(UNIX_EPOCH), "1970-01-01T00:00:00Z");
    assert_eq!(Date::of(2024, 2, 29).parts(), Some((2024, 2, 29)));
    assert_eq!(Date::of(2023, 2, 29).parts(), None);
    let span = |text: &str| Duration::from(text).span();
    assert_eq!(span("P1DT2H3M4S"), Some(Span::from_secs(93_784)));
    assert_eq!(
        (span("P2W"), span("P1M"), span("PT1M")),
        (Some(Span::from_secs(1_209_600)), None, Some(Span::from_secs(60)))
    );
    assert_eq!(Duration::from(Span::from_millis(90_500)), "PT90S");
    assert_eq!(Ipv4::from(Ipv4Addr::LOCALHOST).address(), Some(Ipv4Addr::LOCALHOST));
    assert_eq!(Ipv6::from(Ipv6Addr::LOCALHOST).address(), Some(Ipv6Addr::LOCALHOST));
    assert_eq!((Byte::from(b"a?".to_vec()), Byte::from("YT8=").bytes()), (Byte::from("YT8="), Some(b"a?".to_vec())));
    assert_eq!(Base64Url::from(&b"\xff\xe0"[..]), "_-A");
    assert_eq!((Base64Url::from("_-A=").bytes(), Base64Url::from("+").bytes()), (Some(vec![0xff, 0xe0]), None));
    let uuid = Uuid::from([0xab; 16]);
    assert_eq!((uuid.as_str(), uuid.bytes()), ("abababab-abab-abab-abab-abababababab", Some([0xab; 16])));
    assert_eq!(Uuid::from("x").bytes(), None);
    assert!(Uuid::checked("x").unwrap_err().to_string().contains("`uuid`") && Uuid::checked(uuid.as_str()).is_ok());
}

#[test]
fn the_text_is_kept_whatever_it_is() {
    let email: Email = decode(br#""not an address""#).unwrap();
    assert!(!email.is_valid() && email.valid().is_none());
    assert_eq!((encode(&email).as_slice(), email.len()), (&br#""not an address""#[..], 14));
    let time = DateTime::from("1990-12-31T23:59:60Z");
    assert_eq!(time.valid(), Some("1990-12-31T23:59:60Z"));
    assert_eq!(serde_json::to_string(&time).unwrap(), "\"1990-12-31T23:59:60Z\"");
}
