//! Changes of schemas, by the direction in which their values travel. By id: each line makes a rule for requests and one for
//! responses.

super::both::both! {
    ADDITIONAL_PROPERTIES_LOOSENED "additional-properties-loosened": "further members are allowed", (
        tolerated "`additionalProperties` refuses or demands less of members that are not listed."
    );
    ADDITIONAL_PROPERTIES_TIGHTENED "additional-properties-tightened": "further members are refused or typed", (
        narrower "`additionalProperties` refuses or demands more of members that are not listed."
    );
    BECAME_NOT_NULLABLE "became-not-nullable": "null is no longer a value", (
        narrower "In whatever spelling: a type array, `nullable`, a branch or value `null`."
    );
    BECAME_NULLABLE "became-nullable": "null is a value", (
        wider "In whatever spelling: a type array, `nullable`, a branch or value `null`."
    );
    CONDITION_ADDED "condition-added": "a condition (`if`) was added", (
        narrower "What satisfies `if` has to satisfy `then` as well, and what does not has to satisfy `else`."
    );
    CONDITION_CHANGED "condition-changed": "a condition (`if`) changed", (
        changed "The condition decides which further schema holds."
    );
    CONDITION_REMOVED "condition-removed": "a condition (`if`) was removed", (
        tolerated "What `then` and `else` demanded is no longer demanded."
    );
    CONTAINS_ADDED "contains-added": "a list has to contain certain elements", (
        narrower "`contains` demands elements of a kind."
    );
    CONTAINS_REMOVED "contains-removed": "a list need not contain certain elements", (
        tolerated "`contains` demanded elements of a kind."
    );
    CONTENT_ENCODING_CHANGED "content-encoding-changed": "a text is encoded otherwise", (
        changed "`contentEncoding` says how bytes are written as text. A program that expects the other encoding misreads \
         them."
    );
    CONTENT_MEDIA_TYPE_CHANGED "content-media-type-changed": "a text holds another media type", (
        changed "`contentMediaType` says what a text holds. A program that expects the other media type misreads it."
    );
    CONTENT_SCHEMA_ADDED "content-schema-added": "what a text holds has a schema", (
        narrower "`contentSchema` describes the value that is encoded in a text."
    );
    CONTENT_SCHEMA_REMOVED "content-schema-removed": "what a text holds has no schema", (
        tolerated "`contentSchema` described the value that is encoded in a text."
    );
    DEFAULT_VALUE_ADDED "default-value-added": "an absent value has a meaning", [
        "What is left out counts as the default. A server may have taken it for something else: of a parameter that \
         is counted as breaking, of a property as additive, since a body is mostly stored as it was sent.",
        "Accessors of the client return the default where the value is absent. Nothing that worked fails."
    ];
    DEFAULT_VALUE_CHANGED "default-value-changed": "an absent value has another meaning", [
        "Requests that leave the value out go on being accepted and mean something else, so this is breaking for \
         messages and for callers. Generated servers apply the new default to parameters and to bodies of POST and \
         PUT.",
        "Accessors of the client return the new default where the value is absent. Nothing that worked fails."
    ];
    DEFAULT_VALUE_REMOVED "default-value-removed": "an absent value has no stated meaning", [
        "What requests mean that leave the value out is no longer said: of a parameter that is counted as breaking, \
         of a property as additive.",
        "Accessors of the client no longer return a default where the value is absent. Nothing that worked is \
         refused; code that used the accessor does not compile."
    ];
    DEPENDENT_REQUIRED_ADDED "dependent-required-added": "members that demand others", (
        narrower "Where one member is there, `dependentRequired` demands others."
    );
    DEPENDENT_REQUIRED_CHANGED "dependent-required-changed": "members that demand other ones than before", (
        changed "Where one member is there, `dependentRequired` demands other ones than before."
    );
    DEPENDENT_REQUIRED_REMOVED "dependent-required-removed": "members that no longer demand others", (
        tolerated "Where one member was there, `dependentRequired` demanded others."
    );
    DEPENDENT_SCHEMA_ADDED "dependent-schema-added": "a member that demands a schema", (
        narrower "Where a member is there, `dependentSchemas` demands that the object satisfies a schema."
    );
    DEPENDENT_SCHEMA_REMOVED "dependent-schema-removed": "a member that no longer demands a schema", (
        tolerated "Where a member was there, `dependentSchemas` demanded that the object satisfies a schema."
    );
    DISCRIMINATOR_ADDED "discriminator-added": "a discriminator was added", [
        "A discriminator names the member that tells branches apart; it allows and refuses nothing.",
        "A discriminator names the member that tells branches apart; it allows and refuses nothing. Clients of the \
         new edition go by it."
    ];
    DISCRIMINATOR_MAPPING_ADDED "discriminator-mapping-added": "a value of a discriminator was added", [
        "A further value of the member tells which branch is meant. Whatever was sent means what it meant.",
        "A further value of the member tells which branch is meant. Generated clients keep values that they do not \
         know: their unions are open."
    ];
    DISCRIMINATOR_MAPPING_CHANGED "discriminator-mapping-changed": "a value of a discriminator means another branch", (
        changed "The same value of the member stands for another schema, so programs of the two editions read the same \
         message differently."
    );
    DISCRIMINATOR_MAPPING_REMOVED "discriminator-mapping-removed": "a value of a discriminator was removed", [
        "The value no longer tells which branch is meant. What is allowed did not change by that; servers that go by \
         the discriminator may refuse it.",
        "The value no longer tells which branch is meant. Answers with it are not announced any more."
    ];
    DISCRIMINATOR_PROPERTY_CHANGED "discriminator-property-changed": "another member tells branches apart", (
        changed "Programs of one edition look for the member that the other one no longer uses."
    );
    DISCRIMINATOR_REMOVED "discriminator-removed": "a discriminator was removed", [
        "Branches are told apart by what they allow. A discriminator allows and refuses nothing.",
        "Branches are told apart by what they allow. A discriminator allows and refuses nothing."
    ];
    ELSE_ADDED "else-added": "what fails a condition has to satisfy `else`", (
        narrower "`else` was added to a condition."
    );
    ELSE_REMOVED "else-removed": "what fails a condition is free", (tolerated "`else` was removed from a condition.");
    ENUM_ADDED "enum-added": "only listed values are allowed", (narrower "`enum` or `const` lists the only values.");
    ENUM_REMOVED "enum-removed": "values are no longer listed", (
        wider "`enum` or `const` listed the only values, and any other may come now. The Rust type is no enumeration any \
         more."
    );
    ENUM_REPLACED "enum-replaced": "all values of an enumeration were replaced", (
        changed "No value of the old list is in the new one: a `const` with another value, for example."
    );
    ENUM_VALUE_ADDED "enum-value-added": "a value was added to an enumeration", [
        "Whatever was sent is accepted. Handlers may be passed the new value: the enum is `#[non_exhaustive]`, so a \
         `match` goes on compiling and its `_` arm takes the value.",
        "Enumerations of generated clients are open: a client of the old edition keeps the value as `Unknown` and \
         sends it back unchanged, so it is not breaking, on the wire neither. The enum is `#[non_exhaustive]`, so a \
         `match` goes on compiling; the value gets a variant of its own."
    ];
    ENUM_VALUE_REMOVED "enum-value-removed": "a value was removed from an enumeration", (
        narrower "The list of values is shorter. The variant of the Rust enum is gone, so code that names it does not compile."
    );
    FORMAT_ADDED "format-added": "a format is demanded", (
        narrower "`format` was absent. Generated servers check formats; clients never do. One that no specification gives a meaning is a remark: it is cosmetic."
    );
    FORMAT_CHANGED "format-changed": "another format is demanded", (
        changed "Neither format is known to be a part of the other."
    );
    FORMAT_NARROWED "format-narrowed": "a narrower format is demanded", (
        narrower "Every value of the new format is one of the old format."
    );
    FORMAT_REMOVED "format-removed": "no format is demanded", (
        wider "`format` was there. The accessors of the format are gone from the Rust type."
    );
    FORMAT_WIDENED "format-widened": "a wider format is demanded", (
        wider "Every value of the old format is one of the new format."
    );
    MAX_CONTAINS_LOOSENED "max-contains-loosened": "more elements of a kind are allowed", (
        tolerated "`maxContains` limits how many elements satisfy `contains`."
    );
    MAX_CONTAINS_TIGHTENED "max-contains-tightened": "fewer elements of a kind are allowed", (
        narrower "`maxContains` limits how many elements satisfy `contains`."
    );
    MAX_ITEMS_LOOSENED "max-items-loosened": "more elements are allowed", (
        tolerated "`maxItems` limits how many elements a list has."
    );
    MAX_ITEMS_TIGHTENED "max-items-tightened": "fewer elements are allowed", (
        narrower "`maxItems` limits how many elements a list has."
    );
    MAX_LENGTH_LOOSENED "max-length-loosened": "longer texts are allowed", (
        tolerated "`maxLength` limits how many characters a text has."
    );
    MAX_LENGTH_TIGHTENED "max-length-tightened": "only shorter texts are allowed", (
        narrower "`maxLength` limits how many characters a text has."
    );
    MAX_PROPERTIES_LOOSENED "max-properties-loosened": "more members are allowed", (
        tolerated "`maxProperties` limits how many members an object has."
    );
    MAX_PROPERTIES_TIGHTENED "max-properties-tightened": "fewer members are allowed", (
        narrower "`maxProperties` limits how many members an object has."
    );
    MAXIMUM_LOOSENED "maximum-loosened": "larger numbers are allowed", (
        tolerated "`maximum` or `exclusiveMaximum` limits a number."
    );
    MAXIMUM_TIGHTENED "maximum-tightened": "only smaller numbers are allowed", (
        narrower "`maximum` or `exclusiveMaximum` limits a number."
    );
    MIN_CONTAINS_LOOSENED "min-contains-loosened": "fewer elements of a kind are enough", (
        tolerated "`minContains` says how many elements have to satisfy `contains`."
    );
    MIN_CONTAINS_TIGHTENED "min-contains-tightened": "more elements of a kind are demanded", (
        narrower "`minContains` says how many elements have to satisfy `contains`."
    );
    MIN_ITEMS_LOOSENED "min-items-loosened": "fewer elements are enough", (
        tolerated "`minItems` says how many elements a list has at least."
    );
    MIN_ITEMS_TIGHTENED "min-items-tightened": "more elements are demanded", (
        narrower "`minItems` says how many elements a list has at least."
    );
    MIN_LENGTH_LOOSENED "min-length-loosened": "shorter texts are allowed", (
        tolerated "`minLength` says how many characters a text has at least."
    );
    MIN_LENGTH_TIGHTENED "min-length-tightened": "only longer texts are allowed", (
        narrower "`minLength` says how many characters a text has at least."
    );
    MIN_PROPERTIES_LOOSENED "min-properties-loosened": "fewer members are enough", (
        tolerated "`minProperties` says how many members an object has at least."
    );
    MIN_PROPERTIES_TIGHTENED "min-properties-tightened": "more members are demanded", (
        narrower "`minProperties` says how many members an object has at least."
    );
    MINIMUM_LOOSENED "minimum-loosened": "smaller numbers are allowed", (
        tolerated "`minimum` or `exclusiveMinimum` limits a number."
    );
    MINIMUM_TIGHTENED "minimum-tightened": "only larger numbers are allowed", (
        narrower "`minimum` or `exclusiveMinimum` limits a number."
    );
    MULTIPLE_OF_CHANGED "multiple-of-changed": "a number has to be a multiple of another one", (
        changed "Neither multiple is one of the other."
    );
    MULTIPLE_OF_LOOSENED "multiple-of-loosened": "more numbers are multiples of what is demanded", (
        tolerated "`multipleOf` is gone, or divides what it was."
    );
    MULTIPLE_OF_TIGHTENED "multiple-of-tightened": "fewer numbers are multiples of what is demanded", (
        narrower "`multipleOf` is new, or a multiple of what it was."
    );
    NOT_ADDED "not-added": "values that satisfy a schema are refused", (
        narrower "`not` refuses what satisfies its schema."
    );
    NOT_CHANGED "not-changed": "values that satisfy another schema are refused", (
        changed "What `not` refuses changed."
    );
    NOT_REMOVED "not-removed": "values that satisfy a schema are no longer refused", (
        tolerated "`not` refused what satisfies its schema."
    );
    PATTERN_ADDED "pattern-added": "a text has to match a pattern", (narrower "`pattern` was absent.");
    PATTERN_CHANGED "pattern-changed": "a text has to match another pattern", [
        "Whether all texts that matched still match is not decided by comparing two patterns, so it counts as \
         breaking for whoever sends them.",
        "Whether all texts that match did so before is not decided by comparing two patterns. Generated clients never \
         check patterns, so callers go on as they are; implementations have to look at what they return."
    ];
    PATTERN_GENERALIZED "pattern-generalized": "a pattern matches any text", (
        tolerated "The new pattern is one like `.*`."
    );
    PATTERN_PROPERTY_ADDED "pattern-property-added": "members by a pattern of their names have a schema", (
        narrower "`patternProperties` demands something of members whose names match."
    );
    PATTERN_PROPERTY_REMOVED "pattern-property-removed": "members by a pattern of their names have no schema", (
        tolerated "`patternProperties` demanded something of members whose names match."
    );
    PATTERN_REMOVED "pattern-removed": "a text need not match a pattern", (tolerated "`pattern` was there.");
    PREFIX_ITEMS_ADDED "prefix-items-added": "the first elements of a list include another one", (
        changed "The list is another tuple in Rust, and a longer one: where `items` refuses further elements there were \
         fewer, else anything could stand there."
    );
    PREFIX_ITEMS_REMOVED "prefix-items-removed": "the first elements of a list are fewer", (
        changed "The list is another tuple in Rust, and a shorter one: where `items` refuses further elements there were \
         more, else anything may stand there now."
    );
    PROPERTY_ADDED_OPTIONAL "property-added-optional": "an optional property was added", [
        "Requests without it stay right. Handlers may be passed the property.",
        "Clients of the old edition skip or keep it, and callers need not look at it. Implementations may return it."
    ];
    PROPERTY_ADDED_REQUIRED "property-added-required": "a required property was added", [
        "Requests that were complete are refused for lack of it. Callers have to pass it: the constructor of the type \
         takes one argument more.",
        "It is always there from now on, which harms no caller. Implementations have to return it: the constructor of \
         the type takes one argument more."
    ];
    PROPERTY_BECAME_NOT_READ_ONLY "property-became-not-read-only": "a property may be sent", [
        "It was `readOnly`, so requests had no place for it. Required, it has to be sent: then requests that were \
         complete are refused.",
        "It was `readOnly`; responses carry it as before."
    ];
    PROPERTY_BECAME_NOT_WRITE_ONLY "property-became-not-write-only": "a property is returned", [
        "It was `writeOnly`; requests carry it as before.",
        "It was `writeOnly`, so responses had no place for it. Callers need not look at it; where it is required, \
         implementations have to return it."
    ];
    PROPERTY_BECAME_OPTIONAL "property-became-optional": "a required property became optional", [
        "Requests with it stay right. Handlers may be passed requests without it.",
        "Programs of the old edition refuse or misread answers without it, and callers get an `Option`. \
         Implementations may leave it out."
    ];
    PROPERTY_BECAME_READ_ONLY "property-became-read-only": "a property may no longer be sent", [
        "It is `readOnly` now. Generated servers refuse such members in requests, and the clients have no argument \
         for it any more: what was sent is refused or ignored.",
        "It is `readOnly` now; responses carry it as before."
    ];
    PROPERTY_BECAME_REQUIRED "property-became-required": "an optional property became required", [
        "Requests without it are refused from now on, so callers have to pass it.",
        "It is always there from now on, which harms no caller but one that wants an `Option`. Implementations have \
         to return it."
    ];
    PROPERTY_BECAME_WRITE_ONLY "property-became-write-only": "a property is no longer returned", [
        "It is `writeOnly` now; requests carry it as before.",
        "It is `writeOnly` now, so responses have no place for it: callers lose it, and where it was required \
         programs of the old edition refuse answers without it."
    ];
    PROPERTY_NAMES_ADDED "property-names-added": "names of members are limited", (
        narrower "`propertyNames` demands something of the names."
    );
    PROPERTY_NAMES_REMOVED "property-names-removed": "names of members are no longer limited", (
        tolerated "`propertyNames` demanded something of the names."
    );
    PROPERTY_REMOVED_OPTIONAL "property-removed-optional": "an optional property was removed", [
        "Requests with it are accepted still, and what it said is ignored, unless the object refuses members that are \
         not listed: then they are refused. Callers no longer have a place for it.",
        "Answers without it were right before. Callers lose what it said; their code does not compile where it reads \
         it."
    ];
    PROPERTY_REMOVED_REQUIRED "property-removed-required": "a required property was removed", [
        "Requests with it are accepted still, and what it said is ignored, unless the object refuses members that are \
         not listed: then they are refused. Callers no longer have a place for it.",
        "Programs of the old edition refuse answers without it, and callers lose it. Implementations no longer have a \
         place for it."
    ];
    THEN_ADDED "then-added": "what meets a condition has to satisfy `then`", (
        narrower "`then` was added to a condition."
    );
    THEN_REMOVED "then-removed": "what meets a condition is free", (tolerated "`then` was removed from a condition.");
    TYPE_CHANGED "type-changed": "the type of a value changed", (
        changed "Neither type is a part of the other. The Rust type is another one."
    );
    TYPE_NARROWED "type-narrowed": "fewer types are allowed", (
        narrower "A type was removed from the list, or `number` became `integer`. The Rust type may be another one."
    );
    TYPE_WIDENED "type-widened": "more types are allowed", (
        wider "A type was added to the list, or `integer` became `number`. The Rust type may be another one."
    );
    UNEVALUATED_ITEMS_LOOSENED "unevaluated-items-loosened": "further elements are allowed", (
        tolerated "`unevaluatedItems` refuses or demands less of elements that nothing else describes."
    );
    UNEVALUATED_ITEMS_TIGHTENED "unevaluated-items-tightened": "further elements are refused or typed", (
        narrower "`unevaluatedItems` refuses or demands more of elements that nothing else describes."
    );
    UNEVALUATED_PROPERTIES_LOOSENED "unevaluated-properties-loosened": "members that nothing describes are allowed", (
        tolerated "`unevaluatedProperties` refuses or demands less of members that nothing else describes."
    );
    UNEVALUATED_PROPERTIES_TIGHTENED "unevaluated-properties-tightened": "members that nothing describes are refused or typed", (
        narrower "`unevaluatedProperties` refuses or demands more of members that nothing else describes."
    );
    UNION_ADDED "union-added": "values have to satisfy one of several schemas", (
        narrower "`oneOf` or `anyOf` demands one of several schemas beside what was there."
    );
    UNION_BECAME_EXCLUSIVE "union-became-exclusive": "exactly one of several schemas holds", (
        narrower "`anyOf`, or a schema by itself, became `oneOf`, so a value that satisfies two branches is refused. Nothing \
         is reported where the branches are told apart anyway."
    );
    UNION_BECAME_INCLUSIVE "union-became-inclusive": "one or more of several schemas hold", (
        tolerated "`oneOf` became `anyOf`, so a value may satisfy two branches. Nothing is reported where the branches are told \
         apart anyway."
    );
    UNION_BRANCH_ADDED "union-branch-added": "a branch was added to a union", (
        tolerated "A value of a further kind is allowed. Unions of generated clients are open: a client of the old edition \
         keeps such a value as `Unknown`."
    );
    UNION_BRANCH_REMOVED "union-branch-removed": "a branch was removed from a union", (
        narrower "Values of one kind are no longer allowed. The variant of the Rust enum is gone, so code that names it does \
         not compile."
    );
    UNION_REMOVED "union-removed": "values need not satisfy one of several schemas", (
        tolerated "`oneOf` or `anyOf` demanded one of several schemas beside what is there."
    );
    UNIQUE_ITEMS_ADDED "unique-items-added": "elements have to differ", (
        narrower "`uniqueItems` refuses lists that hold an element twice."
    );
    UNIQUE_ITEMS_REMOVED "unique-items-removed": "elements need not differ", (
        tolerated "`uniqueItems` refused lists that hold an element twice."
    );
    VALUE_ALLOWED "value-allowed": "a value is allowed where there was none", (
        wider "The schema was `false`, which refuses everything."
    );
    VALUE_REFUSED "value-refused": "no value is allowed any more", (
        narrower "The schema is `false`, which refuses everything."
    );
    XML_CHANGED "xml-changed": "a value is written as XML otherwise", (
        changed "Element and attribute names, namespaces and wrapping are what XML messages consist of. It concerns \
         operations that carry XML only."
    );
}
