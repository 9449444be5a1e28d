//! Lists of a known length.

/// The items of an iterator that yields at most `most`, in a list with room for so many from the start.
///
/// One that grows is moved each time that it has doubled, and leaves holes of all of its sizes behind.
pub(crate) fn at_most<T>(most: usize, items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(most);
    list.extend(items);
    list
}
