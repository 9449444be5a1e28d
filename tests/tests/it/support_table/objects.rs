//! The objects of OpenAPI with the fixed fields that the specifications list (2.0, 3.0.4, 3.1.1, 3.2.0), and those of a
//! document.
//!
//! A line is an object and its fields. `@3.1` is the version that a field came with; `!` says that it is not followed and
//! that a finding says so, `~` that it only describes. `>Kind` tells that its value is such an object or a list of them,
//! `>{Kind}` that it is a map of them. `*` are fields that authors name.

use serde_json::Value;

const SINCE_3_0: &str = "\
OpenAPI openapi $self@3.2 info>Info jsonSchemaDialect@3.1! servers>Server paths>Paths webhooks@3.1>{Path-Item} components>Components security tags>Tag externalDocs~>External-Documentation
Info title summary@3.1 description termsOfService~ contact~>Contact license~>License version
Contact name~ url~ email~
License name~ identifier@3.1~ url~
Server url description name@3.2 variables>{Server-Variable}
Server-Variable enum default description
Components schemas>{Schema} responses>{Response} parameters>{Parameter} examples>{Example} requestBodies>{Request-Body} headers>{Header} securitySchemes>{Security-Scheme} links>{Link} callbacks>{Callback} pathItems@3.1>{Path-Item} mediaTypes@3.2>{Media-Type}
Paths *>Path-Item
Path-Item $ref summary~ description~ get>Operation put>Operation post>Operation delete>Operation options>Operation head>Operation patch>Operation trace>Operation query@3.2>Operation additionalOperations@3.2>{Operation} servers>Server parameters>Parameter
Operation tags summary description externalDocs~>External-Documentation operationId parameters>Parameter requestBody>Request-Body responses>Responses callbacks>{Callback} deprecated security servers>Server
External-Documentation description~ url~
Parameter name in description required deprecated allowEmptyValue style explode allowReserved schema>Schema content>{Media-Type} example~ examples~>{Example}
Request-Body description content>{Media-Type} required
Media-Type schema>Schema itemSchema@3.2>Schema encoding>{Encoding} prefixEncoding@3.2>Encoding itemEncoding@3.2>Encoding example~ examples~>{Example}
Encoding contentType style explode headers!>{Header} encoding@3.2!>{Encoding} prefixEncoding@3.2!>Encoding itemEncoding@3.2!>Encoding allowReserved~
Responses default>Response *>Response
Response summary@3.2 description headers>{Header} content>{Media-Type} links>{Link}
Callback *>Path-Item
Example summary~ description~ value~ dataValue@3.2~ serializedValue@3.2~ externalValue~
Link operationRef operationId parameters requestBody description server!>Server
Header description required deprecated explode schema>Schema content>{Media-Type} style! example~ examples~>{Example}
Tag name summary@3.2 description externalDocs~>External-Documentation parent@3.2~ kind@3.2~
Reference $ref summary@3.1~ description@3.1~
Schema type enum const@3.1 default title description format nullable properties>{Schema} required additionalProperties>Schema patternProperties@3.1>{Schema} propertyNames@3.1>Schema minProperties maxProperties dependentRequired@3.1 dependentSchemas@3.1>{Schema} unevaluatedProperties@3.1>Schema items>Schema prefixItems@3.1>Schema contains@3.1>Schema minContains@3.1 maxContains@3.1 minItems maxItems uniqueItems unevaluatedItems@3.1>Schema minLength maxLength pattern contentEncoding@3.1 contentMediaType@3.1 contentSchema@3.1>Schema minimum maximum exclusiveMinimum exclusiveMaximum multipleOf allOf>Schema anyOf>Schema oneOf>Schema not>Schema if@3.1>Schema then@3.1>Schema else@3.1>Schema readOnly writeOnly deprecated discriminator>Discriminator xml>XML $ref $id@3.1 $anchor@3.1 $dynamicRef@3.1 $dynamicAnchor@3.1 $defs@3.1>{Schema} $schema@3.1! examples@3.1~ example~ externalDocs~>External-Documentation $comment@3.1~
Discriminator propertyName mapping defaultMapping@3.2
XML nodeType@3.2 name namespace prefix attribute wrapped
Security-Scheme type description name in scheme flows>OAuth-Flows openIdConnectUrl deprecated@3.2 bearerFormat~ oauth2MetadataUrl@3.2~
OAuth-Flows password>OAuth-Flow clientCredentials>OAuth-Flow authorizationCode>OAuth-Flow deviceAuthorization@3.2>OAuth-Flow implicit~>OAuth-Flow
OAuth-Flow authorizationUrl deviceAuthorizationUrl@3.2 tokenUrl refreshUrl scopes~";

const OF_2_0: &str = "\
Swagger swagger info>Info host basePath schemes consumes produces paths>Paths definitions>{Schema} parameters>{Parameter} responses>{Response} securityDefinitions>{Security-Scheme} security tags>Tag externalDocs~>External-Documentation
Info title description termsOfService~ contact~>Contact license~>License version
Contact name~ url~ email~
License name~ url~
Paths *>Path-Item
Path-Item $ref get>Operation put>Operation post>Operation delete>Operation options>Operation head>Operation patch>Operation parameters>Parameter
Operation tags summary description externalDocs~>External-Documentation operationId consumes produces parameters>Parameter responses>Responses schemes deprecated security
External-Documentation description~ url~
Parameter name in description required schema>Schema type format allowEmptyValue items>Items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf
Items type format items>Items maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf collectionFormat~ default~
Responses default>Response *>Response
Response description schema>Schema headers>{Header} examples~
Header description type format items>Items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf collectionFormat!
Tag name description externalDocs~>External-Documentation
Reference $ref
Schema $ref format description default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties minProperties required enum type items>Schema allOf>Schema properties>{Schema} additionalProperties>Schema discriminator readOnly xml>XML title~ externalDocs~>External-Documentation example~
XML name namespace prefix attribute wrapped
Security-Scheme type description name in flow authorizationUrl tokenUrl scopes~";

/// What a field does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Done,
    Reported,
    Annotation,
}

pub struct Field {
    pub name: &'static str,
    /// The version that brought it, where not every one of the family has it.
    pub since: Option<&'static str>,
    pub state: State,
    holds: Option<Holds>,
}

struct Holds {
    kind: &'static str,
    is_map: bool,
}

pub struct Object {
    pub name: &'static str,
    pub fields: Vec<Field>,
}

/// The objects of a family of versions: of 2.0, or of 3.0 and later.
pub struct Family {
    pub objects: Vec<Object>,
}

impl Family {
    pub fn since_3_0() -> Self {
        Self { objects: SINCE_3_0.lines().map(Object::parse).collect() }
    }

    pub fn of_2_0() -> Self {
        Self { objects: OF_2_0.lines().map(Object::parse).collect() }
    }

    /// The fields of a document, each with its place: a list of keys.
    pub fn places<'t>(&self, document: &'t Value) -> Vec<Place<'t>> {
        let mut walk = Walk { family: self, path: Vec::new(), places: Vec::new() };
        walk.value(document, self.objects[0].name);
        walk.places
    }
}

impl Object {
    fn parse(line: &'static str) -> Self {
        let mut words = line.split(' ');
        Self { name: words.next().unwrap(), fields: words.map(Field::parse).collect() }
    }

    /// The fields that authors do not name.
    pub fn fixed(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.name != "*")
    }
}

impl Field {
    fn parse(word: &'static str) -> Self {
        let (word, kind) = word.split_once('>').map_or((word, None), |(word, kind)| (word, Some(kind)));
        let state = match word.as_bytes().last() {
            Some(b'!') => State::Reported,
            Some(b'~') => State::Annotation,
            _ => State::Done,
        };
        let word = word.trim_end_matches(['!', '~']);
        let (name, since) = word.split_once('@').map_or((word, None), |(name, since)| (name, Some(since)));
        let holds = kind.map(|kind| Holds { kind: kind.trim_matches(['{', '}']), is_map: kind.starts_with('{') });
        Self { name, since, state, holds }
    }
}

/// Where a field stands in a document.
pub struct Place<'t> {
    pub object: &'static str,
    pub field: &'static str,
    pub path: Vec<Step<'t>>,
}

#[derive(Clone, Copy)]
pub enum Step<'t> {
    Key(&'t str),
    At(usize),
}

struct Walk<'t, 'f> {
    family: &'f Family,
    path: Vec<Step<'t>>,
    places: Vec<Place<'t>>,
}

impl<'t> Walk<'t, '_> {
    fn within(&mut self, step: Step<'t>, value: &'t Value, kind: &str) {
        self.path.push(step);
        self.value(value, kind);
        self.path.pop();
    }

    fn value(&mut self, value: &'t Value, kind: &str) {
        match value {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| self.within(Step::At(at), item, kind));
            }
            Value::Object(members) => {
                // These have a field of that name themselves.
                let refers = members.contains_key("$ref") && !matches!(kind, "Path-Item" | "Schema");
                let kind = if refers { "Reference" } else { kind };
                let object = self.family.objects.iter().find(|object| object.name == kind);
                let fields = &object.unwrap_or_else(|| panic!("no object is called {kind}")).fields;
                let object = object.map_or("", |object| object.name);
                for (key, member) in members.iter().filter(|(key, _)| !key.starts_with("x-")) {
                    let named = fields.iter().find(|field| field.name == key);
                    let Some(field) = named.or_else(|| fields.iter().find(|field| field.name == "*")) else { continue };
                    self.path.push(Step::Key(key));
                    self.places.push(Place { object, field: field.name, path: self.path.clone() });
                    match (&field.holds, member) {
                        (Some(Holds { kind, is_map: true }), Value::Object(named)) => {
                            named.iter().for_each(|(name, value)| self.within(Step::Key(name), value, kind));
                        }
                        (Some(Holds { kind, is_map: false }), value) => self.value(value, kind),
                        _ => {}
                    }
                    self.path.pop();
                }
            }
            _ => {}
        }
    }
}
