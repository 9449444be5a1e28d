//! `bindery explain [CODE]`.

use bindery_build::diagnostic::{Code, page};
use serde_json::json;

use crate::Outcome;
use crate::arguments::Explain;
use crate::console::Console;
use crate::failure::Failure;

pub(crate) fn run(arguments: &Explain, console: &mut Console) -> Result<Outcome, Failure> {
    let code = arguments.code.as_deref().map(code).transpose()?;
    match (code, arguments.json) {
        (Some(code), false) => console.line(page::plain(code).trim_end()),
        (Some(code), true) => {
            let (id, title, help, text) = (code.id(), code.title(), code.help(), code.text());
            console.line(json!({ "code": id, "title": title, "help": help, "text": text }));
        }
        (None, false) => Code::ALL.iter().for_each(|code| console.line(format_args!("{code}  {}", code.title()))),
        (None, true) => {
            let one = |code: &Code| json!({ "code": code.id(), "title": code.title(), "help": code.help() });
            console.line(Code::ALL.iter().map(one).collect::<serde_json::Value>());
        }
    }
    Ok(Outcome::Done)
}

fn code(id: &str) -> Result<Code, Failure> {
    Code::from_id(id).ok_or_else(|| {
        Failure::new(format!("there is no diagnostic `{}`", id.escape_debug())).help(match Code::nearest(id) {
            Some(code) => format!("did you mean `{code}`, {}?", code.title()),
            None => "a code stands in brackets, as in `error[B0203]`; `bindery explain` lists them".to_owned(),
        })
    })
}
