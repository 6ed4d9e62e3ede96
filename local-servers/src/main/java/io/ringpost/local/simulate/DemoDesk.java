package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Answers {@code POST /demo}: plays every lifecycle, and tells by name what the ingress answered each time. */
final class DemoDesk {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SimulatorSettings settings;
    private final Supplier<String> mediaBaseUrl;
    private final WebhookSender sender = new WebhookSender();

    DemoDesk(SimulatorSettings settings, Supplier<String> mediaBaseUrl) {
        this.settings = settings;
        this.mediaBaseUrl = mediaBaseUrl;
    }

    void play(Reply reply) throws IOException {
        Map<String, List<Integer>> answers = new LinkedHashMap<>();
        try {
            new Lifecycles(settings, mediaBaseUrl.get()).all().forEach(life -> answers.put(life.name(), play(life)));
            reply.json(200, MAPPER.writeValueAsString(answers));
        } catch (UncheckedIOException e) {
            reply.json(502, MAPPER.writeValueAsString(Map.of("error", "no_answer", "played", answers)));
        }
    }

    private List<Integer> play(Lifecycle lifecycle) {
        return lifecycle.requests().stream()
                .map(request -> sender.send(settings.ingressBaseUrl(), request).status())
                .toList();
    }
}
