//! The keyword groups of a schema.

use super::{Empty, Schema};
use crate::source::{Map, Number, Span, Spanned, Text};

macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $empty:expr,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Empty for $name {
            const EMPTY: &'static Self = &Self { $($field: $empty,)* };
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $empty,)* }
            }
        }
    };
}

group! {
    /// Keywords about objects.
    ObjectKeywords {
        /// `properties` in document order.
        properties: Map<Schema> = Map::new(),
        /// `required`.
        required: Vec<Spanned<Text>> = Vec::new(),
        /// `additionalProperties`.
        additional_properties: Option<Schema> = None,
        /// `patternProperties`.
        pattern_properties: Map<Schema> = Map::new(),
        /// `propertyNames`.
        property_names: Option<Schema> = None,
        /// `minProperties`.
        min_properties: Option<Spanned<u64>> = None,
        /// `maxProperties`.
        max_properties: Option<Spanned<u64>> = None,
        /// `dependentRequired`.
        dependent_required: Map<Vec<Spanned<Text>>> = Map::new(),
        /// `dependentSchemas`.
        dependent_schemas: Map<Schema> = Map::new(),
        /// `unevaluatedProperties`.
        unevaluated_properties: Option<Schema> = None,
    }
}

group! {
    /// Keywords about arrays.
    ArrayKeywords {
        /// `items`: of those after `prefixItems`.
        items: Option<Schema> = None,
        /// `prefixItems`.
        prefix_items: Vec<Schema> = Vec::new(),
        /// `contains`.
        contains: Option<Schema> = None,
        /// `minContains`.
        min_contains: Option<Spanned<u64>> = None,
        /// `maxContains`.
        max_contains: Option<Spanned<u64>> = None,
        /// `minItems`.
        min_items: Option<Spanned<u64>> = None,
        /// `maxItems`.
        max_items: Option<Spanned<u64>> = None,
        /// `uniqueItems`.
        unique_items: bool = false,
        /// `unevaluatedItems`.
        unevaluated_items: Option<Schema> = None,
    }
}

group! {
    /// Keywords about strings.
    StringKeywords {
        /// `minLength`, in characters.
        min_length: Option<Spanned<u64>> = None,
        /// `maxLength`, in characters.
        max_length: Option<Spanned<u64>> = None,
        /// `pattern`: ECMA-262, not anchored.
        pattern: Option<Spanned<Text>> = None,
        /// `contentEncoding`.
        content_encoding: Option<Spanned<Text>> = None,
        /// `contentMediaType`.
        content_media_type: Option<Spanned<Text>> = None,
        /// `contentSchema`.
        content_schema: Option<Schema> = None,
    }
}

group! {
    /// Keywords about numbers.
    NumberKeywords {
        /// `minimum`.
        minimum: Option<Spanned<Number>> = None,
        /// `maximum`.
        maximum: Option<Spanned<Number>> = None,
        /// `exclusiveMinimum`, numeric also where 3.0 had a boolean.
        exclusive_minimum: Option<Spanned<Number>> = None,
        /// `exclusiveMaximum`, numeric also where 3.0 had a boolean.
        exclusive_maximum: Option<Spanned<Number>> = None,
        /// `multipleOf`.
        multiple_of: Option<Spanned<Number>> = None,
    }
}

group! {
    /// Keywords that apply other schemas to the same value.
    Combinators {
        /// `allOf`.
        all_of: Vec<Schema> = Vec::new(),
        /// `anyOf`.
        any_of: Vec<Schema> = Vec::new(),
        /// `oneOf`.
        one_of: Vec<Schema> = Vec::new(),
        /// `not`.
        not: Option<Schema> = None,
        /// `if`.
        condition: Option<Schema> = None,
        /// `then`.
        then: Option<Schema> = None,
        /// `else`.
        otherwise: Option<Schema> = None,
    }
}

group! {
    /// Annotations beyond title and description, and OpenAPI's own keywords.
    OpenApiKeywords {
        /// `readOnly`.
        read_only: bool = false,
        /// `writeOnly`.
        write_only: bool = false,
        /// `deprecated`.
        deprecated: bool = false,
        /// `discriminator`.
        discriminator: Option<Box<Discriminator>> = None,
        /// `xml`.
        xml: Option<Box<Xml>> = None,
    }
}

group! {
    /// Keywords about the schema as a resource.
    IdentityKeywords {
        /// `$id`.
        id: Option<Spanned<Text>> = None,
        /// `$schema`.
        dialect: Option<Spanned<Text>> = None,
        /// `$anchor`.
        anchor: Option<Spanned<Text>> = None,
        /// `$dynamicRef`.
        dynamic_ref: Option<Spanned<Text>> = None,
        /// `$dynamicAnchor`.
        dynamic_anchor: Option<Spanned<Text>> = None,
        /// `$defs`.
        defs: Map<Schema> = Map::new(),
        /// `$comment`.
        comment: Option<Spanned<Text>> = None,
    }
}

/// A Discriminator Object (OpenAPI 3.2, section 4.25).
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// The whole object.
    pub span: Span,
    /// The property that carries the tag.
    pub property_name: Spanned<Text>,
    /// References or component names by tag, as written.
    pub mapping: Map<Spanned<Text>>,
    /// `defaultMapping` (3.2).
    pub default_mapping: Option<Spanned<Text>>,
}

/// An XML Object (OpenAPI 3.2, section 4.26).
#[derive(Clone, Debug, PartialEq)]
pub struct Xml {
    /// The whole object.
    pub span: Span,
    /// `nodeType` (3.2), as written.
    pub node_type: Option<Spanned<Text>>,
    /// Name of the element or attribute.
    pub name: Option<Spanned<Text>>,
    /// Namespace address.
    pub namespace: Option<Spanned<Text>>,
    /// Namespace prefix.
    pub prefix: Option<Spanned<Text>>,
    /// `attribute`.
    pub attribute: bool,
    /// `wrapped`.
    pub wrapped: bool,
}
