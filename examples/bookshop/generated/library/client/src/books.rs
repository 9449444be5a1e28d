//! Operations tagged `Books`.
//!
//! What stands on the shelves.

use crate::{Call, Client};
use ::library_types::operations::*;
use ::library_types::*;

impl Client {
    /// Lists the books of an author, or all.
    ///
    /// `GET /books`, in pages: [`paginate`](Call::paginate)
    pub fn list_books(&self) -> Call<ListBooks, ListBooksResponse, ListBooksError> {
        Call::new(self, ListBooks::new())
    }

    /// Gets a book.
    ///
    /// `GET /books/{book_id}`
    pub fn get_book(
        &self,
        book_id: impl Into<String>,
    ) -> Call<GetBook, Book, GetBookError> {
        Call::new(self, GetBook::new(book_id))
    }

    /// Lends a book to a reader.
    ///
    /// `POST /books/{book_id}/loan`
    pub fn lend_book(
        &self,
        book_id: impl Into<String>,
        reader: impl Into<::bindery::format::Email>,
    ) -> Call<LendBook, Loan, LendBookError> {
        Call::new(self, LendBook::new(book_id, LendBookBody::new(reader)))
    }
}

::bindery::setters!(Call<ListBooks, ListBooksResponse, ListBooksError>, request {
    /// Sets `author`.
    author(impl Into<String>),
    /// Sets `limit`.
    limit(i64),
    /// Sets `cursor`.
    cursor(impl Into<String>),
});
::bindery::setters!(Call<LendBook, Loan, LendBookError>, request {
    /// For how long.
    days(i64) in body,
    /// Sets the whole body.
    body(LendBookBody) => request.body = body,
});
