//! The objects of OpenAPI with the fields that are read of them (OpenAPI 3.2, sections 4.1 to 4.30), and how they stand
//! in each other: what a field was meant for that stands in the wrong one.

/// An object of OpenAPI.
pub(super) struct Object {
    /// What it is in messages.
    pub(super) what: &'static str,
    pub(super) fields: &'static [&'static str],
    /// Fields that hold other objects, by themselves, in a list or in a map, each with what those are.
    pub(super) holds: &'static [(&'static str, &'static str)],
}

/// The object that messages call `what`.
pub(super) fn called(what: &str) -> Option<&'static Object> {
    OBJECTS.iter().find(|object| object.what == what)
}

impl Object {
    /// The field of this object in whose value `field` would be one, with what that is; of several the first that `has`
    /// tells to be there.
    pub(super) fn below(&self, field: &str, has: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
        let holds = |(_, what): &&(&str, &str)| called(what).is_some_and(|held| held.fields.contains(&field));
        let mut all = self.holds.iter().filter(holds);
        let first = all.clone().next();
        all.find(|(holder, _)| has(holder)).or(first).copied()
    }

    /// An object that holds this one and has `field`.
    pub(super) fn above(&self, field: &str) -> Option<&'static str> {
        let holds = |object: &&Object| object.holds.iter().any(|(_, what)| *what == self.what);
        OBJECTS.iter().filter(holds).find(|object| object.fields.contains(&field)).map(|object| object.what)
    }
}

/// Every keyword of a schema with a meaning.
pub(super) const KEYWORDS: &[&str] = &[
    "$ref",
    "$id",
    "$schema",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$defs",
    "$comment",
    "type",
    "enum",
    "const",
    "default",
    "title",
    "description",
    "format",
    "nullable",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "items",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
    "minLength",
    "maxLength",
    "pattern",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "readOnly",
    "writeOnly",
    "deprecated",
    "examples",
    "example",
    "discriminator",
    "xml",
    "externalDocs",
];

const OBJECTS: &[Object] = &[
    Object {
        what: "the document",
        fields: &[
            "openapi",
            "$self",
            "info",
            "jsonSchemaDialect",
            "servers",
            "paths",
            "webhooks",
            "components",
            "security",
            "tags",
            "externalDocs",
        ],
        holds: &[
            ("info", "`info`"),
            ("servers", "a server"),
            ("paths", "a path item"),
            ("components", "`components`"),
            ("tags", "a tag"),
        ],
    },
    Object {
        what: "`info`",
        fields: &["title", "summary", "description", "termsOfService", "contact", "license", "version"],
        holds: &[("contact", "`contact`"), ("license", "`license`")],
    },
    Object { what: "`contact`", fields: &["name", "url", "email"], holds: &[] },
    Object { what: "`license`", fields: &["name", "identifier", "url"], holds: &[] },
    Object {
        what: "`components`",
        fields: &[
            "schemas",
            "responses",
            "parameters",
            "examples",
            "requestBodies",
            "headers",
            "securitySchemes",
            "links",
            "callbacks",
            "pathItems",
            "mediaTypes",
        ],
        holds: &[],
    },
    Object {
        what: "a path item",
        fields: &[
            "$ref",
            "summary",
            "description",
            "servers",
            "parameters",
            "get",
            "put",
            "post",
            "delete",
            "options",
            "head",
            "patch",
            "trace",
            "query",
            "additionalOperations",
        ],
        holds: &[
            ("get", "an operation"),
            ("put", "an operation"),
            ("post", "an operation"),
            ("delete", "an operation"),
            ("options", "an operation"),
            ("head", "an operation"),
            ("patch", "an operation"),
            ("trace", "an operation"),
            ("query", "an operation"),
        ],
    },
    Object {
        what: "an operation",
        fields: &[
            "tags",
            "summary",
            "description",
            "externalDocs",
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "callbacks",
            "deprecated",
            "security",
            "servers",
        ],
        holds: &[("requestBody", "a request body"), ("responses", "a response"), ("parameters", "a parameter")],
    },
    Object {
        what: "a parameter",
        fields: &[
            "name",
            "in",
            "description",
            "required",
            "deprecated",
            "allowEmptyValue",
            "style",
            "explode",
            "allowReserved",
            "schema",
            "content",
            "example",
            "examples",
        ],
        holds: &[("schema", "a schema"), ("content", "a media type")],
    },
    Object {
        what: "a header",
        fields: &[
            "description",
            "required",
            "deprecated",
            "style",
            "explode",
            "schema",
            "content",
            "example",
            "examples",
        ],
        holds: &[("schema", "a schema"), ("content", "a media type")],
    },
    Object {
        what: "a request body",
        fields: &["description", "content", "required"],
        holds: &[("content", "a media type")],
    },
    Object {
        what: "a media type",
        fields: &["schema", "itemSchema", "encoding", "prefixEncoding", "itemEncoding", "example", "examples"],
        holds: &[("schema", "a schema"), ("encoding", "an encoding")],
    },
    Object {
        what: "an encoding",
        fields: &[
            "contentType",
            "headers",
            "encoding",
            "prefixEncoding",
            "itemEncoding",
            "style",
            "explode",
            "allowReserved",
        ],
        holds: &[("headers", "a header")],
    },
    Object {
        what: "a response",
        fields: &["summary", "description", "headers", "content", "links"],
        holds: &[("content", "a media type"), ("headers", "a header"), ("links", "a link")],
    },
    Object {
        what: "a link",
        fields: &["operationId", "operationRef", "parameters", "requestBody", "description", "server"],
        holds: &[],
    },
    Object {
        what: "an example",
        fields: &["summary", "description", "value", "dataValue", "serializedValue", "externalValue"],
        holds: &[],
    },
    Object {
        what: "a server",
        fields: &["url", "description", "name", "variables"],
        holds: &[("variables", "a server variable")],
    },
    Object { what: "a server variable", fields: &["enum", "default", "description"], holds: &[] },
    Object {
        what: "a tag",
        fields: &["name", "summary", "description", "externalDocs", "parent", "kind"],
        holds: &[("externalDocs", "`externalDocs`")],
    },
    Object { what: "`externalDocs`", fields: &["url", "description"], holds: &[] },
    Object {
        what: "a security scheme",
        fields: &[
            "type",
            "description",
            "name",
            "in",
            "scheme",
            "bearerFormat",
            "flows",
            "openIdConnectUrl",
            "oauth2MetadataUrl",
            "deprecated",
        ],
        holds: &[("flows", "`flows`")],
    },
    Object {
        what: "`flows`",
        fields: &["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"],
        holds: &[
            ("implicit", "an OAuth flow"),
            ("password", "an OAuth flow"),
            ("clientCredentials", "an OAuth flow"),
            ("authorizationCode", "an OAuth flow"),
            ("deviceAuthorization", "an OAuth flow"),
        ],
    },
    Object {
        what: "an OAuth flow",
        fields: &["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "scopes"],
        holds: &[],
    },
    Object { what: "`discriminator`", fields: &["propertyName", "mapping", "defaultMapping"], holds: &[] },
    Object { what: "`xml`", fields: &["nodeType", "name", "namespace", "prefix", "attribute", "wrapped"], holds: &[] },
    Object { what: "a reference", fields: &["$ref", "summary", "description"], holds: &[] },
    Object { what: "a schema", fields: KEYWORDS, holds: &[("discriminator", "`discriminator`")] },
];
