#!/bin/sh
# Installs 岁稿 for the present user, or takes it away again:
#
#   install.sh [BINARY]     install; BINARY is the program (default: beside this script, else in PATH)
#   install.sh --uninstall  remove what was installed
#
# Nothing outside the user's own directories is touched, and no document.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=$HOME/.local/bin
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
icons=$here/../icon
sizes='16 32 48 64 128 256 512'

refresh() {
    # A desktop without these tools finds the files by itself, only later.
    update-mime-database "$data/mime" 2>/dev/null || true
    update-desktop-database "$data/applications" 2>/dev/null || true
    gtk-update-icon-cache -q -t "$data/icons/hicolor" 2>/dev/null || true
}

uninstall() {
    rm -f "$programs/annual-summary" \
        "$data/applications/annual-summary.desktop" \
        "$data/mime/packages/annual-summary.xml" \
        "$data/icons/hicolor/scalable/apps/annual-summary.svg"
    for size in $sizes; do
        rm -f "$data/icons/hicolor/${size}x${size}/apps/annual-summary.png"
    done
    refresh
    echo '岁稿已卸载，文稿和设置都还在。'
}

find_program() {
    for candidate in "$here/annual-summary" "$here/../../annual-summary" "$here/../../target/release/annual-summary"; do
        if [ -x "$candidate" ] && [ -f "$candidate" ]; then
            echo "$candidate"
            return
        fi
    done
    command -v annual-summary || true
}

put() {
    mkdir -p "$(dirname -- "$2")"
    cp -f "$1" "$2"
}

install() {
    program=${1:-$(find_program)}
    if [ ! -f "$program" ]; then
        echo '没有找到程序 annual-summary，请把它的路径写在命令后面：install.sh /路径/annual-summary' >&2
        exit 2
    fi
    if [ "$program" != "$programs/annual-summary" ]; then
        # Through a new name: a running program cannot be overwritten.
        put "$program" "$programs/annual-summary.new"
        chmod 755 "$programs/annual-summary.new"
        mv -f "$programs/annual-summary.new" "$programs/annual-summary"
    fi
    put "$here/annual-summary.xml" "$data/mime/packages/annual-summary.xml"
    put "$icons/annual-summary.svg" "$data/icons/hicolor/scalable/apps/annual-summary.svg"
    for size in $sizes; do
        put "$icons/annual-summary-$size.png" "$data/icons/hicolor/${size}x${size}/apps/annual-summary.png"
    done
    # With the whole path: the desktop does not always search ~/.local/bin.
    mkdir -p "$data/applications"
    sed -e "s|^Exec=annual-summary|Exec=\"$programs/annual-summary\"|" \
        -e "s|^TryExec=.*|TryExec=$programs/annual-summary|" \
        "$here/annual-summary.desktop" >"$data/applications/annual-summary.desktop"
    refresh
    echo "岁稿已安装到 $programs/annual-summary，可在应用菜单中打开。"
}

case ${1:-} in
    --uninstall) uninstall ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0" ;;
    *) install "$@" ;;
esac
