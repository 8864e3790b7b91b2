#!/usr/bin/env bash
# How long it takes until the window is there with something drawn in it, and how much memory it has then.
#
#   tests/desktop/first_frame.sh PROGRAM WORKDIR [RUNS]
#
# Debian packages: xvfb openbox xdotool scrot.
set -u
[ $# -ge 2 ] || { echo "usage: $0 PROGRAM WORKDIR [RUNS]" >&2; exit 2; }
PROGRAM=$(realpath "$1")
mkdir -p "$2"
WORK=$(realpath "$2")
RUNS=${3:-5}
. "$(dirname "$0")/display.sh"
need Xvfb openbox xdotool scrot
trap stop_all EXIT

milliseconds() {
    echo $(($(date +%s%N) / 1000000))
}

memory() {
    awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$RUNNING/status"
}

# Whether anything is drawn: the empty screen compresses to a few hundred bytes.
drawn() {
    find_window && scrot -o "$WORK/frame.png" && not_blank "$WORK/frame.png"
}

rm -rf "$WORK/home"
new_home
start_screen
for run in $(seq "$RUNS"); do
    start=$(milliseconds)
    "$PROGRAM" --sample >"$WORK/program.log" 2>&1 &
    RUNNING=$!
    end=$((SECONDS + PATIENCE))
    until find_window; do
        [ "$SECONDS" -lt "$end" ] || die "no window"
        sleep 0.005
    done
    mapped=$(($(milliseconds) - start))
    until drawn; do
        [ "$SECONDS" -lt "$end" ] || die "nothing is drawn"
    done
    first=$(($(milliseconds) - start))
    early=$(memory)
    still
    echo "run $run: window after $mapped ms, drawn after $first ms; $early MB then, $(memory) MB at rest"
    wait_for "the window's focus" focus_window
    key ctrl+q
    wait_for "the program to end" program_has_ended
done
