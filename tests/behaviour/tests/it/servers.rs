//! Which server a call goes to.

use std::convert::Infallible;

use bindery::client::{BuildError, InProcess};
use bindery::server::axum::Router;
use bindery_behaviour::servers::client::Server;
use bindery_behaviour::servers::client::servers::{ByRegion, Region, RegionalServer};
use bindery_behaviour::servers::server::Api;
use bindery_behaviour::servers::types::operations::{Clear, Ping, Regional, Upload};
use bindery_behaviour::{servers, servers_none, servers_relative, servers_variables};

/// Where a call would go.
macro_rules! target {
    ($call:expr) => {{
        let mut target = String::new();
        let _ = $call.configure(|call| {
            target = call.build().unwrap().uri().to_string();
            call
        });
        target
    }};
}

fn ping(server: impl Into<Server>) -> String {
    let client = servers::client::Client::builder().server(server).build().unwrap();
    target!(client.ping())
}

#[test]
fn servers_are_chosen_with_their_variables() {
    assert_eq!(ping(Server::Production), "https://api.example.com/v1/ping");
    assert_eq!(ping(ByRegion::default()), "https://eu.example.com:443/ping".replace(":443", ""));
    assert_eq!(ping(ByRegion::default().region(Region::Us).port("8443")), "https://us.example.com:8443/ping");
}

#[test]
fn values_of_variables_name_no_other_host() {
    use servers_variables::client::{Client, Server, servers::Region};
    let client = |tenant: &str| Client::builder().server(Server::default().tenant(tenant).region(Region::Us2)).build();
    assert_eq!(target!(client("acme").unwrap().ping()), "https://acme.us-2.example.com/v3/ping");
    let usual = Client::builder().build().unwrap();
    assert_eq!(target!(usual.ping()), "https://demo.eu-1.example.com/v3/ping");
    for evil in ["evil.test/", "me@evil.test", "evil.test#", "evil.test?"] {
        assert!(matches!(client(evil), Err(BuildError::Variable { name: "tenant", .. })), "{evil}");
    }
}

#[test]
fn operations_have_servers_of_their_own() {
    let client = servers::client::Client::builder().build().unwrap();
    assert_eq!(target!(client.upload()), "https://uploads.example.com/v1/uploads");
    assert_eq!(target!(client.clear()), "https://api.example.com/admin/uploads");
    let client = servers::client::Client::builder().base_url("https://test.example.com").build().unwrap();
    assert_eq!(target!(client.upload()), "https://test.example.com/uploads");
    let builder = servers::client::Client::builder();
    let builder = builder.configure(|builder| builder.base_url_of::<Upload>("https://other.example.com"));
    let client = builder.build().unwrap();
    assert_eq!(target!(client.upload()), "https://other.example.com/uploads");
    assert_eq!(target!(client.ping()), "https://api.example.com/v1/ping");
}

#[test]
fn servers_of_operations_are_chosen_with_their_variables() {
    let target = |server: Option<RegionalServer>| {
        let builder = servers::client::Client::builder();
        let client = match server {
            Some(server) => builder.regional_server(server),
            None => builder,
        };
        let client = client.build().unwrap();
        assert_eq!(target!(client.ping()), "https://api.example.com/v1/ping");
        target!(client.regional())
    };
    assert_eq!(target(None), "https://eu.regional.example.com/regional");
    assert_eq!(target(Some(RegionalServer::regional().region(Region::Us))), "https://us.regional.example.com/regional");
    let other = RegionalServer::demo_example_net().tenant("acme").region(Region::Us);
    assert_eq!(target(Some(other)), "https://acme.example.net/us/regional");
    assert_eq!(target(Some(RegionalServer::relative())), "https://api.example.com/regional/regional");
    let evil = servers::client::Client::builder();
    let evil = evil.regional_server(RegionalServer::demo_example_net().tenant("evil.test/")).build();
    assert!(matches!(evil, Err(BuildError::Variable { name: "tenant", .. })));
}

#[test]
fn a_server_that_the_document_does_not_tell_is_asked_for() {
    let client = servers_none::client::Client::builder("https://a.example.com/x").build().unwrap();
    assert_eq!(target!(client.ping()), "https://a.example.com/x/ping");
    let client = servers_relative::client::Client::builder("https://a.example.com/api/v2").build().unwrap();
    assert_eq!(target!(client.ping()), "https://a.example.com/api/v2/ping");
}

struct Service;

impl Api for Service {
    async fn ping(&self, _: Ping) -> Result<(), Infallible> {
        Ok(())
    }

    async fn upload(&self, _: Upload) -> Result<(), Infallible> {
        Ok(())
    }

    async fn regional(&self, _: Regional) -> Result<(), Infallible> {
        Ok(())
    }

    async fn clear(&self, _: Clear) -> Result<(), Infallible> {
        Ok(())
    }
}

#[tokio::test]
async fn a_server_in_the_same_process_stands_below_the_base_url() {
    let client = |transport| {
        servers::client::Client::builder().configure(|builder| builder.transport(transport)).build().unwrap()
    };
    let below = client(InProcess::new(servers::server::router(Service)));
    below.ping().await.unwrap();
    below.upload().await.unwrap();
    below.clear().await.unwrap();
    let whole = client(InProcess::host(Router::new().nest("/v1", servers::server::router(Service))));
    whole.ping().await.unwrap();
    assert!(whole.clear().await.is_err());
    // Each operation below the path of its own server.
    let every = client(InProcess::host(servers::server::routes(Service).below_base_path().into_router()));
    every.ping().await.unwrap();
    every.upload().await.unwrap();
    every.regional().await.unwrap();
    every.clear().await.unwrap();
}
