//! Operations tagged `Books`.

use ::library_types::operations::*;
use ::library_types::*;
use ::bindery::server::left_out;

/// Handlers of the operations tagged `Books`.
///
/// What stands on the shelves.
pub trait Books: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Lists the books of an author, or all.
    ///
    /// `GET /books`
    fn list_books(
        &self,
        caller: Self::Caller,
        request: ListBooks,
    ) -> impl Future<Output = Result<ListBooksResponse, ListBooksError>> + Send {
        left_out((caller, request))
    }

    /// Gets a book.
    ///
    /// `GET /books/{book_id}`
    fn get_book(
        &self,
        caller: Self::Caller,
        request: GetBook,
    ) -> impl Future<Output = Result<Book, GetBookError>> + Send {
        left_out((caller, request))
    }

    /// Lends a book to a reader.
    ///
    /// `POST /books/{book_id}/loan`
    fn lend_book(
        &self,
        caller: Self::Caller,
        request: LendBook,
    ) -> impl Future<Output = Result<Loan, LendBookError>> + Send {
        left_out((caller, request))
    }
}
