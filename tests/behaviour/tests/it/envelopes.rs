//! An envelope that is opened for the caller, beside errors that have a status of their own.

use std::convert::Infallible;

use bindery::operation::{EnvelopeError, EnvelopeFailure, Failure};
use bindery_behaviour::envelopes::server::{Api, router};
use bindery_behaviour::envelopes::types::operations::{
    BadRequestStatus, DataAlone, DataAloneConfigured, DataAloneConfiguredError, DataAndErrors, DataAndErrorsError,
    EnvelopeKept, PageCall, PageConfigured, PageConfiguredError, ResultAndSuccess, ResultAndSuccessError, SuccessAlone,
    SuccessAloneError,
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

    async fn result_and_success(&self, _: ResultAndSuccess) -> Result<Option<i64>, ResultAndSuccessError> {
        match &self.0 {
            Ok(_) => Ok(Some(1)),
            Err(_) => Err("no".to_owned().into()),
        }
    }

    async fn success_alone(&self, _: SuccessAlone) -> Result<Option<String>, SuccessAloneError> {
        self.0.clone().map(Some).map_err(|_| EnvelopeError::new(()))
    }

    async fn data_alone_configured(&self, _: DataAloneConfigured) -> Result<String, DataAloneConfiguredError> {
        self.0.clone().map_err(|_| Failure::new(BadRequestStatus::BadRequest, Problem::new("no")))
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

    let failure = Err(EnvelopeFailure::Failure(Failure::new(BadRequestStatus::BadRequest, problem())));
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

#[tokio::test]
async fn a_flag_tells_how_it_went_and_a_message_why() {
    let client = client!(envelopes, router(Service(Ok("done".to_owned()))));
    assert_eq!(client.result_and_success().await.unwrap(), Some(1));
    assert_eq!(client.success_alone().await.unwrap(), Some("done".to_owned()));
    assert_eq!(client.data_alone_configured().await.unwrap(), "done");
    let response = client.result_and_success().send().await.unwrap();
    assert_eq!(serde_json::from_slice::<Value>(response.bytes()).unwrap(), json!({"success": true, "result": 1}));

    let failed = Err(EnvelopeFailure::Envelope(EnvelopeError::new(Vec::new())));
    let client = client!(envelopes, router(Service(failed)));
    let error = client.result_and_success().await.unwrap_err().into_api_error().unwrap();
    assert_eq!(error, EnvelopeError::new("no".to_owned()));
    let error = client.success_alone().await.unwrap_err().into_api_error().unwrap();
    // The document demands data, so there is some.
    assert_eq!(error.into_parts(), ((), Some(Some(String::new()))));
    let error = client.data_alone_configured().await.unwrap_err().into_api_error().unwrap();
    assert_eq!(error, Failure::new(BadRequestStatus::BadRequest, Problem::new("no")));
}
