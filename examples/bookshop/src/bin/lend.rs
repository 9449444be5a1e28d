//! Lends the first book of an author that is there: `lend 'Mary Shelley' ada@example.com`, with the API's address in
//! `LIBRARY_URL` and the key in `LIBRARY_KEY`.

use library_client::Client;
use library_client::types::Status;
use library_client::types::operations::LendBookStatus;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(author), Some(reader)) = (arguments.next(), arguments.next()) else {
        return Err("an author and a reader's e-mail address are needed".into());
    };
    let library =
        Client::builder().base_url(std::env::var("LIBRARY_URL")?).api_key(std::env::var("LIBRARY_KEY")?).build()?;

    let mut books = library.list_books().author(author).paginate().items();
    while let Some(book) = books.next().await {
        let book = book?;
        if book.status != Status::Available {
            continue;
        }
        match library.lend_book(&book.id, &*reader).days(14).await {
            Ok(loan) => {
                println!("{} is lent to {} until {}", book.title, loan.reader, loan.until);
                return Ok(());
            }
            // Somebody was faster.
            Err(error) if error.api_error().is_some_and(|error| error.status == LendBookStatus::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    println!("there is none");
    Ok(())
}
