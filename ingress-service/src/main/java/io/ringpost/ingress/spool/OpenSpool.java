package io.ringpost.ingress.spool;

import io.ringpost.ingress.publish.Alerts;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.Publisher;
import java.io.IOException;
import java.nio.file.Path;

/** A spool whose directory is this process's: what was there is counted, both threads run. */
final class OpenSpool {
    private final SpoolDirectory directory;
    private final Journal journal;
    private final Backlog backlog;
    private final SpoolWriter writer;
    private final Drain drain;

    /** What it works with. */
    record Surroundings(Publisher publisher, BrokerState broker, SpoolMeters meters, Disk disk, Alerts alerts) {}

    private OpenSpool(SpoolDirectory directory, SpoolSettings settings, Surroundings around) throws IOException {
        this.directory = directory;
        this.backlog = new Backlog();
        Progress progress = Progress.read(directory);
        Journal.Found found = new Recovery(directory, progress, backlog, around.meters()).run();
        this.journal = new Journal(directory, found, settings.maxBytes(), around.disk());
        this.writer = new SpoolWriter(journal, backlog, around.meters(), around.alerts(), settings.maxWaitingBytes());
        this.drain = new Drain(
                new Drain.Source(directory, journal, backlog, progress),
                around.publisher(),
                around.broker(),
                around.meters());
    }

    static OpenSpool open(Path path, SpoolSettings settings, Surroundings around) throws IOException {
        SpoolDirectory directory = SpoolDirectory.open(path);
        try {
            OpenSpool spool = new OpenSpool(directory, settings, around);
            spool.writer.start();
            spool.drain.start();
            return spool;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Backlog backlog() {
        return backlog;
    }

    SpoolWriter writer() {
        return writer;
    }

    long diskBytes() {
        return journal.bytes();
    }

    /** Ends both threads; what is not in Kafka stays on the disk. */
    void close() throws IOException {
        writer.stop();
        drain.stop();
        journal.close();
        directory.close();
    }
}
