//! Tells the server for which target it is built.

fn main() {
    let target = std::env::var("TARGET").expect("cargo sets TARGET for build scripts");
    println!("cargo::rustc-env=BUILD_TARGET={target}");
    println!("cargo::rerun-if-changed=build.rs");
}
