//! Calls that follow from responses.

use std::convert::Infallible;

use bindery::operation::EnvelopeError;
use bindery_behaviour::links::client::Client;
use bindery_behaviour::links::server::{Api, WithHeaders, router};
use bindery_behaviour::links::types::operations::{
    AddRepository, AddRepositoryError, GetRepository, GetUser, ListRepositories,
};
use bindery_behaviour::links::types::{GetUserHeaders, Repository, User, With};

use crate::client;

/// Notes in each repository what was asked for.
struct Service;

impl Api for Service {
    async fn get_user(&self, request: GetUser) -> Result<WithHeaders<User, GetUserHeaders>, Infallible> {
        let user = User::new(format!("the {}", request.username)).with(|user| {
            user.newest = (request.username != "nobody").then(|| Repository::new(3));
        });
        Ok(WithHeaders::new(user, GetUserHeaders::new().with(|headers| headers.x_trace = Some("t".to_owned()))))
    }

    async fn list_repositories(&self, request: ListRepositories) -> Result<Vec<Repository>, Infallible> {
        let noted = |id| {
            let note = format!("{} {:?}", request.username, request.limit);
            Repository::new(id).with(|repository| repository.note = Some(note))
        };
        Ok((1..=request.limit.unwrap_or(1)).map(noted).collect())
    }

    async fn add_repository(&self, request: AddRepository) -> Result<Repository, AddRepositoryError> {
        if request.body.id < 0 {
            return Err(EnvelopeError::new(vec!["no".to_owned()]));
        }
        let note = format!("added to {}", request.username);
        Ok(Repository::new(request.body.id + 1).with(|repository| repository.note = Some(note)))
    }

    async fn get_repository(&self, request: GetRepository) -> Result<Repository, Infallible> {
        let note = format!("{} {:?} {:?} {:?}", request.username, request.limit, request.trace, request.x_from);
        Ok(Repository::new(request.id).with(|repository| repository.note = Some(note)))
    }
}

fn links() -> Client {
    client!(links, router(Service))
}

fn note(repository: &Repository) -> &str {
    repository.note.as_deref().unwrap_or_default()
}

#[tokio::test]
async fn a_call_follows_from_a_body() {
    let client = links();
    let call = client.get_user("ada").page_size(2);
    let request = call.request().clone();
    let user = call.await.unwrap();
    let all = client.get_user_repositories(&request, &user).unwrap().await.unwrap();
    assert_eq!((all.len(), note(&all[1])), (2, "the ada Some(2)"));
    // What is optional and not there is not sent.
    let request = client.get_user("ada").request().clone();
    let all = client.get_user_repositories(&request, &user).unwrap().await.unwrap();
    assert_eq!((all.len(), note(&all[0])), (1, "the ada None"));
}

#[tokio::test]
async fn a_call_follows_from_everything_that_there_is() {
    let client = links();
    let call = client.get_user("ada");
    let request = call.request().clone();
    let answer = call.send().await.unwrap();
    let headers = answer.declared_headers().unwrap();
    let follows = client.get_user_first(&request, answer.body(), &headers).unwrap();
    let first = follows.await.unwrap();
    assert_eq!((first.id, note(&first)), (3, r#"ada Some(7) Some("t") Some("ada/3 200")"#));

    let request = client.get_user("nobody").request().clone();
    let nobody = client.get_user("nobody").await.unwrap();
    let error = client.get_user_first(&request, &nobody, &headers).map(drop).unwrap_err();
    assert_eq!((error.name(), error.is_missing()), ("id", true));
    assert_eq!(error.to_string(), "the link has no value for `id`");
}

#[tokio::test]
async fn a_call_follows_from_a_list_and_from_a_payload() {
    let client = links();
    let call = client.list_repositories("ada");
    let request = call.request().clone();
    let all = call.await.unwrap();
    assert_eq!(client.list_repositories_first(&request, &all).unwrap().await.unwrap().id, 1);
    assert!(client.list_repositories_first(&request, &Vec::new()).is_err());

    let call = client.add_repository("ada", Repository::new(5));
    let request = call.request().clone();
    let added = call.await.unwrap();
    assert_eq!(client.add_repository_get(&request, &added).unwrap().await.unwrap().id, 6);
    // The same request again, and one of which the caller says the rest.
    assert_eq!(client.add_repository_again(&request).unwrap().await.unwrap().id, 6);
    let fork = client.add_repository_fork(&added, "grace").unwrap().await.unwrap();
    assert_eq!((fork.id, note(&fork)), (7, "added to grace"));
}
