#!/bin/sh
# Lays Debian's compiler out as a rustup toolchain: rustc finds its sysroot from where its own library lies, so the
# moved tree is complete in itself. Shared libraries that the real toolchain has linked in statically (LLVM, curl,
# libgit2 and what they need) lie beside it; only glibc and libgcc come from the image, as in the real one.
#
# /foreign/ARCHITECTURE holds packages of other architectures, extracted.
#
# usage: assemble.sh VERSION TOOLCHAIN
set -eu
version=$1 toolchain=$2

rustc --version | grep -qF "rustc $version " || {
    echo "Debian's compiler is not $version: $(rustc --version)" >&2
    exit 1
}

mkdir -p "$toolchain/bin" "$toolchain/lib/rustlib"
for program in rustc rustdoc cargo; do
    cp -L "$(command -v $program)" "$toolchain/bin/"
done
# What rustup would download when it is asked to.
mkdir "$toolchain/components"
for program in cargo-clippy clippy-driver cargo-fmt rustfmt; do
    cp -L "$(command -v $program)" "$toolchain/components/"
done
cp -L /usr/lib/x86_64-linux-gnu/librustc_driver-*.so "$toolchain/lib/"

for root in / /foreign/*; do
    cp -RL "${root%/}/usr/lib/rustlib/"*-unknown-linux-gnu* "$toolchain/lib/rustlib/"
done

for object in "$toolchain"/bin/* "$toolchain"/components/* "$toolchain"/lib/librustc_driver-*.so; do
    ldd "$object"
done | awk '$2 == "=>" { print $3 }' | sort -u |
    grep -vE '/(ld-linux[^/]*|lib(c|m|dl|rt|pthread|gcc_s|rustc_driver-[^/]*))\.so' |
    while read -r library; do
        cp -L "$library" "$toolchain/lib/"
    done

patchelf --set-rpath '$ORIGIN/../lib' "$toolchain"/bin/* "$toolchain"/components/*
patchelf --set-rpath '$ORIGIN' "$toolchain"/lib/*.so*
