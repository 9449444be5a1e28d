//! The static tables of the API and of each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::lit::{bits, lit, unsigned};
use super::Codec;
use crate::ir::{
    Events, FlowKind, Format, Lists, Need, Part, PartStyle, PathPart, Place, Slot, Statuses, Style, Tokens,
};
use crate::plan::{Answer, Bodies, Content, Lent, Operation, Placed, Server, Template, Wire};

impl Codec<'_> {
    fn name(&self, name: &'static str) -> TokenStream {
        self.scope.runtime("operation", name)
    }

    /// The table of the API.
    pub(super) fn api(&self) -> TokenStream {
        let (api, vendor) = (self.name("Api"), lit(&self.bindings.vendor));
        let servers = self.bindings.servers.iter().map(|server| self.server(server));
        let elsewhere = self.bindings.elsewhere.iter().map(|elsewhere| {
            let name = self.name("Elsewhere");
            let servers = elsewhere.servers.iter().map(|server| self.server(server));
            let operations = elsewhere.operations.iter().filter_map(|number| self.bindings.operations.get(*number));
            let operations = operations.map(|operation| lit(operation.method_ident.plain()));
            quote!(#name { servers: &[#(#servers),*], operations: &[#(#operations),*] })
        });
        let schemes = self.bindings.schemes.iter().map(|scheme| {
            let (name, text, prefix) = (self.name("Scheme"), lit(&scheme.name.0), lit(&scheme.prefix.0));
            let slot = scheme.tokens.as_ref().map_or_else(|| self.slot(&scheme.slot), |tokens| self.tokens(tokens));
            quote!(#name { name: #text, slot: #slot, prefix: #prefix })
        });
        let usual_error = match self.template_reference(self.bindings.usual_error.as_ref()) {
            Some(template) => quote!(Some(#template)),
            None => quote!(None),
        };
        quote! {
            pub(crate) static API: #api = #api {
                name: #vendor,
                servers: &[#(#servers),*],
                elsewhere: &[#(#elsewhere),*],
                schemes: &[#(#schemes),*],
                usual_error: #usual_error,
            };
        }
    }

    fn server(&self, server: &Server) -> TokenStream {
        let (name, url, description) = (self.name("Server"), lit(&server.url.0), lit(&server.description.0));
        let variables = server.variables.iter().map(|variable| {
            let (of, name, default) = (self.name("Variable"), lit(&variable.name.0), lit(&variable.default.0));
            quote!(#of { name: #name, default: #default })
        });
        quote!(#name { url: #url, variables: &[#(#variables),*], description: #description })
    }

    fn slot(&self, slot: &Slot) -> TokenStream {
        let name = self.name("Slot");
        let with = |variant: &str, text: &str| {
            let (variant, text) = (from_text(variant), lit(text));
            quote!(#name::#variant(#text))
        };
        match slot {
            Slot::Header(text) => with("Header", text),
            Slot::Query(text) => with("Query", text),
            Slot::Cookie(text) => with("Cookie", text),
            Slot::Http(text) => with("Http", text),
            Slot::Bearer => quote!(#name::Bearer),
            Slot::Basic => quote!(#name::Basic),
            Slot::Certificate => quote!(#name::Certificate),
        }
    }

    /// The slot of a scheme whose tokens are had here.
    fn tokens(&self, tokens: &Tokens) -> TokenStream {
        let name = self.name("Slot");
        let flows = match tokens {
            Tokens::Discovery(url) => {
                let url = lit(url);
                return quote!(#name::OpenId(#url));
            }
            Tokens::Flows(flows) => flows,
        };
        let flows = flows.iter().map(|flow| {
            let (flow_name, token) = (self.name("Flow"), lit(&flow.token));
            let made = match &flow.kind {
                FlowKind::AuthorizationCode(authorization) => {
                    let authorization = lit(authorization);
                    quote!(authorization_code(#authorization, #token))
                }
                FlowKind::Password => quote!(password(#token)),
                FlowKind::ClientCredentials => quote!(client_credentials(#token)),
                FlowKind::Device(authorization) => {
                    let authorization = lit(authorization);
                    quote!(device(#authorization, #token))
                }
            };
            let refresh = flow.refresh.as_ref().map(|url| {
                let url = lit(url);
                quote!(.refresh(#url))
            });
            quote!(#flow_name::#made #refresh)
        });
        quote!(#name::OAuth(&[#(#flows),*]))
    }

    /// The table of an operation.
    pub(super) fn endpoint(&self, operation: &Operation) -> TokenStream {
        let (endpoint, name) = (self.name("Endpoint"), lit(operation.method_ident.plain()));
        let api = self.scope.of_codec(&from_text("API"));
        let (method, path) = (lit(&operation.method.0), lit(&operation.path.0));
        let segments = operation.parts.iter().map(|part| {
            let segment = self.name("Segment");
            match part {
                PathPart::Literal(text) => {
                    let text = lit(text);
                    quote!(#segment::Literal(#text))
                }
                PathPart::Parameter(number) => {
                    let number = unsigned(*number as u64);
                    quote!(#segment::Parameter(#number))
                }
                PathPart::Header(header, value) => {
                    let (header, value) = (lit(header), lit(value));
                    quote!(#segment::Header(#header, #value))
                }
            }
        });
        let places = operation.places.iter().map(|placed| self.place(placed.as_ref()));
        let body = match &operation.bodies {
            Some(bodies) => self.several(&operation.body, bodies),
            None => self.contents(&operation.body),
        };
        let (answers, security) = (self.answers(operation), self.security(operation));
        quote! {
            #endpoint {
                api: &#api,
                name: #name,
                method: #method,
                path: #path,
                segments: &[#(#segments),*],
                places: &[#(#places),*],
                body: #body,
                answers: #answers,
                security: #security
            }
        }
    }

    fn place(&self, placed: Option<&Placed>) -> TokenStream {
        let name = self.name("Place");
        let Some(placed) = placed else { return quote!(#name::Body) };
        if placed.key {
            return quote!(#name::Key);
        }
        let place = from_text(match placed.place {
            Place::Path => "Path",
            Place::Query => "Query",
            Place::Header => "Header",
            Place::Cookie => "Cookie",
            Place::QueryString => "QueryString",
        });
        if let Some(usual) = usual(placed) {
            let usual = from_text(usual);
            return quote!(#name::#usual);
        }
        let mut style = self.style(placed);
        let with = self.name("Style");
        if placed.empty {
            style = quote!(#with::Empty(&#style));
        }
        if placed.reserved {
            style = quote!(#with::Reserved(&#style));
        }
        quote!(#name::#place(#style))
    }

    fn style(&self, placed: &Placed) -> TokenStream {
        let style = self.name("Style");
        if let Some(content) = &placed.content {
            let content = self.content(content);
            return quote!(#style::Content(&#content));
        }
        if let Some(members) = &placed.members {
            let names: &[Wire] = match members {
                Lent::Names(names) => names,
                Lent::Any => &[],
                Lent::Flat => return quote!(#style::Rest),
            };
            let names = names.iter().map(|name| lit(&name.0));
            return quote!(#style::Members(&[#(#names),*]));
        }
        if let Style::DeepObject(lists) = placed.style {
            let name = self.name("Lists");
            let lists = from_text(match lists {
                Lists::Indices => "Indices",
                Lists::Brackets => "Brackets",
                Lists::Repeat => "Repeat",
                Lists::Comma => "Comma",
            });
            return quote!(#style::DeepObject(#name::#lists));
        }
        let variant = style_name(placed.style);
        quote!(#style::#variant)
    }

    fn contents(&self, contents: &[Content]) -> TokenStream {
        if let [Content { media_type: Wire(only), format: Format::Json }] = contents
            && only == "application/json"
        {
            let json = self.name("JSON");
            return quote!(#json);
        }
        if let Some(known) = self.xml_body(contents) {
            return known;
        }
        self.content_list(contents)
    }

    pub(super) fn content_list(&self, contents: &[Content]) -> TokenStream {
        let contents = contents.iter().map(|content| self.content(content));
        quote!(&[#(#contents),*])
    }

    /// The media types of a body of several types, each with what it is of.
    fn several(&self, contents: &[Content], bodies: &Bodies) -> TokenStream {
        let contents = contents.iter().zip(&bodies.branches).map(|(content, branch)| {
            let (one, name) = (self.content(content), self.name("Content"));
            let number = unsigned(*branch as u64);
            if *branch == 0 { one } else { quote!(#name::Variant(#number, &#one)) }
        });
        quote!(&[#(#contents),*])
    }

    fn content(&self, content: &Content) -> TokenStream {
        let (name, media_type) = (self.name("Content"), lit(&content.media_type.0));
        if let Format::Events(events) = &content.format {
            let (events, kind) = (from_text(element(*events)), self.name("Events"));
            return quote!(#name::Events(#media_type, #kind::#events));
        }
        let (variant, parts) = match &content.format {
            Format::Xml(root) => {
                let root = self.xml_reference(*root);
                return quote!(#name::Xml(#media_type, #root));
            }
            Format::Json => ("Json", None),
            Format::Text => ("Text", None),
            Format::Binary => ("Binary", None),
            Format::Lines => ("Lines", None),
            Format::Sequence | Format::Events(_) => ("Sequence", None),
            Format::Form(parts) => ("Form", Some(parts)),
            Format::Multipart(parts) => ("Multipart", Some(parts)),
        };
        let variant = from_text(variant);
        let parts = parts.map(|parts| {
            let parts = parts.iter().map(|part| self.part(part));
            quote!(, &[#(#parts),*])
        });
        quote!(#name::#variant(#media_type #parts))
    }

    fn part(&self, part: &Part) -> TokenStream {
        let (name, style, wire) = (self.name("Part"), self.name("PartStyle"), lit(&part.name));
        let variant = from_text(match part.style {
            PartStyle::Text => "Text",
            PartStyle::Json => "Json",
            PartStyle::File => "File",
            PartStyle::Deep => "Deep",
            PartStyle::Exploded => "Exploded",
            PartStyle::Comma => "Comma",
            PartStyle::Space => "Space",
            PartStyle::Pipe => "Pipe",
        });
        let list = part.list.then(|| quote!(.list()));
        let media_type = part.media_type.as_ref().map(|media_type| {
            let media_type = lit(media_type);
            quote!(.of_type(#media_type))
        });
        let required = part.required.then(|| quote!(.required()));
        let members = part.members.iter().map(|name| lit(name));
        let members = (!part.members.is_empty()).then(|| quote!(.members(&[#(#members),*])));
        quote!(#name::new(#wire, #style::#variant) #list #media_type #required #members)
    }

    pub(super) fn answer(&self, answer: &Answer) -> TokenStream {
        let (name, statuses) = (self.name("Answer"), self.name("Statuses"));
        let statuses = match answer.statuses {
            Statuses::Exact(status) => {
                let status = unsigned(u64::from(status));
                quote!(#statuses::Exact(#status))
            }
            Statuses::Range(digit) => {
                let digit = unsigned(u64::from(digit));
                quote!(#statuses::Range(#digit))
            }
            Statuses::Default => quote!(#statuses::Default),
        };
        let side = from_text(if answer.failure { "failure" } else { "success" });
        let variant = unsigned(u64::from(answer.variant));
        let content = self.contents(&answer.contents);
        let worded = self.template_reference(answer.template.as_ref()).map(|template| quote!(.worded(#template)));
        let headers = answer.headers.map(|has| {
            let (allowed, required) = (bits(has.allowed), bits(has.required));
            quote!(.headers(#allowed, #required))
        });
        let rules = self.rules(&answer.rules).map(|rules| {
            let rule = self.scope.runtime("validate", "Rule");
            // A constant can't keep a reference to a pattern, which is a static, among the arguments of a call.
            quote!(.rules({ static RULES: &[#rule] = #rules; RULES }))
        });
        quote!(#name::#side(#statuses, #variant, #content) #worded #headers #rules)
    }

    pub(super) fn need(&self, need: &Need) -> TokenStream {
        let (name, scheme) = (self.name("Need"), self.scheme(need.scheme));
        let scopes: Vec<_> = need.scopes.iter().map(|scope| lit(scope)).collect();
        let scopes = (!scopes.is_empty()).then(|| quote!(.scopes(&[#(#scopes),*])));
        quote!(#name::scheme(#scheme) #scopes)
    }

    // As deep as the schema that it was found in, whose depth the reader limits.
    pub(super) fn template_value(&self, template: &Template) -> TokenStream {
        let name = self.name("Template");
        match template {
            Template::Object(members) => {
                let members = members.iter().map(|(key, value)| {
                    let (key, value) = (lit(&key.0), self.template_value(value));
                    quote!((#key, #value))
                });
                quote!(#name::Object(&[#(#members),*]))
            }
            Template::EachViolation(element) => {
                let element = self.template_value(element);
                quote!(#name::EachViolation(&#element))
            }
            Template::Message => quote!(#name::Message),
            Template::Code => quote!(#name::Code),
            Template::Path => quote!(#name::Path),
            Template::Pointer => quote!(#name::Pointer),
            Template::Title => quote!(#name::Title),
            Template::Status => quote!(#name::Status),
            Template::Boolean(value) => quote!(#name::Boolean(#value)),
            Template::Text(text) => {
                let text = lit(&text.0);
                quote!(#name::Text(#text))
            }
        }
    }
}

/// The name of a style in the runtime.
pub(super) fn style_name(style: Style) -> syn::Ident {
    from_text(match style {
        Style::Simple => "Simple",
        Style::SimpleExploded => "SimpleExploded",
        Style::Label => "Label",
        Style::LabelExploded => "LabelExploded",
        Style::Matrix => "Matrix",
        Style::MatrixExploded => "MatrixExploded",
        Style::Form => "Form",
        Style::FormExploded => "FormExploded",
        Style::Space => "Space",
        Style::Pipe => "Pipe",
        Style::Cookie => "Cookie",
        Style::Json => "Json",
        Style::DeepObject(_) => "DeepObject",
    })
}

/// What an element of a stream of events is.
fn element(events: Events) -> &'static str {
    match events {
        Events::Data => "Data",
        Events::Whole => "Whole",
        Events::Text | Events::Raw => "Text",
    }
}

/// The constant for a parameter that is spelled as OpenAPI does where a document says nothing of it.
fn usual(placed: &Placed) -> Option<&'static str> {
    if placed.members.is_some() || placed.empty || placed.reserved {
        return None;
    }
    match (placed.place, placed.style) {
        (Place::Path, Style::Simple) => Some("PATH"),
        (Place::Query, Style::FormExploded) => Some("QUERY"),
        (Place::Header, Style::Simple) => Some("HEADER"),
        _ => None,
    }
}
