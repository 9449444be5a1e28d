//! The embedded clients against the embedded servers, in process.

use bindery::client::InProcess;
use bindery::With;
use bindery_consumer::notebook::{Key, Notebook};
use bindery_consumer::notes::client::Client;
use bindery_consumer::notes::server::router;
use bindery_consumer::notes::types::operations::GetNoteStatus;
use bindery_consumer::notes::types::{Note, NoteMood};

fn client(key: &str) -> Client {
    let transport = InProcess::new(router(Notebook::default(), Key("open sesame")));
    Client::builder().key(key).configure(|builder| builder.transport(transport)).build().unwrap()
}

#[tokio::test]
async fn a_note_comes_back_as_it_was_written() {
    let client = client("open sesame");
    let first = Note::new("bread").with(|note| note.mood = Some(NoteMood::Urgent));
    let note = Note::new("milk").with(|note| note.next = Some(Box::new(first)));
    client.put_note("1", note.clone()).await.unwrap();
    assert_eq!(client.get_note("1").await.unwrap(), note);
}

#[tokio::test]
async fn what_the_document_says_is_enforced() {
    let missing = client("open sesame").get_note("1").await.unwrap_err();
    assert_eq!(missing.api_error().unwrap().status, GetNoteStatus::NotFound);
    let status = async |key, text| {
        let refused = client(key).put_note("1", Note::new(text)).send().await.unwrap_err();
        refused.status().unwrap().as_u16()
    };
    assert_eq!(status("a guess", "milk").await, 401);
    assert_eq!(status("open sesame", "").await, 400);
}

mod kontext {
    use bindery::client::InProcess;
    use bindery::server::{Credential, Denied};
    use bindery_consumer::kontext::client::Client;
    use bindery_consumer::kontext::server::{router, Authenticator, Organizations};
    use bindery_consumer::kontext::types::operations::{
        GetOrganizationMembers, GetOrganizationMembersError, PostOrganizationInvite, PostOrganizationInviteError,
    };
    use bindery_consumer::kontext::types::{Member, Role};

    struct Anyone;

    impl Organizations for Anyone {
        type Caller = String;

        async fn post_organization_invite(
            &self,
            caller: String,
            request: PostOrganizationInvite,
        ) -> Result<(), PostOrganizationInviteError> {
            assert_eq!((caller.as_str(), request.org_id.as_str()), ("token", "acme"));
            Ok(())
        }

        async fn get_organization_members(
            &self,
            _: String,
            _: GetOrganizationMembers,
        ) -> Result<Vec<Member>, GetOrganizationMembersError> {
            Ok(Vec::new())
        }
    }

    impl Authenticator for Anyone {
        type Caller = String;

        async fn bearer_auth(&self, credential: Credential<'_>, _: Option<String>) -> Result<String, Denied> {
            Ok(credential.value().to_owned())
        }
    }

    #[tokio::test]
    async fn a_vendor_answers() {
        let transport = InProcess::new(router(Anyone, Anyone));
        let client = Client::builder()
            .bearer_auth("token")
            .base_url("http://localhost")
            .configure(|builder| builder.transport(transport))
            .build();
        client.unwrap().post_organization_invite("acme", "ada@example.com", Role::Member).await.unwrap();
    }
}
