package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.e2e.stack.Feed;
import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.simulate.RetellCall;
import io.ringpost.local.simulate.RetellSimulator;
import io.ringpost.local.simulate.TwilioCall;
import io.ringpost.local.simulate.TwilioSimulator;
import io.ringpost.local.simulate.WebhookAnswer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller rings, is connected to the voice agent, and hangs up. */
@ExtendWith(SharedStack.class)
class InboundCallIT {
    private static final int SECONDS = 42;
    private static final Pattern ADDRESS =
            Pattern.compile(">sip:(call_[0-9a-f]+)@sip\\.retellai\\.com;transport=tcp</Sip>");

    @Test
    void bothLegsAndWhatWasSaidAreOneCall(RunningStack stack) {
        TwilioCall call = stack.senders().twilio().call();

        WebhookAnswer twiml = play(stack.senders(), call);

        assertThat(twiml.status()).isEqualTo(200);
        assertThat(twiml.header("Content-Type")).startsWith("text/xml");
        assertThat(twiml.text())
                .contains("<Dial ")
                .contains("action=\"https://hooks.example.com/webhooks/twilio/dial-result");
        JsonNode seen = stack.calls().await(call.callSid(), InboundCallIT::analysed);
        assertThat(seen.path("status").asText()).isEqualTo("completed");
        assertThat(seen.path("direction").asText()).isEqualTo("inbound");
        assertThat(seen.path("from").asText()).isEqualTo(call.from());
        assertThat(seen.path("to").asText()).isEqualTo(call.to());
        assertThat(seen.path("durationSeconds").asInt()).isEqualTo(SECONDS);
        assertThat(seen.path("transcript").asText()).contains("Qual é o horário de amanhã?");
        assertThat(seen.path("analysis").path("sentiment").asText()).isEqualTo("positive");
        assertThat(seen.path("legs").findValuesAsText("provider")).contains("twilio", "retell");
        assertThat(seen.path("legs").findValuesAsText("providerCallId"))
                .contains(call.callSid(), call.childSid(), registered(twiml));
    }

    @Test
    void theAgentIsToldOfTheCallOnceHoweverOftenTwilioAsks(RunningStack stack) {
        TwilioCall call = stack.senders().twilio().call();

        WebhookAnswer first = ask(stack.senders(), call);
        WebhookAnswer again = ask(stack.senders(), call);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(stack.apiCalls("retell", "register-phone-call"))
                .extracting(one -> one.path("body").asText())
                .filteredOn(body -> body.contains(call.callSid()))
                .singleElement()
                .asString()
                .contains("\"agent_id\":\"" + Senders.AGENT + "\"", call.from(), call.to());
    }

    @Test
    void theFeedShowsItAsItGoesAndResumes(RunningStack stack) {
        TwilioCall call = stack.senders().twilio().call();
        try (Feed feed = stack.api(Port.CALL_STATE).feed("/api/v1/calls/stream", "")) {
            play(stack.senders(), call);

            List<Feed.Item> items = feed.until(item -> of(call, item) && analysed(item.data()));

            assertThat(items).allSatisfy(item -> assertThat(item.name()).isEqualTo("call"));
            assertThat(items).extracting(Feed.Item::id).doesNotHaveDuplicates().doesNotContain("");
            Feed.Item first =
                    items.stream().filter(item -> of(call, item)).findFirst().orElseThrow();
            assertThat(first.data().path("status").asText()).isNotEqualTo("completed");
            try (Feed resumed = stack.api(Port.CALL_STATE).feed("/api/v1/calls/stream", first.id())) {
                List<Feed.Item> rest = resumed.until(item -> of(call, item) && analysed(item.data()));
                assertThat(rest).isEqualTo(items.subList(items.indexOf(first) + 1, items.size()));
            }
        }
    }

    private static boolean of(TwilioCall call, Feed.Item item) {
        return item.data().path("legs").findValuesAsText("providerCallId").contains(call.callSid());
    }

    private static boolean analysed(JsonNode seen) {
        return seen.path("status").asText().equals("completed")
                && seen.path("phase").asText().equals("analyzed")
                && seen.path("durationSeconds").asInt() == SECONDS;
    }

    private static WebhookAnswer ask(Senders senders, TwilioCall call) {
        return senders.accepted(senders.twilio().post("/webhooks/twilio/incoming-call", call.incoming()));
    }

    /** The id under which Retell waits for the call. */
    private static String registered(WebhookAnswer twiml) {
        Matcher address = ADDRESS.matcher(twiml.text());
        assertThat(address.find()).as(twiml.text()).isTrue();
        return address.group(1);
    }

    private static WebhookAnswer play(Senders senders, TwilioCall call) {
        TwilioSimulator twilio = senders.twilio();
        RetellSimulator retell = senders.retell();
        String status = "/webhooks/twilio/call-status";
        WebhookAnswer twiml = ask(senders, call);
        RetellCall agent = retell.call().of(call).registeredAs(registered(twiml));
        senders.accepted(twilio.post(status, call.leg("initiated", 0)));
        senders.accepted(twilio.post(status, call.leg("ringing", 1)));
        senders.accepted(retell.post(agent.started()));
        senders.accepted(twilio.post(status, call.leg("in-progress", 2)));
        senders.accepted(retell.post(agent.ended()));
        senders.accepted(twilio.post(status, call.legEnded("completed", 3, SECONDS)));
        senders.accepted(twilio.post("/webhooks/twilio/dial-result", call.dialled("completed", SECONDS)));
        senders.accepted(twilio.post(status, call.ended("completed", SECONDS)));
        senders.accepted(retell.post(agent.analyzed()));
        return twiml;
    }
}
