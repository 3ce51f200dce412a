#!/bin/sh
# Makes the toolchain as small as it can be, and writable for everyone as in the real image.
#
# usage: finish.sh TOOLCHAIN
set -eu
toolchain=$1
# Debian's libraries carry full debug information, the real ones line tables only.
strip --strip-debug "$toolchain"/lib/rustlib/*/lib/*.rlib
chmod -R a+w "$toolchain"
