package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;

/** WaVoIP documents no answer; 200 is taken for one. */
final class WavoipReplies {

    Reply reply(WebhookRequest request, Identity identity) {
        return Reply.json("{\"success\":true}");
    }
}
