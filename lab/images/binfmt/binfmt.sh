#!/bin/sh
# The command line of tonistiigi/binfmt, as far as it is used: `--install arm64,s390x`, `--uninstall qemu-s390x`, and without
# arguments the status alone. Like the real one it ends with 0 whatever failed, and says what there is as JSON.
set -u
mount=/proc/sys/fs/binfmt_misc

# Sets `name` (QEMU's), `magic` and `mask` of an architecture (qemu/scripts/qemu-binfmt-conf.sh).
describe() {
    case $1 in
    amd64) name=x86_64 class=02 data=01 machine='\x3e\x00' ;;
    arm64) name=aarch64 class=02 data=01 machine='\xb7\x00' ;;
    arm) name=arm class=01 data=01 machine='\x28\x00' ;;
    386) name=i386 class=01 data=01 machine='\x03\x00' ;;
    ppc64le) name=ppc64le class=02 data=01 machine='\x15\x00' ;;
    riscv64) name=riscv64 class=02 data=01 machine='\xf3\x00' ;;
    s390x) name=s390x class=02 data=02 machine='\x00\x16' ;;
    *) return 1 ;;
    esac
    zero8='\x00\x00\x00\x00\x00\x00\x00\x00' ones8='\xff\xff\xff\xff\xff\xff\xff\xff'
    if [ $data = 02 ]; then type='\x00\x02' kind='\xff\xfe'; else type='\x02\x00' kind='\xfe\xff'; fi
    magic="\\x7fELF\\x$class\\x$data\\x01\\x00$zero8$type$machine"
    mask="\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00$ones8$kind\\xff\\xff"
}

install() {
    describe "$1" || {
        echo "installing: $1 unsupported architecture: $1" >&2
        return
    }
    if [ -e "$mount/qemu-$name" ]; then
        echo "installing: $1 qemu-$name already registered" >&2
    elif printf '%s' ":qemu-$name:M:0:$magic:$mask:/usr/bin/qemu-$name:CF" >"$mount/register"; then
        echo "installing: $1 OK" >&2
    else
        echo "installing: $1 cannot register \"/usr/bin/qemu-$name\" to $mount/register" >&2
    fi
}

# Prints the items of a list as JSON.
json() {
    printf '  "%s": [' "$1"
    shift
    separator=
    for item; do
        printf '%s\n    "%s"' "$separator" "$item"
        separator=,
    done
    printf '\n  ]'
}

status() {
    supported='linux/amd64 linux/386' emulators=
    for architecture in arm64 riscv64 ppc64le s390x arm; do
        describe "$architecture"
        grep -qs '^enabled' "$mount/qemu-$name" || continue
        case $architecture in
        arm) supported="$supported linux/arm/v7 linux/arm/v6" ;;
        *) supported="$supported linux/$architecture" ;;
        esac
        emulators="$emulators qemu-$name"
    done
    printf '{\n'
    json supported $supported
    printf ',\n'
    json emulators $emulators
    printf '\n}\n'
}

if [ ! -e "$mount/status" ]; then
    mount -t binfmt_misc binfmt_misc "$mount" || {
        echo "error: cannot mount binfmt_misc filesystem at $mount" >&2
        exit 0
    }
fi
case ${1:-} in
--install) for each in $(echo "${2:-}" | tr , ' '); do install "${each#linux/}"; done ;;
--uninstall) for each in $(echo "${2:-}" | tr , ' '); do
    if printf -- '-1' >"$mount/$each"; then echo "uninstalling: $each OK" >&2; else echo "uninstalling: $each not found" >&2; fi
done ;;
esac
status
