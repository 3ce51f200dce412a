//! Says what it finds in the image that it runs in.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, process, thread};

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let answer = match words[..] {
        ["roots"] => roots().roots.len().to_string(),
        ["tls", address] => tls(address),
        ["time"] => time(),
        ["read", file] => fs::read_to_string(file).unwrap_or_else(|error| format!("{file}: {error}")),
        ["write", file] => match fs::write(file, "written") {
            Ok(()) => format!("{file} in {}", env::current_dir().expect("a folder").display()),
            Err(error) => format!("{file}: {error}"),
        },
        ["env", name] => env::var(name).unwrap_or_default(),
        ["--health"] => "well".to_owned(),
        // Starts a process that starts another and ends before it: an orphan, which the first process inherits.
        ["orphan"] => {
            Command::new(env::current_exe().expect("a program"))
                .arg("parent")
                .status()
                .expect("a child");
            thread::sleep(Duration::from_millis(500));
            zombies()
        }
        ["parent"] => {
            Command::new("/proc/self/exe").arg("--health").spawn().expect("a child");
            return;
        }
        ["wait"] => loop {
            thread::sleep(Duration::from_secs(60));
        },
        _ => format!("probe {} {}", env!("CARGO_PKG_VERSION"), args.join("|")),
    };
    println!("{answer}");
}

fn time() -> String {
    let instant = chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("a time");
    instant.with_timezone(&chrono::Local).to_rfc3339()
}

fn zombies() -> String {
    let count = fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')))
        .count();
    format!("{count} zombies, process {}", process::id())
}

fn roots() -> rustls::RootCertStore {
    let mut store = rustls::RootCertStore::empty();
    store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    store
}

fn tls(address: &str) -> String {
    let config = rustls::ClientConfig::builder().with_root_certificates(roots()).with_no_client_auth();
    let name = rustls::pki_types::ServerName::try_from("localhost").expect("a name");
    let mut connection = rustls::ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut socket = TcpStream::connect(address).expect("a server");
    let mut stream = rustls::Stream::new(&mut connection, &mut socket);
    if let Err(error) = stream.write_all(b"GET / HTTP/1.0\r\n\r\n") {
        return error.to_string();
    }
    let mut text = String::new();
    // A server that closes without saying so is no error of the certificate.
    let _ = stream.read_to_string(&mut text);
    text.lines().last().unwrap_or_default().to_owned()
}
