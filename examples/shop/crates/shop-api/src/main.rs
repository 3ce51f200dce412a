//! The HTTP server of the shop.

mod routes;

use std::net::Ipv4Addr;

use anyhow::Context;
use clap::Parser;
use tokio::net::TcpListener;
use tokio::signal;
use tracing::info;
use tracing_subscriber::EnvFilter;

/// The version, and the target for which this server was built.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("BUILD_TARGET"), ")");

/// Serves the shop's products and totals over HTTP.
#[derive(Parser)]
#[command(name = "shop-server", version = VERSION)]
struct Args {
    /// The port to listen on, at every address.
    #[arg(long, env = "PORT", default_value_t = 8080)]
    port: u16,

    /// Log in JSON, one object a line.
    #[arg(long, env = "LOG_JSON")]
    log_json: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    start_logging(args.log_json);

    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, args.port))
        .await
        .with_context(|| format!("cannot listen on port {}", args.port))?;
    info!("listening on http://{}", listener.local_addr()?);

    axum::serve(listener, routes::app())
        .with_graceful_shutdown(shutdown())
        .await
        .context("the server failed")
}

/// Logs to the standard error stream what `RUST_LOG` asks for: by default,
/// `info` and worse.
fn start_logging(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let logger = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json {
        logger.json().init();
    } else {
        logger.with_ansi(false).init();
    }
}

/// Returns when the process is asked to stop: by SIGTERM or Ctrl-C.
async fn shutdown() {
    let interrupt = async {
        signal::ctrl_c().await.expect("cannot listen for Ctrl-C");
    };

    #[cfg(unix)]
    let terminate = async {
        signal::unix::signal(signal::unix::SignalKind::terminate())
            .expect("cannot listen for SIGTERM")
            .recv()
            .await;
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();

    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
