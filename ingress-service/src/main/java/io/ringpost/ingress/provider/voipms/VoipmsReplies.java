package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;

/** VoIP.ms repeats a message every thirty minutes until the body says {@code ok}, whatever the status. */
final class VoipmsReplies {

    Reply reply(WebhookRequest request, Identity identity) {
        return request.route().kind().equals(VoipmsRoutes.SMS) ? Reply.text("ok") : Reply.json("{\"success\":true}");
    }
}
