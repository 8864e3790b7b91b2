#!/usr/bin/env bash
# Saving on a disk that is really full, and on one that is really read-only: one clear line, exit code 3, the file as
# it was, nothing left behind. Needs the right to mount (root).
#
#   tests/disk_full.sh PROGRAM WORKDIR
set -u
[ $# -eq 2 ] || { echo "usage: $0 PROGRAM WORKDIR" >&2; exit 2; }
PROGRAM=$(realpath "$1")
DISK=$(realpath -m "$2")/disk
FILE=$DISK/总结.ron

die() {
    echo "FAILED: $*" >&2
    exit 1
}

unmount() {
    umount "$DISK" 2>/dev/null
}

# refused WHAT: has the file saved once more and looks at what comes of it.
refused() {
    before=$(cksum <"$FILE")
    message=$("$PROGRAM" new --sample -o "$FILE" 2>&1)
    code=$?
    echo "$message"
    [ "$code" -eq 3 ] || die "exit code $code"
    case $message in *"$1"*) ;; *) die "no word of $1" ;; esac
    case $message in *"$FILE"*) ;; *) die "the file is not named" ;; esac
    [ "$(echo "$message" | wc -l)" -eq 1 ] || die "more than one line"
    [ "$(cksum <"$FILE")" = "$before" ] || die "the file is another one"
    [ "$(find "$DISK" -type f | wc -l)" -eq 2 ] || die "something was left behind: $(ls -A "$DISK")"
}

mkdir -p "$DISK"
trap unmount EXIT
mount -t tmpfs -o size=64k tmpfs "$DISK" || { echo "mounting is not allowed here" >&2; exit 2; }
"$PROGRAM" new -o "$FILE" || die "no document"
# Not a byte is left after this.
cat /dev/zero >"$DISK/full" 2>/dev/null
refused 磁盘空间不足
# Room for a part of the file: the write is cut short.
truncate -s -4096 "$DISK/full"
refused 磁盘空间不足
mount -o remount,ro "$DISK" || die "the disk cannot be made read-only"
refused 磁盘是只读的
echo "passed"
