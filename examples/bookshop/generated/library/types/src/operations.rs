//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// `GET /books`
///
/// Lists the books of an author, or all.
#[derive(Clone)]
#[non_exhaustive]
pub struct ListBooks {
    pub author: Option<String>,
    pub limit: Option<i64>,
    pub cursor: Option<String>,
}

::bindery::defaults!(ListBooks, self {
    /// `limit`, or `20` when it is absent.
    limit: i64 => self.limit.unwrap_or(20),
});

/// Why `list_books` fails.
pub type ListBooksError = Failure<ListBooksStatus, Error>;

/// The statuses with which `list_books` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListBooksStatus {
    /// 401: Why not.
    Unauthorized,
}

/// `GET /books/{book_id}`
///
/// Gets a book.
#[derive(Clone)]
#[non_exhaustive]
pub struct GetBook {
    pub book_id: String,
}

::bindery::new!(GetBook whole { book_id(impl Into<String>) });

/// Why `get_book` fails.
pub type GetBookError = Failure<GetBookStatus, Error>;

/// The statuses with which `get_book` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetBookStatus {
    /// 401: Why not.
    Unauthorized,
    /// 404: Why not.
    NotFound,
}

/// `POST /books/{book_id}/loan`
///
/// Lends a book to a reader.
#[derive(Clone)]
#[non_exhaustive]
pub struct LendBook {
    pub book_id: String,
    /// The request body.
    pub body: LendBookBody,
}

::bindery::new!(LendBook whole { book_id(impl Into<String>), body(LendBookBody) });

/// Why `lend_book` fails.
pub type LendBookError = Failure<LendBookStatus, Error>;

/// The statuses with which `lend_book` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LendBookStatus {
    /// 401: Why not.
    Unauthorized,
    /// 404: Why not.
    NotFound,
    /// 409: Why not.
    Conflict,
}
