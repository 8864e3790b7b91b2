#!/usr/bin/env bash
# The program from its first page to a printed page and back, on a real (virtual) screen.
#
#   tests/desktop/end_to_end.sh PROGRAM WORKDIR
#
# Debian packages: xvfb openbox xdotool scrot x11-xkb-utils; poppler-utils to look into the PDF.
set -u
[ $# -eq 2 ] || { echo "usage: $0 PROGRAM WORKDIR" >&2; exit 2; }
PROGRAM=$(realpath "$1")
mkdir -p "$2"
WORK=$(realpath "$2")
. "$(dirname "$0")/display.sh"
need Xvfb openbox xdotool scrot xkbcomp
trap stop_all EXIT

ORGAN=云岭街道办事处
TEXT=今年以来云岭街道完成投资三十二亿元
DOCUMENT=$WORK/home/总结.ron
PDF=$WORK/home/总结.pdf

# save_as PATH: answers the file dialog, in which the name has the keyboard.
save_as() {
    still
    key ctrl+a
    type_text "$(basename "$1")"
    still
    key Return
    wait_for "the file $1" test -s "$1"
}

rm -rf "$WORK/home"
new_home
start_screen
learn "$ORGAN$TEXT总结产业"

echo "a new document"
start_program
still
key ctrl+n
still
type_text "$ORGAN"
still
key Return
still
wait_for "the new document" title_has 未命名

echo "writing"
# By its name to the first section with a heading.
key ctrl+g
still
type_text 产业
still
key Return
still
type_text "$TEXT"
wait_for "the mark of unsaved work" title_has '*'

echo "saving"
# The dialog begins in the folder for documents; the home has none, so it is the home.
key ctrl+s
save_as "$DOCUMENT"
wait_for "the document's name" title_has 总结.ron
wait_for "the mark of unsaved work to go" title_has_not '*'

echo "exporting"
key ctrl+e
save_as "$PDF"

echo "leaving"
still
key ctrl+q
wait_for "the program to end" program_has_ended
wait "$RUNNING" || die "the program ended with an error"

echo "looking at the files"
grep -q "$TEXT" "$DOCUMENT" || die "the text is not in $DOCUMENT"
grep -q "$ORGAN" "$DOCUMENT" || die "the organ is not in $DOCUMENT"
"$PROGRAM" export "$DOCUMENT" -o "$WORK/again.pdf" || die "the document cannot be exported"
if command -v pdftotext >/dev/null; then
    for pdf in "$PDF" "$WORK/again.pdf"; do
        pdftotext "$pdf" - | tr -d '[:space:]' | grep -q "$TEXT" || die "the text is not in $pdf"
    done
fi

echo "opening it again"
start_program "$DOCUMENT"
wait_for "the document" title_has 总结.ron
still
scrot -o "$WORK/opened.png"
not_blank "$WORK/opened.png" || die "the window is empty: $WORK/opened.png"

echo "breaking off"
key ctrl+g
still
type_text 产业
still
key Return
still
type_text "$ORGAN"
wait_for "the mark of unsaved work" title_has '*'
wait_for "the recovery snapshot" grep -rqs "$TEXT.*$ORGAN\|$ORGAN.*$TEXT" "$XDG_CONFIG_HOME/annual-summary/recovery"
kill -9 "$RUNNING"
wait "$RUNNING" 2>/dev/null
start_program
still
scrot -o "$WORK/lost.png"
key Tab
still
key space
wait_for "the work that was not saved" title_has '总结.ron'
wait_for "the mark of unsaved work" title_has '*'
still
key ctrl+s
wait_for "the mark of unsaved work to go" title_has_not '*'
grep -q "$ORGAN$TEXT\|$TEXT$ORGAN" "$DOCUMENT" || die "what was recovered is not in $DOCUMENT"
key ctrl+q
wait_for "the program to end" program_has_ended
echo "passed; the last picture: $WORK/opened.png"
