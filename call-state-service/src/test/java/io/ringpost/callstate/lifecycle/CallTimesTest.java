package io.ringpost.callstate.lifecycle;

import static io.ringpost.callstate.fixture.Said.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Said;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTimesTest {
    private static final NamedLeg PARENT = Said.leg(Provider.TWILIO, "CA1");
    private static final NamedLeg CHILD = Said.dialled(Provider.TWILIO, "CA2");

    @Test
    void theEarliestBeginRingAndAnswerAndTheLatestEndCount() {
        Call call = call(
                ended(30).with(new Times(at(2), at(4), at(6), at(30), null)),
                ended(40).with(new Times(at(1), at(3), at(5), at(40), null)),
                ended(35).with(new Times(at(3), at(5), at(7), at(35), null)));

        assertThat(call.startedAt()).isEqualTo(at(1));
        assertThat(call.ringingAt()).isEqualTo(at(3));
        assertThat(call.answeredAt()).isEqualTo(at(5));
        assertThat(call.endedAt()).isEqualTo(at(40));
    }

    @Test
    void theEndOfWhatDidNotEndTheCallIsNoEnd() {
        Times over = new Times(null, null, null, at(9), null);

        assertThat(call(Said.of(9, PARENT).with(over)).endedAt()).isNull();
        assertThat(call(Said.of(9, PARENT)
                                .progress("ringing", CallStatus.RINGING)
                                .with(over))
                        .endedAt())
                .isNull();
        assertThat(call(ended(9).with(over)).endedAt()).isEqualTo(at(9));
    }

    @Test
    void aCallWhoseBeginNobodyToldBeganWhenItRang() {
        assertThat(call(ended(9).with(new Times(null, at(3), at(4), at(9), 8))).startedAt())
                .isEqualTo(at(1));
        assertThat(call(ended(9).with(new Times(null, at(3), at(4), at(9), 5))).startedAt())
                .isEqualTo(at(3));
        assertThat(call(ended(9).with(new Times(null, null, at(4), at(9), null)))
                        .startedAt())
                .isEqualTo(at(4));
        assertThat(call(ended(9).with(new Times(null, null, null, at(9), null))).startedAt())
                .isNull();
        assertThat(call(Said.of(9, PARENT).with(new Times(null, null, null, null, 5)))
                        .startedAt())
                .isNull();
    }

    @Test
    void theLongestThatWasSaidOfTheFirstLegCounts() {
        Said short1 = ended(9).with(Times.NONE.lasting(5));
        Said long1 = ended(10).with(Times.NONE.lasting(7));
        Said other = Said.of(11, CHILD, PARENT).with(Times.NONE.lasting(60));

        assertThat(call(short1, long1, other).durationSeconds()).isEqualTo(7);
        assertThat(call(other, ended(9)).durationSeconds()).isEqualTo(60);
        assertThat(call(ended(9)).durationSeconds()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void aStatusIsReachedAtATime(CallStatus status) {
        Times times = Times.reached(status, at(1));

        assertThat(times)
                .isEqualTo(
                        switch (status) {
                            case QUEUED, INITIATED -> new Times(at(1), null, null, null, null);
                            case RINGING -> new Times(null, at(1), null, null, null);
                            case IN_PROGRESS -> new Times(null, null, at(1), null, null);
                            case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED ->
                                new Times(null, null, null, at(1), null);
                            case UNKNOWN -> Times.NONE;
                        });
    }

    @Test
    void moreMayBeSaidOfTimes() {
        Times all = new Times(at(1), at(2), at(3), at(4), 5);

        assertThat(Times.reached(null, at(1))).isEqualTo(Times.NONE);
        assertThat(all.startedAt(at(0))).isEqualTo(new Times(at(0), at(2), at(3), at(4), 5));
        assertThat(all.lasting(6)).isEqualTo(new Times(at(1), at(2), at(3), at(4), 6));
    }

    private static Said ended(int second) {
        return Said.of(second, PARENT).progress("completed", CallStatus.COMPLETED);
    }

    private static Call call(Said... said) {
        List<Fact> facts = new ArrayList<>();
        for (Said one : said) {
            facts.add(one.as("e" + facts.size()));
        }
        return CallJoin.of(facts).orElseThrow();
    }
}
