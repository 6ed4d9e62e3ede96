package io.ringpost.ingress.provider.retell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.ingress.provider.Identity;
import io.ringpost.ingress.provider.JsonFields;
import io.ringpost.ingress.provider.JsonPaths;
import io.ringpost.ingress.provider.Reply;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.twilio.voice.Connection.Agent;
import io.ringpost.ingress.provider.twilio.voice.VoicePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Retell: any 2xx acknowledges an event; an inbound call wants to know its agent. */
final class RetellReplies {
    private static final String TO = "call_inbound.to_number";
    private static final JsonPaths CALLED = JsonPaths.of(List.of(TO));

    private static final int MOST_REMEMBERED = 64;

    private final VoicePlan plan;
    private final Map<String, Reply> acknowledgements = new ConcurrentHashMap<>();

    RetellReplies(VoicePlan plan) {
        this.plan = plan;
    }

    Reply reply(WebhookRequest request, Identity identity) {
        if (RetellRoutes.INBOUND.equals(request.route().kind())) {
            return inbound(request);
        }
        Reply known = acknowledgements.get(identity.word());
        return known == null ? remembered(identity.word()) : known;
    }

    /** Retell has a dozen words; of what else a genuine sender may invent no more is kept than that. */
    private Reply remembered(String event) {
        Reply reply = acknowledgement(event);
        if (acknowledgements.size() < MOST_REMEMBERED) {
            acknowledgements.put(event, reply);
        }
        return reply;
    }

    private static Reply acknowledgement(String event) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        return Reply.json(reply.put("success", true)
                .put("message", "Webhook " + event + " processado com sucesso")
                .toString());
    }

    /** Retell: without an override the number's own agent takes the call. */
    private Reply inbound(WebhookRequest request) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ObjectNode call = reply.putObject("call_inbound");
        Optional<String> called = JsonFields.pick(request.body(), CALLED).flatMap(fields -> fields.text(TO));
        plan.routeFor(called, request.route().template()).agent().ifPresent(agent -> override(call, agent));
        return Reply.json(reply.toString());
    }

    private static void override(ObjectNode call, Agent agent) {
        call.put("override_agent_id", agent.id());
        if (!agent.variables().isEmpty()) {
            ObjectNode variables = call.putObject("dynamic_variables");
            agent.variables().forEach(variables::put);
        }
    }
}
