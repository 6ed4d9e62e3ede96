package io.ringpost.local.postgres;

import io.ringpost.local.Directories;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from its native binaries, with durable settings; what it keeps survives its end and a kill. */
public final class LocalPostgres implements AutoCloseable {
    public static final String USER = "ringpost";
    public static final String PASSWORD = "ringpost";
    /** A system property; see {@link #binaries}. */
    public static final String BINARIES = "ringpost.postgres.binaries";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Path directory;
    private final Path binaries;
    private final int configuredPort;
    private @Nullable EmbeddedPostgres server;

    private LocalPostgres(Path directory, Path binaries, int port) {
        this.directory = directory;
        this.binaries = binaries;
        this.configuredPort = port == 0 ? FreePort.take() : port;
    }

    /**
     * Starts a server on what the directory holds.
     *
     * @param directory its data and log
     * @param binaries where the native binaries are unpacked; may be shared
     * @param port where it listens; 0 takes a free one
     */
    public static LocalPostgres start(Path directory, Path binaries, int port) {
        LocalPostgres postgres = new LocalPostgres(directory.toAbsolutePath(), binaries.toAbsolutePath(), port);
        postgres.start();
        return postgres;
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}, on the same port and directory. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Path unfinished = directory.resolve("initialising");
        try {
            Files.createDirectories(directory);
            // A first start that was killed leaves half a cluster; the mark tells it from one that holds data.
            stopOrphan(directory);
            if (Files.exists(unfinished)) {
                Directories.delete(data());
            }
            if (!Files.exists(data())) {
                Files.writeString(unfinished, "");
            }
            server = launch();
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start, see " + log(), e);
        }
        ensureRole();
    }

    private EmbeddedPostgres launch() throws IOException {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
        return EmbeddedPostgres.builder()
                .setPort(configuredPort)
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTS_WITHIN)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The embedded server's own defaults trade durability for speed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("timezone", "UTC")
                .start();
    }

    private void ensureRole() {
        execute("do $$ begin if not exists (select from pg_roles where rolname = '" + USER + "') then create role "
                + USER + " login createdb password '" + PASSWORD + "'; end if; end $$");
    }

    /** Creates a database of that name unless it is there; the user owns it, so its extensions are in reach. */
    public LocalPostgres createDatabase(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                execute("create database " + name + " owner " + USER);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    /** A connection of the superuser to the maintenance database. */
    public Connection connect() throws SQLException {
        EmbeddedPostgres running = server;
        if (running == null) {
            throw new SQLException("PostgreSQL is stopped");
        }
        return running.getPostgresDatabase().getConnection();
    }

    /**
     * Where the native binaries are unpacked: in the directory that the system property {@code
     * ringpost.postgres.binaries} names, so that all JVMs of a build unpack them once, else in the given one.
     */
    public static Path binaries(Path otherwise) {
        String shared = System.getProperty(BINARIES);
        return shared == null ? otherwise : Path.of(shared);
    }

    /** Where a server with this directory keeps its data. */
    public static Path data(Path directory) {
        return directory.toAbsolutePath().resolve("data");
    }

    /** Stops a server that an earlier run left on this directory. */
    public static void stopOrphan(Path directory) {
        Postmaster.of(data(directory)).ifPresent(Postmaster::stop);
    }

    /** Where services connect: {@code postgresql://localhost:port/name}. */
    public String url(String database) {
        return "postgresql://localhost:" + configuredPort + "/" + database;
    }

    /** Where it listens. */
    public int port() {
        return configuredPort;
    }

    /** The server's process id, for whoever guards it. */
    public long pid() {
        return postmaster().pid();
    }

    /** Ends the server in fast mode; its clients see an outage until {@link #start()}. */
    public synchronized void stop() {
        EmbeddedPostgres stopping = server;
        if (stopping == null) {
            return;
        }
        server = null;
        forget(stopping);
        stopOrphan(directory);
    }

    /** Kills every process of the server, like a crash of the machine's database. */
    public synchronized void kill() {
        EmbeddedPostgres killed = server;
        if (killed != null) {
            server = null;
            postmaster().kill();
            forget(killed);
        }
    }

    /** Completes when the server that runs now has ended, whoever ended it. */
    public CompletableFuture<Void> onExit() {
        return Ended.of(postmaster().process());
    }

    /** Starts it again after it was ended from outside, on the same port and directory. */
    public synchronized void revive() {
        EmbeddedPostgres dead = server;
        if (dead != null) {
            Postmaster.awaitNoBackends(data());
            server = null;
            forget(dead);
        }
        start();
    }

    /** Freezes the server: its connections stay open and nothing answers until {@link #resume()}. */
    public void pause() {
        postmaster().pause();
    }

    /** Lets a frozen server go on. */
    public void resume() {
        postmaster().resume();
    }

    @Override
    public void close() {
        stop();
    }

    private Postmaster postmaster() {
        return Postmaster.of(data()).orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    /** Stops it unless it is gone already, and gives up the lock on its data. */
    private static void forget(EmbeddedPostgres ended) {
        try {
            ended.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return data(directory);
    }

    /** Where the server writes its log. */
    public Path log() {
        return directory.resolve("postgres.log");
    }
}
