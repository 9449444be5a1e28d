//! Building a client.

use std::time::Duration;

use bindery::client::{Builder, InProcess};

use crate::api::{API, EMPTY, Ping};

fn uri(builder: Builder) -> String {
    builder.build().unwrap().call(Ping {}).build().unwrap().uri().to_string()
}

fn refused(builder: Builder) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn the_server_is_the_first_one_unless_said_otherwise() {
    let builder = || Builder::new(&API);
    assert_eq!(uri(builder()), "https://api.test/v1/ping");
    assert_eq!(uri(builder().base_url("https://other.test/")), "https://other.test/ping");
    assert_eq!(uri(builder().server(2).allow_http()), "http://api.test/ping");
    assert_eq!(uri(builder().base_url("https://other.test/").server(0)), "https://api.test/v1/ping");
}

#[test]
fn what_cannot_work_is_refused() {
    let builder = || Builder::new(&API);
    assert_eq!(refused(Builder::new(&EMPTY)), "the document of `empty` names no server: set one with `base_url`");
    assert!(refused(builder().server(1)).starts_with("the server `/v1` of `shelf` is relative: set an absolute one"));
    assert_eq!(refused(builder().server(9)), "the document has no server number 9");
    assert!(refused(builder().server(2)).contains("`http://api.test` is not `https`: change it, or call `allow_http`"));
    assert_eq!(refused(builder().credential(9, "k".into())), "the document has no security scheme number 9");
    assert_eq!(refused(builder().header("a b", "c")), "the name of a header is not one that HTTP allows");
    assert_eq!(refused(builder().user_agent("a\nb")), "the header `user-agent` has a value that HTTP does not allow");
    let service = tower::service_fn(|_| async { Ok::<_, std::convert::Infallible>(crate::in_process::nothing()) });
    let own = builder().transport(InProcess::new(service)).connect_timeout(Duration::from_secs(1));
    assert!(refused(own).starts_with("`connect_timeout` has no effect"));
}

#[test]
fn clients_are_cheap_to_share() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    let client = Builder::new(&API).build().unwrap();
    shared(&client);
    shared(&client.call(Ping {}));
    fn thrown<E: std::error::Error + Send + Sync + 'static>() {}
    thrown::<bindery::client::Error<Vec<u8>>>();
    assert_eq!(size_of_val(&client), size_of::<usize>());
    assert!(size_of::<bindery::client::Error<[u64; 32]>>() <= 2 * size_of::<usize>());
}
