//! The text of a parameter, before anybody knows its type.
//!
//! In a query `a=1` may be a number, a string, or a list of one of them; the type that reads it decides. So a text is a
//! tree in which each place has up to three readings: the whole, its elements, its entries. What splits a text is a
//! matter of the parameter's style, which whoever makes the tree knows.

use super::fault::Fault;
use super::reader::{Mark, Reader, Source};
use std::borrow::Cow;

/// A parameter as it came in a path, a query, a header or a cookie, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// A scalar, and as the second place the only element of a list of it: what most parameters are.
    lone: Option<Cow<'a, str>>,
    /// The first is the parameter itself. None where it is a lone one.
    places: Vec<Place<'a>>,
}

/// A place of a text, by its readings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place<'a> {
    /// What a scalar takes.
    whole: Option<Cow<'a, str>>,
    /// What an array takes.
    elements: Option<Vec<usize>>,
    /// What an object takes.
    entries: Option<Vec<(Cow<'a, str>, usize)>>,
    /// Whether the name stands there several times, which only an array may.
    repeated: bool,
}

/// A text without any reading.
pub(super) const NO_TEXT: &Text<'static> = &Text { lone: None, places: Vec::new() };

/// The way from a place into the array or object whose elements are being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor {
    place: usize,
    at: usize,
    map: bool,
}

#[cfg_attr(not(feature = "server"), expect(dead_code, reason = "only servers read parameters"))]
impl<'a> Text<'a> {
    /// A text that nothing has been said of yet.
    pub(crate) fn new() -> Self {
        Self { lone: None, places: vec![Place::default()] }
    }

    /// A text that is one scalar.
    #[must_use]
    pub fn scalar(whole: impl Into<Cow<'a, str>>) -> Self {
        Self { lone: None, places: vec![Place { whole: Some(whole.into()), ..Place::default() }] }
    }

    /// A text that is one scalar, or a list of it.
    pub(crate) fn lone(whole: Cow<'a, str>) -> Self {
        Self { lone: Some(whole), places: Vec::new() }
    }

    /// What scalars take at a place.
    pub(crate) fn say(&mut self, place: usize, whole: impl Into<Cow<'a, str>>) {
        if let Some(place) = self.several().get_mut(place) {
            place.whole = Some(whole.into());
        }
    }

    /// Makes a place one that only an array can read.
    pub(crate) fn repeat(&mut self, place: usize) {
        if let Some(place) = self.several().get_mut(place) {
            (place.whole, place.repeated) = (None, true);
        }
    }

    /// Makes a place an array, of no elements yet.
    pub(crate) fn list(&mut self, place: usize) {
        if let Some(place) = self.several().get_mut(place) {
            place.elements.get_or_insert_default();
        }
    }

    /// Makes a place an object, of no entries yet.
    pub(crate) fn map(&mut self, place: usize) {
        if let Some(place) = self.several().get_mut(place) {
            place.entries.get_or_insert_default();
        }
    }

    /// Adds a place to the elements of another.
    pub(crate) fn element(&mut self, of: usize) -> usize {
        let child = self.child();
        if let Some(place) = self.several().get_mut(of) {
            place.elements.get_or_insert_default().push(child);
        }
        child
    }

    /// Adds a place to the entries of another.
    pub(crate) fn entry(&mut self, of: usize, key: impl Into<Cow<'a, str>>) -> usize {
        let child = self.child();
        if let Some(place) = self.several().get_mut(of) {
            place.entries.get_or_insert_default().push((key.into(), child));
        }
        child
    }

    /// Gives a place these elements.
    pub(crate) fn set_elements(&mut self, of: usize, elements: Vec<usize>) {
        if let Some(place) = self.several().get_mut(of) {
            place.elements = Some(elements);
        }
    }

    /// Whether it is one scalar without any text.
    pub(crate) fn is_empty(&self) -> bool {
        self.whole(0) == Some("")
    }

    /// Whether it is the word that stands for null.
    pub(crate) fn is_null(&self) -> bool {
        self.whole(0) == Some("null")
    }

    /// The entries of a place: their keys and places.
    pub(crate) fn entries(&self, of: usize) -> &[(Cow<'a, str>, usize)] {
        self.entries_of(of).unwrap_or_default()
    }

    /// How many places there are.
    pub(crate) fn places(&self) -> usize {
        if self.lone.is_some() { 2 } else { self.places.len() }
    }

    fn child(&mut self) -> usize {
        let places = self.several();
        places.push(Place::default());
        places.len() - 1
    }

    /// The places, to change them.
    fn several(&mut self) -> &mut Vec<Place<'a>> {
        if let Some(whole) = self.lone.take() {
            let element = Place { whole: Some(whole), ..Place::default() };
            self.places = vec![Place { elements: Some(vec![1]), ..element.clone() }, element];
        }
        &mut self.places
    }

    fn place(&self, place: usize) -> Option<&Place<'a>> {
        self.places.get(place)
    }

    pub(super) fn whole(&self, place: usize) -> Option<&str> {
        match &self.lone {
            Some(whole) if place < 2 => Some(whole),
            _ => self.place(place)?.whole.as_deref(),
        }
    }

    fn elements(&self, of: usize) -> Option<&[usize]> {
        if self.lone.is_some() && of == 0 { Some(&[1]) } else { self.place(of)?.elements.as_deref() }
    }

    fn entries_of(&self, of: usize) -> Option<&[(Cow<'a, str>, usize)]> {
        self.place(of)?.entries.as_deref()
    }
}

impl<'a> Reader<'a> {
    /// The text, and the place in it that is being read.
    fn here(&self) -> Option<(&'a Text<'a>, usize)> {
        match self.source {
            Source::Text(text) => Some((text, self.place_in_text)),
            _ => None,
        }
    }

    /// The text that a scalar takes.
    pub(super) fn scalar_text(&mut self) -> Result<&'a str, Fault> {
        let whole = self.here().and_then(|(text, place)| text.whole(place));
        whole.ok_or_else(|| self.wrong_type("a single value"))
    }

    /// Whether the parameter is given several times.
    pub(super) fn is_repeated(&self) -> bool {
        self.here().and_then(|(text, place)| text.place(place)).is_some_and(|place| place.repeated)
    }

    /// Whether only an object can be read here.
    pub(super) fn is_map_of_text(&self) -> bool {
        let place = self.here().and_then(|(text, place)| text.place(place));
        place.is_some_and(|place| place.whole.is_none() && place.elements.is_none() && place.entries.is_some())
    }

    /// How many elements an array would take, where it is as good a reading as a scalar.
    pub(super) fn elements_of_text(&self) -> usize {
        let Some((text, place)) = self.here() else { return 0 };
        match text.elements(place).map(<[usize]>::len) {
            Some(count) if text.whole(place).is_none() || count > 1 => count.max(1),
            _ => 0,
        }
    }

    /// Enters the array or object that stands here; whether there is something in it.
    pub(super) fn begin_text(&mut self, map: bool) -> Result<bool, Fault> {
        let count = self.here().and_then(|(text, place)| {
            if map { text.entries_of(place).map(<[_]>::len) } else { text.elements(place).map(<[_]>::len) }
        });
        let Some(count) = count else {
            return Err(self.wrong_type(if map { "an object" } else { "an array" }));
        };
        if count == 0 {
            return Ok(false);
        }
        self.enter()?;
        self.cursors.push(Cursor { place: self.place_in_text, at: 0, map });
        self.go_to_child();
        Ok(true)
    }

    /// Goes on to the next element or entry; whether there is one.
    pub(super) fn next_of_text(&mut self) -> Result<bool, Fault> {
        let Some(cursor) = self.cursors.last_mut() else { return Ok(false) };
        cursor.at += 1;
        if self.go_to_child() {
            return Ok(true);
        }
        if let Some(cursor) = self.cursors.pop() {
            self.go_to(cursor.place);
        }
        self.leave();
        Ok(false)
    }

    /// The key of the entry that comes next.
    pub(super) fn key_of_text(&mut self) -> Result<Cow<'a, str>, Fault> {
        let entry = self.entry_of_text().map(|(key, _)| Cow::Borrowed(key.as_ref()));
        entry.ok_or_else(|| self.wrong_type("an object"))
    }

    fn entry_of_text(&self) -> Option<&'a (Cow<'a, str>, usize)> {
        let (Source::Text(text), Some(cursor)) = (&self.source, self.cursors.last()) else { return None };
        text.entries_of(cursor.place)?.get(cursor.at)
    }

    fn go_to_child(&mut self) -> bool {
        let (Source::Text(text), Some(cursor)) = (&self.source, self.cursors.last()) else { return false };
        let child = if cursor.map {
            text.entries_of(cursor.place).and_then(|entries| Some(entries.get(cursor.at)?.1))
        } else {
            text.elements(cursor.place).and_then(|elements| elements.get(cursor.at).copied())
        };
        if let Some(child) = child {
            self.go_to(child);
        }
        child.is_some()
    }

    fn go_to(&mut self, place: usize) {
        self.place_in_text = place;
        self.at = 0;
        self.text = self.here().and_then(|(text, place)| text.whole(place)).unwrap_or_default();
    }

    /// Back to the place of `mark`, out of everything that was entered since.
    pub(super) fn return_to(&mut self, mark: Mark) {
        self.cursors.truncate(self.reading.depth.saturating_sub(mark.depth).into());
        self.go_to(mark.place_in_text);
        self.at = mark.at;
    }
}
