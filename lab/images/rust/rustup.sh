#!/bin/sh
# rustup for an image that cannot download: it does what needs no download, and fails as rustup does for the rest.
# Like the real one it is also what `cargo` and `rustc` are, and picks the toolchain by +NAME, RUSTUP_TOOLCHAIN or
# a toolchain file, in this order. Names that mean the installed compiler (stable, 1.85) are links made on demand,
# where the real one would download the same compiler a second time.
set -eu

host=x86_64-unknown-linux-gnu
home=${RUSTUP_HOME:-/usr/local/rustup}/toolchains
default=$RUST_VERSION-$host

fail() {
    printf 'error: %s\n' "$@" >&2
    exit 1
}

# install NAME: prints the full name of the toolchain, which is there afterwards
install() {
    full=${1%-"$host"}-$host
    if [ ! -e "$home/$full" ]; then
        case ${1%-"$host"} in
        stable | "${RUST_VERSION%.*}") ;;
        *) fail "could not download toolchain '$full' from https://static.rust-lang.org/dist" ;;
        esac
        echo "info: syncing channel updates for $full" >&2
        ln -s "$default" "$home/$full"
    fi
    echo "$full"
}

# The channel of the nearest toolchain file, if there is one.
channel_from_file() {
    folder=$PWD
    while :; do
        for file in "$folder/rust-toolchain" "$folder/rust-toolchain.toml"; do
            [ -f "$file" ] || continue
            if grep -q '\[toolchain\]' "$file"; then
                sed -n "s/^ *channel *= *[\"']\([^\"']*\)[\"'].*/\1/p" "$file"
            else
                head -n 1 "$file" | tr -d '[:space:]'
            fi
            return
        done
        [ -n "${folder%/}" ] || return 0
        folder=${folder%/*}
    done
}

active() {
    name=${RUSTUP_TOOLCHAIN:-$(channel_from_file)}
    install "${name:-$default}"
}

# toolchain_run TOOLCHAIN PROGRAM [ARGUMENT…]
toolchain_run() {
    toolchain=$1 program=$2
    shift 2
    [ -x "$home/$toolchain/bin/$program" ] ||
        fail "'$program' is not installed for the toolchain '$toolchain'."
    export RUSTUP_TOOLCHAIN="$toolchain" RUST_RECURSION_COUNT=1
    exec "$home/$toolchain/bin/$program" "$@"
}

targets() {
    for library in "$home/$(active)"/lib/rustlib/*/lib; do
        library=${library%/lib}
        echo "${library##*/}"
    done
}

target_add() {
    toolchain=$(active)
    for target in "$@"; do
        case $target in -*) continue ;; esac
        if [ -d "$home/$toolchain/lib/rustlib/$target/lib" ]; then
            echo "info: component 'rust-std' for target '$target' is up to date" >&2
        elif "$home/$toolchain/bin/rustc" --print target-list | grep -qxF "$target"; then
            fail "could not download component 'rust-std' for target '$target'"
        else
            fail "toolchain '$toolchain' does not support target '$target'"
        fi
    done
}

name=${0##*/}
if [ "$name" != rustup ]; then
    case ${1:-} in
    +*)
        RUSTUP_TOOLCHAIN=${1#+}
        shift
        ;;
    esac
    toolchain=$(active)
    toolchain_run "$toolchain" "$name" "$@"
fi

case "${1:-} ${2:-}" in
'--version '* | '-V '*) echo 'rustup 1.29.0 (stand-in)' ;;
'target add') shift 2 && target_add "$@" ;;
'target list') targets | if [ "${3:-}" = --installed ]; then cat; else sed 's/$/ (installed)/'; fi ;;
'toolchain install' | 'toolchain add' | 'install '* | 'update '*)
    case $1 in toolchain) shift 2 ;; *) shift ;; esac
    for toolchain in "${@:-$default}"; do
        case $toolchain in -*) ;; *) install "$toolchain" >/dev/null ;; esac
    done
    ;;
'toolchain list') ls "$home" ;;
'component list') printf '%s-%s (installed)\n' cargo $host rust-std $host rustc $host ;;
'component add')
    shift 2
    toolchain=$home/$(active)
    for component in "$@"; do
        case $component in
        cargo | rust-std | rustc) ;;
        clippy) cp "$toolchain/components/cargo-clippy" "$toolchain/components/clippy-driver" "$toolchain/bin/" ;;
        rustfmt) cp "$toolchain/components/cargo-fmt" "$toolchain/components/rustfmt" "$toolchain/bin/" ;;
        *) fail "could not download component '$component' for target '$host'" ;;
        esac
    done
    ;;
'show active-toolchain') echo "$(active) (default)" ;;
'show '*) printf 'Default host: %s\nrustup home:  %s\n\n%s (default)\n' $host "${home%/*}" "$(active)" ;;
'default ') echo "$default (default)" ;;
'which '?*) echo "$home/$(active)/bin/$2" ;;
'run '?*)
    toolchain=$(install "$2")
    shift 2
    toolchain_run "$toolchain" "$@"
    ;;
*) fail "this stand-in does not know 'rustup $*'" ;;
esac
