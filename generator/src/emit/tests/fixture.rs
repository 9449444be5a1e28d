//! A plan with the corners that the five vendors' documents do not have: types named as something of the prelude, of
//! the runtime and of the client, callers that may be strangers, an optional body with required members.

use crate::ir::{Access, Format, Json, Limit, Need, PathPart, Pattern, Place, Rule, Slot, Statuses, Style};
use crate::plan::{
    Answer, Argument, Bindings, Branch, Content, Decide, Division, Docs, Enum, EnumOf, Extra, Flat, Group, GroupOf,
    Ident, Line, Member, NO_BRANCH, Operation, Outcome, Placed, ReplyEnum, ReplyVariant, Schema, Scheme, Server,
    StatusVariant, StatusesEnum, Struct, Template, Tuple, TypeRef, Union, Unknown, Variant, Wire,
};

fn ident(text: &str) -> Ident {
    Ident::claimed(text.to_owned())
}

fn json() -> Content {
    Content { media_type: wire("application/json"), format: Format::Json }
}

fn wire(text: &str) -> Wire {
    Wire(text.into())
}

fn says(text: &str) -> Docs {
    Docs(vec![Line::Document(text.into())])
}

fn schema(name: &str) -> TypeRef {
    TypeRef::Schema(ident(name))
}

fn option(ty: TypeRef) -> TypeRef {
    TypeRef::Option(Box::new(ty))
}

fn member(name: &str, ty: TypeRef) -> Member {
    Member {
        ident: ident(name),
        wire: wire(name.trim_start_matches("r#")),
        required: !matches!(ty, TypeRef::Option(_) | TypeRef::Nullable(_)),
        nullable: matches!(ty, TypeRef::Nullable(_)),
        ty,
        access: Access::Both,
        default: None,
        default_variant: None,
        rules: Vec::new(),
        docs: Docs::default(),
    }
}

fn record(name: &str, members: Vec<Member>) -> Struct {
    let docs = says("Said of it.");
    Struct {
        ident: ident(name),
        docs,
        members,
        extra: None,
        withheld: Vec::new(),
        unknown: Unknown::Allow,
        rules: Vec::new(),
        envelope: None,
        headers: None,
    }
}

fn string_enum(name: &str, values: &[(&str, &str)], unknown: &str) -> Enum {
    let variant = |(name, value): &(&str, &str)| Variant {
        ident: ident(name),
        value: Json::String((*value).into()),
        docs: says(value),
    };
    Enum {
        of: EnumOf::Strings,
        ident: ident(name),
        docs: says("Values."),
        variants: values.iter().map(variant).collect(),
        unknown: ident(unknown),
        open: false,
    }
}

fn branch(name: &str, ty: TypeRef) -> Branch {
    let label = wire(&name.to_lowercase());
    Branch {
        ident: ident(name),
        label: Some(label),
        from: Some(ty.clone()),
        ty,
        rules: Vec::new(),
        docs: Docs::default(),
    }
}

fn schemas() -> Vec<Schema> {
    let kind = Member {
        default: Some(Json::String("b".into())),
        default_variant: Some(ident("B")),
        access: Access::WriteOnly,
        ..member("kind", option(schema("Answer")))
    };
    let ratio = Member {
        default: Some(Json::Number("3.14".into())),
        rules: vec![Rule::Maximum(Limit::Number(1.5)), Rule::ExclusiveMinimum(Limit::Integer(i64::MIN))],
        ..member("ratio", option(TypeRef::F64))
    };
    let text = Member {
        rules: vec![
            Rule::Pattern(Pattern { source: "^a".into(), translated: "^a".into() }),
            Rule::Format("email".into()),
            Rule::AnyOf(vec![vec![Rule::MinLength(1)], Vec::new()]),
        ],
        ..member("r#type", TypeRef::String)
    };
    let many = (0..9).map(|number| member(&format!("part_{number}"), TypeRef::String)).collect();
    let next = member("next", option(TypeRef::Boxed(Box::new(schema("Option")))));
    vec![
        Schema::Struct(Struct {
            extra: Some(Extra { ident: ident("extra"), ty: TypeRef::Value }),
            ..record(
                "Option",
                vec![text, kind, ratio, next, member("note", TypeRef::Nullable(Box::new(TypeRef::String)))],
            )
        }),
        Schema::Enum(string_enum("Answer", &[("A", "a"), ("B", "b"), ("Unknown", "unknown")], "Unlisted")),
        Schema::Struct(Struct { unknown: Unknown::Refuse, ..record("Call", many) }),
        Schema::Union(Union {
            ident: ident("Shape"),
            docs: says("One of two."),
            branches: vec![branch("Call", TypeRef::Boxed(Box::new(schema("Call")))), branch("Text", TypeRef::String)],
            blank: 1,
            decide: vec![
                Decide::Kind([NO_BRANCH, NO_BRANCH, NO_BRANCH, NO_BRANCH, 1, NO_BRANCH, 0]),
                Decide::Tag(wire("t"), vec![(wire("c"), 0)]),
            ],
            one_of: true,
            exclusive: true,
            unknown: Some(ident("Unknown")),
        }),
        Schema::Struct(record(
            "PutBody",
            vec![
                member("request", TypeRef::String),
                member("send", option(TypeRef::Bool)),
                member("names", option(TypeRef::Vec(Box::new(TypeRef::String)))),
            ],
        )),
        Schema::Enum(Enum { open: true, ..string_enum("Color", &[("Red", "red")], "Unknown") }),
        Schema::Tuple(Tuple {
            ident: ident("Pair"),
            docs: says("By place."),
            elements: vec![
                member("item_0", TypeRef::String),
                Member { required: false, ..member("item_1", option(TypeRef::F64)) },
            ],
            rest: Some(TypeRef::Bool),
            rules: vec![Rule::PrefixItems(vec![vec![Rule::MinLength(1)], Vec::new()])],
        }),
        Schema::Struct(record("Problem", vec![member("message", option(TypeRef::String))])),
    ]
}

fn operation(name: &str, method: &str, request: Struct, outcome: Outcome) -> Operation {
    let answer = |status, failure| Answer {
        statuses: Statuses::Exact(status),
        failure,
        variant: 0,
        contents: vec![json()],
        template: failure
            .then(|| Template::Object(vec![(wire("title"), Template::Title), (wire("message"), Template::Message)])),
        headers: None,
        rules: Vec::new(),
    };
    Operation {
        places: vec![Some(placed(Place::Path, Style::Simple)), Some(placed(Place::Query, Style::FormExploded))],
        request,
        method_ident: ident(name),
        client_ident: ident(name),
        deprecated: false,
        docs: says("Does it."),
        method: wire(method),
        path: wire("/things/{id}"),
        parts: vec![PathPart::Literal("/things/".into()), PathPart::Parameter(0)],
        body: Vec::new(),
        bodies: None,
        answers: vec![answer(200, false), answer(404, true)],
        security: Vec::new(),
        unsaid: false,
        accept: None,
        outcome,
        arguments: vec![Argument::Member(0)],
        flat: None,
        links: Vec::new(),
        callbacks: Vec::new(),
        paging: None,
        narrowed: Vec::new(),
        awaited: None,
        without_body: false,
    }
}

fn placed(place: Place, style: Style) -> Placed {
    Placed { place, style, content: None, members: None, reserved: false, empty: false, key: false }
}

fn outcome(output: TypeRef) -> Outcome {
    Outcome {
        response: output.clone(),
        optional: false,
        failure: None,
        output,
        headers: None,
        failure_headers: None,
        error: None,
        error_docs: Docs::default(),
        envelope: None,
        statuses: None,
        status_alias: None,
        status_sets: Vec::new(),
        failure_body: None,
        replies: Vec::new(),
    }
}

fn operations() -> Vec<Operation> {
    let failing = Outcome {
        error: Some(ident("GetThingError")),
        error_docs: says("Why."),
        statuses: Some(ident("GetThingStatus")),
        status_sets: vec![StatusesEnum {
            ident: ident("GetThingStatus"),
            docs: says("The statuses."),
            variants: vec![StatusVariant { ident: ident("NotFound"), status: 404, docs: says("404") }],
        }],
        failure_body: Some(schema("Problem")),
        ..outcome(schema("Option"))
    };
    let get = record(
        "GetThing",
        vec![member("id", TypeRef::Integer("i64")), member("tags", option(TypeRef::Vec(Box::new(schema("Answer")))))],
    );
    let body = member("body", option(schema("PutBody")));
    let put =
        record("PutThing", vec![member("id", TypeRef::Format("Uuid")), member("send", option(TypeRef::Bool)), body]);
    let need = |scheme| Need { scheme, scopes: Vec::new() };
    let mut get = operation("get_thing", "GET", get, failing);
    get.security = vec![vec![need(0), need(1)], Vec::new()];
    let mut put = operation("put_thing", "PUT", put, outcome(TypeRef::Unit));
    put.places.push(None);
    put.body = vec![json()];
    put.security = vec![vec![need(0)]];
    put.arguments.push(Argument::BodyMember(0));
    put.flat = Some(Flat { ident: ident("PutBody"), schema: 4, setters: vec![1, 2] });
    put.without_body = true;
    let reply = |name: &str, statuses, ty| ReplyVariant { ident: ident(name), statuses, ty, docs: Docs::default() };
    let listing = Outcome {
        failure: Some(TypeRef::Operation(ident("ListError"))),
        error: Some(ident("ListError")),
        replies: vec![ReplyEnum {
            ident: ident("ListError"),
            docs: says("Why."),
            variants: vec![
                reply("NotFound", Statuses::Exact(404), TypeRef::Unit),
                reply("Conflict", Statuses::Exact(409), schema("Problem")),
                reply("Default", Statuses::Default, schema("Call")),
            ],
        }],
        ..outcome(TypeRef::Vec(Box::new(schema("Shape"))))
    };
    let list = operation("list", "GET", record("List", Vec::new()), listing);
    vec![get, put, Operation { places: Vec::new(), arguments: Vec::new(), ..list }]
}

pub(super) fn bindings() -> Bindings {
    let group = |module: &str, name: &str, tag: Option<&str>, operations| Group {
        handle: None,
        module: ident(module),
        trait_ident: ident(name),
        of: tag.map_or(GroupOf::Untagged, |tag| GroupOf::Tag(wire(tag))),
        docs: Docs::default(),
        operations,
        apart: Vec::new(),
    };
    let scheme = |name: &str, slot| Scheme {
        ident: ident(name),
        name: wire(name),
        slot,
        prefix: wire(""),
        tokens: None,
        docs: Docs::default(),
    };
    Bindings {
        additions: std::collections::BTreeMap::new(),
        foreign: Vec::new(),
        ordered_maps: false,
        vendor: "small-api".to_owned(),
        title: wire("Small"),
        description: says("About it."),
        schemas: schemas(),
        alike: Vec::new(),
        operations: operations(),
        shared_statuses: Vec::new(),
        shared_replies: Vec::new(),
        groups: vec![group("r#type", "Type", Some("type"), vec![0, 1]), group("api", "Api", None, vec![2])],
        division: Division::default(),
        servers: vec![Server {
            ident: ident("Main"),
            url: wire("https://a.example"),
            absolute: true,
            variables: Vec::new(),
            description: wire("Main"),
        }],
        server_choices: Vec::new(),
        elsewhere: Vec::new(),
        schemes: vec![scheme("key", Slot::Query("k".into())), scheme("user", Slot::Basic)],
        ignore_read_only: false,
        refuse_unknown_query: false,
        xml: Vec::new(),
        usual_error: None,
        usual_error_type: None,
    }
}
