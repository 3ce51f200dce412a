//! A TLS connection to itself, with a certificate that is made for it: OpenSSL is there, and works.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use openssl::asn1::Asn1Time;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::ssl::{SslAcceptor, SslConnector, SslMethod};
use openssl::x509::extension::SubjectAlternativeName;
use openssl::x509::{X509, X509NameBuilder};

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let (certificate, key) = identity()?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = thread::spawn({
        let certificate = certificate.clone();
        move || serve(&listener, &certificate, &key)
    });
    let mut connector = SslConnector::builder(SslMethod::tls_client())?;
    connector.cert_store_mut().add_cert(certificate)?;
    let mut stream = connector.build().connect("localhost", TcpStream::connect(address)?)?;
    stream.write_all(b"A secret")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let protocol = stream.ssl().version_str();
    server.join().expect("a server that ends")?;
    // The first word is the library's name.
    let library = openssl::version::version().split(' ').next().unwrap_or_default();
    println!("{library} {protocol}: {answer}");
    Ok(())
}

fn serve(listener: &TcpListener, certificate: &X509, key: &PKey<Private>) -> Result<(), Failure> {
    let mut acceptor = SslAcceptor::mozilla_modern_v5(SslMethod::tls_server())?;
    acceptor.set_certificate(certificate)?;
    acceptor.set_private_key(key)?;
    let mut stream = acceptor.build().accept(listener.accept()?.0)?;
    let mut word = [0; 8];
    stream.read_exact(&mut word)?;
    stream.write_all(&word)?;
    stream.write_all(b" stays one")?;
    stream.shutdown()?;
    Ok(())
}

fn identity() -> Result<(X509, PKey<Private>), Failure> {
    let key = PKey::from_ec_key(EcKey::generate(EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?.as_ref())?)?;
    let mut name = X509NameBuilder::new()?;
    name.append_entry_by_nid(Nid::COMMONNAME, "localhost")?;
    let name = name.build();
    let mut builder = X509::builder()?;
    builder.set_version(2)?;
    builder.set_subject_name(&name)?;
    builder.set_issuer_name(&name)?;
    builder.set_pubkey(&key)?;
    builder.set_not_before(Asn1Time::days_from_now(0)?.as_ref())?;
    builder.set_not_after(Asn1Time::days_from_now(1)?.as_ref())?;
    let names = SubjectAlternativeName::new().dns("localhost").build(&builder.x509v3_context(None, None))?;
    builder.append_extension(names)?;
    builder.sign(&key, MessageDigest::sha256())?;
    Ok((builder.build(), key))
}
