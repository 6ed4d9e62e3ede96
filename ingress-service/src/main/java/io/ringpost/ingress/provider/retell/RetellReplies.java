package io.ringpost.ingress.provider.retell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;
import java.util.Map;
import java.util.Optional;

/** Retell: any 2xx acknowledges an event; an inbound call wants to know its agent. */
final class RetellReplies {
    private final Reply inbound;

    RetellReplies(Optional<String> agentId, Map<String, String> dynamicVariables) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ObjectNode call = reply.putObject("call_inbound");
        agentId.ifPresent(agent -> call.put("override_agent_id", agent));
        if (!dynamicVariables.isEmpty()) {
            ObjectNode variables = call.putObject("dynamic_variables");
            dynamicVariables.forEach(variables::put);
        }
        this.inbound = Reply.json(reply.toString());
    }

    Reply reply(WebhookRequest request, Identity identity) {
        if (RetellRoutes.INBOUND.equals(request.route().kind())) {
            return inbound;
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        return Reply.json(reply.put("success", true)
                .put("message", "Webhook " + identity.word() + " processado com sucesso")
                .toString());
    }
}
