package io.ringpost.local.guard;

/** What the guarding shell does; its first argument is the grace in tenths of a second. */
final class GuardScript {
    /** When a process was started, which tells it from a later one with the same number; nothing if it has ended. */
    static final String STARTED = """
            started() {
                if [ -d /proc/self ]; then
                    stat=
                    [ -r "/proc/$1/stat" ] && read -r stat < "/proc/$1/stat"
                    set -- ${stat##*) }
                    [ "$1" = Z ] || echo "${20}"
                else
                    ps -o lstart= -p "$1" | tr -d ' '
                fi
            }
            """;

    /** PostgreSQL gets INT (fast stop), for TERM would make it wait for its clients. */
    static final String TEXT = STARTED + """
            is_still() { [ -n "${1#*:}" ] && [ "$(started "${1%%:*}")" = "${1#*:}" ]; }
            signal() {
                for one in $2; do is_still "$one" && kill "-$1" "${one%%:*}"; done
            }
            trap '' INT TERM HUP
            tenths=$1
            watched=
            data=
            while read -r word what; do
                case $word in
                    watch) watched="$watched $what" ;;
                    postgres) data=$what ;;
                    forget)
                        kept=
                        for one in $watched; do [ "${one%%:*}" = "$what" ] || kept="$kept $one"; done
                        watched=$kept ;;
                esac
            done
            signal TERM "$watched"
            if [ -n "$data" ] && [ -f "$data/postmaster.pid" ]; then
                read -r pid < "$data/postmaster.pid"
                case $(tr '\\0' ' ' < "/proc/$pid/cmdline" || ps -o args= -p "$pid") in
                    *"$data"*)
                        server=$pid:$(started "$pid")
                        signal INT "$server"
                        watched="$watched $server" ;;
                esac
            fi
            i=0
            while [ $i -lt "$tenths" ]; do
                alive=
                for one in $watched; do is_still "$one" && alive=yes; done
                [ -n "$alive" ] || exit 0
                sleep 0.1
                i=$((i + 1))
            done
            signal KILL "$watched"
            exit 0
            """;

    private GuardScript() {}
}
