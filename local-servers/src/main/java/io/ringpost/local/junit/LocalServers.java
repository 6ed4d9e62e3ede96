package io.ringpost.local.junit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ringpost.local.postgres.LocalPostgres;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Map;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;

/**
 * Broker and PostgreSQL for {@code @QuarkusTest}s, started once per JVM and shared by all classes in it:
 * {@code @QuarkusTestResource(LocalServers.class)}. Plain tests call {@link #kafka()} and {@link #postgres()}.
 */
public final class LocalServers implements QuarkusTestResourceLifecycleManager {
    public static final String API_KEY = "test-key";

    private static final String SECRETS_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public Map<String, String> start() {
        SharedServersMXBean servers = servers();
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                servers.getKafkaBootstrapServers(),
                "RINGPOST_DATABASE_URL",
                servers.getPostgresUrl(),
                "RINGPOST_DATABASE_USER",
                LocalPostgres.USER,
                "RINGPOST_DATABASE_PASSWORD",
                LocalPostgres.PASSWORD,
                "RINGPOST_API_KEY",
                API_KEY,
                "RINGPOST_SECRETS_KEY",
                SECRETS_KEY);
    }

    /** Ends nothing: the next class of this JVM uses the same servers. */
    @Override
    public void stop() {}

    /** The broker. */
    public static SharedKafka kafka() {
        return new SharedKafka(servers());
    }

    /** The database server. */
    public static SharedPostgres postgres() {
        return new SharedPostgres(servers());
    }

    /** Starts them in the system class loader: Quarkus closes its own ones under a server that still runs. */
    private static SharedServersMXBean servers() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        try {
            thread.setContextClassLoader(system);
            Class.forName(SharedServers.class.getName(), true, system)
                    .getMethod("start")
                    .invoke(null);
            return JMX.newMXBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName(SharedServers.NAME),
                    SharedServersMXBean.class);
        } catch (ReflectiveOperationException | JMException e) {
            throw new IllegalStateException("The local servers did not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
