//! Serves one of the fixtures, whose handlers give back what they are sent:
//! `cargo run --manifest-path tests/Cargo.toml -p bindery-behaviour --example fixture -- constraints 127.0.0.1:3123`.

use axum::Router;

macro_rules! fixtures {
    ($($fixture:ident { $($method:ident($request:ident) -> $output:ty = $answer:expr,)+ })+) => {
        $(mod $fixture {
            #[allow(unused_imports, reason = "not every fixture has both")]
            use bindery_behaviour::$fixture::types::{operations::*, *};

            pub struct Fixture;

            impl bindery_behaviour::$fixture::server::Api for Fixture {
                $(async fn $method(&self, request: $request) -> Result<$output, std::convert::Infallible> {
                    let answer: fn($request) -> $output = $answer;
                    Ok(answer(request))
                })+
            }
        })+

        fn router(fixture: &str) -> Option<Router> {
            match fixture {
                $(stringify!($fixture) => {
                    let routes = bindery_behaviour::$fixture::server::routes($fixture::Fixture);
                    Some(routes.report(|incident| eprintln!("{incident}")).into_router())
                })+
                _ => None,
            }
        }
    };
}

fixtures! {
    constraints { create_thing(CreateThing) -> () = |_| (), }
    defaults { create_thing(CreateThing) -> Thing = |request| request.body, }
    direction { create_user(CreateUser) -> User = |request| request.body, }
    enum_numbers { save_thing(SaveThing) -> Thing = |request| request.body, }
    formats { put_thing(PutThing) -> Thing = |request| request.body, }
    forms {
        create_charge(CreateCharge) -> Charge = |request| Charge::new(format!("{request:?}")),
        create_token(CreateToken) -> Token = |request| Token::new(request.body.grant_type, 60),
    }
    multipart_styles {
        create_file(CreateFile) -> () = |_| (),
        create_mixed(CreateMixed) -> () = |_| (),
    }
    nulls { save_note(SaveNote) -> Note = |request| request.body, }
    numbers { put_thing(PutThing) -> Thing = |request| request.body, }
    objects { save_thing(SaveThing) -> Thing = |request| request.body, }
    objects_mixed { save_thing(SaveThing) -> Thing = |request| request.body, }
    parameter_styles {
        simple(Simple) -> () = |_| (),
        label(Label) -> () = |_| (),
        matrix(Matrix) -> () = |_| (),
        query(Query) -> () = |_| (),
        rest(Rest) -> () = |_| (),
        whole(Whole) -> () = |_| (),
        whole_json(WholeJson) -> () = |_| (),
        cookies(Cookies) -> () = |_| (),
    }
    parameters { get_a(GetA) -> () = |_| (), }
    singles { create_thing(CreateThing) -> () = |_| (), }
    union_keys { pay(Pay) -> Vec<Setting> = |_| Vec::new(), }
    union_kinds { search(Search) -> () = |_| (), }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(fixture), Some(address)) = (arguments.next(), arguments.next()) else {
        return Err("usage: fixture <fixture> <address>".into());
    };
    let router = router(&fixture.replace('-', "_")).ok_or("this fixture is not served")?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("{fixture} is served at http://{}", listener.local_addr()?);
    let ended = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    Ok(axum::serve(listener, router).with_graceful_shutdown(ended).await?)
}
