package io.ringpost.local.junit;

import io.ringpost.local.postgres.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The test JVM's database server. */
public final class SharedPostgres {
    private final SharedServersMXBean servers;

    SharedPostgres(SharedServersMXBean servers) {
        this.servers = servers;
    }

    /** Where services connect: {@code postgresql://localhost:port/ringpost}. */
    public String url() {
        return servers.getPostgresUrl();
    }

    /** A JDBC connection of the services' user. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    /** Ends the server in an orderly way: an outage, until {@link #start()}. */
    public void stop() {
        servers.stopPostgres();
    }

    /** Starts it again on the same port with what it kept. */
    public void start() {
        servers.startPostgres();
    }

    /** Kills its processes like a crash; {@link #start()} brings it back. */
    public void kill() {
        servers.killPostgres();
    }

    /** Freezes it: connections stay open, nothing answers. */
    public void pause() {
        servers.pausePostgres();
    }

    /** Lets it go on. */
    public void resume() {
        servers.resumePostgres();
    }
}
