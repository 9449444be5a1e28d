//! A server that answers in pages, in every way that the fixture shows.

use std::convert::Infallible;

use bindery::server::{Credential, Denied};
use bindery_behaviour::pagination::server::{Api, Authenticator, WithHeaders};
use bindery_behaviour::pagination::types::operations::*;
use bindery_behaviour::pagination::types::*;

/// Seven items, three on a page.
pub(super) struct Service;

const ALL: usize = 7;
const SIZE: usize = 3;

/// The items from one on, and the number of the one after them.
fn from(begin: usize) -> (Vec<Item>, Option<usize>) {
    let end = (begin + SIZE).min(ALL);
    ((begin..end).map(|number| Item::new(number.to_string())).collect(), (end < ALL).then_some(end))
}

/// The items at a cursor, which is the number of the first, and the cursor after it.
fn at(cursor: Option<&str>) -> (Vec<Item>, Option<String>) {
    let (items, next) = from(cursor.map_or(0, |cursor| cursor.parse().unwrap()));
    (items, next.map(|next| next.to_string()))
}

/// The items after the one with an id.
fn after(id: Option<&str>) -> (Vec<Item>, Option<usize>) {
    from(id.map_or(0, |id| id.parse::<usize>().unwrap() + 1))
}

fn counted(number: i64) -> usize {
    usize::try_from(number).unwrap().min(ALL)
}

impl Api for Service {
    type Caller = ();

    async fn list_by_cursor(&self, (): (), request: ListByCursor) -> Result<ListByCursorResponse, Infallible> {
        let (items, next) = at(request.cursor.as_deref());
        Ok(ListByCursorResponse::new(items).with(|page| page.next_cursor = next.into()))
    }

    async fn list_by_token(&self, (): (), request: ListByToken) -> Result<ListByTokenResponse, Infallible> {
        let (items, next) = at(request.page_token.as_deref());
        Ok(ListByTokenResponse::new().with(|page| {
            page.accounts = Some(items);
            page.next_page_token = Some(next.unwrap_or_default());
        }))
    }

    async fn list_by_continue(&self, (): (), request: ListByContinue) -> Result<ListByContinueResponse, Infallible> {
        let (items, next) = at(request.r#continue.as_deref());
        let metadata = ListByContinueMetadata::new().with(|metadata| metadata.r#continue = next);
        Ok(ListByContinueResponse::new(items).with(|page| page.metadata = Some(metadata)))
    }

    async fn list_by_nested(&self, (): (), request: ListByNested) -> Result<ListByNestedResponse, Infallible> {
        let (items, next) = at(request.cursor.as_deref());
        let metadata = next.map(|next| ListByNestedResponseMetadata::new().with(|one| one.next_cursor = Some(next)));
        Ok(ListByNestedResponse::new(items).with(|page| page.response_metadata = metadata))
    }

    async fn list_by_next_page(&self, (): (), request: ListByNextPage) -> Result<ListByNextPageResponse, Infallible> {
        let (items, next) = at(request.offset.as_deref());
        let next = next.map(|next| ListByNextPageNextPage::new().with(|page| page.offset = Some(next)));
        Ok(ListByNextPageResponse::new(items).with(|page| page.next_page = next.into()))
    }

    async fn list_by_last_id(&self, (): (), request: ListByLastId) -> Result<ListByLastIdResponse, Infallible> {
        let (items, next) = after(request.after.as_deref());
        let last = items.last().map(|item| item.id.clone());
        let page = ListByLastIdResponse::new(items, next.is_some());
        Ok(page.with(|page| page.last_id = last.into()))
    }

    async fn list_by_last_item(&self, (): (), request: ListByLastItem) -> Result<ListByLastItemResponse, Infallible> {
        let (items, next) = after(request.starting_after.as_deref());
        Ok(ListByLastItemResponse::new(items, next.is_some()))
    }

    async fn list_by_number(&self, (): (), request: ListByNumber) -> Result<ListByNumberResponse, Infallible> {
        let (items, next) = from((counted(request.page()) - 1) * SIZE);
        let pagination = ListByNumberPagination::new().with(|pagination| pagination.has_next = Some(next.is_some()));
        Ok(ListByNumberResponse::new(items, pagination))
    }

    async fn list_plain_by_number(&self, (): (), request: ListPlainByNumber) -> Result<Vec<Item>, Infallible> {
        let begin = counted(request.page.unwrap_or_default()) * SIZE;
        Ok(if begin < ALL { from(begin).0 } else { Vec::new() })
    }

    async fn list_by_offset(&self, (): (), request: ListByOffset) -> Result<ListByOffsetResponse, Infallible> {
        let (items, _) = from(counted(request.offset.unwrap_or_default()));
        Ok(ListByOffsetResponse::new(i64::try_from(ALL).unwrap()).with(|page| page.items = Some(items)))
    }

    async fn list_plain_by_offset(&self, (): (), request: ListPlainByOffset) -> Result<Vec<Item>, Infallible> {
        Ok(from(counted(request.offset())).0)
    }

    async fn list_by_url(&self, (): (), request: ListByUrl) -> Result<ListByUrlResponse, Infallible> {
        let (items, next) = from(counted(request.limit.unwrap_or_default()));
        let next = next.map(|next| format!("/next?limit={next}"));
        Ok(ListByUrlResponse::new(items).with(|page| page.next = next.into()))
    }

    async fn list_by_links(&self, (): (), _: ListByLinks) -> Result<ListByLinksResponse, Infallible> {
        Ok(ListByLinksResponse::new(from(0).0))
    }

    async fn list_by_link_header(
        &self,
        (): (),
        request: ListByLinkHeader,
    ) -> Result<WithHeaders<Vec<Item>, ListByLinkHeaderHeaders>, Infallible> {
        let page = request.page();
        let (items, next) = from((counted(page) - 1) * SIZE);
        let link = next.map(|_| format!("<?page={}>; rel=\"next\", <?page=1>; rel=first", page + 1));
        Ok(WithHeaders::new(items, ListByLinkHeaderHeaders::new().with(|headers| headers.link = link)))
    }

    async fn sync(&self, (): (), request: Sync) -> Result<SyncResponse, Infallible> {
        assert_eq!((request.body.token.as_str(), request.body.names.unwrap().len()), ("t", 2));
        let (items, next) = at(request.body.cursor.as_deref());
        // It always gives a cursor.
        Ok(SyncResponse::new(items, next.clone().unwrap_or_else(|| "end".to_owned()), next.is_some()))
    }

    async fn list_several(&self, (): (), request: ListSeveral) -> Result<ListSeveralResponse, Infallible> {
        let (items, next) = at(request.marker.as_deref());
        Ok(ListSeveralResponse::new(items, ["careful"]).with(|page| page.next_marker = next))
    }

    async fn list_with_name(&self, (): (), request: ListWithName) -> Result<ListWithNameResponse, Infallible> {
        assert_eq!(request.paginate, Some(true));
        let (items, next) = at(request.cursor.as_deref());
        Ok(ListWithNameResponse::new().with(|page| {
            page.data = items.into();
            page.next_cursor = next;
        }))
    }

    async fn list_from_own_number(
        &self,
        (): (),
        request: ListFromOwnNumber,
    ) -> Result<ListFromOwnNumberResponse, Infallible> {
        // The first page is the first, which no document says.
        let page = request.page.unwrap_or(1);
        let pages = i64::try_from(ALL.div_ceil(SIZE)).unwrap();
        let (items, _) = from((counted(page) - 1) * SIZE);
        let meta = ListFromOwnNumberMeta::new(pages).with(|meta| meta.page = Some(page));
        Ok(ListFromOwnNumberResponse::new(items, meta))
    }

    async fn list_by_own_cursor(
        &self,
        (): (),
        request: ListByOwnCursor,
    ) -> Result<ListByOwnCursorResponse, Infallible> {
        let (items, next) = at(request.cursor.as_deref());
        let pagination = next.map(|next| ListByOwnCursorPagination::new().with(|one| one.cursor = Some(next)));
        Ok(ListByOwnCursorResponse::new(items).with(|page| page.pagination = pagination))
    }

    async fn list_by_numbers(&self, (): (), request: ListByNumbers) -> Result<ListByNumbersResponse, Infallible> {
        let (items, _) = from(request.offset.unwrap_or_default() as usize);
        Ok(ListByNumbersResponse::new(items, ALL as f64))
    }

    async fn list_by_last_of_several(
        &self,
        (): (),
        request: ListByLastOfSeveral,
    ) -> Result<ListByLastOfSeveralResponse, Infallible> {
        let (items, next) = after(request.after.as_deref());
        let thing = |item: Item| Thing::new("thing").with(|thing| thing.id = Some(item.id)).into();
        Ok(ListByLastOfSeveralResponse::new(items.into_iter().map(thing), next.is_some()))
    }

    async fn list_until_done(&self, (): (), request: ListUntilDone) -> Result<ListUntilDoneResponse, Infallible> {
        let (items, next) = at(request.iterator.as_deref());
        let done = next.is_none();
        // It always gives an iterator.
        let iterator = next.unwrap_or_else(|| "7".to_owned());
        Ok(ListUntilDoneResponse::new(items, done).with(|page| page.iterator = iterator.into()))
    }

    async fn list_until_last(&self, (): (), request: ListUntilLast) -> Result<ListUntilLastResponse, Infallible> {
        let (items, next) = from(counted(request.page()) * SIZE);
        Ok(ListUntilLastResponse::new(items, next.is_none()))
    }
}

impl Authenticator for Service {
    type Caller = ();

    async fn key(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.value() == "k&1" { Ok(()) } else { Err(Denied::unauthorized()) }
    }
}
