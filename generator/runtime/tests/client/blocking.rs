//! Calls without an asynchronous program around them.

use bindery::client::{Blocking as _, Builder};

use crate::api::{API, GetItem, Ping};
use crate::peer::Peer;

#[test]
fn calls_are_waited_for() {
    let server = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let peer = server.block_on(Peer::json(r#"{"id":"a"}"#));
    let client = peer.client();
    assert_eq!(client.call(GetItem::new("1")).output().blocking().unwrap().id, "a");
    assert_eq!(client.call(GetItem::new("1")).send().blocking().unwrap().status(), 200);
    let several = async {
        client.call(GetItem::new("2")).send().await?;
        client.call(GetItem::new("3")).output().await
    };
    assert_eq!(several.blocking().unwrap().id, "a");
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let call = client.call(GetItem::new("4"));
            std::thread::spawn(|| call.send().blocking().is_ok())
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    assert_eq!(peer.requests().len(), 8);
}

#[tokio::test]
async fn a_runtime_is_not_blocked() {
    let client = Builder::new(&API).base_url("http://127.0.0.1:1").build().unwrap();
    let error = client.call(Ping {}).send().blocking().unwrap_err();
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("a blocking call would stop the runtime that it is in: await it"));
    assert!(client.call(Ping {}).send().await.unwrap_err().is_connect());
}
