package io.ringpost.contract;

import io.ringpost.contract.call.Analysis;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallPhase;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.ErasedCall;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.call.MergedCall;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Sentiment;
import io.ringpost.contract.call.Turn;
import io.ringpost.contract.delivery.Attempt;
import io.ringpost.contract.delivery.Delivery;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.contract.sms.Message;
import io.ringpost.contract.sms.MessageStatus;
import io.ringpost.contract.sms.ReplyDecision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of every type with every field set; the golden files hold exactly these. */
public final class Examples {
    private static final Instant AT = Instant.parse("2026-02-03T13:04:05.000006Z");
    private static final String LEG = Ids.leg(Provider.TWILIO, "CA00000000000000000000000000000001");
    private static final EventInfo INFO = new EventInfo(Ids.hash("example"), LEG, AT, 7);

    private Examples() {}

    /** The example of each type. */
    public static List<Event> all() {
        Recording recording = recording();
        Message message = message();
        Delivery delivery = delivery();
        return List.of(
                new CallEvent.Initiated(INFO, call()),
                new CallEvent.Ringing(INFO, call()),
                new CallEvent.Answered(INFO, call()),
                new CallEvent.Ended(INFO, call()),
                new CallEvent.Analysed(INFO, call()),
                new CallEvent.Merged(INFO, new MergedCall(LEG, Ids.leg(Provider.TWILIO, "CA2"))),
                new CallEvent.Erased(INFO, new ErasedCall(LEG)),
                new CallSnapshot(INFO, call()),
                new RecordingEvent.Stored(INFO, recording),
                new RecordingEvent.Empty(INFO, recording),
                new RecordingEvent.Disabled(INFO, recording),
                new RecordingEvent.Failed(INFO, recording),
                new RecordingEvent.Transcribed(INFO, recording),
                new SmsEvent.Received(INFO, message),
                new SmsEvent.Sent(INFO, message),
                new SmsEvent.Delivered(INFO, message),
                new SmsEvent.Failed(INFO, message),
                new SmsEvent.OptedOut(INFO, message),
                new DeliveryEvent.Attempted(INFO, delivery),
                new DeliveryEvent.Delivered(INFO, delivery),
                new DeliveryEvent.Failed(INFO, delivery));
    }

    /** The example of a type. */
    public static Event of(String type) {
        return all().stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example of " + type));
    }

    private static Call call() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("nome", "Ana \"Aninha\" Conceição");
        return new Call(
                LEG,
                CallStatus.COMPLETED,
                CallPhase.ANALYZED,
                Direction.INBOUND,
                CallType.PHONE_CALL,
                Provider.TWILIO,
                "+5533999887766",
                "+553322980007",
                "agent_1",
                List.of(
                        new Leg(
                                Provider.TWILIO,
                                "CA00000000000000000000000000000001",
                                "parent",
                                CallStatus.COMPLETED,
                                "completed"),
                        new Leg(Provider.RETELL, "call_1", "agent", CallStatus.COMPLETED, "ended")),
                AT,
                AT.plusSeconds(1),
                AT.plusSeconds(4),
                AT.plusSeconds(87),
                83,
                "user_hangup",
                "Agent: Olá\nUser: Dói muito 😖",
                List.of(new Turn("agent", "Olá", 0.5, 1.25), new Turn("user", "Dói muito 😖", 2.0, 3.5)),
                new Analysis(
                        "Marcou consulta",
                        Sentiment.POSITIVE,
                        true,
                        false,
                        List.of("consulta"),
                        Map.of("urgente", "sim"),
                        "retell"),
                variables,
                Map.of("CallSid", "CA00000000000000000000000000000001"),
                List.of(new RecordingRef(Ids.hash("rec"), RecordingStatus.STORED, "call")),
                new Cost("12.345", "USD"),
                7,
                AT,
                AT.plusSeconds(90));
    }

    private static Recording recording() {
        return new Recording(
                Ids.hash("rec"),
                LEG,
                "call",
                Provider.TWILIO,
                "RE00000000000000000000000000000001",
                "completed",
                RecordingStatus.STORED,
                "late",
                "audio/mpeg",
                332_000L,
                "0".repeat(64),
                83,
                2,
                1,
                AT.plusSeconds(60),
                AT.plusSeconds(120),
                new Transcript("completed", "Olá", "pt-BR"),
                new RecordedCall(LEG, "+5533999887766", "+553322980007", List.of("CA1", "call_1")));
    }

    private static Message message() {
        return new Message(
                Ids.message(Provider.VOIPMS, "110990001"),
                Ids.conversation("+553322980007", "+5533999887766"),
                Provider.VOIPMS,
                "110990001",
                Direction.INBOUND,
                "+5533999887766",
                "+553322980007",
                "Quero marcar consulta",
                List.of("https://voip.ms/media/a/media.png"),
                MessageStatus.RECEIVED,
                "30003",
                1,
                new ReplyDecision("appointment", true, "matched"),
                AT);
    }

    private static Delivery delivery() {
        return new Delivery(
                Ids.delivery("e", "ep_1"),
                "ep_1",
                "e",
                "chamada.encerrada",
                LEG,
                DeliveryStatus.RETRYING,
                2,
                AT.plusSeconds(300),
                AT,
                new Attempt(2, AT.plusSeconds(60), 5_000, 503, "status", "receiver", false));
    }
}
