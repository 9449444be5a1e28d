//! What callers need where the document does not say it, or only by a parameter.

use std::convert::Infallible;

use bindery::server::{Credential, Denied};
use bindery_behaviour::{security_parameters, security_unsaid};
use security_unsaid::client::{Builder, Client};
use security_unsaid::server::{Api, Authenticator, Needs, router};
use security_unsaid::types::operations::{ByParameter, Open, Said, Unsaid};

struct Service;

impl Api for Service {
    type Caller = &'static str;

    async fn unsaid(&self, caller: Option<&'static str>, _: Unsaid) -> Result<(), Infallible> {
        assert!(matches!(caller, None | Some("key" | "token")));
        Ok(())
    }

    async fn said(&self, caller: &'static str, _: Said) -> Result<(), Infallible> {
        assert_eq!(caller, "key");
        Ok(())
    }

    async fn open(&self, _: Open) -> Result<(), Infallible> {
        Ok(())
    }

    async fn by_parameter(&self, caller: &'static str, _: ByParameter) -> Result<(), Infallible> {
        assert_eq!(caller, "token");
        Ok(())
    }
}

fn admit(credential: Credential<'_>) -> Result<&'static str, Denied> {
    if credential.is("good") { Ok(credential.scheme().name) } else { Err(Denied::unauthorized()) }
}

impl Authenticator for Service {
    type Caller = &'static str;

    async fn key(&self, credential: Credential<'_>, _: Option<&'static str>) -> Result<&'static str, Denied> {
        admit(credential)
    }

    async fn token(&self, credential: Credential<'_>, _: Option<&'static str>) -> Result<&'static str, Denied> {
        admit(credential)
    }
}

/// How a call of the operation ends: its status where it is refused.
async fn unsaid(needs: Needs, credentials: impl FnOnce(Builder) -> Builder) -> Result<(), u16> {
    let transport = bindery::client::InProcess::new(router(Service, Service, needs));
    let client: Client =
        credentials(Client::builder()).configure(|builder| builder.transport(transport)).build().unwrap();
    client.unsaid().await.map_err(|error| error.status().unwrap().as_u16())
}

#[tokio::test]
async fn who_serves_says_what_callers_need() {
    unsaid(Needs::open(), |builder| builder).await.unwrap();
    unsaid(Needs::open(), |builder| builder.key("bad")).await.unwrap();
    unsaid(Needs::key(), |builder| builder.key("good")).await.unwrap();
    unsaid(Needs::token(), |builder| builder.token("good")).await.unwrap();
    assert_eq!(unsaid(Needs::key(), |builder| builder).await, Err(401));
    assert_eq!(unsaid(Needs::key(), |builder| builder.key("bad")).await, Err(401));
    assert_eq!(unsaid(Needs::key(), |builder| builder.token("good")).await, Err(401));
}

#[tokio::test]
async fn a_parameter_may_be_the_only_credential() {
    let transport = bindery::client::InProcess::new(router(Service, Service, Needs::open()));
    let client = Client::builder().token("good").configure(|builder| builder.transport(transport)).build().unwrap();
    client.by_parameter().await.unwrap();
}

#[test]
fn parameters_are_sent_as_what_they_are() {
    use security_parameters::client::Client;

    let sent = |call: &bindery::client::Call<security_parameters::types::operations::Me>| {
        call.build().unwrap().headers()["authorization"].to_str().unwrap().to_owned()
    };
    let client = Client::builder().authorization("abc").build().unwrap();
    let _ = client.me().configure(|call| {
        assert_eq!(sent(&call), "Token abc");
        call
    });
    let nobody = Client::builder().build().unwrap();
    let _ = nobody.me().configure(|call| {
        assert!(call.build().is_err(), "it is required");
        call
    });
    let _ = nobody.feed().configure(|call| {
        let request = call.build().unwrap();
        assert!(!request.headers().contains_key("authorization"), "it is not required");
        assert_eq!(request.headers()["accept"], "application/vnd.acme.v2+json");
        call
    });
    let _ = nobody.page().configure(|call| {
        assert_eq!(call.build().unwrap().headers()["accept"], "application/vnd.acme.v1+json");
        call
    });
}
