//! How a parameter is spelled.
//!
//! `style` and `explode` say so (OpenAPI 3.1, 4.8.12.6). Where the specification gives a pair no meaning, the nearest one
//! counts: `spaceDelimited` and `pipeDelimited` are `form` once they are exploded, `deepObject` is exploded in any case. A
//! style that the parameter's place does not have is a warning, and the default of that place counts.

use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Header, Location, Parameter, Style as Declared, Version};
use crate::ir::{Lists, Style};
use crate::lower::context::Lowering;
use crate::source::Spanned;

/// The style of a parameter with a schema.
pub(in super::super) fn of(lowering: &mut Lowering<'_>, parameter: &Parameter) -> Style {
    let place = parameter.location.value;
    let declared = parameter.effective_style();
    let fits = match declared {
        Declared::Simple => matches!(place, Location::Path | Location::Header),
        Declared::Label | Declared::Matrix => place == Location::Path,
        Declared::Form => matches!(place, Location::Query | Location::QueryString | Location::Cookie),
        Declared::SpaceDelimited | Declared::PipeDelimited | Declared::DeepObject => place == Location::Query,
        Declared::TabDelimited => true,
        Declared::Cookie => place == Location::Cookie,
    };
    if let (false, Some(written)) = (fits, &parameter.style)
        && !of_former(lowering, written)
    {
        let message = format!("the {} parameter `{}` has a style of another place", place.as_str(), parameter.name);
        let found = Diagnostic::warning(Code::BadValue, message).at(written.span, "has no effect");
        lowering.diagnostics.push(found.help("remove `style`, or choose one that the place has"));
    }
    let declared = if fits { declared } else { place.default_style() };
    let default = matches!(declared, Declared::Form | Declared::Cookie);
    match (declared, parameter.explode.unwrap_or(default)) {
        (Declared::Simple, false) => Style::Simple,
        (Declared::Simple, true) => Style::SimpleExploded,
        (Declared::Label, false) => Style::Label,
        (Declared::Label, true) => Style::LabelExploded,
        (Declared::Matrix, false) => Style::Matrix,
        (Declared::Matrix, true) => Style::MatrixExploded,
        (Declared::SpaceDelimited, false) => Style::Space,
        (Declared::PipeDelimited, false) => Style::Pipe,
        (Declared::DeepObject, _) => Style::DeepObject(lists(lowering)),
        (Declared::Cookie, true) => Style::Cookie,
        (Declared::Form | Declared::Cookie, false) => Style::Form,
        (Declared::Form | Declared::SpaceDelimited | Declared::PipeDelimited, true) => Style::FormExploded,
        (Declared::TabDelimited, _) => {
            lowering.unsupported_part(parameter.span, "`collectionFormat: tsv`");
            Style::Form
        }
    }
}

/// The style of a header with a schema: `simple` is the only one that headers have.
pub(in super::super) fn of_header(lowering: &mut Lowering<'_>, name: &str, header: &Header) -> Style {
    if let Some(written) = header.style.as_ref().filter(|style| style.value != Declared::Simple)
        && !of_former(lowering, written)
    {
        let message = format!("the header `{name}` has a style of another place");
        let found = Diagnostic::warning(Code::BadValue, message).at(written.span, "has no effect");
        lowering.diagnostics.push(found.help("remove `style`, or write `simple`"));
    }
    if header.explode == Some(true) { Style::SimpleExploded } else { Style::Simple }
}

/// Refuses a `collectionFormat` that only version 2.0 has in headers and paths: `ssv`, `tsv` or `pipes`.
fn of_former(lowering: &mut Lowering<'_>, written: &Spanned<Declared>) -> bool {
    let is_former = lowering.resolver.document().version == Version::V2_0
        && matches!(written.value, Declared::SpaceDelimited | Declared::TabDelimited | Declared::PipeDelimited);
    if is_former {
        lowering.unsupported_part(written.span, "this `collectionFormat` of a header or a path");
    }
    is_former
}

fn lists(lowering: &Lowering<'_>) -> Lists {
    match lowering.config.parameters.lists.as_ref().map(|setting| *setting.get()) {
        None | Some(config::Lists::Indices) => Lists::Indices,
        Some(config::Lists::Brackets) => Lists::Brackets,
        Some(config::Lists::Repeat) => Lists::Repeat,
        Some(config::Lists::Comma) => Lists::Comma,
    }
}
