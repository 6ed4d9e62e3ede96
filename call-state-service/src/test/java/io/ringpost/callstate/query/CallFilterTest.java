package io.ringpost.callstate.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.page.TimeRange;
import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.CallJoin;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Sentiment;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallFilterTest {
    private static final TimeRange EVER = new TimeRange(Optional.empty(), Optional.empty());
    private static final CallFilter ALL = new CallFilter(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            EVER);
    private final Call call = CallJoin.of(
                    Lifecycles.answeredByAgent("1").stream().map(Webhooks::fact).toList())
            .orElseThrow();

    @Test
    void anEmptyFilterWantsEveryCall() {
        assertThat(ALL.matches(call)).isTrue();
    }

    @Test
    void everyPartOfAFilterMustHold() {
        CallFilter same = new CallFilter(
                Set.of(CallStatus.COMPLETED, CallStatus.BUSY),
                Set.of(Direction.INBOUND),
                Set.of(Provider.RETELL),
                Set.of("+553322980007"),
                Optional.of("agent_1"),
                Optional.of("user_hangup"),
                Set.of(Sentiment.POSITIVE),
                Optional.of("CB1"),
                new TimeRange(Optional.of(Lifecycles.START), Optional.of(Lifecycles.START.plusSeconds(1))));
        CallFilter otherAgent = new CallFilter(
                same.statuses(),
                same.directions(),
                same.providers(),
                same.numbers(),
                Optional.of("agent_2"),
                same.reason(),
                same.sentiments(),
                same.providerCallId(),
                same.began());

        assertThat(same.matches(call)).isTrue();
        assertThat(otherAgent.matches(call)).isFalse();
    }
}
