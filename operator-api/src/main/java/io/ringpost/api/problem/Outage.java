package io.ringpost.api.problem;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a fault of ours. */
final class Outage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int DEEPEST_CAUSE = 20;

    /** By name: services without a database do not have these classes. */
    private static final Set<String> AWAY = Set.of(
            ConnectException.class.getName(),
            NoRouteToHostException.class.getName(),
            UnknownHostException.class.getName(),
            ClosedChannelException.class.getName(),
            "io.vertx.core.http.ConnectionPoolTooBusyException",
            "io.vertx.sqlclient.ClosedConnectionException",
            "io.netty.channel.AbstractChannel$AnnotatedConnectException",
            "io.smallrye.mutiny.TimeoutException",
            "org.hibernate.exception.JDBCConnectionException");

    /** PostgreSQL's error classes 08 (connection), 53 (resources) and 57P (shutting down, starting up). */
    private static final Pattern SQL_STATE = Pattern.compile("\\((08|53|57P)\\w+\\)");

    private Outage() {}

    static boolean explains(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static ProblemException answer() {
        return ProblemException.unavailable("The database cannot be reached right now.", RETRY_AFTER);
    }

    private static boolean isAway(Throwable cause) {
        String type = cause.getClass().getName();
        String message = String.valueOf(cause.getMessage());
        return AWAY.contains(type)
                || (type.equals("io.vertx.pgclient.PgException")
                        && SQL_STATE.matcher(message).find())
                || (type.equals("io.vertx.core.impl.NoStackTraceThrowable") && message.equals("Timeout"));
    }
}
