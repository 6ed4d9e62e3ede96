package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.publish.Publishers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spool at the start and at the end of a process. */
class SpoolLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private final Publishers kafka = Publishers.acknowledging().away();

    @Test
    void bringsToKafkaWhatItCanBeforeTheEnd() {
        Spool spool = Spools.unopened(directory, kafka);
        SpoolLife life = life(spool);
        life.start(new StartupEvent());
        assertThat(keeps(spool, "a")).isTrue();

        kafka.returns();
        life.stop(new ShutdownEvent());

        assertThat(Records.names(kafka.kafka().history())).containsExactly("a");
        assertThat(spool.takes()).isFalse();
    }

    @Test
    void leavesOnTheDiskWhatKafkaDoesNotTake() {
        Spool spool = Spools.unopened(directory, kafka);
        SpoolLife life = life(spool);
        life.start(new StartupEvent());
        assertThat(keeps(spool, "a")).isTrue();

        life.stop(new ShutdownEvent());

        Spool next = Spools.in(directory, kafka);
        assertThat(next.depth()).isEqualTo(1);
        next.close();
    }

    @Test
    void opensAsSoonAsTheDirectoryIsToBeHad() throws IOException {
        Path place = directory.resolve("spool");
        Files.createFile(place);
        Spool spool = Spools.unopened(place, kafka);
        SpoolLife life = life(spool);

        life.start(new StartupEvent());
        assertThat(spool.takes()).isFalse();
        Files.delete(place);

        await().atMost(PATIENCE).until(spool::takes);
        life.stop(new ShutdownEvent());
    }

    @Test
    void staysOffWithoutADirectory() {
        Spool spool = Spools.off();
        SpoolLife life = life(spool);

        life.start(new StartupEvent());
        life.stop(new ShutdownEvent());

        assertThat(spool.isOn()).isFalse();
        assertThat(keeps(spool, "a")).isFalse();
    }

    private SpoolLife life(Spool spool) {
        return new SpoolLife(spool, Settings.of(SpoolSettings.class, Map.of()), kafka.state());
    }

    private static boolean keeps(Spool spool, String name) {
        return spool.keep(List.of(Records.of("k", name)), System.nanoTime()).join();
    }
}
