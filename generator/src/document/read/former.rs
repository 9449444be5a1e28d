//! Fields of Swagger 2.0 in a document of a later version, where they say nothing.
//!
//! ```yaml
//! openapi: 3.0.3
//! host: api.example.com                 # `servers`
//! paths:
//!   /pets:
//!     get:
//!       produces: [application/json]    # `content` of the responses
//!       parameters:
//!         - {name: limit, in: query, type: integer}   # `schema`
//! ```

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Spanned, Text};

/// What took the place of a field, by the object that had it.
fn instead(what: &str, field: &str) -> Option<&'static str> {
    Some(match (what, field) {
        ("the document", "swagger") => "`openapi` alone: this is a document of version 3",
        ("the document", "host" | "basePath" | "schemes") => "`servers: [{ url: https://… }]`",
        ("the document", "consumes" | "produces") | ("an operation", "consumes" | "produces") => {
            "the media types in `content`, of the request body or of each response"
        }
        ("the document", "definitions") => "`components: { schemas: … }`",
        ("the document", "securityDefinitions") => "`components: { securitySchemes: … }`",
        ("the document", "parameters" | "responses") => "`components`, with the same name in it",
        ("an operation", "schemes") => "`servers` of the operation",
        ("a response", "schema") => "`content: { application/json: { schema: … } }`",
        ("a parameter" | "a header", "collectionFormat") => "`style` and `explode`",
        (
            "a parameter" | "a header",
            "type" | "format" | "items" | "default" | "enum" | "minimum" | "maximum" | "exclusiveMinimum"
            | "exclusiveMaximum" | "minLength" | "maxLength" | "pattern" | "minItems" | "maxItems" | "uniqueItems"
            | "multipleOf",
        ) => "it inside of `schema`",
        ("a security scheme", "flow" | "authorizationUrl" | "tokenUrl" | "scopes") => {
            "`flows: { authorizationCode: … }`, with it inside of the flow"
        }
        _ => return None,
    })
}

impl Reader<'_> {
    /// Warns of a field that only Swagger 2.0 has; tells whether it is one.
    pub(super) fn former_field(&mut self, key: &Spanned<Text>, what: &str) -> bool {
        let Some(instead) = instead(what, key).filter(|_| !self.swagger) else { return false };
        let message = format!("`{key}` of {what} is a field of Swagger 2.0, and has no effect");
        let found = Diagnostic::warning(Code::OutdatedKeyword, message).at(key.span, "without effect");
        self.report(found.help(format!("write {instead}")));
        true
    }
}
