//! An envelope that is opened for the caller, beside errors that have a status of their own.

use std::convert::Infallible;

use bindery::operation::{EnvelopeError, EnvelopeFailure, Failure};
use bindery_behaviour::envelopes::server::{Api, router};
use bindery_behaviour::envelopes::types::operations::{
    DataAlone, DataAndErrors, DataAndErrorsError, DataAndErrorsStatus, EnvelopeKept, PageCall, PageConfigured,
    PageConfiguredError,
};
use bindery_behaviour::envelopes::types::{Alone, DataErrors, Page, Problem};
use serde_json::{Value, json};

use crate::client;

#[derive(Clone)]
struct Service(Result<String, DataAndErrorsError>);

impl Api for Service {
    async fn data_and_errors(&self, _: DataAndErrors) -> Result<String, DataAndErrorsError> {
        self.0.clone()
    }

    async fn result_and_success(
        &self,
        _: bindery_behaviour::envelopes::types::operations::ResultAndSuccess,
    ) -> Result<bindery_behaviour::envelopes::types::ResultSuccess, Infallible> {
        Ok(bindery_behaviour::envelopes::types::ResultSuccess::new(false))
    }

    async fn page(&self, _: PageCall) -> Result<Page, Infallible> {
        Ok(Page::new())
    }

    async fn data_alone(&self, _: DataAlone) -> Result<Alone, Infallible> {
        Ok(Alone::new("x"))
    }

    async fn page_configured(&self, _: PageConfigured) -> Result<Option<Vec<String>>, PageConfiguredError> {
        Ok(Some(vec!["x".to_owned()]))
    }

    async fn envelope_kept(&self, _: EnvelopeKept) -> Result<DataErrors, Infallible> {
        Ok(DataErrors::new(None))
    }
}

/// What the client makes of what the server answers, and the body between them.
async fn outcome(result: Result<String, DataAndErrorsError>) -> (Result<String, DataAndErrorsError>, u16, Value) {
    let client = client!(envelopes, router(Service(result)));
    let (status, bytes) = match client.data_and_errors().send().await {
        Ok(response) => (response.status(), response.bytes().clone()),
        Err(error) => (error.status().unwrap(), error.body().unwrap().clone()),
    };
    let outcome = client.data_and_errors().await.map_err(|error| error.into_api_error().unwrap());
    (outcome, status.as_u16(), serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test]
async fn outcomes_come_through_the_envelope_unchanged() {
    let problem = || Problem::new("no");
    let success = Ok("done".to_owned());
    assert_eq!(outcome(success.clone()).await, (success, 200, json!({"data": "done"})));

    let errors: Result<String, _> = Err(EnvelopeFailure::Envelope(EnvelopeError::new(vec![problem()])));
    assert_eq!(outcome(errors.clone()).await, (errors, 200, json!({"data": null, "errors": [{"message": "no"}]})));

    let partial = EnvelopeError::with_partial(vec![problem()], "half".to_owned());
    let partial = Err(EnvelopeFailure::Envelope(partial));
    assert_eq!(outcome(partial.clone()).await, (partial, 200, json!({"data": "half", "errors": [{"message": "no"}]})));

    let failure = Err(EnvelopeFailure::Failure(Failure::new(DataAndErrorsStatus::BadRequest, problem())));
    assert_eq!(outcome(failure.clone()).await, (failure, 400, json!({"message": "no"})));
}

#[tokio::test]
async fn what_is_no_envelope_or_is_to_be_kept_comes_whole_unless_configured() {
    let client = client!(envelopes, router(Service(Ok(String::new()))));
    assert_eq!(client.envelope_kept().await.unwrap(), DataErrors::new(None));
    assert_eq!(client.page().await.unwrap(), Page::new());
    assert_eq!(client.page_configured().await.unwrap(), Some(vec!["x".to_owned()]));
    assert_eq!(client.data_alone().await.unwrap(), Alone::new("x"));
}
