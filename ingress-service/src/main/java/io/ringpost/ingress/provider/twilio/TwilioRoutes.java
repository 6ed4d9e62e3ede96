package io.ringpost.ingress.provider.twilio;

import static io.ringpost.ingress.provider.twilio.TwilioKind.CALL_STATUS;
import static io.ringpost.ingress.provider.twilio.TwilioKind.DIAL_RESULT;
import static io.ringpost.ingress.provider.twilio.TwilioKind.INCOMING_CALL;
import static io.ringpost.ingress.provider.twilio.TwilioKind.RECORDING_STATUS;
import static io.ringpost.ingress.provider.twilio.TwilioKind.SMS_INCOMING;
import static io.ringpost.ingress.provider.twilio.TwilioKind.SMS_STATUS;
import static io.ringpost.ingress.provider.twilio.TwilioKind.TRANSCRIPTION_STATUS;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.provider.WebhookRoute;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.List;
import java.util.Set;

/** The addresses that Twilio calls. */
final class TwilioRoutes {
    static final String DIAL_RESULT_PATH = "/webhooks/twilio/dial-result";
    static final String CALL_STATUS_PATH = "/webhooks/twilio/call-status";
    static final String RECORDING_STATUS_PATH = "/webhooks/twilio/recording/status";

    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> POST_OR_GET = Set.of("POST", "GET");

    static final List<WebhookRoute> ALL = List.of(
            voice("/webhooks/twilio/incoming-call", INCOMING_CALL, "A call came in; answered with TwiML"),
            voice("/voice/incoming", INCOMING_CALL, "Alias of /webhooks/twilio/incoming-call"),
            voice("/voice/julie/incoming", INCOMING_CALL, "Alias of /webhooks/twilio/incoming-call, for the agent"),
            voice(DIAL_RESULT_PATH, DIAL_RESULT, "How a connected call ended; answered with what follows"),
            voice(CALL_STATUS_PATH, CALL_STATUS, "The state of a call or leg"),
            voice("/webhooks/twilio/voice/status", CALL_STATUS, "Alias of /webhooks/twilio/call-status"),
            callback(RECORDING_STATUS_PATH, RECORDING_STATUS, "The state of a recording"),
            callback("/webhooks/twilio/transcription/status", TRANSCRIPTION_STATUS, "The state of a transcription"),
            voice("/webhooks/twilio/sms/incoming", SMS_INCOMING, "A text message came in"),
            voice("/webhooks/twilio/sms/status", SMS_STATUS, "The state of a text message that was sent"));

    private TwilioRoutes() {}

    private static WebhookRoute voice(String template, TwilioKind kind, String summary) {
        return route(template, POST_OR_GET, kind, RefusalStyle.EMPTY, summary);
    }

    private static WebhookRoute callback(String template, TwilioKind kind, String summary) {
        return route(template, POST, kind, RefusalStyle.JSON, summary);
    }

    private static WebhookRoute route(
            String template, Set<String> methods, TwilioKind kind, RefusalStyle refusals, String summary) {
        return new WebhookRoute(
                template, methods, Provider.TWILIO, kind.name(), WebhookRoute.ONE_MEBIBYTE, refusals, summary);
    }
}
