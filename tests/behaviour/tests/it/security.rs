//! Alternatives and sets of credentials, as written.

use std::convert::Infallible;

use bindery::client::{InProcess, Problem};
use bindery::server::axum::{Extension, Router};
use bindery::server::{Credential, Denied};
use bindery_behaviour::security::client::{Builder, Client};
use bindery_behaviour::security::server::{Api, Authenticator, router};
use bindery_behaviour::security::types::operations::{
    AllOfThem, AnotherScheme, AnyOfThem, AsTheDocumentSays, CertificateAlone, CertificateOrKey, CertificateOrNothing,
    NoneAtAll, Open, Optional, Sets,
};

/// Lets through whoever presents `good`, and answers with an error that no document has unless callers are as expected.
struct Service;

/// The schemes that admitted a caller, in the order in which they were asked.
type Caller = Vec<&'static str>;

fn expect(caller: &Caller, expected: &[&[&str]]) -> Result<(), Infallible> {
    assert!(expected.iter().any(|expected| caller == expected), "{caller:?}");
    Ok(())
}

impl Api for Service {
    type Caller = Caller;

    async fn as_the_document_says(&self, caller: Caller, _: AsTheDocumentSays) -> Result<(), Infallible> {
        expect(&caller, &[&["header"]])
    }

    async fn any_of_them(&self, caller: Caller, _: AnyOfThem) -> Result<(), Infallible> {
        expect(&caller, &[&["header"], &["query"], &["cookie"]])
    }

    async fn all_of_them(&self, caller: Caller, _: AllOfThem) -> Result<(), Infallible> {
        expect(&caller, &[&["basic", "header"]])
    }

    async fn sets(&self, caller: Caller, _: Sets) -> Result<(), Infallible> {
        expect(&caller, &[&["basic", "header"], &["oauth"]])
    }

    async fn optional(&self, caller: Option<Caller>, _: Optional) -> Result<(), Infallible> {
        expect(&caller.unwrap_or_default(), &[&[], &["bearer"]])
    }

    async fn open(&self, _: Open) -> Result<(), Infallible> {
        Ok(())
    }

    async fn another_scheme(&self, caller: Caller, _: AnotherScheme) -> Result<(), Infallible> {
        expect(&caller, &[&["bearer"], &["custom"]])
    }

    async fn none_at_all(&self, _: NoneAtAll) -> Result<(), Infallible> {
        Ok(())
    }

    async fn certificate_or_key(&self, caller: Caller, _: CertificateOrKey) -> Result<(), Infallible> {
        expect(&caller, &[&["header"], &["certificate"]])
    }

    async fn certificate_alone(&self, caller: Caller, _: CertificateAlone) -> Result<(), Infallible> {
        expect(&caller, &[&["certificate"]])
    }

    async fn certificate_or_nothing(&self, caller: Option<Caller>, _: CertificateOrNothing) -> Result<(), Infallible> {
        expect(&caller.unwrap_or_default(), &[&[], &["certificate"]])
    }
}

/// What a layer that terminates TLS puts into a request's extensions.
#[derive(Clone)]
struct Certificate(&'static str);

fn admit(credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
    let mut caller = caller.unwrap_or_default();
    if !credential.is("good") && credential.user_and_password() != Some(("ada", "good")) {
        return Err(Denied::unauthorized());
    }
    caller.push(credential.scheme().name);
    Ok(caller)
}

impl Authenticator for Service {
    type Caller = Caller;

    async fn header(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn query(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn cookie(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn basic(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn bearer(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn custom(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        admit(credential, caller)
    }

    async fn certificate(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        match credential.extensions().get::<Certificate>() {
            None => Err(Denied::unauthorized()),
            Some(Certificate("ada")) => Ok([caller.unwrap_or_default(), vec![credential.scheme().name]].concat()),
            Some(_) => Err(Denied::forbidden()),
        }
    }

    async fn oauth(&self, credential: Credential<'_>, caller: Option<Caller>) -> Result<Caller, Denied> {
        assert_eq!(credential.scopes(), ["read", "write"]);
        admit(credential, caller)
    }
}

fn client(credentials: impl FnOnce(Builder) -> Builder) -> Client {
    let url = crate::listen(router(Service, Service));
    credentials(Client::builder()).configure(|builder| builder.base_url(url)).build().unwrap()
}

fn basic() -> bindery::client::Secret {
    bindery::client::Secret::basic("ada", "good")
}

#[tokio::test]
async fn one_complete_alternative_is_enough() {
    client(|builder| builder.header("good")).as_the_document_says().await.unwrap();
    client(|builder| builder.header("good")).any_of_them().await.unwrap();
    client(|builder| builder.query("good")).any_of_them().await.unwrap();
    client(|builder| builder.cookie("good")).any_of_them().await.unwrap();
    client(|builder| builder.basic(basic()).header("good")).all_of_them().await.unwrap();
    client(|builder| builder.basic(basic()).header("good")).sets().await.unwrap();
    client(|builder| builder.oauth("good")).sets().await.unwrap();
    client(|builder| builder.oauth("good").header("good")).sets().await.unwrap();
    client(|builder| builder.bearer("good")).optional().await.unwrap();
    client(|builder| builder).optional().await.unwrap();
    client(|builder| builder).open().await.unwrap();
    client(|builder| builder.header("bad")).open().await.unwrap();
    client(|builder| builder.custom("good")).another_scheme().await.unwrap();
    client(|builder| builder.bearer("good")).another_scheme().await.unwrap();
    client(|builder| builder).none_at_all().await.unwrap();
    client(|builder| builder.header("good")).certificate_or_key().await.unwrap();
}

#[tokio::test]
async fn an_incomplete_set_is_not_sent() {
    let missing = |error: Option<&Problem>| match error {
        Some(Problem::MissingCredentials(missing)) => missing.alternatives().to_vec(),
        other => panic!("{other:?}"),
    };
    let error = client(|builder| builder.header("good")).all_of_them().await.unwrap_err();
    assert_eq!(missing(error.problem()), [["basic"]]);
    let error = client(|builder| builder.basic(basic())).sets().await.unwrap_err();
    assert_eq!(missing(error.problem()), [["header"], ["oauth"]]);
    let error = client(|builder| builder.bearer("good")).any_of_them().await.unwrap_err();
    assert_eq!(missing(error.problem()), [["header"], ["query"], ["cookie"]]);
}

#[tokio::test]
async fn a_bad_credential_is_refused_wherever_it_travels() {
    let refused = |result: Result<(), bindery::client::Error<Infallible>>| {
        assert_eq!(result.unwrap_err().status().unwrap(), 401);
    };
    refused(client(|builder| builder.header("bad")).as_the_document_says().await);
    refused(client(|builder| builder.query("bad")).any_of_them().await);
    refused(client(|builder| builder.cookie("bad")).any_of_them().await);
    refused(client(|builder| builder.custom("bad")).another_scheme().await);
    refused(client(|builder| builder.header("bad")).certificate_or_key().await);
    refused(client(|builder| builder.basic(basic()).header("bad")).all_of_them().await);
    refused(client(|builder| builder.basic("ada:bad").header("good")).all_of_them().await);
    // A credential that is wrong is no reason to be treated as one who has none.
    refused(client(|builder| builder.bearer("bad")).optional().await);
}

/// A client over a connection with this certificate.
fn connected(router: Router, credentials: impl FnOnce(Builder) -> Builder) -> Client {
    let transport = InProcess::new(router);
    credentials(Client::builder()).configure(|builder| builder.transport(transport)).build().unwrap()
}

#[tokio::test]
async fn certificates_are_credentials_of_the_connection() {
    let api = || router(Service, Service);
    let ada = || connected(api().layer(Extension(Certificate("ada"))), Builder::certificate);
    ada().certificate_alone().await.unwrap();
    ada().certificate_or_key().await.unwrap();
    ada().certificate_or_nothing().await.unwrap();
    let eve = connected(api().layer(Extension(Certificate("eve"))), Builder::certificate);
    assert_eq!(eve.certificate_or_nothing().await.unwrap_err().status().unwrap(), 403);
    // The transport turns out to have none.
    let none = || connected(api(), Builder::certificate);
    assert_eq!(none().certificate_alone().await.unwrap_err().status().unwrap(), 401);
    none().certificate_or_nothing().await.unwrap();
    let unstated = client(|builder| builder).certificate_alone().await.unwrap_err();
    assert!(matches!(unstated.problem(), Some(Problem::MissingCredentials(_))));
}
