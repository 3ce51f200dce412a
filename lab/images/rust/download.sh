#!/bin/sh
# Extracts what a target needs of Debian, for each architecture into /foreign/ARCHITECTURE. Not installed: compilers of
# several architectures do not lie side by side, and none of them is to run.
#
# usage: download.sh ARCHITECTURE...
set -eu
# The release alone: mirrors do not all have the updates of the rarer architectures.
echo "deb http://deb.debian.org/debian $(. /etc/os-release && echo "$VERSION_CODENAME") main" >/tmp/release.list
apt_get() {
    apt-get -o Dir::Etc::SourceList=/tmp/release.list -o Dir::Etc::SourceParts=/dev/null "$@"
}

for arch in "$@"; do dpkg --add-architecture "$arch"; done
apt_get update
for arch in "$@"; do
    mkdir -p "/foreign/$arch"
    cd "/foreign/$arch"
    set -- "libgcc-14-dev:$arch" "musl-dev:$arch"
    case $arch in
    # The unwinder of LLVM is missing for these; the standard library of armel is for another CPU than ours.
    armel) ;;
    s390x) set -- "$@" "libstd-rust-dev:$arch" ;;
    *) set -- "$@" "libstd-rust-dev:$arch" "libunwind-19-dev:$arch" ;;
    esac
    apt_get download "$@"
    for package in *.deb; do dpkg-deb --extract "$package" . && rm "$package"; done
done
