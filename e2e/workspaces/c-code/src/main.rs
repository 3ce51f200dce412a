//! Calls something of every C library that is linked in, and prints what can be known beforehand.
use std::sync::atomic::{AtomicU64, Ordering};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static COUNT: AtomicU64 = AtomicU64::new(u32::MAX as u64);

fn main() {
    let digest = ring::digest::digest(&ring::digest::SHA256, b"abc");
    let digest: String = digest.as_ref()[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    let sqlite = unsafe { libsqlite3_sys::sqlite3_libversion_number() } / 1_000_000;
    let zstd = unsafe { zstd_sys::ZSTD_versionNumber() } / 10_000;
    let count = COUNT.fetch_add(1, Ordering::SeqCst) + 1;
    // The division is done in floating point, which a wrong ABI would spoil.
    let root = (std::env::args().count() as f64 * 2.0).sqrt();
    println!("{digest} sqlite {sqlite} zstd {zstd} count {count} root {root:.4}");
}
