//! The one table of diagnostic codes. A code, once published, keeps its meaning; new ones are added, one line each.

use std::fmt;

macro_rules! codes {
    ($($name:ident = $id:literal $title:literal,)*) => {
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
        }
    };
}

codes! {
    // 01xx: source
    UnreadableFile = "B0101" "a file could not be read",
    NotUtf8 = "B0102" "the file is not UTF-8 text",
    EmptyFile = "B0103" "the file is empty",
    Syntax = "B0104" "neither YAML nor JSON",
    DuplicateKey = "B0105" "a key occurs twice in one mapping",
    BadKey = "B0106" "a mapping key is not a string",
    UnsupportedYaml = "B0107" "a YAML feature that documents may not use",
    LimitExceeded = "B0108" "the document exceeds a limit of the reader",
    NoEmbeddedDocument = "B0109" "a documentation page without an OpenAPI block",
    PagesDisagree = "B0110" "pages that can't be merged into one document",

    // 02xx: document
    NotOpenApi = "B0201" "no `openapi` version",
    UnsupportedVersion = "B0202" "a version of OpenAPI that is not supported",
    MissingField = "B0203" "a required field is missing",
    WrongType = "B0204" "a field holds a value of the wrong type",
    BadValue = "B0205" "a field holds a value that it can't have",
    UnknownField = "B0206" "a field that OpenAPI does not define",
    BadPath = "B0207" "a path key that is no path",
    UndeclaredPathParameter = "B0208" "a path template names a parameter that nothing declares",
    UnusedPathParameter = "B0209" "a path parameter that the path template does not name",
    DuplicateParameter = "B0210" "a parameter is declared twice",
    DuplicatePath = "B0211" "two paths of the same shape",
    BadStatusKey = "B0212" "a response key that is no status",
    ParameterWithoutSchema = "B0213" "a parameter without `schema` or `content`",
    DuplicateOperationId = "B0214" "two operations share an operationId",
    RequiredOnProperty = "B0215" "`required` on a property instead of its object",
    ConflictingFields = "B0216" "fields that exclude each other",
    OutdatedKeyword = "B0217" "a keyword of an older version of OpenAPI",

    // 03xx: references
    DanglingReference = "B0301" "a reference to something that does not exist",
    ReferenceCycle = "B0302" "references that only lead to each other",
    RefusedReference = "B0303" "a reference that leaves the document's folder",
    WrongReferenceTarget = "B0304" "a reference to something of another kind",
    IgnoredSibling = "B0305" "a keyword beside `$ref` that has no effect",
    DanglingMapping = "B0306" "a discriminator that maps to a schema that does not exist",

    // 04xx: schemas and lowering
    BadPattern = "B0401" "a pattern that is no regular expression",
    Unsupported = "B0402" "something that can't be represented yet",
    IgnoredParameter = "B0403" "a parameter that the specification takes from elsewhere",
    OptionalBody = "B0404" "an optional body with required properties",
    Uninhabited = "B0405" "a schema of which no value exists",
    NotEnforced = "B0406" "a keyword that has no effect",
    NotGenerated = "B0407" "a part of the document that nothing is generated for",
    BadDefault = "B0408" "a default that is no value of its schema",
    ImpossibleAllOf = "B0409" "an `allOf` whose branches exclude each other",

    CrossedLimits = "B0420" "limits that leave no value in between",
    MistypedValue = "B0421" "a listed value that is not of the stated type",
    EmptyEnum = "B0422" "an `enum` without values",
    Repetition = "B0423" "an entry that is listed twice",
    ForbiddenProperty = "B0424" "a required property that is forbidden",
    BothDirections = "B0425" "`readOnly` beside `writeOnly`",
    IdleFormat = "B0426" "a format of another kind of value",
    NonlinearPattern = "B0427" "a pattern that can't be checked in linear time",
    IdleKeyword = "B0428" "a keyword without effect beside the others",

    // 05xx: names
    NameTaken = "B0501" "two things are given one name",

    // 06xx: security
    UndefinedScheme = "B0601" "a security requirement names a scheme that does not exist",
    OpenOperation = "B0602" "an operation without security in a document that has schemes",

    // 07xx: configuration and lock
    ConfigSyntax = "B0701" "a configuration that is not TOML",
    UnknownSetting = "B0702" "a setting that does not exist",
    BadSetting = "B0703" "a setting with a value that it can't have",
    UnusedSetting = "B0704" "a setting without an effect",
    LockSyntax = "B0705" "a line of `names.lock` that can't be read",
    LockConflict = "B0706" "two values for one key of `names.lock`",
    BadOverlay = "B0707" "an overlay that does not follow its specification",
    BadJsonPath = "B0708" "a path in an overlay that is no JSONPath",
    UnmatchedAction = "B0709" "an action of an overlay that matches nothing",
    OverlayConflict = "B0710" "an action of an overlay that does not fit the document",
    UnmatchedSelection = "B0711" "a selection that matches no operation",

    // 08xx: writing
    UnwritableFile = "B0801" "a file or folder that can't be written",
    Unprintable = "B0802" "generated code that can't be printed",
}

impl Code {
    /// The code with this id (`B0203`, any case).
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
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
    }
}
