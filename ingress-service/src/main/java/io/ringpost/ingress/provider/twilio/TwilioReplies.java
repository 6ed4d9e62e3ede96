package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.FormFields;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.twilio.voice.Callbacks;
import io.ringpost.ingress.provider.twilio.voice.Twiml;
import io.ringpost.ingress.provider.twilio.voice.VoicePlan;
import java.util.Optional;
import java.util.Set;

/** Twilio: TwiML where it waits for instructions, nothing where it only tells. */
final class TwilioReplies {
    private static final Set<String> CONNECTED = Set.of("completed", "answered");
    private static final Set<String> NOT_CONNECTED = Set.of("busy", "no-answer", "failed");
    private static final String ROUTE = "route";

    private final VoicePlan plan;
    private final PublicUrl publicUrl;

    TwilioReplies(VoicePlan plan, PublicUrl publicUrl) {
        this.plan = plan;
        this.publicUrl = publicUrl;
    }

    Reply reply(WebhookRequest request) {
        return switch (TwilioKind.valueOf(request.route().kind())) {
            case INCOMING_CALL -> incoming(request);
            case DIAL_RESULT -> afterDial(request);
            case SMS_INCOMING -> Reply.xml(Twiml.nothing());
            case CALL_STATUS, RECORDING_STATUS, TRANSCRIPTION_STATUS, SMS_STATUS -> Reply.noContent();
        };
    }

    private Reply incoming(WebhookRequest request) {
        Optional<String> called = FormFields.parse(request.payload()).text("To", "Called");
        return Reply.xml(plan.routeFor(called, request.route().template()).answer(callbacks(request)));
    }

    /** Also what follows a voicemail, which has no dial status: nothing. */
    private Reply afterDial(WebhookRequest request) {
        FormFields form = FormFields.parse(request.payload());
        String status = form.textOrEmpty("DialCallStatus");
        boolean bridged = CONNECTED.contains(status) || "true".equals(form.textOrEmpty("DialBridged"));
        if (bridged || !NOT_CONNECTED.contains(status)) {
            return Reply.xml(Twiml.hangUp());
        }
        String route = request.query().textOrEmpty(ROUTE);
        return Reply.xml(plan.named(route).fallback(callbacks(request)));
    }

    private Callbacks callbacks(WebhookRequest request) {
        String base = publicUrl.base(request);
        return new Callbacks(
                base + TwilioRoutes.DIAL_RESULT_PATH + "?" + ROUTE + "=",
                base + TwilioRoutes.CALL_STATUS_PATH,
                base + TwilioRoutes.RECORDING_STATUS_PATH);
    }
}
