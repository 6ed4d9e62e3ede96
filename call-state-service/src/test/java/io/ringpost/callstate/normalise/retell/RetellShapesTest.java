package io.ringpost.callstate.normalise.retell;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Analysis;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Sentiment;
import io.ringpost.contract.call.Turn;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellShapesTest {
    private static final String SPOKEN = "[{\"role\":\"user\",\"content\":\"one\"}]";
    private static final Instant START = Instant.ofEpochSecond(1733000000);
    private static final Instant END = Instant.ofEpochSecond(1733000083);

    @ParameterizedTest
    @CsvSource({
        "Positive,POSITIVE",
        "Negative,NEGATIVE",
        "neutral,NEUTRAL",
        "Unknown,UNKNOWN",
        "ecstatic,UNKNOWN",
        "'',"
    })
    void aSentimentIsAWord(String word, Sentiment sentiment) {
        assertThat(analysis("\"user_sentiment\":\"" + word + "\"").sentiment()).isEqualTo(sentiment);
    }

    @Test
    void keywordsAreTexts() {
        assertThat(analysis("\"keywords\":[\"a\",7,null]").keywords()).containsExactly("a", "7");
        assertThat(analysis("\"keywords\":\"a\"").keywords()).isEmpty();
        assertThat(analysis("\"sentiment\":\"Neutral\"").sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void withoutATranscriptObjectThatWithToolCallsIsRead() {
        String tools = "\"transcript_with_tool_calls\":"
                + "[{\"role\":\"agent\",\"content\":\"two\",\"words\":[{\"start\":1},{\"end\":2},{\"start\":3,\"end\":4}]},"
                + "{\"role\":\"tool_call_result\",\"content\":\"{}\"},{\"role\":\"transfer_target\",\"content\":\"three\"},"
                + "{\"role\":\"user\"}]";

        assertThat(ended(tools).content().turns())
                .containsExactly(new Turn("agent", "two", 1.0, 4.0), new Turn("transfer_target", "three", null, null));
        assertThat(ended(tools + ",\"transcript_object\":" + SPOKEN).content().turns())
                .containsExactly(new Turn("user", "one", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recording_url", "recording_multi_channel_url", "scrubbed_recording_url"})
    void anyUrlIsARecording(String name) {
        assertThat(ended("\"" + name + "\":\"https://x\"").content().recordings())
                .hasSize(1);
        assertThat(ended("\"" + name + "\":\"\"").content().recordings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100,1", "250,2.5", "0,0", "-5,-0.05"})
    void costsAreInCents(String cents, String dollars) {
        assertThat(ended("\"call_cost\":{\"combined_cost\":" + cents + "}")
                        .content()
                        .cost())
                .isEqualTo(new Cost(dollars, "USD"));
        assertThat(ended("\"call_cost\":{}").content().cost()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"phone_call,PHONE_CALL", "web_call,WEB_CALL", "chat,", "'',"})
    void theMediumIsAWord(String word, CallType type) {
        assertThat(ended("\"call_type\":\"" + word + "\"").parties().callType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"inbound,INBOUND", "outbound,OUTBOUND", "sideways,", "'',"})
    void theDirectionIsAWord(String word, Direction direction) {
        assertThat(ended("\"direction\":\"" + word + "\"").parties().direction())
                .isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"metadata\":{\"CallSid\":\"CA1\"}",
                "\"metadata\":{\"callSid\":\"CA1\"}",
                "\"metadata\":{\"call_sid\":\"CA1\"}",
                "\"metadata\":{\"twilio_call_sid\":\"CA1\"}",
                "\"metadata\":{\"CallSid\":\"{{sid}}\"},\"retell_llm_dynamic_variables\":{\"twilio_call_sid\":\"CA1\"}",
                "\"telephony_identifier\":{\"twilio_call_sid\":\"CA1\"}",
                "\"custom_sip_headers\":{\"x-twilio-callsid\":\"CA1\"}",
                "\"custom_sip_headers\":{\"X-Twilio-CallSid\":\"CA1\"}",
                "\"custom_sip_headers\":{\"twilio-callsid\":\"CA1\"}"
            })
    void aTwilioLegIsNamedInManyPlaces(String place) {
        assertThat(ended(place).legs()).containsExactly(retell(), NamedLeg.first(new LegRef(Provider.TWILIO, "CA1")));
    }

    @Test
    void aLegThatBothSawIsNamedOnce() {
        assertThat(ended("\"metadata\":{\"CallSid\":\"CA1\"},\"telephony_identifier\":{\"twilio_call_sid\":\"CA1\"}")
                        .legs())
                .containsExactly(retell(), NamedLeg.first(new LegRef(Provider.TWILIO, "CA1")));
        assertThat(ended("\"custom_sip_headers\":{\"twilio-callsid\":\"CA3\"},"
                                + "\"telephony_identifier\":{\"twilio_call_sid\":\"CA1\"}")
                        .legs())
                .containsExactly(
                        retell(),
                        NamedLeg.first(new LegRef(Provider.TWILIO, "CA1")),
                        NamedLeg.first(new LegRef(Provider.TWILIO, "CA3")));
    }

    @Test
    void anUnregisteredCallThatTimedOutIsOver() {
        Fact fact = ended("\"disconnection_reason\":\"registered_call_timeout\"");

        assertThat(fact.progress().call()).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(ended("\"metadata\":{\"CallSid\":\"CA1\"},\"disconnection_reason\":\"dial_no_answer\"")
                        .progress()
                        .call())
                .isEqualTo(CallStatus.NO_ANSWER);
    }

    @Test
    void anAnalysisTellsTheEndIfItKnowsIt() {
        Fact fact = read("call_analyzed", "\"disconnection_reason\":\"dial_busy\",\"call_status\":\"ended\"");

        assertThat(fact.progress().call()).isEqualTo(CallStatus.BUSY);
        assertThat(fact.progress().analysed()).isTrue();
        assertThat(read("call_analyzed", "\"call_status\":\"ongoing\"")
                        .progress()
                        .call())
                .isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(ended("\"call_status\":\"ended\"").progress().analysed()).isFalse();
    }

    @Test
    void aStartIsNowhereNearAnEnd() {
        Fact fact = read("call_started", "\"start_timestamp\":1733000000,\"end_timestamp\":1733000083");

        assertThat(fact.origin().time()).isEqualTo(START);
        assertThat(fact.times().answeredAt()).isEqualTo(START);
        assertThat(fact.times().endedAt()).isNull();
        assertThat(fact.times().ringingAt()).isNull();
        assertThat(fact.times().durationSeconds()).isEqualTo(83);
    }

    @Test
    void anEndIsWhenItEndedOrWhenItWasHeard() {
        Fact timed = ended("\"start_timestamp\":1733000000,\"end_timestamp\":1733000083");
        Fact untimed = ended("\"disconnection_reason\":\"dial_failed\"");

        assertThat(timed.origin().time()).isEqualTo(END);
        assertThat(timed.times().endedAt()).isEqualTo(END);
        assertThat(untimed.origin().time()).isEqualTo(RECEIVED);
        assertThat(untimed.times().endedAt()).isEqualTo(RECEIVED);
        assertThat(untimed.times().answeredAt()).isNull();
        assertThat(untimed.times().startedAt()).isNull();
    }

    @Test
    void aQuestionIsRinging() {
        Fact fact = Webhooks.fact(Webhooks.retell("call_inbound", "{\"call_inbound\":{\"call_id\":\"c\"}}"));

        assertThat(fact.times().ringingAt()).isEqualTo(RECEIVED);
        assertThat(fact.times().endedAt()).isNull();
    }

    private static Analysis analysis(String fields) {
        @Nullable
        Analysis analysis = read("call_analyzed", "\"call_analysis\":{" + fields + "}")
                .content()
                .analysis();
        return Objects.requireNonNull(analysis);
    }

    private static Fact ended(String fields) {
        return read("call_ended", fields);
    }

    private static Fact read(String event, String fields) {
        return Webhooks.fact(Webhooks.retell(event, "{\"call\":{\"call_id\":\"c\"," + fields + "}}"));
    }

    private static NamedLeg retell() {
        return NamedLeg.first(new LegRef(Provider.RETELL, "c"));
    }
}
