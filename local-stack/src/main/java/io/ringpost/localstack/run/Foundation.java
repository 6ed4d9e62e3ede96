package io.ringpost.localstack.run;

import io.ringpost.contract.Topology;
import io.ringpost.local.OwnThread;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.kafka.LocalKafka;
import io.ringpost.local.postgres.LocalPostgres;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Broker and database, started side by side, unless the environment names others. */
public record Foundation(StackSettings settings, Guard guard, Started started, Console console) {

    /** Starts them and returns when both can be used. */
    public void start() {
        CompletableFuture<?> database = settings.ownPostgres()
                ? OwnThread.supply("postgres-start", this::postgres)
                : CompletableFuture.completedFuture(null);
        if (settings.ownKafka()) {
            kafka();
        }
        database.join();
    }

    /** Stops a database that a killed run left; its port would be taken. */
    public static void endLeftovers(StackSettings settings) {
        LocalPostgres.stopOrphan(postgresDirectory(settings));
    }

    private LocalPostgres postgres() {
        Path directory = postgresDirectory(settings);
        guard.watchPostgres(LocalPostgres.data(directory));
        LocalPostgres postgres = LocalPostgres.start(
                directory,
                LocalPostgres.binaries(settings.data().resolve("postgres-binaries")),
                settings.ports().number(Port.POSTGRES));
        Database database = new Database(postgres, console);
        started.endBy(database::close);
        postgres.createDatabase(ServiceEnvironment.DATABASE);
        database.watch();
        return postgres;
    }

    private void kafka() {
        LocalKafka kafka = LocalKafka.start(
                settings.data().resolve("kafka"), settings.ports().number(Port.KAFKA));
        started.endBy(kafka::close);
        kafka.createTopics(
                Topology.withDeadLetters(),
                settings.environment().get("RINGPOST_TOPIC_PREFIX").orElse(""),
                Integer.MAX_VALUE);
    }

    private static Path postgresDirectory(StackSettings settings) {
        return settings.data().resolve("postgres");
    }
}
