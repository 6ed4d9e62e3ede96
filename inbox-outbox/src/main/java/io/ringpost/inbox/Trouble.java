package io.ringpost.inbox;

import io.netty.channel.ConnectTimeoutException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or busy from a record that it will never take. */
final class Trouble {
    /** Classes of SQLSTATE that no record causes: connection, authentication, resources, operator, system. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "28", "3D", "3F", "40", "53", "57", "58");
    /** Lock not available, read-only (a standby), and a schema that is not (yet) as this version expects. */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "42P01", "42703", "42501", "0A000");
    /** Causes may go round in a circle. */
    private static final int DEEPEST = 8;

    private Trouble() {}

    /**
     * Whether waiting surely helps: the same batch is tried again, for ever. Of other failures only the database itself can
     * tell; it is asked before any row is blamed.
     */
    static boolean passes(Throwable failure) {
        return passes(failure, DEEPEST);
    }

    /** One line without a value of the record: types, SQLSTATE, constraint and the first frame. */
    static String describe(Throwable reported) {
        Throwable failure = reported instanceof CompositeException several
                ? several.getCauses().get(0)
                : reported;
        StringBuilder line = new StringBuilder(failure.getClass().getSimpleName());
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof PgException database) {
                line.append(" sqlstate=").append(database.getSqlState());
                if (database.getConstraint() != null) {
                    line.append(" constraint=").append(database.getConstraint());
                }
                return line.toString();
            }
        }
        StackTraceElement[] frames = failure.getStackTrace();
        return frames.length == 0
                ? line.toString()
                : line.append(" at ").append(frames[0]).toString();
    }

    /** One failure may carry others, such as that of the rollback behind it; each may be the one that says why. */
    private static boolean passes(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return false;
        }
        if (failure instanceof PgException database) {
            return passes(database.getSqlState());
        }
        return isOurs(failure)
                || passes(next(failure), depth - 1)
                || Stream.of(failure.getSuppressed()).anyMatch(other -> passes(other, depth - 1))
                || (failure instanceof CompositeException several
                        && several.getCauses().stream().anyMatch(other -> passes(other, depth - 1)));
    }

    private static boolean passes(@Nullable String sqlState) {
        return sqlState == null
                || sqlState.length() != 5
                || PASSING_CLASSES.contains(sqlState.substring(0, 2))
                || PASSING_STATES.contains(sqlState);
    }

    private static boolean isOurs(Throwable cause) {
        return isConnection(cause) || cause instanceof LinkageError || cause instanceof OutOfMemoryError;
    }

    private static boolean isConnection(Throwable cause) {
        return isFullPool(cause)
                || cause instanceof DatabaseAway
                || cause instanceof IOException
                || cause instanceof ConnectTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException
                || cause instanceof ClosedConnectionException;
    }

    /** Vert.x 4.5 says "Timeout" if no connection becomes free in time. */
    private static boolean isFullPool(Throwable cause) {
        return cause instanceof NoStackTraceThrowable
                && String.valueOf(cause.getMessage()).startsWith("Timeout");
    }

    private static @Nullable Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == failure ? null : cause;
    }
}
