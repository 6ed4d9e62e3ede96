package io.ringpost.callstate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.ringpost.callstate.fixture.Api;
import io.ringpost.callstate.fixture.RawTopics;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.CallJoin;
import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.local.junit.LocalServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook that is sent twice, of which either copy may come first. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class RepeatedFactsIT {
    private static final Instant EARLY = Webhooks.RECEIVED;
    private static final Instant LATE = EARLY.plusSeconds(30);

    private final String sid = "CA" + UUID.randomUUID().toString().replace("-", "");
    private final String callId = Ids.leg(Provider.TWILIO, sid);

    @Inject
    CallStore store;

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStoreKeepsTheCopyThatWasReceivedFirst(boolean earlyFirst) throws Throwable {
        Fact early = Webhooks.fact(ringing(EARLY));
        Fact late = Webhooks.fact(ringing(LATE));
        Fact end = Webhooks.fact(completed(LATE));
        Call expected = CallJoin.of(List.of(early, end)).orElseThrow();

        int announcedFirst = changes(tx -> store.add(tx, List.of(earlyFirst ? early : late, end)));
        int announcedThen = changes(tx -> store.addEarlier(tx, List.of(earlyFirst ? late : early, end)));
        int announcedLast = changes(tx -> store.addEarlier(tx, List.of(early, late, early)));

        assertThat(Api.call(callId)).isEqualTo(expected);
        assertThat(List.of(announcedFirst, announcedThen, announcedLast)).isEqualTo(List.of(1, earlyFirst ? 0 : 1, 0));
    }

    @Test
    void aCopyThatOvertookAnotherIsPutRightFromTheTopic() {
        RawTopics.publish(List.of(ringing(LATE), completed(LATE), ringing(EARLY)));

        Call call = Api.await(
                callId, seen -> seen.version() == 2 && seen.createdAt().equals(EARLY));

        assertThat(call.startedAt()).isEqualTo(EARLY);
    }

    private RawWebhook ringing(Instant receivedAt) {
        String body = "CallSid=" + sid + "&CallStatus=ringing&Direction=inbound&From=%2B5511912345678&To=%2B1";
        return Webhooks.raw(Provider.TWILIO, RawTypes.TWILIO_VOICE_INCOMING, body, receivedAt);
    }

    private RawWebhook completed(Instant receivedAt) {
        return Webhooks.raw(
                Provider.TWILIO,
                RawTypes.TWILIO_VOICE_STATUS,
                "CallSid=" + sid + "&CallStatus=completed&Direction=inbound",
                receivedAt);
    }

    private int changes(Function<SqlConnection, Uni<List<Change>>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> pool.withTransaction(work).map(List::size));
    }
}
