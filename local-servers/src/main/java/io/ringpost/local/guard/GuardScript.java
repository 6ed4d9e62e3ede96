package io.ringpost.local.guard;

/** What the guarding shell does; its first argument is the grace in tenths of a second. */
final class GuardScript {
    /** PostgreSQL gets INT (fast stop), for TERM would make it wait for its clients. */
    static final String TEXT = """
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
                        for pid in $watched; do [ "$pid" = "$what" ] || kept="$kept $pid"; done
                        watched=$kept ;;
                esac
            done
            [ -z "$watched" ] || kill -TERM $watched
            if [ -n "$data" ] && [ -f "$data/postmaster.pid" ]; then
                read -r pid < "$data/postmaster.pid"
                case $(tr '\\0' ' ' < "/proc/$pid/cmdline" || ps -o args= -p "$pid") in
                    *"$data"*) kill -INT "$pid" && watched="$watched $pid" ;;
                esac
            fi
            i=0
            while [ $i -lt "$tenths" ]; do
                alive=
                for pid in $watched; do kill -0 "$pid" && alive=yes; done
                [ -n "$alive" ] || exit 0
                sleep 0.1
                i=$((i + 1))
            done
            kill -KILL $watched
            exit 0
            """;

    private GuardScript() {}
}
