#!/bin/sh
# Word export as LibreOffice shows it: the same text as our own PDF, the same number of pages give or take one.
# Needs soffice (Debian: libreoffice-writer-nogui), pdftotext and pdfinfo (poppler-utils) and fc-cache.
#
#   tests/docx/libreoffice.sh [path of annual-summary] [document …]
#
# Without documents: the sample and the seed. With KEEP=folder the files of failures are kept there.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
program=${1:-$root/target/debug/annual-summary}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- --sample "$root/tests/fixtures/seed-2023-street-office.txt"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The faces Word users have are not on this machine: those that ship stand for them.
{
    echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    echo "<dir>$root/assets/fonts</dir><cachedir>$work/cache</cachedir>"
    while read -r wanted shipped; do
        echo "<match target=\"pattern\"><test name=\"family\"><string>$wanted</string></test>"
        echo "<edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>$shipped</string></edit></match>"
    done <<FONTS
仿宋_GB2312 GongWenF FangSong
仿宋 GongWenF FangSong
楷体_GB2312 GongWen Kai
楷体 GongWen Kai
黑体 GongWen Hei
宋体 GongWen Song
方正小标宋简体 GongWen XiaoBiaoSong
FONTS
    echo '</fontconfig>'
} >"$work/fonts.conf"
FONTCONFIG_FILE=$work/fonts.conf
export FONTCONFIG_FILE

text() {
    # White space and page numbers are no part of the text.
    pdftotext -enc UTF-8 "$1" - | tr '\f' '\n' | sed '/^ *— *[0-9]* *— *$/d' | tr -d ' \n\t' | sed 's/　//g; s/\xc2\xa0//g'
}

pages() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

failed=0
for document in "$@"; do
    "$program" export "$document" -o "$work/word.docx" 2>/dev/null
    "$program" export "$document" -o "$work/own.pdf" 2>/dev/null
    soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf --outdir "$work" \
        "$work/word.docx" >/dev/null 2>&1
    own=$(pages "$work/own.pdf")
    word=$(pages "$work/word.pdf")
    text "$work/own.pdf" >"$work/own.txt"
    text "$work/word.pdf" >"$work/word.txt"
    result=same
    if ! cmp -s "$work/own.txt" "$work/word.txt"; then
        result=different
        # Columns of tables may be read in another order: then the characters must be the same.
        for side in own word; do
            grep -o . "$work/$side.txt" | LC_ALL=C sort >"$work/$side.chars"
        done
        cmp -s "$work/own.chars" "$work/word.chars" && result='same characters'
        # LibreOffice 7.4 leaves marks out that it hangs into the margin at the end of a squeezed line.
        for side in own word; do
            sed 's/[，。、；：]//g' "$work/$side.txt" | grep -o . | LC_ALL=C sort >"$work/$side.words"
        done
        [ "$result" = different ] && cmp -s "$work/own.words" "$work/word.words" &&
            result='same but for marks at line ends'
    fi
    echo "$(basename -- "$document"): text $result, pages $own and $word"
    difference=$((own - word))
    if [ "$result" = different ] || [ "$difference" -gt 1 ] || [ "$difference" -lt -1 ]; then
        failed=1
        [ -z "${KEEP:-}" ] || cp "$work"/own.* "$work"/word.* "$KEEP"/
    fi
done
exit $failed
