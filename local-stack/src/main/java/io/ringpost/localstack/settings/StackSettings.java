package io.ringpost.localstack.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run of the stack is told.
 *
 * @param here the directory it was started in; relative paths begin here
 * @param root the checkout with the packaged services
 * @param data what survives the run
 */
public record StackSettings(Path here, Path root, Path data, Ports ports, Environment environment) {

    /** Reads process variables and the {@code .env} in the directory it was started in. */
    public static StackSettings read(Map<String, String> process, Path here) {
        Environment environment = Environment.read(process, here.resolve(".env"));
        Path data = here.resolve(environment.get("RINGPOST_DATA_DIR").orElse(".ringpost"))
                .toAbsolutePath()
                .normalize();
        return new StackSettings(here, root(here), data, Ports.of(environment), environment);
    }

    /** The nearest directory upwards that holds the services. */
    private static Path root(Path here) {
        for (@Nullable Path at = here.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("ingress-service/pom.xml"))) {
                return at;
            }
        }
        throw new CannotStart("The services are not found: start it inside a checkout of Ringpost");
    }

    /** Whether the broker is ours, not another one that the environment names. */
    public boolean ownKafka() {
        return environment.get("KAFKA_BOOTSTRAP_SERVERS").map(kafka()::equals).orElse(true);
    }

    /** Whether the database is ours, not another one that the environment names. */
    public boolean ownPostgres() {
        return environment
                .get("RINGPOST_DATABASE_URL")
                .map(databaseUrl()::equals)
                .orElse(true);
    }

    /** Where our broker is. */
    String kafka() {
        return "localhost:" + ports.number(Port.KAFKA);
    }

    /** Where our database is. */
    String databaseUrl() {
        return "postgresql://localhost:" + ports.number(Port.POSTGRES) + "/" + ServiceEnvironment.DATABASE;
    }
}
