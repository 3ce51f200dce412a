#!/bin/sh
# Makes the file tree of debian:SUITE-slim for one architecture, as debuerreotype makes the real one's:
# minbase, the "slimify" excludes of dpkg, and the apt settings that every Debian image carries.
#
# usage: rootfs.sh SUITE ARCHITECTURE OUTPUT.tar CA_DIR
# CA_DIR holds this machine's own certificate authorities (*.crt), or nothing.
set -eu
suite=$1 arch=$2 output=$3 authorities=$4
mirror=http://deb.debian.org/debian
security=http://deb.debian.org/debian-security
case $arch in
amd64 | arm64) updates="deb $mirror $suite-updates main
deb $security $suite-security main" ;;
# Mirrors do not all have the updates of the rarer architectures.
*) updates= ;;
esac
settings=$(dirname "$(readlink -f "$0")")/settings

set -- --variant=minbase --architectures="$arch" --format=tar
while read -r option; do
    set -- "$@" --dpkgopt="$option"
done <"$settings/dpkg-slimify"
for file in "$settings"/apt.conf.d/*; do
    set -- "$@" --customize-hook="copy-in $file /etc/apt/apt.conf.d"
done
# A CA that lies here is taken up by update-ca-certificates, at once or when ca-certificates is installed later.
for authority in "$authorities"/*.crt; do
    if [ -e "$authority" ]; then
        set -- "$@" --customize-hook="mkdir -p \"\$1/usr/local/share/ca-certificates\"" \
            --customize-hook="copy-in $authority /usr/local/share/ca-certificates"
    fi
done

mmdebstrap "$@" \
    --customize-hook='rm -f "$1/etc/apt/sources.list" "$1/etc/hostname" "$1/etc/resolv.conf"' \
    --customize-hook="copy-in $settings/debian.sources /etc/apt/sources.list.d" \
    --customize-hook='mv "$1/etc/dpkg/dpkg.cfg.d/99mmdebstrap" "$1/etc/dpkg/dpkg.cfg.d/docker"' \
    --customize-hook='echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/docker-apt-speedup"' \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*.bin "$1"/var/cache/debconf/*-old "$1"/var/log/*' \
    "$suite" "$output" \
    "deb $mirror $suite main
$updates"
