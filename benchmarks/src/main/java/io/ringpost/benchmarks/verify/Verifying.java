package io.ringpost.benchmarks.verify;

import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.retell.RetellGuard;
import io.ringpost.ingress.provider.twilio.TwilioGuard;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One verification of a genuine webhook, from the bytes of its body to the verdict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Verifying {
    private static final int KIB = 1024;

    private final Guard twilio = new TwilioGuard(GuardSettings.twilio(), new TrustedProxies(List.of()));
    private final Guard retell = new RetellGuard(GuardSettings.retell());
    private final Supplier<WebhookRequest> form = SignedRequests.twilio(twilio.routes(), 4 * KIB);
    private final Supplier<WebhookRequest> json = SignedRequests.retell(retell.routes(), 4 * KIB);
    private final Supplier<WebhookRequest> transcript = SignedRequests.retell(retell.routes(), KIB * KIB);

    /** Twilio, a form of 4 KiB. */
    @Benchmark
    public String twilioForm4KiB() {
        return proof(twilio, form.get());
    }

    /** Retell, JSON of 4 KiB. */
    @Benchmark
    public String retellJson4KiB() {
        return proof(retell, json.get());
    }

    /** Retell, a transcript of 1 MiB. */
    @Benchmark
    public String retellJson1MiB() {
        return proof(retell, transcript.get());
    }

    /** A request that is refused by mistake would cost too little. */
    private static String proof(Guard guard, WebhookRequest request) {
        return guard.verify(request).match(proof -> proof, cause -> {
            throw new IllegalStateException("refused: " + cause.code());
        });
    }
}
