package io.ringpost.local.play.twilio;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What becomes of messages after they were taken, told to their callback addresses.
 *
 * <p>Twilio: the first status stands in the answer alone; messages of a service tell {@code queued}, all tell
 * {@code sent}, then {@code delivered} or {@code undelivered}.
 */
final class Progress implements AutoCloseable {
    /** A handset that is never reached; ours, Twilio's test credentials have none. */
    static final String UNREACHABLE = "+15005550030";

    private static final String UNREACHED = "30003";
    private static final int GAP_MILLIS = 50;

    private final StatusCallbacks callbacks;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "twilio-status");
        thread.setDaemon(true);
        return thread;
    });

    Progress(StatusCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    void follow(SentMessage message, String url, Consumer<SentMessage> known) {
        SentMessage sent = message.as("sent", "");
        SentMessage end =
                message.to().equals(UNREACHABLE) ? message.as("undelivered", UNREACHED) : message.as("delivered", "");
        List<SentMessage> steps =
                message.service().isEmpty() ? List.of(sent, end) : List.of(message.as("queued", ""), sent, end);
        next(steps.iterator(), url, known);
    }

    private void next(Iterator<SentMessage> steps, String url, Consumer<SentMessage> known) {
        if (steps.hasNext()) {
            var unused = clockwork.schedule(() -> step(steps, url, known), GAP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void step(Iterator<SentMessage> steps, String url, Consumer<SentMessage> known) {
        SentMessage now = steps.next();
        known.accept(now);
        if (!url.isEmpty()) {
            callbacks.post(url, now.callback());
        }
        next(steps, url, known);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
