package io.ringpost.ingress.spool;

import io.ringpost.api.log.WideLog;
import io.ringpost.contract.EventHeaders;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publisher;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings one topic's records to Kafka: many keys at once, of one key one after the other, each until Kafka has it. Used by
 * one thread.
 */
final class LaneDrain {
    private static final WideLog LOG = WideLog.of(LaneDrain.class);
    private static final int WINDOW_RECORDS = 512;
    private static final int WINDOW_BYTES = 1 << 20;
    /** As long as Kafka took nothing since it gave a record up, few are enough to find out. */
    private static final int PROBES = 8;

    private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long RETRY_OVERLOADED = TimeUnit.MILLISECONDS.toNanos(50);

    private final Lane lane;
    private final Publisher publisher;
    private final BrokerState broker;
    private final Outlet outlet;
    private final Cursor cursor;
    private final Deque<Draining> window = new ArrayDeque<>();
    private int windowBytes;
    private Cursor.@Nullable Read next;

    /** What is told of each record's end. */
    interface Outlet {
        /** Kafka has it, or it is put aside for good. */
        void done(Lane lane, Draining record);

        /** Everything of the topic up to this record is done. */
        void through(Lane lane, long sequence);

        /** Kafka will never take it. */
        void putAside(Draining record) throws IOException;

        /** No version of this program wrote it, though its checksum is right. */
        void unreadable(Lane lane, Cursor.Read read);

        /** Wakes the thread: something is known about a record. */
        void wake();
    }

    LaneDrain(Lane lane, Cursor cursor, Publisher publisher, BrokerState broker, Outlet outlet) {
        this.lane = lane;
        this.cursor = cursor;
        this.publisher = publisher;
        this.broker = broker;
        this.outlet = outlet;
    }

    /** Does what can be done now without waiting. */
    void step(long now) throws IOException {
        collect(now);
        if (lane.records() > 0 && broker.takesRecords(lane.topic())) {
            try {
                fill(now);
                if (window.isEmpty()) {
                    lane.undated();
                }
            } finally {
                // What was read before is sent again even while the disk cannot be read on.
                send(now);
            }
        }
        Draining head = window.peek();
        if (head != null) {
            lane.oldest(head.header().at());
        }
    }

    private void collect(long now) throws IOException {
        for (Draining record : window) {
            PublishOutcome outcome = record.outcome();
            if (outcome != null) {
                judge(record, outcome, now);
            }
        }
        long through = 0;
        for (Draining head = window.peek(); head != null && head.isDone(); head = window.peek()) {
            through = head.header().sequence();
            windowBytes -= head.header().frameBytes();
            window.remove();
        }
        if (through > 0) {
            outlet.through(lane, through);
        }
    }

    private void judge(Draining record, PublishOutcome outcome, long now) throws IOException {
        switch (outcome) {
            case KEPT, SPOOLED -> done(record);
            case TOO_LARGE -> {
                record.again(now + RETRY);
                outlet.putAside(record);
                done(record);
            }
            case OVERLOADED -> record.again(now + RETRY_OVERLOADED);
            case UNAVAILABLE -> record.again(now + RETRY);
        }
    }

    private void done(Draining record) {
        record.done();
        outlet.done(lane, record);
    }

    private void fill(long now) throws IOException {
        while (window.size() < WINDOW_RECORDS) {
            Cursor.Read read = next == null ? cursor.next() : next;
            next = read;
            if (read == null || isFullWith(read)) {
                return;
            }
            next = null;
            try {
                window.add(new Draining(read, RecordBytes.read(lane.topic(), read.record()), now));
                windowBytes += read.header().frameBytes();
            } catch (IllegalArgumentException e) {
                LOG.event("spool-record-unreadable")
                        .word("topic", lane.topic().name())
                        .number("sequence", read.header().sequence())
                        .failure(e)
                        .error("A spooled record cannot be read; its segment is kept aside");
                outlet.unreadable(lane, read);
            }
        }
    }

    /** A record that is larger than the window goes alone. */
    private boolean isFullWith(Cursor.Read read) {
        return !window.isEmpty() && windowBytes + read.header().frameBytes() > WINDOW_BYTES;
    }

    /** Of each key only the first that is not in Kafka, so that nothing overtakes what has to be sent again. */
    private void send(long now) {
        int may = broker.proven(lane.topic()) ? WINDOW_RECORDS : PROBES;
        Set<Integer> keys = new HashSet<>();
        for (Draining record : window) {
            if (record.isDone() || !keys.add(record.header().key())) {
                continue;
            }
            if (record.isOnItsWay()) {
                may--;
            } else if (record.isWaiting(now) && may > 0) {
                may--;
                record.sent(publisher.publish(marked(record.record())).whenComplete((end, failure) -> outlet.wake()));
            }
        }
    }

    private static OutgoingRecord marked(OutgoingRecord record) {
        Map<String, String> headers = new LinkedHashMap<>(record.headers());
        headers.put(EventHeaders.SPOOLED, "true");
        return new OutgoingRecord(record.topic(), record.key(), headers, record.value());
    }
}
