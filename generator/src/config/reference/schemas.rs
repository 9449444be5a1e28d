//! Schemas: their names, and what they are held in.

use super::super::values::{Formats, Held, Maps, ReadOnly, UnknownFields, meanings};
use super::{Entry, Section, Values};

/// `[types."…"]`
pub(super) const TYPES: Section = Section {
    header: "[types.\"NAME or POINTER\"]",
    title: "One type",
    about: "A schema by the name of its component, or by a JSON pointer into the document: \
            `[types.\"#/components/schemas/Order/properties/total\"]`, \
            `[types.\"#/paths/~1pets/get/responses/200/content/application~1json/schema\"]`, \
            `[types.\"#/components/parameters/Limit/schema\"]`. A pointer leads through no `$ref`: it names the schema where it \
            is written. What operations have may also be called as in `names.lock`, which doesn't count parameters: \
            `[types.\"GET /pets response 200 application/json\"]`, `[types.\"GET /pets/{id} query limit\"]`. It has to be one that a \
            type is made of, or a value that is held in one.",
    sample: "[types.A]\nname = \"A\"\n",
    free: false,
    entries: &[
        Entry {
            key: "name",
            what: "What the type is called, in whatever case. Inline types of equal structure that are given one name are one \
                   type.",
            values: Values::Any("letters, digits and `_`, beginning with a letter"),
            default: "the one in `names.lock`, else made from the component's name or the place",
            needs: "a schema that makes a type",
            example: "[types.\"service.CreateRequest\"]\nname = \"CreateRequest\"\n",
        },
        Entry {
            key: "type",
            what: "How values are held: a scalar in one of our types, anything in a type of another crate (see [Your own \
                   types](lowering.md#your-own-types)). What the type has no room for is an error, to clients too.",
            values: Values::WordsOr(
                meanings::<Held>,
                "the path of a type, as in `jiff::Timestamp` or `my_money::Money`",
            ),
            default: "what the schema and its `format` say",
            needs: "a schema that the type can hold",
            example: "[types.Money]\ntype = \"my_money::Money\"\n\n[types.\"#/components/schemas/Order/properties/amount\"]\n\
                      type = \"decimal\"\n\n[dependencies]\nmy_money = \"1\"\n",
        },
        Entry {
            key: "derives",
            what: "Traits to derive beside what every generated type has (`Clone`, `Debug`, `PartialEq`, serde's). Traits of \
                   other crates by their paths, with a line in `[dependencies]`.",
            values: Values::Any("a list of paths of traits"),
            default: "those of `[schemas]`",
            needs: "a trait that the type does not have yet: enumerations have `Eq` and `Hash`, structs without required \
                    members `Default`",
            example: "[types.Pet]\nderives = [\"Eq\", \"Hash\"]\n",
        },
        Entry {
            key: "attributes",
            what: "Attributes of the type's definition, above its derives.",
            values: Values::Any("a list of outer attributes, other than `derive` and `doc`"),
            default: "those of `[schemas]`",
            needs: "a type",
            example: "[types.Pet]\nattributes = [\"#[my_crate::audited]\"]\n\n[dependencies]\nmy_crate = \"1\"\n",
        },
        Entry {
            key: "maps",
            what: "What the map is held in that the schema makes, and those of the schemas written in it. What a reference \
                   leads to is a type of its own.",
            values: Values::Words(meanings::<Maps>),
            default: "that of `[schemas]`",
            needs: "an object with free keys",
            example: "[types.Labels]\nmaps = \"IndexMap\"\n",
        },
        Entry {
            key: "fields",
            what: "What fields are called, each by its property, in whatever case. Fields of other types stay as they are: of a \
                   type that includes this one by `allOf`, for instance. What requests carry of a type that is split by \
                   direction has the same names.",
            values: Values::Any("a table of names: letters, digits and `_`, beginning with a letter"),
            default: "those in `names.lock`, else made from the properties",
            needs: "each property; no other may be called so (`B0501`)",
            example: "[types.Pet.fields]\ntype = \"species\"\n\"x-legacy-id\" = \"legacy_id\"\n",
        },
        Entry {
            key: "variants",
            what: "What variants are called. Those of an enumeration go by their values, as JSON has them but for quotation \
                   marks (which tell `\"1\"` from `1` where there are both); those of a union by what messages call the \
                   branch: its component or title, else what it is, as in `string` or `array of string`.",
            values: Values::Any("a table of names: letters, digits and `_`, beginning with a letter"),
            default: "those in `names.lock`, else made from titles and values",
            needs: "each value or branch; no other may be called so (`B0501`)",
            example: "[types.Priority.variants]\n1 = \"Low\"\n2 = \"High\"\n\n\
                      [types.\"#/components/schemas/Pet/properties/tag\".variants]\nstring = \"Name\"\n",
        },
    ],
};

/// `[formats]`
pub(super) const FORMATS: Section = Section {
    header: "[formats]",
    title: "Formats",
    about: "A line for each `format`, whoever made it up: the same as `type` above for every schema of that format that has \
            no line of its own.",
    sample: "[formats]\n",
    free: true,
    entries: &[Entry {
        key: "FORMAT",
        what: "How values of the format are held.",
        values: Values::WordsOr(meanings::<Held>, "the path of a type"),
        default: "see [Formats](lowering.md#formats) and [Numbers](lowering.md#numbers)",
        needs: "a scalar of that format, without `enum` or `const`, that the type can hold",
        example: "[formats]\nint32 = \"i32\"\ndate-time = \"jiff::Timestamp\"\n",
    }],
};

/// `[dependencies]`
pub(super) const DEPENDENCIES: Section = Section {
    header: "[dependencies]",
    title: "Dependencies of generated crates",
    about: "The packages of the types that `type` and `[formats]` name, written into the manifests of the generated crates as \
            they stand here. Crates that the runtime has a feature for need no line. Under a build script your own manifest \
            has them.",
    sample: "[dependencies]\n",
    free: true,
    entries: &[Entry {
        key: "PACKAGE",
        what: "Where the package is from, in Cargo's words. A path is as seen from a generated crate.",
        values: Values::Any(
            "a version, or a table with `version`, `path`, `git`, `branch`, `tag`, `rev`, `registry`, `package`, `features`, \
             `default-features` or `workspace`",
        ),
        default: "the generated crates depend on the runtime alone",
        needs: "a type of the package",
        example: "[dependencies]\nmy_money = { path = \"../../../my_money\" }\n\n[types.Money]\ntype = \"my_money::Money\"\n",
    }],
};

/// `[schemas]`
pub(super) const SCHEMAS: Section = Section {
    header: "[schemas]",
    title: "All schemas",
    about: "",
    sample: "[schemas]\n",
    free: false,
    entries: &[
        Entry {
            key: "unknown-fields",
            what: "What happens to members that a schema doesn't list. Clients accept them in any case.",
            values: Values::Words(meanings::<UnknownFields>),
            default: "kept where a type travels both ways, where `additionalProperties` says so, and in branches of unions",
            needs: "nothing",
            example: "[schemas]\nunknown-fields = \"keep\"\n",
        },
        Entry {
            key: "read-only",
            what: "What a server does with `readOnly` members of a request.",
            values: Values::Words(meanings::<ReadOnly>),
            default: "`refuse`",
            needs: "nothing",
            example: "[schemas]\nread-only = \"ignore\"\n",
        },
        Entry {
            key: "formats",
            what: "Whether a server checks `format`.",
            values: Values::Words(meanings::<Formats>),
            default: "`enforce`",
            needs: "a format that can be checked",
            example: "[schemas]\nformats = \"annotate\"\n",
        },
        Entry {
            key: "maps",
            what: "What objects with free keys are held in. Equality is the same in either; an `IndexMap` has no `Hash` or `Ord` \
                   to derive. Members beside listed ones, and what has no type, are in the order of their names.",
            values: Values::Words(meanings::<Maps>),
            default: "`BTreeMap`",
            needs: "an object with free keys, of which nothing of its own is said",
            example: "[schemas]\nmaps = \"IndexMap\"\n",
        },
        Entry {
            key: "derives",
            what: "Traits to derive on every type of a schema that does not have them yet, as [`derives`](#derives) of one. \
                   What a type can't derive (`Eq` of one with floats), rustc tells.",
            values: Values::Any("a list of paths of traits"),
            default: "none",
            needs: "a type without it",
            example: "[schemas]\nderives = [\"Eq\"]\n",
        },
        Entry {
            key: "attributes",
            what: "Attributes of every type of a schema.",
            values: Values::Any("a list of outer attributes, other than `derive` and `doc`"),
            default: "none",
            needs: "a type",
            example: "[schemas]\nattributes = [\"#[must_use]\"]\n",
        },
    ],
};
