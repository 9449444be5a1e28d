//! Serves a vendor's API from memory, so that any HTTP tool can try it:
//! `cargo run --manifest-path tests/Cargo.toml --example serve -- nuon 127.0.0.1:3123`.

use axum::Router;
use bindery::operation::Endpoint;
use bindery::server::{Gate, Routes};
use bindery_tests::Keys;
use bindery_tests::almanac::Almanac;
use bindery_tests::arklow::Arklow;
use bindery_tests::closient::Closient;
use bindery_tests::kontext::Kontext;
use bindery_tests::nuon::Nuon;

const USAGE: &str = "usage: serve <vendor> <address> [--key K] [--org O]
  <vendor>   almanac, arklow, closient, kontext or nuon
  <address>  where to listen, such as 127.0.0.1:3123; with port 0 at any that is free
  --key      the key that callers present, `test-key` unless this says otherwise
  --org      the organisation that there is; which one else is printed";

/// A key that was taken back.
const REVOKED: &str = "revoked-key";
/// A key that may not change anything.
const READ_ONLY: &str = "read-only-key";

struct Vendor {
    name: &'static str,
    /// An organisation that the document's constraints allow.
    org: &'static str,
    /// What follows `curl` and the base address to invite somebody: `KEY` and `ORG` stand for the two.
    invite: &'static str,
    /// Its routes, below the path of the document's servers.
    router: fn(&str, Keys) -> (String, Router),
}

const VENDORS: [Vendor; 5] = [
    Vendor {
        name: "almanac",
        org: "acme",
        invite: r#"/v1/organizations/ORG/members/invite -H 'Authorization: Bearer KEY' --json '{"email": "ada@example.com", "role": "member"}'"#,
        router: |org, keys| router(almanac_server::routes(Almanac::default().with(org), keys)),
    },
    Vendor {
        name: "arklow",
        org: "1",
        invite: "/v1/orgs/ORG/members/invites/ada@example.com -X PUT -H 'x-arklow-auth: KEY'",
        router: |org, keys| router(arklow_server::routes(Arklow::default().with(org, &["7"]), keys)),
    },
    Vendor {
        name: "closient",
        org: "2345678923456789234567",
        invite: r#"/account/api/v1/organizations/ORG/members -H 'X-API-Key: KEY' --json '{"email": "ada@example.com"}'"#,
        // Nobody who tries it should have to wait for the next minute.
        router: |_, keys| router(closient_server::routes(Closient::default().limit(1_000_000), keys)),
    },
    Vendor {
        name: "kontext",
        org: "acme",
        invite: r#"/v1/organizations/ORG/invite -H 'Authorization: Bearer KEY' --json '{"email": "ada@example.com", "role": "member"}'"#,
        router: |org, keys| router(kontext_server::routes(Kontext::default().with(org), keys)),
    },
    Vendor {
        name: "nuon",
        org: "acme",
        invite: r#"/v1/orgs/current/invites -H 'Authorization: Bearer KEY' -H 'X-Nuon-Org-ID: ORG' --json '{"email": "ada@example.com"}'"#,
        router: |org, keys| router(nuon_server::routes(Nuon::default().with(org), keys)),
    },
];

/// The routes as a router that tells what went wrong on its side, and the path that it is nested below.
fn router<S: Send + Sync + 'static, G: Gate>(routes: Routes<S, G>) -> (String, Router) {
    let base = routes.endpoints().next().map(Endpoint::base_path).unwrap_or_default();
    let api = routes.report(|incident| eprintln!("{incident}")).into_router();
    let nested = if base.is_empty() { api } else { Router::new().nest(&base, api) };
    (base, nested)
}

/// What is asked for on the command line.
struct Options {
    vendor: &'static Vendor,
    address: String,
    key: String,
    org: String,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut named, mut key, mut org) = (Vec::new(), None, None);
        while let Some(argument) = arguments.next() {
            let option = match argument.as_str() {
                "--key" => &mut key,
                "--org" => &mut org,
                option if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
                _ => {
                    named.push(argument);
                    continue;
                }
            };
            let value = arguments.next().filter(|value| !value.is_empty());
            *option = Some(value.ok_or_else(|| format!("`{argument}` needs a value"))?);
        }
        let [vendor, address] = named.try_into().map_err(|_| "a vendor and an address are needed")?;
        let found = VENDORS.iter().find(|known| known.name == vendor);
        let vendor = found.ok_or_else(|| format!("there is no vendor `{vendor}`"))?;
        let key = key.unwrap_or_else(|| "test-key".to_owned());
        Ok(Self { vendor, address, key, org: org.unwrap_or_else(|| vendor.org.to_owned()) })
    }
}

#[tokio::main]
async fn main() {
    if let Err(problem) = serve().await {
        eprintln!("error: {problem}");
        std::process::exit(2);
    }
}

async fn serve() -> Result<(), String> {
    let options = Options::parse(std::env::args().skip(1)).map_err(|problem| format!("{problem}\n{USAGE}"))?;
    let Options { vendor: Vendor { name, invite, router, .. }, address, key, org } = options;
    let listener = tokio::net::TcpListener::bind(&address).await.map_err(|error| format!("`{address}`: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;

    let keys = Keys::default().issue(REVOKED, "eve").revoke(REVOKED).read_only(READ_ONLY, "bob").issue(&key, "ada");
    let (base, served) = router(&org, keys);

    println!("{name} is served at http://{address}{base}");
    println!("key `{key}`, also `{READ_ONLY}` and `{REVOKED}`; organisation `{org}`");
    println!("try: curl http://{address}{base}{}", invite.replace("KEY", &key).replace("ORG", &org));
    println!("Ctrl-C ends it");
    let ended = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, served).with_graceful_shutdown(ended).await.map_err(|error| error.to_string())
}
