package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what an earlier process left: counts what is to be drained, cuts what was not written to its end, tells of damage. */
final class Recovery {
    private static final WideLog LOG = WideLog.of(Recovery.class);

    private final SpoolDirectory directory;
    private final Progress progress;
    private final Backlog backlog;
    private final SpoolMeters meters;
    private long sequence;

    Recovery(SpoolDirectory directory, Progress progress, Backlog backlog, SpoolMeters meters) {
        this.directory = directory;
        this.progress = progress;
        this.backlog = backlog;
        this.meters = meters;
        this.sequence = progress.highest();
    }

    Journal.Found run() throws IOException {
        List<Segment> segments = new ArrayList<>();
        try {
            for (Path file : directory.segments()) {
                find(file).ifPresent(segments::add);
            }
        } catch (IOException | RuntimeException e) {
            for (Segment segment : segments) {
                segment.close();
            }
            throw e;
        }
        long number = Stream.concat(directory.segments().stream(), directory.quarantined().stream())
                .mapToLong(SpoolDirectory::number)
                .max()
                .orElse(0);
        return new Journal.Found(segments, number, sequence);
    }

    /** The segment, none if the disk does not give the file: it is kept aside, and the others are drained. */
    private Optional<Segment> find(Path file) throws IOException {
        ByteBuffer content;
        try {
            content = content(file);
        } catch (IOException e) {
            var unused = directory.quarantine(file);
            meters.quarantined();
            LOG.event("spool-segment-unreadable")
                    .word("segment", file.getFileName().toString())
                    .failure(e)
                    .error("The disk does not give a segment of the spool; the file is kept aside");
            return Optional.empty();
        }
        return Optional.of(read(file, content));
    }

    private Segment read(Path file, ByteBuffer content) throws IOException {
        List<FrameHeader> readable = new ArrayList<>();
        Scan scan = Scan.of(content, SpoolDirectory.number(file), readable::add);
        if (scan.state() == Scan.State.TORN) {
            cut(file, scan.end());
        }
        Segment segment = Segment.found(file, scan);
        readable.forEach(header -> count(segment, header));
        if (segment.isDamaged()) {
            meters.quarantined();
            LOG.event("spool-segment-damaged")
                    .word("segment", file.getFileName().toString())
                    .number("readable", readable.size())
                    .number("unreadable", scan.lost().size())
                    .number("unreadable-bytes", Math.max(0, scan.written() - scan.end()))
                    .error("A segment of the spool is damaged; what can be read is drained, the file is kept");
        }
        return segment;
    }

    private void count(Segment segment, FrameHeader header) {
        sequence = Math.max(sequence, header.sequence());
        Lane lane = backlog.lane(header.lane());
        if (lane == null) {
            segment.damaged();
        } else if (header.sequence() > progress.through(lane.topic())) {
            backlog.add(lane, header.key(), header.frameBytes(), header.at());
            segment.count();
        }
    }

    private static ByteBuffer content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ByteBuffer.wrap(in.readNBytes(Segment.BYTES + 1));
        }
    }

    /** Zeros in its place, so that the segment reads as one that was never written that far. */
    private static void cut(Path file, int end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Segment.BYTES - end);
            for (int at = end; zeros.hasRemaining(); ) {
                at += channel.write(zeros, at);
            }
            channel.force(true);
        }
        LOG.event("spool-tail-cut")
                .word("segment", file.getFileName().toString())
                .number("from", end)
                .warn("The last write to the spool was not complete, and never acknowledged; it was cut off");
    }
}
