package io.ringpost.local.junit;

import io.ringpost.contract.Topology;
import io.ringpost.local.Directories;
import io.ringpost.local.OwnThread;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.kafka.LocalKafka;
import io.ringpost.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/** Broker and database of a test JVM: started by the first test that needs them, ended with the JVM. */
public final class SharedServers implements SharedServersMXBean {
    static final String NAME = "io.ringpost.local:type=SharedServers";

    private static final String DATABASE = "ringpost";
    private static final int PARTITIONS = 3;
    private static final Path ROOT = Path.of(System.getProperty("ringpost.local.dir", "target/local-servers"));
    /** Held here because a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("io.zonky"));

    private final LocalKafka kafka;
    private final LocalPostgres postgres;

    private SharedServers(LocalKafka kafka, LocalPostgres postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Called once, by {@link LocalServers}, in the JVM's own class loader. */
    public static synchronized void start() throws JMException {
        ObjectName name = new ObjectName(NAME);
        if (ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
            return;
        }
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        Path own = ROOT.resolve(Long.toString(ProcessHandle.current().pid()));
        Guard.start().watchPostgres(LocalPostgres.data(own.resolve("postgres")));
        CompletableFuture<LocalPostgres> database = OwnThread.supply("local-postgres-start", () -> LocalPostgres.start(
                        own.resolve("postgres"), LocalPostgres.binaries(ROOT.resolve("postgres-binaries")), 0)
                .createDatabase(DATABASE));
        LocalKafka broker = LocalKafka.start(own.resolve("kafka"), 0);
        broker.createTopics(Topology.withDeadLetters(), "", PARTITIONS);
        SharedServers servers = new SharedServers(broker, database.join());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.end(own), "local-servers-end"));
        ManagementFactory.getPlatformMBeanServer().registerMBean(servers, name);
    }

    private void end(Path own) {
        try {
            postgres.close();
            kafka.close();
            Directories.delete(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getKafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public void startKafka() {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        try {
            // The broker looks classes up by name, and must not find a Quarkus application's.
            thread.setContextClassLoader(SharedServers.class.getClassLoader());
            kafka.start();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    @Override
    public String getPostgresUrl() {
        return postgres.url(DATABASE);
    }

    @Override
    public void stopPostgres() {
        postgres.stop();
    }

    @Override
    public void startPostgres() {
        postgres.start();
    }

    @Override
    public void killPostgres() {
        postgres.kill();
    }

    @Override
    public void pausePostgres() {
        postgres.pause();
    }

    @Override
    public void resumePostgres() {
        postgres.resume();
    }
}
