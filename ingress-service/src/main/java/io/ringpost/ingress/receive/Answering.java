package io.ringpost.ingress.receive;

import io.ringpost.api.log.WideLog;
import io.ringpost.ingress.refuse.RefusalCause;
import io.vertx.core.Context;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings a result back to the request's own thread; a fault of ours is answered too, as what cannot be kept. */
final class Answering {
    private static final WideLog LOG = WideLog.of(Answering.class);

    private Answering() {}

    static <T> void on(Exchange exchange, Supplier<CompletableFuture<T>> work, long bodyBytes, Consumer<T> answer) {
        Context context = exchange.context().vertx().getOrCreateContext();
        var unused = start(work)
                .whenComplete((result, failure) -> context.runOnContext(turn -> {
                    if (failure == null) {
                        guarded(exchange, bodyBytes, () -> answer.accept(result));
                    } else {
                        fault(exchange, bodyBytes, failure);
                    }
                }));
    }

    private static <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Does what may fail; whatever it throws, errors too, the sender is not left without an answer. */
    static void guarded(Exchange exchange, long bodyBytes, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fault(exchange, bodyBytes, e);
        }
    }

    private static void fault(Exchange exchange, long bodyBytes, Throwable failure) {
        LOG.event("request-failed")
                .word("route", exchange.place().template())
                .failure(failure)
                .error("A request failed by our fault");
        exchange.refuse(RefusalCause.CANNOT_BE_KEPT, bodyBytes);
    }
}
