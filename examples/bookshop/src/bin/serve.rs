//! Serves the Library API at an address, as in `serve 127.0.0.1:3000`, for callers who have the key in `LIBRARY_KEY`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bindery::server::{Credential, Denied};
use library_server::types::operations::{
    GetBook, GetBookError, GetBookStatus, LendBook, LendBookError, LendBookStatus, ListBooks, ListBooksError,
};
use library_server::types::{Book, Error, ListBooksResponse, Loan, Status};
use library_server::{Authenticator, Books, router};

/// The books, by id.
struct Shelf(Mutex<BTreeMap<String, Book>>);

impl Books for Shelf {
    type Caller = ();

    async fn list_books(&self, (): (), request: ListBooks) -> Result<ListBooksResponse, ListBooksError> {
        let books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_wanted = |book: &&Book| request.author.as_ref().is_none_or(|author| *author == book.author);
        Ok(ListBooksResponse::new(books.values().filter(is_wanted).cloned()))
    }

    async fn get_book(&self, (): (), request: GetBook) -> Result<Book, GetBookError> {
        let books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let unknown = || GetBookError::new(GetBookStatus::NotFound, Error::new("unknown", "there is no such book"));
        books.get(&request.book_id).cloned().ok_or_else(unknown)
    }

    async fn lend_book(&self, (): (), request: LendBook) -> Result<Loan, LendBookError> {
        let mut books = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(book) = books.get_mut(&request.book_id) else {
            return Err(LendBookError::new(LendBookStatus::NotFound, Error::new("unknown", "there is no such book")));
        };
        if book.status != Status::Available {
            return Err(LendBookError::new(LendBookStatus::Conflict, Error::new("already_lent", "somebody has it")));
        }
        book.status = Status::Lent;
        let days = u64::try_from(request.body.days()).unwrap_or_default();
        let until = SystemTime::now() + Duration::from_secs(days * 24 * 60 * 60);
        Ok(Loan::new(request.book_id, request.body.reader, until))
    }
}

/// The one key.
struct Key(String);

impl Authenticator for Key {
    type Caller = ();

    async fn api_key(&self, key: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if key.is(&self.0) { Ok(()) } else { Err(Denied::unauthorized()) }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("an address is needed, as in `127.0.0.1:3000`")?;
    let books = [
        Book::new("1", "Frankenstein", "Mary Shelley", Status::Available),
        Book::new("2", "The Last Man", "Mary Shelley", Status::Available),
        Book::new("3", "Middlemarch", "George Eliot", Status::Lost),
    ];
    let shelf = Shelf(Mutex::new(books.into_iter().map(|book| (book.id.clone(), book)).collect()));
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router(shelf, Key(std::env::var("LIBRARY_KEY")?))).await?;
    Ok(())
}
