package io.ringpost.benchmarks.sender;

import io.ringpost.benchmarks.machine.JavaProcess;
import java.io.IOException;

/** The packaged outbound service. */
public final class RingpostAdapter implements SenderAdapter {
    @Override
    public String name() {
        return "ringpost";
    }

    @Override
    public Sender start(SenderOptions options) throws IOException {
        return RingpostSender.start(options);
    }

    @Override
    public String conditions() {
        return "PostgreSQL: fsync and synchronous_commit on; Kafka: acks=all, one broker; service: C2, "
                + JavaProcess.options();
    }
}
