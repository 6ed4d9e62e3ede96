package io.ringpost.e2e.canary;

import io.ringpost.e2e.stack.Port;
import io.ringpost.e2e.stack.RunningStack;
import io.ringpost.e2e.stack.Senders;
import io.ringpost.e2e.stack.SharedStack;
import io.ringpost.local.simulate.Authenticity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Webhooks that every consumer reads, traced under an id that can be read as text: spans are exported in the order they
 * end, so when they have come, so has everything before them.
 */
record LastSpan(RunningStack stack) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "canary/last-span";
    private static final String PARENT = "00-" + hex(TRACE) + "-" + hex("lastspan") + "-01";

    void await() {
        Senders senders = stack.senders();
        senders.accepted(senders.twilio()
                .request("call-status", new byte[0], Authenticity.GENUINE)
                .with("traceparent", PARENT));
        senders.accepted(senders.crm()
                .post(senders.crm().event("tarefa.criada"), Authenticity.GENUINE)
                .with("traceparent", PARENT));
        for (Port service : Port.SERVICES) {
            // Addresses and queries hold secrets, so HTTP is not traced, and the ingress does nothing else.
            if (service != Port.INGRESS) {
                Awaitility.await("the last span of " + service)
                        .atMost(PATIENCE)
                        .until(SharedStack::traces, batches -> cameFrom(service, batches));
            }
        }
    }

    private static boolean cameFrom(Port service, List<String> batches) {
        return batches.stream().anyMatch(batch -> batch.contains(service.jar()) && batch.contains(TRACE));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
