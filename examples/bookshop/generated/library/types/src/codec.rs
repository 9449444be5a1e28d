//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Paging, Place, Scheme, Segment, Server,
    Slot, Statuses, Template,
};
use ::bindery::validate::{Format, Limit, Rule};

::bindery::record!(Book [0b10111] {
    id: "id", title: "title".rule(MinLength(1)), author: "author",
    published: "published".rule(Format(Format::Date)), status: "status",
});
::bindery::string_enum!(Status { Available: "available", Lent: "lent", Lost: "lost" });
::bindery::record!(Loan [0b111] {
    book_id: "book_id", reader: "reader".rule(Format(Format::Email)),
    until: "until".rule(Format(Format::DateTime)),
});
::bindery::record!(Error [0b11] { code: "code", message: "message" });
::bindery::record!(ListBooksResponse [0b1] { data: "data", next_cursor: "next_cursor" });
::bindery::record!(LendBookBody [0b1] {
    reader: "reader".rule(Format(Format::Email)),
    days: "days".default("28").rules(&[Rule::Minimum(Limit::Integer(1)),
        Rule::Maximum(Limit::Integer(60))]),
});

pub(crate) static API: Api = Api {
    name: "library",
    servers: &[
        Server {
            url: "https://library.example/v1",
            variables: &[],
            description: "",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "apiKey",
            slot: Slot::Header("X-Api-Key"),
            prefix: "",
        },
    ],
    usual_error: Some(&ERROR_SHAPE_48801215),
};

const SCHEME_API_KEY: usize = 0;

static ERROR_SHAPE_48801215: Template = Template::Object(
    &[("code", Template::Code), ("message", Template::Message)],
);

const ANSWERS_08399AA3: &[Answer] = &[Answer::success(Statuses::Exact(201), 0, JSON),
    Answer::failure(Statuses::Exact(401), 0, JSON).worded(&ERROR_SHAPE_48801215),
    Answer::failure(Statuses::Exact(404), 1, JSON).worded(&ERROR_SHAPE_48801215),
    Answer::failure(Statuses::Exact(409), 2, JSON).worded(&ERROR_SHAPE_48801215)];
const ANSWERS_3A976B00: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(401), 0, JSON).worded(&ERROR_SHAPE_48801215)];
const ANSWERS_566B3F92: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(401), 0, JSON).worded(&ERROR_SHAPE_48801215),
    Answer::failure(Statuses::Exact(404), 1, JSON).worded(&ERROR_SHAPE_48801215)];
const SECURITY_770B94ED: &[&[Need]] = &[&[Need::scheme(SCHEME_API_KEY)]];

::bindery::request!(ListBooks [0b0] default {
    author: "author",
    limit: "limit".default("20").rules(&[Rule::Minimum(Limit::Integer(1)),
        Rule::Maximum(Limit::Integer(100))]),
    cursor: "cursor",
});
::bindery::statuses!(ListBooksStatus { Unauthorized: 401 });
::bindery::operation!(ListBooks {
    endpoint: &Endpoint { api: &API, name: "list_books", method: "GET", path: "/books",
        segments: &[Segment::Literal("/books")], places: &[Place::QUERY, Place::QUERY,
        Place::QUERY], body: &[], answers: ANSWERS_3A976B00, security: SECURITY_770B94ED },
    response: ListBooksResponse, failure: Failure<ListBooksStatus, Error>,
});
::bindery::paginated!(ListBooks [data] Book { Paging::cursor(2, &["next_cursor"]) });
::bindery::request!(GetBook [0b1] { book_id: "book_id" });
::bindery::statuses!(GetBookStatus { Unauthorized: 401, NotFound: 404 });
::bindery::operation!(GetBook {
    endpoint: &Endpoint { api: &API, name: "get_book", method: "GET", path: "/books/{book_id}",
        segments: &[Segment::Literal("/books/"), Segment::Parameter(0)], places: &[Place::PATH],
        body: &[], answers: ANSWERS_566B3F92, security: SECURITY_770B94ED },
    response: Book, failure: Failure<GetBookStatus, Error>,
});
::bindery::request!(LendBook [0b11] { book_id: "book_id", body: "body" });
::bindery::statuses!(LendBookStatus { Unauthorized: 401, NotFound: 404, Conflict: 409 });
::bindery::operation!(LendBook {
    endpoint: &Endpoint { api: &API, name: "lend_book", method: "POST",
        path: "/books/{book_id}/loan", segments: &[Segment::Literal("/books/"),
        Segment::Parameter(0), Segment::Literal("/loan")], places: &[Place::PATH, Place::Body],
        body: JSON, answers: ANSWERS_08399AA3, security: SECURITY_770B94ED },
    response: Loan, failure: Failure<LendBookStatus, Error>,
});
