# Where Debian keeps the C library of a target. Sets `root`, `gnu` (folder of libraries), `gcc` and `musl` (of start files).
#
# usage: . targets.sh; locate TRIPLE
locate() {
    case $1 in
    x86_64-*) root= gnu=x86_64-linux-gnu musl=x86_64-linux-musl ;;
    aarch64-*) root=/foreign/arm64 gnu=aarch64-linux-gnu musl=aarch64-linux-musl ;;
    arm*hf) root=/foreign/armhf gnu=arm-linux-gnueabihf musl=arm-linux-musleabihf ;;
    arm*) root=/foreign/armel gnu=arm-linux-gnueabi musl=arm-linux-musleabi ;;
    i686-*) root=/foreign/i386 gnu=i386-linux-gnu musl=i386-linux-musl ;;
    powerpc64le-*) root=/foreign/ppc64el gnu=powerpc64le-linux-gnu musl=powerpc64le-linux-musl ;;
    riscv64gc-*) root=/foreign/riscv64 gnu=riscv64-linux-gnu musl=riscv64-linux-musl ;;
    *) echo "nothing is known of $1" >&2 && exit 1 ;;
    esac
    case $1 in i686-*) gcc=i686-linux-gnu ;; *) gcc=$gnu ;; esac
}
