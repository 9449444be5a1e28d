//! Schemas of the document.

/// The body of `get_book`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct Book {
    pub id: String,
    pub title: String,
    pub author: String,
    pub published: Option<::bindery::format::Date>,
    pub status: Status,
}

::bindery::new!(Book {
    id(impl Into<String>), title(impl Into<String>), author(impl Into<String>), status(Status),
});

/// Whether a book can be had.
#[derive(Clone)]
#[non_exhaustive]
pub enum Status {
    /// `available`
    Available,
    /// `lent`
    Lent,
    /// `lost`
    Lost,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The body of `lend_book`'s `201` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct Loan {
    pub book_id: String,
    pub reader: ::bindery::format::Email,
    pub until: ::bindery::format::DateTime,
}

::bindery::new!(Loan whole {
    book_id(impl Into<String>), reader(impl Into<::bindery::format::Email>),
    until(impl Into<::bindery::format::DateTime>),
});

/// The body of `list_books`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct Error {
    pub code: String,
    pub message: String,
}

::bindery::new!(Error whole { code(impl Into<String>), message(impl Into<String>) });

/// The body of `list_books`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct ListBooksResponse {
    pub data: Vec<Book>,
    /// Where the next page begins. Absent on the last one.
    pub next_cursor: Option<String>,
}

::bindery::new!(ListBooksResponse { data(impl IntoIterator<Item = Book>) });

/// The request body of `lend_book`.
#[derive(Clone)]
#[non_exhaustive]
pub struct LendBookBody {
    /// Whom the book is lent to.
    pub reader: ::bindery::format::Email,
    /// For how long.
    pub days: Option<i64>,
}

::bindery::new!(LendBookBody { reader(impl Into<::bindery::format::Email>) });
::bindery::defaults!(LendBookBody, self {
    /// `days`, or `28` when it is absent.
    days: i64 => self.days.unwrap_or(28),
});
