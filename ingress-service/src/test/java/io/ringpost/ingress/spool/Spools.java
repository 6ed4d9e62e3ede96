package io.ringpost.ingress.spool;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.publish.Alerts;
import io.ringpost.ingress.publish.Publishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Spools for tests: off, or in a real directory before the stand-in of Kafka. */
public final class Spools {
    private Spools() {}

    public static Spool off() {
        return spool(Publishers.warm(Map.of()), Map.of(), Disk.REAL, Clock.systemUTC());
    }

    public static Keeper keeperWithoutSpool(Publishers kafka) {
        return new Keeper(kafka.publisher(), kafka.state(), off());
    }

    /** A spool in the directory that nobody opened yet. */
    public static Spool unopened(Path directory, Publishers kafka) {
        return spool(kafka, Map.of("ringpost.spool.dir", directory.toString()), Disk.REAL, Clock.systemUTC());
    }

    /** An open spool in the directory. */
    public static Spool in(Path directory, Publishers kafka) {
        return in(directory, kafka, Map.of(), Disk.REAL);
    }

    static Spool in(Path directory, Publishers kafka, Map<String, String> settings, Disk disk) {
        return in(directory, kafka, settings, disk, Clock.systemUTC());
    }

    static Spool in(Path directory, Publishers kafka, Map<String, String> settings, Disk disk, Clock clock) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("ringpost.spool.dir", directory.toString());
        all.putIfAbsent("ringpost.spool.deadline", "30s");
        Spool spool = spool(kafka, all, disk, clock);
        if (!spool.open()) {
            throw new AssertionError("the spool does not open");
        }
        return spool;
    }

    public static void close(Spool spool) {
        spool.close();
    }

    private static Spool spool(Publishers kafka, Map<String, String> settings, Disk disk, Clock clock) {
        return new Spool(
                Settings.of(SpoolSettings.class, settings),
                new OpenSpool.Surroundings(
                        kafka.publisher(),
                        kafka.state(),
                        new SpoolMeters(new SimpleMeterRegistry()),
                        disk,
                        new Alerts(kafka.publisher(), clock)),
                clock);
    }
}
