//! The data: one file per group of OpenAPI objects. Readers are in `read`, checks in `check`.

mod body;
mod group;
mod limits;
mod media_type;
mod parameter;
mod paths;
mod reference;
mod response;
mod root;
mod schema;
mod schema_groups;
mod security;
mod version;

pub use body::{Encoding, Example, MediaType, RequestBody};
pub use group::{Empty, Group};
pub use limits::Crossed;
pub use media_type::MediaRange;
pub(crate) use media_type::is_token;
pub use parameter::{Header, Location, Parameter, Style};
pub use paths::{Callback, Method, Operation, PathItem};
pub use reference::{RefOr, Reference};
pub use response::{Link, Response, Responses, StatusKey};
pub use root::{Components, Document, Info, Server, ServerVariable, Supplied, Tag};
pub use schema::{Schema, SchemaObject, Type, TypeSet};
pub use schema_groups::{
    ArrayKeywords, Combinators, Discriminator, IdentityKeywords, NumberKeywords, ObjectKeywords, OpenApiKeywords,
    StringKeywords, Xml,
};
pub use security::{OAuthFlow, OAuthFlowKind, SchemeKind, SecurityRequirement, SecurityScheme, Slot};
pub use version::Version;
