//! Invites a member to an organisation: `INVITE_KEY=… invite nuon acme ada@example.com --role admin`.

mod vendors;

use std::process::ExitCode;

use bindery::client::Secret;
use clap::{Parser, ValueEnum};

#[derive(Parser)]
#[command(about = "Invites a member to an organisation, through any of five vendors")]
struct Arguments {
    /// Whose organisation it is
    vendor: Vendor,
    /// The organisation, as the vendor calls it
    organisation: String,
    /// The e-mail address of whom to invite
    email: String,
    /// What they may do
    #[arg(long, value_enum, default_value_t = Role::Member)]
    role: Role,
    /// The vendor's key or token
    #[arg(long, env = "INVITE_KEY", hide_env_values = true)]
    key: String,
    /// Where the API is, if not where its document says
    #[arg(long, env = "INVITE_URL")]
    url: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Vendor {
    Almanac,
    Arklow,
    Closient,
    Kontext,
    Nuon,
}

/// What all vendors have in common.
#[derive(Clone, Copy, ValueEnum)]
enum Role {
    Admin,
    Member,
}

/// What a vendor is asked for.
struct Invitation {
    organisation: String,
    email: String,
    role: Role,
    key: Secret,
    url: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Arguments { vendor, organisation, email, role, key, url } = Arguments::parse();
    let invitation = Invitation { organisation, email, role, key: key.into(), url };
    let sent = match vendor {
        Vendor::Almanac => vendors::almanac(invitation).await,
        Vendor::Arklow => vendors::arklow(invitation).await,
        Vendor::Closient => vendors::closient(invitation).await,
        Vendor::Kontext => vendors::kontext(invitation).await,
        Vendor::Nuon => vendors::nuon(invitation).await,
    };
    match sent {
        Ok(outcome) => {
            println!("{outcome}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("  because {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}
