use std::hash::Hasher;

fn main() {
    let mut hash = fnv::FnvHasher::default();
    hash.write(b"listed");
    println!("cargo::rustc-env=HASH={}", hash.finish());
    println!("cargo::rerun-if-changed=build.rs");
}
