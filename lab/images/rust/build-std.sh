#!/bin/sh
# Adds the standard library for targets that Debian does not package, built from rust-src. Those with musl have the C library
# and start files beside it, as rustup's have, so that a static program links without a musl compiler.
#
# usage: build-std.sh TOOLCHAIN TRIPLE...
set -eu
toolchain=$1
shift
. /recipe/targets.sh

self_contained() {
    locate "$1"
    own=$toolchain/lib/rustlib/$1/lib/self-contained
    mkdir -p "$own"
    for file in crt1.o Scrt1.o rcrt1.o crti.o crtn.o libc.a; do
        cp "$root/usr/lib/$musl/$file" "$own/"
    done
    for file in crtbegin.o crtbeginS.o crtend.o crtendS.o; do
        cp "$root/usr/lib/gcc/$gcc/14/$file" "$own/"
    done
    # LLVM's unwinder, as rustup ships. Debian's is compiled for glibc, whose checked printf musl does not have; it is
    # called to trace and to say why the program aborts.
    cp "$root/usr/lib/$gnu/libunwind.a" "$own/"
    for checked in __vfprintf_chk __vsnprintf_chk; do
        objcopy --redefine-sym $checked=abort "$own/libunwind.a"
    done
}

targets=
for target in "$@"; do
    mkdir -p "$toolchain/lib/rustlib/$target/lib"
    case $target in *-musl*) self_contained "$target" ;; esac
    targets="$targets --target $target"
done

mkdir -p /tmp/empty/src
cd /tmp/empty
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >Cargo.toml
: >src/lib.rs
# Linked is nothing but build scripts: of the standard library only the .rlib is made.
RUSTC_BOOTSTRAP=1 cargo build --release -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro $targets
for target in "$@"; do
    cp "target/$target/release/deps/"*.rlib "$toolchain/lib/rustlib/$target/lib/"
    rm -f "$toolchain/lib/rustlib/$target/lib/"libempty-*.rlib
done
