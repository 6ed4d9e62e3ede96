package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each topic is drained, on the disk. It may be behind, never ahead: what is drained again has the same event id.
 * Used by one thread.
 */
final class Progress {
    private static final WideLog LOG = WideLog.of(Progress.class);

    private final SpoolDirectory directory;
    private final Map<String, Long> through = new TreeMap<>();
    private boolean saved = true;

    private Progress(SpoolDirectory directory) {
        this.directory = directory;
    }

    /** What was saved; nothing if that cannot be read, and then all that is there is drained again. */
    static Progress read(SpoolDirectory directory) throws IOException {
        Progress progress = new Progress(directory);
        Path file = directory.file("progress");
        if (Files.exists(file) && !progress.parse(Files.readAllBytes(file))) {
            LOG.event("spool-progress-unreadable")
                    .warn("How far the spool was drained cannot be read; what it holds is drained from its beginning");
        }
        return progress;
    }

    /** All records of the topic up to this one are in Kafka, or never were in need of it. */
    long through(Topic topic) {
        return through.getOrDefault(topic.name(), 0L);
    }

    /** The highest sequence number that was ever drained. */
    long highest() {
        return through.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    void done(Topic topic, long sequence) {
        through.put(topic.name(), sequence);
        saved = false;
    }

    void save() throws IOException {
        if (saved) {
            return;
        }
        StringBuilder text = new StringBuilder();
        through.forEach((topic, sequence) ->
                text.append(topic).append(' ').append(sequence).append('\n'));
        text.append(checksum(text.toString())).append('\n');
        Path unfinished = directory.unfinished("progress");
        try (FileChannel file = SpoolDirectory.openFile(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        directory.complete(unfinished, directory.file("progress"));
        saved = true;
    }

    private boolean parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String lines = text.substring(0, last);
        if (!text.substring(last).equals(checksum(lines) + '\n')) {
            return false;
        }
        lines.lines().map(line -> line.split(" ", 2)).forEach(words -> through.put(words[0], Long.parseLong(words[1])));
        return true;
    }

    private static String checksum(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Integer.toHexString(FrameHeader.crc(ByteBuffer.wrap(bytes), 0, bytes.length));
    }
}
