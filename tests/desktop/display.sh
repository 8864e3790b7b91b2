# A desktop for one test: a virtual screen, a window manager, a home of its own, and ways to wait.
# Sourced by the scripts beside it, which run under bash.

# Seconds anything may take. Only what hangs takes that long.
PATIENCE=${PATIENCE:-40}

die() {
    picture=$WORK/failed.png
    [ -n "${DISPLAY:-}" ] && scrot -o "$picture" 2>/dev/null
    echo "FAILED: $*" >&2
    [ -s "$picture" ] && echo "what was on the screen: $picture" >&2
    [ -s "$WORK/program.log" ] && sed 's/^/program: /' "$WORK/program.log" >&2
    exit 1
}

# need TOOL...: stops when one of them is not installed.
need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "$tool is missing (see the head of this script)" >&2; exit 2; }
    done
}

# wait_for WHAT COMMAND...: until the command succeeds.
wait_for() {
    what=$1
    shift
    end=$((SECONDS + PATIENCE))
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || die "waited $PATIENCE s in vain: $what"
        sleep 0.1
    done
}

# start_screen [WIDTHxHEIGHT]: starts a screen under a number that is free.
start_screen() {
    : >"$WORK/display"
    # Without -noreset a first client that comes and goes would have the screen begin anew under the others.
    Xvfb -displayfd 3 -screen 0 "${1:-1366x768}x24" -noreset -nolisten tcp 3>"$WORK/display" 2>"$WORK/screen.log" &
    SCREEN=$!
    wait_for "the screen" test -s "$WORK/display"
    DISPLAY=:$(cat "$WORK/display")
    export DISPLAY
    unset WAYLAND_DISPLAY WAYLAND_SOCKET
    openbox --sm-disable >"$WORK/openbox.log" 2>&1 &
    MANAGER=$!
    wait_for "the window manager" window_manager_answers
}

window_manager_answers() {
    xdotool get_desktop
}

# A home in which nothing was ever done.
new_home() {
    export HOME="$WORK/home" XDG_CONFIG_HOME="$WORK/home/.config" XDG_DATA_HOME="$WORK/home/.local/share"
    export XDG_CACHE_HOME="$WORK/home/.cache" ANNUAL_SUMMARY_FILE_DIALOG=window LC_ALL=C.UTF-8
    mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME"
}

# start_program ARGUMENT...: starts it and waits for its window.
start_program() {
    "$PROGRAM" "$@" >"$WORK/program.log" 2>&1 &
    RUNNING=$!
    wait_for "the window" find_window
    wait_for "the window's focus" focus_window
}

find_window() {
    kill -0 "$RUNNING" 2>/dev/null || die "the program has ended"
    WINDOW=$(xdotool search --onlyvisible --class annual-summary | tail -1)
    [ -n "$WINDOW" ]
}

focus_window() {
    xdotool windowactivate "$WINDOW" && [ "$(xdotool getactivewindow)" = "$WINDOW" ]
}

title_has() {
    case $(xdotool getwindowname "$WINDOW") in *"$1"*) ;; *) return 1 ;; esac
}

title_has_not() {
    ! title_has "$1"
}

program_has_ended() {
    ! kill -0 "$RUNNING" 2>/dev/null
}

key() {
    xdotool key --clearmodifiers --delay 40 "$@"
}

type_text() {
    xdotool type --clearmodifiers --delay 60 -- "$1"
}

# learn TEXT: gives its characters to keys that nobody presses. xdotool would else change the keyboard for
# every character it types, faster than a busy program takes note. Call it before the program is started.
learn() {
    xkbcomp -w0 -xkb "$DISPLAY" "$WORK/keyboard.xkb" 2>/dev/null
    cp "$WORK/keyboard.xkb" "$WORK/template.xkb"
    printf '%s' "$1" | grep -o . | sort -u | while read -r character; do
        printf 'U%04X\n' "'$character"
    done >"$WORK/characters"
    awk '
        FILENAME == ARGV[1] { symbols[++count] = $1; next }
        FILENAME == ARGV[2] && /^ *<[^>]+> = [0-9]+;/ { keys[++named] = $1; next }
        /key +<I[0-9]+>/ { next } # those of keyboards with a player or a mailbox
        FILENAME == ARGV[2] && match($0, /key +<[^>]+>/) { used[$2] = 1; next }
        FILENAME == ARGV[2] { next }
        { print }
        /^xkb_symbols/ {
            for (at = 1; at <= named && given < count; at++)
                if (!(keys[at] in used)) print "key " keys[at] " { [ " symbols[++given] " ] };"
            if (given < count) exit 1
        }
    ' "$WORK/characters" "$WORK/keyboard.xkb" "$WORK/template.xkb" >"$WORK/learned.xkb" \
        || die "the keyboard has too few keys left for the text"
    xkbcomp -w0 "$WORK/learned.xkb" "$DISPLAY" 2>"$WORK/keyboard.log" || die "the keyboard cannot be changed"
}

# Waits until what is on the screen no longer changes, but for a caret that blinks: two pictures in turn.
still() {
    seen=
    end=$((SECONDS + PATIENCE))
    while :; do
        [ "$SECONDS" -lt "$end" ] || die "the screen never comes to rest"
        scrot -o "$WORK/still.png"
        seen=$(printf '%s\n%s' "$seen" "$(cksum <"$WORK/still.png")" | tail -n 7)
        if [ "$(echo "$seen" | grep -c .)" -eq 7 ] && [ "$(echo "$seen" | sort -u | wc -l)" -le 2 ]; then
            return
        fi
        sleep 0.1
    done
}

# not_blank PICTURE: whether more is on it than a few colours; an empty window compresses to almost nothing.
not_blank() {
    [ "$(wc -c <"$1")" -gt 30000 ]
}

stop_all() {
    # One at a time, and only what was started here.
    for process in "${RUNNING:-}" "${MANAGER:-}" "${SCREEN:-}"; do
        [ -n "$process" ] && kill "$process" 2>/dev/null
    done
    wait 2>/dev/null
}
