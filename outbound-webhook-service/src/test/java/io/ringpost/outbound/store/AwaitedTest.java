package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AwaitedTest {
    private final GoesOn pool = new GoesOn();
    private final CompletableFuture<String> step = new CompletableFuture<>();

    @Test
    void whatIsWaitedForIsCommitted() {
        UniAssertSubscriber<String> caller = begin();

        step.complete("done");

        caller.assertItem("done");
        pool.transactions.get(0).assertItem("done");
    }

    /** A transaction that fails is rolled back. */
    @Test
    void whatIsDoneOnlyAfterItsCallerGaveUpIsRolledBack() {
        UniAssertSubscriber<String> caller = begin();
        caller.cancel();

        step.complete("done");

        pool.transactions.get(0).assertFailedWith(CancellationException.class);
    }

    /** A caller who tries again waits again. */
    @Test
    void eachTryIsOfItsOwn() {
        Uni<String> transaction =
                Awaited.transaction(pool, tx -> Uni.createFrom().completionStage(step));
        UniAssertSubscriber<String> first = transaction.subscribe().withSubscriber(UniAssertSubscriber.create());
        UniAssertSubscriber<String> second = transaction.subscribe().withSubscriber(UniAssertSubscriber.create());
        first.cancel();

        step.complete("done");

        pool.transactions.get(0).assertFailedWith(CancellationException.class);
        pool.transactions.get(1).assertItem("done");
        assertThat(second.getItem()).isEqualTo("done");
    }

    private UniAssertSubscriber<String> begin() {
        return Awaited.transaction(pool, tx -> Uni.createFrom().completionStage(step))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    /** As the real one: its transactions end by what they do, whoever waits for them. */
    private static final class GoesOn extends Pool {
        private final List<UniAssertSubscriber<Object>> transactions = new ArrayList<>();

        GoesOn() {
            super((Object) null);
        }

        @Override
        public <T> Uni<T> withTransaction(Function<SqlConnection, Uni<T>> steps) {
            return Uni.createFrom().emitter(caller -> {
                UniAssertSubscriber<Object> transaction = UniAssertSubscriber.create();
                transactions.add(transaction);
                steps.apply(new SqlConnection((Object) null))
                        .onItemOrFailure()
                        .invoke((item, failure) -> {
                            if (failure == null) {
                                caller.complete(item);
                            } else {
                                caller.fail(failure);
                            }
                        })
                        .map(Object.class::cast)
                        .subscribe()
                        .withSubscriber(transaction);
            });
        }
    }
}
