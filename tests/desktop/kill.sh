#!/usr/bin/env bash
# The real program, killed again and again while it is typed into and saves: the file is always one of the versions
# that were saved or were just being saved, and what was typed before a pause comes back at the next start.
#
#   tests/desktop/kill.sh PROGRAM WORKDIR [COUNT]
#
# Debian packages: xvfb openbox xdotool scrot x11-xkb-utils.
set -u
[ $# -ge 2 ] || { echo "usage: $0 PROGRAM WORKDIR [COUNT]" >&2; exit 2; }
PROGRAM=$(realpath "$1")
mkdir -p "$2"
WORK=$(realpath "$2")
COUNT=${3:-20}
. "$(dirname "$0")/display.sh"
need Xvfb openbox xdotool scrot xkbcomp
trap stop_all EXIT

DOCUMENT=$WORK/home/总结.ron
RECOVERY=
DIGITS=甲乙丙丁戊己庚辛壬癸

# in_digits NUMBER: the number in characters that occur nowhere else in the document.
in_digits() {
    for digit in $(printf '%s' "$1" | grep -o .); do
        printf '%s' "${DIGITS:$digit:1}"
    done
}

# mark NUMBER: what is typed in this round; no mark is part of another.
mark() {
    printf '始%s终' "$(in_digits "$1")"
}

# whole FILE: whether the program itself can read it.
whole() {
    "$PROGRAM" export "$1" -o "$WORK/whole.txt" >"$WORK/export.log" 2>&1
}

# holds FILE TEXT
holds() {
    grep -qs -- "$2" "$1"
}

snapshot_holds() {
    grep -rqs -- "$1" "$RECOVERY"
}

# A little less or more than a save takes, in seconds.
moment() {
    printf '0.%03d' $((RANDOM % 120))
}

# go_to_section: puts the caret into the first section with a heading.
go_to_section() {
    key ctrl+g
    still
    type_text 产业
    still
    key Return
    still
}

rm -rf "$WORK/home"
new_home
RECOVERY=$XDG_CONFIG_HOME/annual-summary/recovery
start_screen
learn "${DIGITS}始终产业"
"$PROGRAM" new -o "$DOCUMENT" >"$WORK/new.log" 2>&1 || die "no document: $(cat "$WORK/new.log")"

saved=
for round in $(seq "$COUNT"); do
    start_program "$DOCUMENT"
    still
    # What an earlier round left is offered; saying no to it keeps the rounds alike.
    key Escape
    still
    go_to_section
    text=$(mark "$round")
    type_text "$text"
    wait_for "the mark of unsaved work" title_has '*'
    case $((round % 3)) in
    0)
        kind="amid typing"
        sleep "$(moment)"
        kill -9 "$RUNNING"
        ;;
    1)
        kind="amid saving"
        key ctrl+s
        sleep "$(moment)"
        kill -9 "$RUNNING"
        ;;
    2)
        kind="after a pause"
        sleep 3.5
        kill -9 "$RUNNING"
        snapshot_holds "$text" || die "round $round: what was typed before the pause is not in recovery"
        ;;
    esac
    wait "$RUNNING" 2>/dev/null
    whole "$DOCUMENT" || die "round $round ($kind): the file is not whole: $(cat "$WORK/export.log")"
    [ -z "$saved" ] || holds "$DOCUMENT" "$saved" || die "round $round ($kind): $saved was saved and is gone"
    if holds "$DOCUMENT" "$text"; then
        [ "$kind" = "amid saving" ] || die "round $round ($kind): the file was written without being asked to"
        saved=$text
    fi
    if [ -e "$DOCUMENT.bak" ]; then
        cp "$DOCUMENT.bak" "$WORK/backup.ron"
        whole "$WORK/backup.ron" || die "round $round ($kind): the backup is not whole"
    fi
    litter=$(find "$(dirname "$DOCUMENT")" -maxdepth 1 -name '.annual-summary-*.tmp' | wc -l)
    [ "$litter" -le 2 ] || die "round $round: $litter temporary files beside the document"
    echo "round $round, killed $kind: whole; last saved: ${saved:-nothing}"
done
echo "passed: $COUNT kills"
