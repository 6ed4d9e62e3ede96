package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Fields;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.twilio.voice.CallAnswers;
import io.ringpost.ingress.provider.twilio.voice.Callbacks;
import io.ringpost.ingress.provider.twilio.voice.IncomingCall;
import io.ringpost.ingress.provider.twilio.voice.Twiml;
import io.ringpost.ingress.provider.twilio.voice.VoiceRoute;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Twilio: TwiML where it waits for instructions, nothing where it only tells. */
final class TwilioReplies {
    private static final Set<String> CONNECTED = Set.of("completed", "answered");
    private static final Set<String> NOT_CONNECTED = Set.of("busy", "no-answer", "failed");
    private static final String ROUTE = "route";
    private static final Fields NOTHING = name -> List.of();

    private final CallAnswers answers;
    private final PublicUrl publicUrl;

    TwilioReplies(CallAnswers answers, PublicUrl publicUrl) {
        this.answers = answers;
        this.publicUrl = publicUrl;
    }

    CompletableFuture<Reply> reply(WebhookRequest request, Identity identity) {
        return switch (TwilioKind.valueOf(request.route().kind())) {
            case INCOMING_CALL -> incoming(request, identity).thenApply(Reply::xml);
            case DIAL_RESULT -> now(Reply.xml(afterDial(request)));
            case SMS_INCOMING -> now(Reply.xml(Twiml.nothing()));
            case CALL_STATUS, RECORDING_STATUS, TRANSCRIPTION_STATUS, SMS_STATUS -> now(Reply.noContent());
        };
    }

    private CompletableFuture<String> incoming(WebhookRequest request, Identity identity) {
        Fields fields = TwilioFields.of(request).orElse(NOTHING);
        VoiceRoute route = answers.plan()
                .routeFor(fields.text("To", "Called"), request.route().template());
        IncomingCall call = new IncomingCall(
                identity.providerId(), fields.textOrEmpty("From", "Caller"), fields.textOrEmpty("To", "Called"));
        return answers.answer(call, route, callbacks(request));
    }

    /** Also what follows a voicemail, which has no dial status: nothing. */
    private String afterDial(WebhookRequest request) {
        Fields fields = TwilioFields.of(request).orElse(NOTHING);
        String status = fields.textOrEmpty("DialCallStatus");
        boolean bridged = CONNECTED.contains(status) || "true".equals(fields.textOrEmpty("DialBridged"));
        if (bridged || !NOT_CONNECTED.contains(status)) {
            return Twiml.hangUp();
        }
        return answers.plan().named(request.query().textOrEmpty(ROUTE)).fallback(callbacks(request));
    }

    private Callbacks callbacks(WebhookRequest request) {
        String base = publicUrl.base(request);
        return new Callbacks(
                base + TwilioRoutes.DIAL_RESULT_PATH + "?" + ROUTE + "=",
                base + TwilioRoutes.CALL_STATUS_PATH,
                base + TwilioRoutes.RECORDING_STATUS_PATH);
    }

    private static CompletableFuture<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
