package io.ringpost.ingress.register;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.register.Registration.NotRegistered;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * Registers calls at Retell, never at the expense of others: so many at once, each for so long, and none for a while once
 * most of them failed. A caller whose call is not registered is not kept waiting for it.
 */
@ApplicationScoped
public class RetellRegister implements CallRegister {
    private static final WideLog LOG = WideLog.of(RetellRegister.class);
    private static final double MOST = 0.6;

    private final RetellLine line;
    private final Duration within;
    private final Semaphore places;
    private final TypedGuard<CompletionStage<Registration>> guard;
    private final RegisterMeters meters;

    @Inject
    RetellRegister(RetellLine line, RegisterSettings settings, MeterRegistry registry) {
        this.line = line;
        this.within = settings.within();
        this.places = new Semaphore(settings.atOnce());
        this.meters = new RegisterMeters(registry);
        this.guard = TypedGuard.create(new TypeLiteral<CompletionStage<Registration>>() {})
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.judgedBy())
                .failureRatio(MOST)
                .failOn(RetellAway.class)
                .delay(settings.restFor().toMillis(), ChronoUnit.MILLIS)
                .onStateChange(RetellRegister::changed)
                .done()
                .build();
    }

    @Override
    public boolean open() {
        return line.hasKey();
    }

    @Override
    public CompletableFuture<Registration> register(AgentCall call) {
        long start = System.nanoTime();
        return attempt(call).thenApply(registration -> {
            told(registration, Duration.ofNanos(System.nanoTime() - start));
            return registration;
        });
    }

    private CompletableFuture<Registration> attempt(AgentCall call) {
        if (!line.hasKey()) {
            return CompletableFuture.completedFuture(NotRegistered.NO_KEY);
        }
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(NotRegistered.BUSY);
        }
        return guarded(call)
                .whenComplete((registration, failure) -> places.release())
                .exceptionally(RetellRegister::excuse)
                .completeOnTimeout(NotRegistered.TOO_SLOW, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Registration> guarded(AgentCall call) {
        try {
            return guard.get(() -> line.register(call).subscribeAsCompletionStage())
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Registration excuse(Throwable failure) {
        String reason = RetellAway.reasonOf(failure);
        if (reason != null) {
            return new NotRegistered(reason);
        }
        if (isOpen(failure)) {
            return NotRegistered.RESTING;
        }
        LOG.event("registration-failed").failure(failure).error("A registration failed by our fault");
        return new NotRegistered("fault");
    }

    private static boolean isOpen(@Nullable Throwable failure) {
        return failure != null && (failure instanceof CircuitBreakerOpenException || isOpen(failure.getCause()));
    }

    private void told(Registration registration, Duration took) {
        String outcome = registration.match(callId -> RegisterMeters.REGISTERED, reason -> reason);
        meters.took(outcome, took);
        if (!outcome.equals(RegisterMeters.REGISTERED)) {
            LOG.event("call-not-registered")
                    .word("cause", outcome)
                    .millis("ms", took)
                    .warn("A caller is asked for a message: the call could not be registered at Retell");
        }
    }

    private static void changed(CircuitBreakerState state) {
        switch (state) {
            case OPEN ->
                LOG.event("retell-left-alone")
                        .warn("Registering calls fails at Retell; calls are not sent there for now");
            case HALF_OPEN -> LOG.event("retell-tried").info("The next call tries Retell again");
            case CLOSED -> LOG.event("retell-back").info("Retell registers calls again");
        }
    }
}
