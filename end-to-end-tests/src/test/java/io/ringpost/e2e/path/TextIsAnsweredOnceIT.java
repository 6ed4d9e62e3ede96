package io.ringpost.e2e.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.e2e.stack.Api;
import io.ringpost.e2e.stack.Conversations;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.e2e.stack.Subscriber;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import io.ringpost.local.simulate.TwilioMessage;
import io.ringpost.local.simulate.VoipmsSimulator;
import io.ringpost.local.simulate.VoipmsText;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A text in, at most one answer out through the provider that it came by, and the CRM told of both. */
@ExtendWith(SharedStack.class)
class TextIsAnsweredOnceIT {
    private static final String INCOMING = "/webhooks/voipms/sms/incoming";
    private static final AtomicInteger WRITERS = new AtomicInteger(200);

    /** The shapes in which VoIP.ms posts a text. */
    private enum Shape {
        PORTAL {
            @Override
            ProviderRequest of(VoipmsSimulator voipms, VoipmsText text) {
                return voipms.get("/api/voip/sms/webhook", text.query().encode(), Authenticity.GENUINE);
            }
        },
        ENVELOPE {
            @Override
            ProviderRequest of(VoipmsSimulator voipms, VoipmsText text) {
                return voipms.post(INCOMING, "application/json", text.envelope(), Authenticity.GENUINE);
            }
        },
        FLAT {
            @Override
            ProviderRequest of(VoipmsSimulator voipms, VoipmsText text) {
                return voipms.post(INCOMING, "application/json", text.flat(), Authenticity.GENUINE);
            }
        },
        FORM {
            @Override
            ProviderRequest of(VoipmsSimulator voipms, VoipmsText text) {
                return voipms.post(INCOMING, "application/x-www-form-urlencoded", text.form(), Authenticity.GENUINE);
            }
        };

        abstract ProviderRequest of(VoipmsSimulator voipms, VoipmsText text);
    }

    @ParameterizedTest
    @EnumSource
    void anAppointmentIsAnsweredInEveryShape(Shape shape, RunningStack stack) {
        Senders senders = stack.senders();
        VoipmsText text = written("Hello, I need an appointment");
        try (Subscriber subscriber = Subscriber.to(stack, "[\"sms.*\"]")) {
            assertThat(senders.accepted(shape.of(senders.voipms(), text)).text())
                    .isEqualTo("ok");

            List<JsonNode> messages = stack.conversations().await(e164(text), all -> Conversations.sent(all).stream()
                    .anyMatch(one -> one.path("status").asText().equals("sent")));

            assertThat(messages).hasSize(2);
            JsonNode received = messages.get(1);
            assertThat(received.path("text").asText()).isEqualTo("Hello, I need an appointment");
            assertThat(received.path("decision").path("intent").asText()).isEqualTo("appointment");
            assertThat(received.path("decision").path("replied").asBoolean()).isTrue();
            assertThat(sentBy(stack, text)).hasSize(1);
            isTold(subscriber, "sms.recebido", received);
            isTold(subscriber, "sms.enviado", messages.get(0));
        }
    }

    @Test
    void anEmergencyInThreeCopiesIsAnsweredOnce(RunningStack stack) {
        Senders senders = stack.senders();
        VoipmsText text = written("URGENT: bleeding, are you available?");

        List.of(Shape.ENVELOPE, Shape.FLAT, Shape.PORTAL)
                .forEach(shape -> senders.accepted(shape.of(senders.voipms(), text)));

        List<JsonNode> messages = stack.conversations().await(e164(text), all -> Conversations.sent(all).stream()
                .anyMatch(one -> one.path("status").asText().equals("sent")));
        stack.awaitStillness();
        assertThat(stack.conversations().messages(e164(text))).hasSize(2);
        assertThat(messages.get(1).path("decision").path("intent").asText()).isEqualTo("emergency");
        assertThat(sentBy(stack, text)).hasSize(1);
    }

    @Test
    void aStopThroughVoipmsIsConfirmedOnceAndThenThereIsSilence(RunningStack stack) {
        Senders senders = stack.senders();
        VoipmsText stop = written("STOP");
        VoipmsText next = new VoipmsText(
                VoipmsText.fresh(Instant.now()).id(), stop.from(), stop.did(), "What are your hours?", Instant.now());
        try (Subscriber subscriber = Subscriber.to(stack, "[\"sms.*\"]")) {
            senders.accepted(Shape.ENVELOPE.of(senders.voipms(), stop));
            List<JsonNode> first = stack.conversations().await(e164(stop), all -> Conversations.sent(all).stream()
                    .anyMatch(one -> one.path("status").asText().equals("sent")));
            senders.accepted(Shape.ENVELOPE.of(senders.voipms(), next));

            List<JsonNode> both = stack.conversations().await(e164(stop), all -> Conversations.decided(all, 2));

            assertThat(first).hasSize(2);
            assertThat(both).hasSize(3);
            assertThat(both.get(0).path("decision").path("replied").asBoolean()).isFalse();
            assertThat(stack.conversations().with(e164(stop)).path("optedOut").asBoolean())
                    .isTrue();
            assertThat(sentBy(stack, stop)).hasSize(1);
            subscriber.await("sms.descadastro", all -> all.stream()
                    .anyMatch(one -> Api.json(one.body()).path("event").asText().equals("sms.descadastro")));
        }
    }

    @Test
    void aStopThroughTwilioIsTwiliosToConfirm(RunningStack stack) {
        Senders senders = stack.senders();
        String number = "+5533999870" + WRITERS.incrementAndGet();
        TwilioMessage fresh = senders.twilio().message();
        TwilioMessage stop = new TwilioMessage(fresh.accountSid(), fresh.messageSid(), number, fresh.to(), "STOP");

        senders.accepted(senders.twilio().post("/webhooks/twilio/sms/incoming", stop.incoming()));

        List<JsonNode> messages = stack.conversations().await(number, all -> Conversations.decided(all, 1));
        stack.awaitStillness();
        assertThat(messages).singleElement().satisfies(one -> assertThat(
                        one.path("decision").path("replied").asBoolean())
                .isFalse());
        assertThat(stack.conversations().messages(number)).hasSize(1);
        assertThat(stack.conversations().with(number).path("optedOut").asBoolean())
                .isTrue();
        assertThat(stack.apiCalls("twilio", "messages.create"))
                .noneMatch(one -> one.path("body").asText().contains(number.substring(1)));
    }

    @Test
    void anAnswerThroughTwilioIsFollowedToItsDelivery(RunningStack stack) {
        Senders senders = stack.senders();
        String number = "+5533999870" + WRITERS.incrementAndGet();
        TwilioMessage fresh = senders.twilio().message();
        TwilioMessage asked = new TwilioMessage(
                fresh.accountSid(), fresh.messageSid(), number, fresh.to(), "Quero marcar uma consulta");

        senders.accepted(senders.twilio().post("/webhooks/twilio/sms/incoming", asked.incoming()));

        List<JsonNode> messages = stack.conversations()
                .await(number, all -> Conversations.sent(all).stream().anyMatch(one -> List.of("sent", "delivered")
                        .contains(one.path("status").asText())));
        assertThat(messages).hasSize(2);
        assertThat(stack.apiCalls("twilio", "messages.create"))
                .filteredOn(one -> one.path("body").asText().contains(number.substring(1)))
                .hasSize(1);
    }

    private static VoipmsText written(String words) {
        VoipmsText fresh = VoipmsText.fresh(Instant.now());
        return new VoipmsText(fresh.id(), "8455550" + WRITERS.incrementAndGet(), fresh.did(), words, fresh.at());
    }

    private static String e164(VoipmsText text) {
        return "+1" + text.from();
    }

    private static List<JsonNode> sentBy(RunningStack stack, VoipmsText text) {
        return stack.apiCalls("voipms", "sendSMS").stream()
                .filter(one -> one.path("body").asText().contains("dst=" + text.from()))
                .toList();
    }

    private static void isTold(Subscriber subscriber, String event, JsonNode message) {
        List<ReceivedRequest> told =
                subscriber.await(event, all -> all.stream().anyMatch(one -> is(one, event, message)));
        assertThat(told).filteredOn(one -> is(one, event, message)).allMatch(ReceivedRequest::verified);
    }

    private static boolean is(ReceivedRequest one, String event, JsonNode message) {
        JsonNode body = Api.json(one.body());
        return body.path("event").asText().equals(event)
                && body.path("data")
                        .path("id")
                        .asText()
                        .equals(message.path("id").asText());
    }
}
