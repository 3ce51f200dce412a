#!/bin/sh
# Adds the standard library for the musl targets, which Debian does not package: built from rust-src, with the C
# library and start files beside it, as rustup's are, so that a static program links without a musl compiler.
#
# usage: build-musl.sh TOOLCHAIN
set -eu
toolchain=$1
targets='x86_64-unknown-linux-musl aarch64-unknown-linux-musl'

for target in $targets; do
    case $target in
    x86_64-*) root= multiarch=x86_64-linux ;;
    aarch64-*) root=/arm64 multiarch=aarch64-linux ;;
    esac
    own=$toolchain/lib/rustlib/$target/lib/self-contained
    mkdir -p "$own"
    for file in crt1.o Scrt1.o rcrt1.o crti.o crtn.o libc.a; do
        cp "$root/usr/lib/$multiarch-musl/$file" "$own/"
    done
    for file in crtbegin.o crtbeginS.o crtend.o crtendS.o; do
        cp "$root/usr/lib/gcc/$multiarch-gnu/14/$file" "$own/"
    done
    # LLVM's unwinder, as rustup ships. Debian's is compiled for glibc, whose checked printf musl does not have; it is
    # called to trace and to say why the program aborts.
    cp "$root/usr/lib/$multiarch-gnu/libunwind.a" "$own/"
    for checked in __vfprintf_chk __vsnprintf_chk; do
        objcopy --redefine-sym $checked=abort "$own/libunwind.a"
    done
done

mkdir -p /tmp/empty/src
cd /tmp/empty
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >Cargo.toml
: >src/lib.rs
set --
for target in $targets; do set -- "$@" --target "$target"; done
RUSTC_BOOTSTRAP=1 cargo build --release -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro "$@"
for target in $targets; do
    cp "target/$target/release/deps/"*.rlib "$toolchain/lib/rustlib/$target/lib/"
    rm -f "$toolchain/lib/rustlib/$target/lib/"libempty-*.rlib
done
