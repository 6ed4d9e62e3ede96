package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a segment: each acknowledged record is drained or reported, and none is invented. */
class DamageTest {
    private static final int TRIES = 25;

    /** The page cache is enough of a disk here. */
    private static final Disk UNSYNCED = new Disk() {
        @Override
        public void fill(FileChannel file, int bytes) throws IOException {
            file.write(ByteBuffer.allocate(1), bytes - 1);
        }

        @Override
        public void force(FileChannel file) {}
    };

    private @Nullable Path directory;

    @BeforeTry
    void make() throws IOException {
        directory = Files.createTempDirectory("spool-damage");
    }

    @AfterTry
    void remove() throws IOException {
        try (var files = Files.list(directory())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory());
    }

    @Property(tries = TRIES)
    void cutsAreReported(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 900) Integer> sizes, @ForAll Random where)
            throws IOException {
        Written written = write(sizes);

        Files.write(written.file(), Arrays.copyOf(written.content(), where.nextInt(written.end() + 200)));

        Drained drained = read();

        assertThat(drained.reported()).isTrue();
        assertThat(drained.names())
                .isEqualTo(written.names().subList(0, drained.names().size()));
    }

    @Property(tries = TRIES)
    void flippedBytesAreReportedOrHarmless(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 900) Integer> sizes,
            @ForAll Random where,
            @ForAll @IntRange(min = 1, max = 255) int mask)
            throws IOException {
        Written written = write(sizes);
        int at = where.nextInt(written.end() + 200);
        written.content()[at] ^= (byte) mask;
        Files.write(written.file(), written.content());

        Drained drained = read();

        assertThat(drained.reported() || drained.names().equals(written.names()))
                .isTrue();
        assertThat(written.names()).containsAll(drained.names());
    }

    @Property(tries = TRIES)
    void whatIsDamagedTakesLittleElseWithIt(
            @ForAll @Size(min = 3, max = 12) List<@IntRange(min = 1, max = 900) Integer> sizes, @ForAll Random where)
            throws IOException {
        Written written = write(sizes);
        int hit = where.nextInt(sizes.size() - 1);
        written.content()[written.starts().get(hit) + FrameHeader.BYTES + 3] ^= 1;
        Files.write(written.file(), written.content());

        Drained drained = read();

        List<String> rest = new ArrayList<>(written.names());
        rest.remove(hit);
        assertThat(drained.names()).isEqualTo(rest);
        assertThat(drained.reported()).isTrue();
    }

    @Property(tries = TRIES)
    void aWriteThatBrokeOffIsCutAndNothingElse(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 900) Integer> sizes, @ForAll Random where)
            throws IOException {
        Written written = write(sizes);
        int last = written.starts().get(sizes.size() - 1);
        int from = last + where.nextInt(written.end() - 1 - last);
        Arrays.fill(written.content(), from, written.end(), (byte) 0);
        Files.write(written.file(), written.content());

        Drained drained = read();

        assertThat(drained.reported()).isFalse();
        List<String> complete = written.names().subList(0, sizes.size() - 1);
        assertThat(drained.names()).isIn(complete, written.names());
        assertThat(read().names()).isEqualTo(drained.names());
    }

    @Example
    void whatBelongsToNoTopicIsKeptAside() throws IOException {
        Topic gone = new Topic(
                "gone.v1",
                Topology.CRM_EVENTS.key(),
                Topology.CRM_EVENTS.cleanup(),
                1,
                Topology.CRM_EVENTS.retention(),
                Set.of(),
                Set.of());
        try (SpoolDirectory open = SpoolDirectory.open(directory());
                Journal journal = journal(open)) {
            journal.append(List.of(Entry.of(new Lane(gone), Records.of(gone, "k", "a"), 1000)));
        }

        Drained drained = read();

        assertThat(drained.reported()).isTrue();
        assertThat(drained.names()).isEmpty();
    }

    private static Journal journal(SpoolDirectory directory) {
        return new Journal(directory, new Journal.Found(List.of(), 0, 0), 4L * Segment.BYTES, UNSYNCED);
    }

    /** What was acknowledged, as it lies on the disk. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Written(Path file, byte[] content, List<String> names, List<Integer> starts, int end) {}

    private record Drained(List<String> names, boolean reported) {}

    private Path directory() {
        return Objects.requireNonNull(directory);
    }

    private Written write(List<Integer> sizes) throws IOException {
        List<String> names = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = Segment.HEADER;
        try (SpoolDirectory open = SpoolDirectory.open(directory());
                Journal journal = journal(open)) {
            Lane lane = new Lane(Topology.CRM_EVENTS);
            for (int i = 0; i < sizes.size(); i++) {
                String name = i + ":" + "x".repeat(sizes.get(i));
                Entry entry = Entry.of(lane, Records.of(Topology.CRM_EVENTS, "k" + i, name), 1000 + i);
                journal.append(List.of(entry));
                names.add(name);
                starts.add(at);
                at += entry.frameBytes();
            }
            Path file = open.segments().get(0);
            return new Written(file, Files.readAllBytes(file), names, starts, at);
        }
    }

    private Drained read() throws IOException {
        List<String> names = new ArrayList<>();
        boolean[] reported = new boolean[1];
        Backlog backlog = new Backlog();
        try (SpoolDirectory open = SpoolDirectory.open(directory())) {
            Journal.Found found =
                    new Recovery(open, Progress.read(open), backlog, new SpoolMeters(new SimpleMeterRegistry())).run();
            try (Journal journal = new Journal(open, found, 4L * Segment.BYTES, Disk.REAL)) {
                reported[0] = found.segments().stream().anyMatch(Segment::isDamaged);
                Lane lane = backlog.lane(Topology.CRM_EVENTS);
                Cursor cursor = new Cursor(journal, lane, 0, (segment, header) -> reported[0] = true);
                for (Cursor.Read read = cursor.next(); read != null; read = cursor.next()) {
                    names.add(new String(
                            RecordBytes.read(lane.topic(), read.record()).value(), StandardCharsets.UTF_8));
                }
                assertThat(lane.records()).isEqualTo(names.size());
            }
        }
        return new Drained(names, reported[0]);
    }
}
