package io.ringpost.ingress.refuse;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.refusal.Refusal;
import io.ringpost.contract.refusal.RefusalCodec;
import io.ringpost.contract.refusal.RemoteNetwork;
import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Where every refusal passes: counted, kept for operators, logged, and, as far as the sample goes, published. */
@ApplicationScoped
public class RefusalDesk {
    private static final WideLog LOG = WideLog.of(RefusalDesk.class);
    private static final String COUNTER = "ringpost.ingress.refused";

    private final NoiseGuard noise;
    private final RefusalLog log;
    private final HintFinder hints;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final Map<String, Bucket> samples = new ConcurrentHashMap<>();
    private final Bandwidth sample;
    private final Clock clock;

    @Inject
    RefusalDesk(
            NoiseGuard noise,
            NoiseSettings settings,
            RefusalLog log,
            HintFinder hints,
            Publisher publisher,
            MeterRegistry meters) {
        this.noise = noise;
        this.log = log;
        this.hints = hints;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = Clock.systemUTC();
        this.sample = Bandwidth.builder()
                .capacity(settings.publishedPerSecond())
                .refillGreedy(settings.publishedPerSecond(), Duration.ofSeconds(1))
                .build();
    }

    /** Takes a refusal down, and says what the sender is to be told. */
    public RefusalCause refuse(RefusedRequest request, RefusalCause found) {
        return refuse(request, found, Known.NOTHING);
    }

    /** The same, of a request of which more is known. What explains it reaches operators later, and the sender never. */
    public RefusalCause refuse(RefusedRequest request, RefusalCause found, Known known) {
        RefusalCause told = noise.judge(found, request.client());
        meters.counter(COUNTER, "provider", request.provider(), "cause", found.code())
                .increment();
        Refusal refusal = new Refusal(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.provider(),
                request.route(),
                request.method(),
                told.status(),
                told.code(),
                found.hint(),
                RemoteNetwork.of(request.client()),
                request.sizes());
        long position = log.add(refusal);
        boolean sampled = sampled(refusal);
        boolean explainable = sampled && found.unproven() && told == found;
        if (!(explainable
                && hints.find(
                        request.client(), known.explanation(), hint -> explained(position, refusal, hint, known)))) {
            tell(refusal, known, sampled);
        }
        return told;
    }

    private void explained(long position, Refusal plain, Optional<String> hint, Known known) {
        Refusal refusal = hint.map(text -> with(text, plain)).orElse(plain);
        log.replace(position, refusal);
        tell(refusal, known, true);
    }

    private static Refusal with(String hint, Refusal plain) {
        return new Refusal(
                plain.at(),
                plain.provider(),
                plain.route(),
                plain.method(),
                plain.status(),
                plain.cause(),
                hint,
                plain.remoteNetwork(),
                plain.sizes());
    }

    private void tell(Refusal refusal, Known known, boolean sampled) {
        if (sampled || known.genuine()) {
            write(refusal, known);
        }
        if (sampled) {
            publish(refusal);
        }
    }

    /** Each provider and cause on its own: junk that anybody sends must not hide what an operator can mend. */
    private boolean sampled(Refusal refusal) {
        return samples.computeIfAbsent(
                        refusal.provider() + ' ' + refusal.cause(),
                        kind -> Bucket.builder().addLimit(sample).build())
                .tryConsume(1);
    }

    private static void write(Refusal refusal, Known known) {
        known.onto(LOG.event("request-refused"))
                .word("outcome", "refused")
                .word("provider", refusal.provider())
                .word("route", refusal.route())
                .word("method", refusal.method())
                .number("status", refusal.status())
                .word("cause", refusal.cause())
                .word("hint", refusal.hint())
                .word("network", refusal.remoteNetwork())
                .number("bytes", refusal.sizes().bodyBytes())
                .warn("Request refused: " + refusal.cause());
    }

    private void publish(Refusal refusal) {
        var unused = publisher
                .publish(OutgoingRecord.of(RefusalCodec.encode(UUID.randomUUID().toString(), refusal)))
                .thenAccept(this::countUntold);
    }

    private void countUntold(PublishOutcome outcome) {
        if (outcome != PublishOutcome.KEPT) {
            meters.counter("ringpost.ingress.refusals.unpublished").increment();
        }
    }
}
