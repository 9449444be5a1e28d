//! The one table of diagnostic codes, with all that is to be said of each. A code, once published, keeps its meaning;
//! new ones are added, with a page each in `codes/`.

use std::fmt;

use crate::near::nearest;

macro_rules! codes {
    ($($name:ident = $id:literal $title:literal $help:literal,)*) => {
        /// Names a kind of finding.
        ///
        /// 01xx source, 02xx document, 03xx references, 04xx schemas and lowering, 05xx names, 06xx security,
        /// 07xx configuration and lock, 08xx writing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// Every code, in the table's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The published id, such as `B0203`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What it is about, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// How it is mended in general: shown with an error or a warning that knows nothing better.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)* }
            }

            /// All of it, as Markdown: what it means, why it matters, what to do, an example and its repair. See
            /// [`page`](super::page) for the form.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("codes/", $id, ".md")),)* }
            }
        }
    };
}

codes! {
    // 01xx: source
    UnreadableFile = "B0101" "a file could not be read"
        "check that the file is there, that its path is written as its name is, and that it may be read",
    NotUtf8 = "B0102" "the file is not UTF-8 text"
        "save the file as UTF-8",
    EmptyFile = "B0103" "the file is empty"
        "begin with `openapi: 3.1.0`, `info` and `paths`",
    Syntax = "B0104" "neither YAML nor JSON"
        "mend the syntax at the place that is marked, or in a line before it",
    DuplicateKey = "B0105" "a key occurs twice in one mapping"
        "remove one of the two, or join what they hold",
    BadKey = "B0106" "a mapping key is not a string"
        "put the key in quotes",
    UnsupportedYaml = "B0107" "a YAML feature that documents may not use"
        "write the value as JSON could: OpenAPI allows no other tags, and one document a file",
    LimitExceeded = "B0108" "the document exceeds a limit"
        "cut the parts that are not needed, or raise the limit with `--limit NAME=VALUE`",
    NoEmbeddedDocument = "B0109" "a documentation page without an OpenAPI block"
        "give the page a block fenced by four backticks: ````yaml <source> <method> <path>",
    PagesDisagree = "B0110" "pages that can't be merged into one document"
        "fetch all pages again at the same time; what still differs, correct by hand",

    // 02xx: document
    NotOpenApi = "B0201" "no `openapi` version"
        "begin the document with `openapi: 3.1.0`",
    UnsupportedVersion = "B0202" "a version of OpenAPI that is not supported"
        "convert the document to OpenAPI 3.0, 3.1 or 3.2, or to Swagger 2.0",
    MissingField = "B0203" "a required field is missing"
        "add the field",
    WrongType = "B0204" "a field holds a value of the wrong type"
        "write a value of the type that the field has",
    BadValue = "B0205" "a field holds a value that it can't have"
        "write a value that the field can have",
    UnknownField = "B0206" "a field that OpenAPI does not define"
        "mend the field's name, remove it, or let it begin with `x-`",
    BadPath = "B0207" "a path key that is no path"
        "write a path that begins with `/`, with its parameters in braces: `/pets/{id}`",
    UndeclaredPathParameter = "B0208" "a path template names a parameter that nothing declares"
        "declare the parameter with `in: path` and `required: true`",
    UnusedPathParameter = "B0209" "a path parameter that the path template does not name"
        "write the parameter into the path, as in `/pets/{id}`, or remove it",
    DuplicateParameter = "B0210" "a parameter is declared twice"
        "remove one of the two declarations",
    DuplicatePath = "B0211" "two paths of the same shape"
        "put the operations under one of the paths; describe those of one method as one operation",
    BadStatusKey = "B0212" "a response key that is no status"
        "write a status such as `'200'`, a range such as `4XX`, or `default`",
    ParameterWithoutSchema = "B0213" "a parameter without `schema` or `content`"
        "add `schema`, as in `schema: { type: string }`",
    DuplicateOperationId = "B0214" "two operations share an operationId"
        "give each operation an `operationId` of its own",
    RequiredOnProperty = "B0215" "`required` on a property instead of its object"
        "list the property's name in the `required` of its object",
    ConflictingFields = "B0216" "fields that exclude each other"
        "keep one of the fields",
    OutdatedKeyword = "B0217" "a keyword of another version of OpenAPI"
        "write what the version that the document declares has in its place",
    Misspelt = "B0218" "a name that nothing has"
        "write the other name, if that is meant",

    // 03xx: references
    DanglingReference = "B0301" "a reference to something that does not exist"
        "mend the reference, or declare what it names below `components`",
    ReferenceCycle = "B0302" "references that only lead to each other"
        "say in one of them what the value is",
    RefusedReference = "B0303" "a reference that leaves the document's folder"
        "copy what it names into this document, below `components`, and refer to it there",
    WrongReferenceTarget = "B0304" "a reference to something of another kind"
        "refer to an entry of the section that belongs to this place",
    IgnoredSibling = "B0305" "a keyword beside `$ref` that has no effect"
        "put it into what is referred to, or remove it",
    DanglingMapping = "B0306" "a discriminator that maps to a schema that does not exist"
        "name a schema that exists, or remove the entry",

    // 04xx: schemas and lowering
    BadPattern = "B0401" "a pattern that is no regular expression"
        "write a regular expression of ECMA-262, as JSON Schema asks for",
    Unsupported = "B0402" "something that can't be represented yet"
        "leave it out with `--skip-unsupported`, or change it with an overlay",
    IgnoredParameter = "B0403" "a parameter that the specification takes from elsewhere"
        "remove the parameter: what it would carry is described elsewhere",
    OptionalBody = "B0404" "an optional body with required properties"
        "write `required: true` beside `content`, where a body is always sent",
    Uninhabited = "B0405" "a schema of which no value exists"
        "make a member on the cycle optional or nullable",
    NotEnforced = "B0406" "a keyword that has no effect"
        "remove the keyword, or check in your own code what it demands",
    NotGenerated = "B0407" "a part of the document that nothing is generated for"
        "nothing has to be done unless you need it; docs/openapi-support.md says what is supported",
    BadDefault = "B0408" "a default that is no value of its schema"
        "mend the default, or the schema",
    ImpossibleAllOf = "B0409" "an `allOf` whose branches exclude each other"
        "make the branches agree",
    NoContent = "B0410" "a `GET` that answers without content"
        "say what the response carries: `content: {application/json: {schema: {}}}` is any JSON",

    CrossedLimits = "B0420" "limits that leave no value in between"
        "exchange the two limits, or mend one of them",
    MistypedValue = "B0421" "a listed value that is not of the stated type"
        "write a value that `type` and `enum` beside it allow, or mend these",
    EmptyEnum = "B0422" "an `enum` without values"
        "list the values, or remove `enum`",
    Repetition = "B0423" "an entry that is listed twice"
        "remove one of the two",
    ForbiddenProperty = "B0424" "a required property that is forbidden"
        "allow a value for the property, or take it out of `required`",
    BothDirections = "B0425" "`readOnly` beside `writeOnly`"
        "keep the one that is meant: `readOnly` is in responses, `writeOnly` in requests",
    IdleFormat = "B0426" "a format of another kind of value"
        "mend `type`, or remove `format`",
    NonlinearPattern = "B0427" "a pattern that can't be checked in linear time"
        "write the pattern without look-around and back-references, and with fewer repetitions",
    IdleKeyword = "B0428" "a keyword without effect beside the others"
        "remove the keyword, or mend the `type` beside it",

    // 05xx: names
    NameTaken = "B0501" "two things are given one name"
        "give each a name of its own in `bindery.toml`",
    NameKept = "B0502" "a name that the document has changed, and `names.lock` has kept"
        "name it in `bindery.toml`, or delete its line from `names.lock`",

    // 06xx: security
    UndefinedScheme = "B0601" "a security requirement names a scheme that does not exist"
        "declare the scheme under `components.securitySchemes`, or name one that is there",
    OpenOperation = "B0602" "an operation without security in a document that has schemes"
        "say what the operation needs with `security`; `security: []` says that it needs nothing",

    // 07xx: configuration and lock
    ConfigSyntax = "B0701" "a configuration that is not TOML"
        "mend the syntax (https://toml.io): texts stand in quotes, and so do keys with `/`, `{` or a space",
    UnknownSetting = "B0702" "a setting that does not exist"
        "mend the setting's name, or delete the entry",
    BadSetting = "B0703" "a setting with a value that it can't have"
        "write what is asked for there, or delete the entry",
    UnusedSetting = "B0704" "a setting without an effect"
        "write the entry's key as the document does, or delete the entry",
    LockSyntax = "B0705" "a line of `names.lock` that can't be read"
        "restore the file from version control, or delete the line to have its name made again",
    LockConflict = "B0706" "two values for one key of `names.lock`"
        "keep the line whose value is published already, and delete the other",
    BadOverlay = "B0707" "an overlay that does not follow its specification"
        "write the overlay as the Overlay Specification says",
    BadJsonPath = "B0708" "a path in an overlay that is no JSONPath"
        "write it as in `$.paths['/members'].get.parameters[?@.name == 'id']`",
    UnmatchedAction = "B0709" "an action of an overlay that matches nothing"
        "mend the path, or delete the action",
    OverlayConflict = "B0710" "an action of an overlay that does not fit the document"
        "remove what is there in an action before this one",
    UnmatchedSelection = "B0711" "a selection that matches no operation"
        "write the selection as the document writes its operations, or delete it",
    UnusedAllowance = "B0712" "an allowed change that does not happen, or is allowed no longer"
        "remove the entry, or mend it",

    // 08xx: writing
    UnwritableFile = "B0801" "a file or folder that can't be written"
        "make sure that the folder may be written and has room, or write elsewhere with `--out`",
    Unprintable = "B0802" "generated code that can't be printed"
        "report it, with the document if you may share it; `--skip-unsupported` or a selection may get around it",
}

const RANGES: [(&str, &str); 8] = [
    ("B01", "source"),
    ("B02", "document"),
    ("B03", "references"),
    ("B04", "schemas and lowering"),
    ("B05", "names"),
    ("B06", "security"),
    ("B07", "configuration and lock"),
    ("B08", "writing"),
];

impl Code {
    /// The code with this id (`B0203`, any case).
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }

    /// The code that was probably meant by an id that is none.
    #[must_use]
    pub fn nearest(id: &str) -> Option<Self> {
        nearest(id, Self::ALL.iter().map(|code| code.id())).and_then(Self::from_id)
    }

    /// What the codes are about that share this one's first two digits.
    #[must_use]
    pub fn range(self) -> &'static str {
        RANGES.iter().find(|(start, _)| self.id().starts_with(start)).map_or("", |(_, about)| about)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn ids_are_unique_and_ascend() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id()));
        assert_eq!(Code::from_id("b0301"), Some(Code::DanglingReference));
        assert_eq!(Code::nearest("E0301"), Some(Code::DanglingReference));
        assert_eq!(Code::nearest("frobnicate"), None);
        assert!(Code::ALL.iter().all(|code| !code.range().is_empty()));
    }
}
