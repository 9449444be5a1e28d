//! Documents of several files, and of OpenAPI 2.0.

use std::convert::Infallible;

use bindery::client::InProcess;
use bindery::server::{Credential, Denied};
use bindery_behaviour::references_files::server::Api;
use bindery_behaviour::references_files::types::operations::{
    DeletePet, GetPet, GetPetError, ListOwners, ListOwnersError, ListPets,
};
use bindery_behaviour::references_files::types::{AllResponse, Animal};
use bindery_behaviour::swagger_2_0::server::{Authenticator, Pets, WithHeaders};
use bindery_behaviour::swagger_2_0::types::operations::{
    AddPet, AddPetError, ListPets as ListOldPets, ListPetsError, ReplacePet,
};
use bindery_behaviour::swagger_2_0::types::{Cat, ListPetsHeaders, NewPet, Pet, With};
use bindery_behaviour::{references_files, swagger_2_0};

use crate::{client, listen};

struct Shelter;

impl Api for Shelter {
    async fn delete_pet(&self, _: DeletePet) -> Result<(), Infallible> {
        Ok(())
    }

    async fn get_pet(&self, request: GetPet) -> Result<Animal, GetPetError> {
        Ok(Animal::new(format!("pet {}", request.id)))
    }

    async fn list_pets(&self, _: ListPets) -> Result<AllResponse, Infallible> {
        Ok(AllResponse::new([Animal::new("Rex")]))
    }

    async fn list_owners(&self, _: ListOwners) -> Result<AllResponse, ListOwnersError> {
        Ok(AllResponse::new([]))
    }
}

#[tokio::test]
async fn files_come_together() {
    let client = client!(references_files, references_files::server::router(Shelter));
    client.delete_pet(3).await.unwrap();
    assert_eq!(client.get_pet(3).await.unwrap().name, "pet 3");
    assert_eq!(client.list_pets().await.unwrap().pets.len(), 1);
    assert!(client.list_owners().await.unwrap().pets.is_empty());
}

struct Shop;

impl Pets for Shop {
    type Caller = ();

    async fn list_pets(
        &self,
        (): (),
        request: ListOldPets,
    ) -> Result<WithHeaders<Vec<Pet>, ListPetsHeaders>, ListPetsError> {
        let limit = request.limit.unwrap_or_default();
        let pets = request.tags.unwrap_or_default().into_iter().map(|tag| Pet::new(limit, tag)).collect();
        Ok(WithHeaders::new(pets, ListPetsHeaders::new().with(|headers| headers.x_total = Some(7))))
    }

    async fn add_pet(&self, (): (), request: AddPet) -> Result<Pet, AddPetError> {
        match request.body {
            NewPet::Cat(cat) => Ok(Pet::new(1, cat.name)),
            _ => Ok(Pet::new(2, "another")),
        }
    }

    async fn replace_pet(&self, (): (), request: ReplacePet) -> Result<Pet, Infallible> {
        Ok(Pet::new(request.id, "replaced"))
    }
}

impl Authenticator for Shop {
    type Caller = ();

    async fn key(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.is("good") { Ok(()) } else { Err(Denied::unauthorized()) }
    }

    async fn login(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.user_and_password() == Some(("ada", "good")) { Ok(()) } else { Err(Denied::unauthorized()) }
    }

    async fn oauth(&self, _: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        Err(Denied::unauthorized())
    }
}

#[tokio::test]
async fn an_old_document_is_served() {
    let base = listen(swagger_2_0::server::router(Shop, Shop));
    let client = swagger_2_0::client::Client::builder().key("good").login("ada:good").base_url(base).build().unwrap();
    // The server applies the default of the shared parameter.
    assert_eq!(client.list_pets().tags(["a,b", "c"]).await.unwrap(), [Pet::new(10, "a,b"), Pet::new(10, "c")]);
    let listed = client.list_pets().send().await.unwrap();
    assert_eq!(listed.declared_headers().unwrap().x_total, Some(7));
    let cat = NewPet::Cat(Cat::new("Cat", "Tom"));
    assert_eq!(client.add_pet(cat.clone()).await.unwrap().name, "Tom");
    assert_eq!(client.replace_pet(7, cat).await.unwrap().id, 7);
    assert!(client.list_pets().limit(1000).await.is_err());
}

#[tokio::test]
async fn two_apis_share_an_address() {
    let server = references_files::server::routes(Shelter).into_server();
    let server = server.or(swagger_2_0::server::routes(Shop, Shop).into_server());
    let client = swagger_2_0::client::Client::builder().login("ada:good");
    let transport = InProcess::new(server.clone().into_router());
    let client = client.configure(|builder| builder.transport(transport)).build().unwrap();
    // The one has `GET /pets`, the other `POST /pets` as well.
    assert_eq!(client.add_pet(NewPet::Cat(Cat::new("Cat", "Tom"))).await.unwrap().id, 1);
    let client = client!(references_files, server.into_router());
    assert_eq!(client.get_pet(3).await.unwrap().name, "pet 3");
}
