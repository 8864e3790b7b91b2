#!/usr/bin/env bash
# Chinese typed through real input methods: pinyin goes in, and the text arrives once.
#
#   tests/desktop/input_method.sh PROGRAM WORKDIR [fcitx5] [ibus]
#
# Without a name fcitx5 is tried. ibus wants a desktop session around it: on a bare screen its engine cannot be chosen.
#
# Debian packages: xvfb openbox xdotool scrot dbus x11-utils locales;
# for one part: fcitx5 fcitx5-chinese-addons fcitx5-frontend-all; for the other: ibus ibus-libpinyin dconf-cli.
# A part whose packages are missing is left out and said to be.
set -u
[ $# -ge 2 ] || { echo "usage: $0 PROGRAM WORKDIR [fcitx5] [ibus]" >&2; exit 2; }
PROGRAM=$(realpath "$1")
mkdir -p "$2"
ALL=$(realpath "$2")
WORK=$ALL
shift 2
[ $# -gt 0 ] || set -- fcitx5
HERE=$(realpath "$(dirname "$0")")
. "$HERE/display.sh"
need Xvfb openbox xdotool scrot dbus-run-session dbus-send xprop localedef

# Every input method has a session bus of its own, so that nothing of the machine's own is touched.
if [ -z "${INPUT_METHOD_PART:-}" ]; then
    tried=0
    for part in "$@"; do
        daemon=$part
        [ "$part" = ibus ] && daemon=ibus-daemon
        if ! command -v "$daemon" >/dev/null; then
            echo "$part: not installed, left out"
            continue
        fi
        tried=$((tried + 1))
        INPUT_METHOD_PART=$part dbus-run-session -- "$0" "$PROGRAM" "$ALL/$part" || exit 1
    done
    [ "$tried" -gt 0 ] || { echo "no input method is installed" >&2; exit 2; }
    exit 0
fi

DAEMON=
trap '[ -n "$DAEMON" ] && kill "$DAEMON" 2>/dev/null; stop_all' EXIT

on_the_bus() {
    dbus-send --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner "string:$1" | grep -q true
}

input_method_is_offered() {
    xprop -root XIM_SERVERS | grep -q '@server='
}

start_fcitx5() {
    export XMODIFIERS=@im=fcitx
    mkdir -p "$XDG_CONFIG_HOME/fcitx5"
    cat >"$XDG_CONFIG_HOME/fcitx5/profile" <<END
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
END
    fcitx5 --disable=wayland,cloudpinyin >"$WORK/input-method.log" 2>&1 &
    DAEMON=$!
    # Asking fcitx5 itself would have the bus start another one.
    wait_for "fcitx5" on_the_bus org.fcitx.Fcitx5
}

switch_fcitx5() {
    fcitx5-remote -o
    fcitx5-remote -s pinyin
    [ "$(fcitx5-remote -n)" = pinyin ]
}

start_ibus() {
    export XMODIFIERS=@im=ibus GTK_IM_MODULE=ibus
    ibus-daemon --xim --panel=default --replace >"$WORK/input-method.log" 2>&1 &
    DAEMON=$!
    wait_for "ibus" ibus engine xkb:us::eng
}

switch_ibus() {
    ibus engine libpinyin && [ "$(ibus engine)" = libpinyin ]
}

rm -rf "$WORK/home"
new_home
# The locale of a Chinese desktop, which this machine need not have. This shell itself does not find it.
localedef -i zh_CN -f UTF-8 "$WORK/zh_CN.UTF-8" >/dev/null 2>&1
{ export LOCPATH="$WORK" LC_ALL=zh_CN.UTF-8; } 2>/dev/null
DOCUMENT=$WORK/home/输入.ron
"$PROGRAM" new --sample -o "$DOCUMENT" || die "no document"
start_screen
"start_$INPUT_METHOD_PART"
wait_for "the input method's offer to programs" input_method_is_offered
start_program "$DOCUMENT"
wait_for "the document" title_has 输入.ron
still
# To the first section of the list.
key ctrl+g
still
key Return
still
# An input method takes note of a field with the first key in it.
key Home
wait_for "$INPUT_METHOD_PART in the window" "switch_$INPUT_METHOD_PART"

before=$(wc -m <"$DOCUMENT")
xdotool type --delay 120 jiedao
still
scrot -o "$WORK/candidates.png"
title_has_not '*' || die "what is being composed is taken for text already"
key space
wait_for "the text" title_has '*'
key ctrl+s
wait_for "the file" title_has_not '*'
after=$(wc -m <"$DOCUMENT")
typed=$((after - before))
[ "$typed" -eq 2 ] || die "$typed characters arrived instead of two"
grep -q 街道 "$DOCUMENT" || die "not what was typed"
key ctrl+q
wait_for "the program to end" program_has_ended
echo "$INPUT_METHOD_PART: passed; the candidates: $WORK/candidates.png"
