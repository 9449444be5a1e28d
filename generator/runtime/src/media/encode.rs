//! From a value to a body.

use std::borrow::Cow;

use bytes::Bytes;

use super::text::{Seen, json, see};
use super::{Body, best, form, multipart};
use crate::Codec;
use crate::json::{Walk, Writer, Writing};
use crate::operation::Content;
use crate::shape::View;

/// A body that is ready to be sent.
pub(crate) struct Encoded {
    pub(crate) media_type: Cow<'static, str>,
    pub(crate) body: Body,
}

/// The media type for `value` among the declared ones: the first of its variant, or that which content of its own media
/// type is of.
pub(crate) fn choose(declared: &'static [Content], value: &dyn Codec) -> Option<&'static Content> {
    let mut chosen = Chosen { declared, variant: None, own: None };
    value.write(&mut Writer::walk(&mut chosen));
    chosen.own.or_else(|| chosen.candidates().next()).map(|content| content.parts().1)
}

/// What a value says of the media types that it may be sent as.
struct Chosen {
    declared: &'static [Content],
    variant: Option<usize>,
    own: Option<&'static Content>,
}

impl Chosen {
    fn candidates(&self) -> impl Iterator<Item = &'static Content> + use<> {
        // A body of one type may be a union all the same.
        let several = self.declared.iter().any(|content| matches!(content, Content::Variant(..)));
        let variant = self.variant.filter(|_| several);
        let is_of = move |content: &&'static Content| variant.is_none_or(|of| usize::from(content.parts().0) == of);
        self.declared.iter().filter(is_of)
    }
}

impl Walk for Chosen {
    fn visit(&mut self, view: View<'_>) {
        if let View::Binary(binary) = view {
            self.own = binary.media_type().and_then(|media_type| best(self.candidates(), media_type));
        }
    }

    fn branch(&mut self, index: usize) {
        self.variant.get_or_insert(index);
    }
}

/// The body for `value` under a declared media type. A value that has a media type of its own keeps it where the
/// declared one is a range.
///
/// # Errors
/// What is wrong with the value, beginning with a verb.
pub(crate) fn encode(content: &'static Content, value: &dyn Codec, writing: &Writing) -> Result<Encoded, String> {
    let done = |usual: &'static str, bytes: Bytes| Encoded {
        media_type: concrete(content.media_type(), usual),
        body: bytes.into(),
    };
    match content {
        Content::Json(_) => Ok(done("application/json", json(value, writing)?.into())),
        Content::Text(_) => see(value, |seen| match seen? {
            Seen::Null => Ok(done("text/plain", Bytes::new())),
            Seen::Text(text) => Ok(done("text/plain", text.into())),
            Seen::Binary(_) | Seen::Stream(_) | Seen::List | Seen::Object => Err("is no text".to_owned()),
        }),
        Content::Binary(declared) => see(value, |seen| match seen? {
            Seen::Binary(binary) => {
                let own = binary.media_type().unwrap_or("application/octet-stream");
                let media_type =
                    if declared.contains('*') { Cow::Owned(own.to_owned()) } else { Cow::Borrowed(*declared) };
                Ok(Encoded { media_type, body: binary.body()? })
            }
            Seen::Text(text) => Ok(done("application/octet-stream", text.into())),
            Seen::Null | Seen::Stream(_) | Seen::List | Seen::Object => Err("is not binary".to_owned()),
        }),
        Content::Form(_, parts) => Ok(done(form::MEDIA_TYPE, form::encode(value, parts, writing)?.into())),
        #[cfg(feature = "xml")]
        Content::Xml(_, [root]) => Ok(done("application/xml", super::xml::encode(value, root, writing)?.into())),
        Content::Multipart(declared, parts) => {
            let (boundary, body) = multipart::encode(value, parts, writing)?;
            let media_type = concrete(declared, "multipart/form-data");
            Ok(Encoded { media_type: format!("{media_type}; boundary={boundary}").into(), body })
        }
        Content::Lines(name) | Content::Sequence(name) | Content::Events(name, _) => see(value, |seen| match seen? {
            Seen::Stream(stream) => {
                Ok(Encoded { media_type: Cow::Borrowed(name), body: stream.body(content, *writing) })
            }
            _ => Err("is no stream".to_owned()),
        }),
        // As deep as the table, which does not nest them.
        Content::Variant(_, content) => encode(content, value, writing),
    }
}

/// A media type to send for a declared one, which may be a range.
fn concrete(declared: &'static str, usual: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(if declared.contains('*') { usual } else { declared })
}
