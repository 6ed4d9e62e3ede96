package io.ringpost.callstate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.ringpost.callstate.fixture.Api;
import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.CallJoin;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.local.junit.LocalServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Many transactions at once, as of several replicas whose partitions hold legs of the same calls. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ConcurrentMergesIT {
    @Inject
    CallStore store;

    @Inject
    Pool pool;

    @RepeatedTest(5)
    void legsThatArriveAtOnceBecomeOneCallEach(RepetitionInfo repetition) throws Throwable {
        String run = UUID.randomUUID().toString().replace("-", "");
        List<List<Fact>> stories = IntStream.range(0, 6)
                .mapToObj(i -> Lifecycles.linkedByAddressOnly(run + i).stream()
                        .map(Webhooks::fact)
                        .toList())
                .toList();
        List<Fact> all = new ArrayList<>();
        stories.forEach(all::addAll);
        stories.forEach(all::addAll);
        Collections.shuffle(all, new Random(repetition.getCurrentRepetition()));

        List<Uni<Void>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 7) {
            batches.add(transaction(all.subList(from, Math.min(all.size(), from + 7))));
        }
        VertxContextSupport.subscribeAndAwait(
                () -> Uni.join().all(batches).usingConcurrencyOf(8).andFailFast());

        for (int i = 0; i < stories.size(); i++) {
            Call expected = CallJoin.of(stories.get(i)).orElseThrow();
            assertThat(Api.call(expected.id())).isEqualTo(expected);
            Api.reader()
                    .get("/api/v1/calls/" + Ids.leg(Provider.RETELL, "call_" + run + i))
                    .then()
                    .statusCode(308);
            assertThat(callsOf("call_" + run + i)).isOne();
        }
    }

    private Uni<Void> transaction(List<Fact> facts) {
        return pool.withTransaction(tx -> store.add(tx, facts)).replaceWithVoid();
    }

    private static int callsOf(String providerCallId) throws Exception {
        try (Connection connection = LocalServers.postgres().connect();
                var statement = connection.prepareStatement(
                        "select count(*) from call_state.calls where provider_call_ids @> array[?]::text[]")) {
            statement.setString(1, providerCallId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
