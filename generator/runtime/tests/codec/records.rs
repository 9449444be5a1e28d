//! Objects of a known shape.

use crate::types::{Directed, Keeping, Member, Role, Sealed};
use crate::{again, found, places};
use bindery::json::{Direction, ReadOnly, Reading, Writing};
use bindery::{Nullable, Value, decode, decode_strict, decode_with, encode, encode_with};

#[test]
fn members_come_in_any_order() {
    let member: Member = decode(br#" { "roles" : [ "admin" ] , "unknown" : {"a":[1]} , "id" : 7.0 } "#).unwrap();
    assert_eq!((member.id, member.roles.as_slice()), (7, &[Role::Admin][..]));
    assert_eq!(encode(&member), br#"{"id":7,"roles":["admin"]}"#);
}

#[test]
fn keys_may_be_escaped() {
    assert_eq!(again::<Member>(r#"{"\u0069d":1,"rol\u0065s":[]}"#), r#"{"id":1,"roles":[]}"#);
}

#[test]
fn a_fault_says_where_it_is() {
    let error = decode::<Member>(br#"{"id":1,"roles":[],"manager":{"id":1,"roles":["x",5]}}"#).unwrap_err();
    assert_eq!(error.to_string(), "`/manager/roles/1`: expected a string, found a number, at byte 50");
    let error = decode::<Member>(br#"{"id":1,"roles":[],"labels":{"a/b~c":"x"}}"#).unwrap_err();
    assert_eq!(error.violations().as_slice()[0].location, "/labels/a~1b~0c");
}

#[test]
fn a_strict_reader_finds_everything() {
    let json = r#"{"email":null,"nick":null,"id":"x","manager":{"id":1.5,"roles":["admin","owner",3]},"labels":{"a":1,"a":2}}"#;
    assert_eq!(
        found::<Member>(json),
        [
            ("/email".into(), "type"),
            ("/id".into(), "type"),
            ("/manager/id".into(), "type"),
            ("/manager/roles/1".into(), "enum"),
            ("/manager/roles/2".into(), "type"),
            ("/labels/a".into(), "properties"),
            ("/roles".into(), "required"),
        ]
    );
}

#[test]
fn a_strict_reader_finds_only_so_much() {
    let json = format!(r#"{{"id":1,"roles":[{}]}}"#, vec!["0"; 5000].join(","));
    assert_eq!(found::<Member>(&json).len(), bindery::validate::MAX_VIOLATIONS);
}

#[test]
fn malformed_json_is_no_list_of_violations() {
    let error = decode_strict::<Member>(br#"{"id":"x","roles":[}"#).unwrap_err();
    assert!(error.is_malformed());
    assert_eq!(error.violations().as_slice().len(), 1);
}

#[test]
fn a_member_stands_once() {
    for json in [r#"{"a":true,"a":true}"#, r#"{"a":true,"\u0061":true}"#] {
        assert!(decode::<Sealed>(json.as_bytes()).is_err(), "{json}");
        assert!(decode_strict::<Sealed>(json.as_bytes()).is_err(), "{json}");
    }
}

#[test]
fn members_beyond_the_document() {
    assert_eq!(again::<Sealed>(r#"{"b":1}"#), "{}");
    assert_eq!(found::<Sealed>(r#"{"b":1,"c":[],"a":1}"#).len(), 3);
    assert_eq!(again::<Keeping>(r#"{"b":[1,null],"a":1,"c":{}}"#), r#"{"a":1,"b":[1,null],"c":{}}"#);
    let mut keeping: Keeping = decode(b"{}").unwrap();
    keeping.extra.insert("a", 5);
    assert_eq!(encode(&keeping), b"{}", "a listed member is not written twice");
}

#[test]
fn absent_null_and_value_are_three() {
    let nick = |json: &str| decode::<Member>(json.as_bytes()).unwrap().nick;
    assert_eq!(nick(r#"{"id":1,"roles":[]}"#), Nullable::Absent);
    assert_eq!(nick(r#"{"id":1,"roles":[],"nick":null}"#), Nullable::Null);
    assert_eq!(nick(r#"{"id":1,"roles":[],"nick":"a"}"#), Nullable::Value("a".to_owned()));
    for json in [r#"{"id":1,"roles":[]}"#, r#"{"id":1,"nick":null,"roles":[]}"#, r#"{"id":1,"nick":"a","roles":[]}"#] {
        assert_eq!(again::<Member>(json), json);
    }
}

#[test]
fn null_is_a_value_where_any_value_is() {
    let json = r#"{"id":1,"roles":[],"input":null}"#;
    assert_eq!(decode::<Member>(json.as_bytes()).unwrap().input, Some(Value::Null));
    assert_eq!(again::<Member>(json), json);
    assert_eq!(decode_strict::<Member>(json.as_bytes()).unwrap().input, Some(Value::Null));
}

#[test]
fn a_tolerant_reader_takes_null_for_absent() {
    assert_eq!(again::<Member>(r#"{"id":1,"roles":[],"email":null}"#), r#"{"id":1,"roles":[]}"#);
}

#[test]
fn members_travel_in_their_direction() {
    let request = Reading::strict().direction(Direction::Request);
    let value: Directed = decode_with(br#"{"secret":"s"}"#, &request).unwrap();
    assert_eq!(value.secret, "s");
    let refused = decode_with::<Directed>(br#"{"secret":"s","id":"i"}"#, &request).unwrap_err();
    assert_eq!(places(refused.into_violations()), [("/id".into(), "readOnly")]);
    let ignored: Directed = decode_with(br#"{"secret":"s","id":"i"}"#, &request.read_only(ReadOnly::Ignore)).unwrap();
    assert_eq!(ignored.id, "");
    let response = Reading::tolerant().direction(Direction::Response);
    assert!(decode_with::<Directed>(br#"{"id":"i"}"#, &response).is_ok());
    assert!(decode_with::<Directed>(br#"{"secret":"s"}"#, &response).is_err());

    let both = Directed { id: "i".into(), secret: "s".into(), limit: None };
    let written = |direction| encode_with(&both, &Writing::strict().direction(direction)).unwrap();
    assert_eq!(written(Direction::Request), br#"{"secret":"s"}"#);
    assert_eq!(written(Direction::Response), br#"{"id":"i"}"#);
}

#[test]
fn defaults_are_applied_on_demand() {
    let limit = |json: &[u8], defaults| {
        decode_with::<Directed>(json, &Reading::strict().direction(Direction::Any).defaults(defaults)).unwrap().limit
    };
    assert_eq!(limit(br#"{}"#, false), None);
    assert_eq!(limit(br#"{}"#, true), Some(10));
    assert_eq!(limit(br#"{"limit":3}"#, true), Some(3));
}

#[test]
fn strict_output_lists_nothing_unknown() {
    let member: Member = decode(br#"{"id":1,"roles":["admin","owner"]}"#).unwrap();
    assert_eq!(encode(&member), br#"{"id":1,"roles":["admin","owner"]}"#);
    let error = encode_with(&member, &Writing::strict()).unwrap_err();
    assert_eq!(error.to_string(), "`/roles/1`: the document does not list this value");
}

/// More members than the reader tracks without an allocation.
mod wide {
    use bindery::{decode, decode_strict};

    macro_rules! wide {
        ($($member:ident $wire:literal)*) => {
            #[derive(Clone)]
            struct Wide {
                $($member: Option<i64>,)*
                next: Option<Box<Self>>,
            }
            bindery::record!(Wide [0, 0, 0, 0, 0x800_0000_0000] { $($member: $wire,)* next: "next" });
        };
    }
    wide! {
        m0 "m0" m1 "m1" m2 "m2" m3 "m3" m4 "m4" m5 "m5" m6 "m6" m7 "m7" m8 "m8" m9 "m9" m10 "m10" m11 "m11"
        m12 "m12" m13 "m13" m14 "m14" m15 "m15" m16 "m16" m17 "m17" m18 "m18" m19 "m19" m20 "m20" m21 "m21"
        m22 "m22" m23 "m23" m24 "m24" m25 "m25" m26 "m26" m27 "m27" m28 "m28" m29 "m29" m30 "m30" m31 "m31"
        m32 "m32" m33 "m33" m34 "m34" m35 "m35" m36 "m36" m37 "m37" m38 "m38" m39 "m39" m40 "m40" m41 "m41"
        m42 "m42" m43 "m43" m44 "m44" m45 "m45" m46 "m46" m47 "m47" m48 "m48" m49 "m49" m50 "m50" m51 "m51"
        m52 "m52" m53 "m53" m54 "m54" m55 "m55" m56 "m56" m57 "m57" m58 "m58" m59 "m59" m60 "m60" m61 "m61"
        m62 "m62" m63 "m63" m64 "m64" m65 "m65" m66 "m66" m67 "m67" m68 "m68" m69 "m69" m70 "m70" m71 "m71"
        m72 "m72" m73 "m73" m74 "m74" m75 "m75" m76 "m76" m77 "m77" m78 "m78" m79 "m79" m80 "m80" m81 "m81"
        m82 "m82" m83 "m83" m84 "m84" m85 "m85" m86 "m86" m87 "m87" m88 "m88" m89 "m89" m90 "m90" m91 "m91"
        m92 "m92" m93 "m93" m94 "m94" m95 "m95" m96 "m96" m97 "m97" m98 "m98" m99 "m99" m100 "m100" m101 "m101"
        m102 "m102" m103 "m103" m104 "m104" m105 "m105" m106 "m106" m107 "m107" m108 "m108" m109 "m109" m110 "m110"
        m111 "m111" m112 "m112" m113 "m113" m114 "m114" m115 "m115" m116 "m116" m117 "m117" m118 "m118" m119 "m119"
        m120 "m120" m121 "m121" m122 "m122" m123 "m123" m124 "m124" m125 "m125" m126 "m126" m127 "m127" m128 "m128"
        m129 "m129" m130 "m130" m131 "m131" m132 "m132" m133 "m133" m134 "m134" m135 "m135" m136 "m136" m137 "m137"
        m138 "m138" m139 "m139" m140 "m140" m141 "m141" m142 "m142" m143 "m143" m144 "m144" m145 "m145" m146 "m146"
        m147 "m147" m148 "m148" m149 "m149" m150 "m150" m151 "m151" m152 "m152" m153 "m153" m154 "m154" m155 "m155"
        m156 "m156" m157 "m157" m158 "m158" m159 "m159" m160 "m160" m161 "m161" m162 "m162" m163 "m163" m164 "m164"
        m165 "m165" m166 "m166" m167 "m167" m168 "m168" m169 "m169" m170 "m170" m171 "m171" m172 "m172" m173 "m173"
        m174 "m174" m175 "m175" m176 "m176" m177 "m177" m178 "m178" m179 "m179" m180 "m180" m181 "m181" m182 "m182"
        m183 "m183" m184 "m184" m185 "m185" m186 "m186" m187 "m187" m188 "m188" m189 "m189" m190 "m190" m191 "m191"
        m192 "m192" m193 "m193" m194 "m194" m195 "m195" m196 "m196" m197 "m197" m198 "m198" m199 "m199" m200 "m200"
        m201 "m201" m202 "m202" m203 "m203" m204 "m204" m205 "m205" m206 "m206" m207 "m207" m208 "m208" m209 "m209"
        m210 "m210" m211 "m211" m212 "m212" m213 "m213" m214 "m214" m215 "m215" m216 "m216" m217 "m217" m218 "m218"
        m219 "m219" m220 "m220" m221 "m221" m222 "m222" m223 "m223" m224 "m224" m225 "m225" m226 "m226" m227 "m227"
        m228 "m228" m229 "m229" m230 "m230" m231 "m231" m232 "m232" m233 "m233" m234 "m234" m235 "m235" m236 "m236"
        m237 "m237" m238 "m238" m239 "m239" m240 "m240" m241 "m241" m242 "m242" m243 "m243" m244 "m244" m245 "m245"
        m246 "m246" m247 "m247" m248 "m248" m249 "m249" m250 "m250" m251 "m251" m252 "m252" m253 "m253" m254 "m254"
        m255 "m255" m256 "m256" m257 "m257" m258 "m258" m259 "m259" m260 "m260" m261 "m261" m262 "m262" m263 "m263"
        m264 "m264" m265 "m265" m266 "m266" m267 "m267" m268 "m268" m269 "m269" m270 "m270" m271 "m271" m272 "m272"
        m273 "m273" m274 "m274" m275 "m275" m276 "m276" m277 "m277" m278 "m278" m279 "m279" m280 "m280" m281 "m281"
        m282 "m282" m283 "m283" m284 "m284" m285 "m285" m286 "m286" m287 "m287" m288 "m288" m289 "m289" m290 "m290"
        m291 "m291" m292 "m292" m293 "m293" m294 "m294" m295 "m295" m296 "m296" m297 "m297" m298 "m298" m299 "m299"
    }

    #[test]
    fn many_members_are_tracked() {
        let value: Wide = decode(br#"{"m299":1,"m0":2,"m256":3}"#).unwrap();
        assert_eq!((value.m0, value.m256, value.m299), (Some(2), Some(3), Some(1)));
        assert!(decode::<Wide>(br#"{"m299":1,"m299":1}"#).is_err());
        let error = decode_strict::<Wide>(b"{}").unwrap_err();
        assert_eq!(error.violations().as_slice()[0].location, "/m299");
    }

    /// On the 2 MiB that a thread has unless told otherwise, in debug builds too.
    #[test]
    fn the_deepest_value_of_a_wide_type_fits_the_stack() {
        let deepest = 127;
        let json = format!("{}{{\"m299\":1}}{}", "{\"m299\":1,\"next\":".repeat(deepest), "}".repeat(deepest));
        let work = move || {
            let value: Wide = decode(json.as_bytes()).unwrap();
            assert!(decode_strict::<Wide>(json.as_bytes()).is_ok());
            assert_eq!(bindery::encode(&value), json.as_bytes());
            assert!(format!("{value:?}").len() > json.len());
            assert_eq!(value.clone(), value);
        };
        std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
    }
}
