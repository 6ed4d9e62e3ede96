package io.ringpost.ingress.receive;

import io.ringpost.api.log.WideEvent;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Verification;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.refuse.Explanation;
import io.ringpost.ingress.refuse.Known;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One webhook's way through the pipeline: what became known of it, and how long each step took. */
final class Passage implements Known {
    private boolean genuine;
    private Explanation explanation = Explanation.NONE;
    private @Nullable Identity identity;
    private @Nullable Duration verifying;
    private @Nullable Duration publishing;
    private boolean spooled;

    /** Verifies, and notes how long that took. */
    Verification verify(Supplier<Verification> step) {
        long start = System.nanoTime();
        Verification verification = step.get();
        verifying = since(start);
        return verification;
    }

    /** Its sender is proven. */
    void proven() {
        genuine = true;
    }

    /** It is known what it is about. */
    void identified(Identity found) {
        identity = found;
    }

    /** Publishes, and notes how long it took until that was decided. */
    CompletableFuture<PublishOutcome> publish(Supplier<CompletableFuture<PublishOutcome>> step) {
        long start = System.nanoTime();
        return step.get().whenComplete((outcome, failure) -> {
            publishing = since(start);
            spooled = outcome == PublishOutcome.SPOOLED;
        });
    }

    /** It is refused, and this may find out why. */
    Passage explained(Explanation why) {
        explanation = why;
        return this;
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }

    @Override
    public boolean genuine() {
        return genuine;
    }

    @Override
    public WideEvent onto(WideEvent line) {
        if (identity != null) {
            line.word("kind", identity.type()).word("subject", identity.providerId());
            line.word("ce_id", identity.id());
        }
        micros(line, "verify_us", verifying);
        micros(line, "publish_us", publishing);
        return spooled ? line.word("spooled", "true") : line;
    }

    private static void micros(WideEvent line, String name, @Nullable Duration time) {
        if (time != null) {
            line.number(name, time.toNanos() / 1_000);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
