package io.ringpost.outbound.store;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets indexes be built {@code concurrently}. Flyway usually holds its lock in a transaction that stays open meanwhile, and
 * such an index waits for the end of every transaction.
 */
@ApplicationScoped
public class MigrationLock implements FlywayConfigurationCustomizer {
    /** The lock is the connection's instead. */
    public static final Map<String, String> OF_THE_CONNECTION = Map.of("flyway.postgresql.transactional.lock", "false");

    MigrationLock() {}

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(OF_THE_CONNECTION);
    }
}
