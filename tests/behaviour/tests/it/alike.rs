//! What operations have in common: errors of one type under the names of each.

use bindery_behaviour::shared_errors::server::{Api, router};
use bindery_behaviour::shared_errors::types::operations::*;
use bindery_behaviour::shared_errors::types::{Empty, Order, Problem as Body, SaveOrderNote};

use crate::client;

struct Service;

impl Api for Service {
    async fn list_orders(&self, _: ListOrders) -> Result<Vec<Order>, ListOrdersError> {
        Err(ListOrdersError::NotFound(Body::new()))
    }

    async fn save_order(&self, request: SaveOrder) -> Result<Vec<Order>, SaveOrderError> {
        match request.body.and_then(|body| body.note) {
            Some(SaveOrderNote::Empty(Empty::Empty)) => Ok(vec![Order::new("emptied")]),
            _ => Err(SaveOrderError::UnprocessableContent(Default::default())),
        }
    }

    async fn list_customers(&self, _: ListCustomers) -> Result<Vec<Order>, ListCustomersError> {
        Err(ListCustomersError::new(Status400Or401Or404::Unauthorized, Body::new()))
    }

    async fn forget_customers(&self, _: ForgetCustomers) -> Result<(), ForgetCustomersError> {
        Err(ForgetCustomersError::new(Status400Or401Or404::NotFound, Body::new()))
    }

    async fn list_events(&self, _: ListEvents) -> Result<Vec<Order>, ListEventsError> {
        Err(ListEventsError::Default(503, Body::new()))
    }

    async fn drop_events(&self, _: DropEvents) -> Result<(), DropEventsError> {
        Ok(())
    }

    async fn list_refunds(&self, _: ListRefunds) -> Result<Vec<Order>, ListRefundsError> {
        Ok(Vec::new())
    }

    async fn drop_refunds(&self, _: DropRefunds) -> Result<(), DropRefundsError> {
        Ok(())
    }

    async fn get_alone(&self, _: GetAlone) -> Result<Vec<Order>, GetAloneError> {
        Err(GetAloneError::new(GetAloneStatus::Conflict, Body::new()))
    }
}

#[tokio::test]
async fn operations_that_fail_alike_are_matched_by_the_names_of_each() {
    let client = client!(shared_errors, router(Service));
    let error = client.list_orders().await.unwrap_err();
    assert!(matches!(error.api_error(), Some(SaveOrderError::NotFound(_))), "{error:?}");
    let error = client.save_order().await.unwrap_err();
    assert!(matches!(error.api_error(), Some(ListOrdersError::UnprocessableContent(_))), "{error:?}");
    let error = client.list_customers().await.unwrap_err();
    assert_eq!(error.api_error().map(|failure| failure.status), Some(Status400Or401Or404::Unauthorized));
    let error = client.list_events().await.unwrap_err();
    assert!(matches!(error.api_error(), Some(DropEventsError::Default(503, _))), "{error:?}");
    client.drop_events().await.unwrap();
}

#[tokio::test]
async fn a_value_among_branches_is_sent_as_it_is() {
    let client = client!(shared_errors, router(Service));
    let orders = client.save_order().note(SaveOrderNote::Empty(Empty::Empty)).await.unwrap();
    assert_eq!(orders, [Order::new("emptied")]);
}
