//! Methods of the client below handles.

use std::convert::Infallible;

use bindery_behaviour::handles::client::Client;
use bindery_behaviour::handles::server::{Api, Pets, ShopFloor, router};
use bindery_behaviour::handles::types::Pet;
use bindery_behaviour::handles::types::operations::{PetsCreate, PetsList, ShopFloorClose, ShopsGet, Status};

use crate::client;

struct Service;

impl Pets for Service {
    async fn pets_list(&self, request: PetsList) -> Result<Vec<Pet>, Infallible> {
        Ok((0..request.limit.unwrap_or(1)).map(|number| Pet::new(format!("pet {number}"))).collect())
    }

    async fn pets_create(&self, request: PetsCreate) -> Result<Pet, Infallible> {
        Ok(request.body)
    }
}

impl ShopFloor for Service {
    async fn shops_controller_get(&self, request: ShopsGet) -> Result<Pet, Infallible> {
        Ok(Pet::new(request.id))
    }

    async fn shop_floor_close(&self, _: ShopFloorClose) -> Result<(), Infallible> {
        Ok(())
    }
}

impl Api for Service {
    async fn status(&self, _: Status) -> Result<(), Infallible> {
        Ok(())
    }
}

fn handles() -> Client {
    client!(handles, router(Service))
}

#[tokio::test]
async fn methods_leave_out_what_the_handle_says() {
    let client = handles();
    let pets = client.pets();
    assert_eq!(pets.list().limit(2).await.unwrap().len(), 2);
    assert_eq!(pets.create(Pet::new("Rex")).await.unwrap().name, "Rex");
    assert_eq!(client.shop_floor().get("7").await.unwrap().name, "7");
    client.shop_floor().shop_floor_close("7").await.unwrap();
    client.api().status().await.unwrap();
}
