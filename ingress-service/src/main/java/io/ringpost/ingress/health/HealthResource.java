package io.ringpost.ingress.health;

import io.quarkus.arc.All;
import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.crm.EventTypeRegistry;
import io.ringpost.ingress.publish.BrokerState;
import io.ringpost.ingress.spool.Spool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells anybody whether webhooks are being kept, dependency by dependency. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
public class HealthResource {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final String DEGRADED = "DEGRADED";
    private static final String OFF = "OFF";

    private final BrokerState broker;
    private final Spool spool;
    private final EventTypeRegistry eventTypes;
    private final ProviderClocks clocks;
    private final List<WebhookProvider> providers;

    HealthResource(
            BrokerState broker,
            Spool spool,
            EventTypeRegistry eventTypes,
            ProviderClocks clocks,
            @All List<WebhookProvider> providers) {
        this.broker = broker;
        this.spool = spool;
        this.eventTypes = eventTypes;
        this.clocks = clocks;
        this.providers = providers;
    }

    /**
     * How it is.
     *
     * @param status {@code UP}; {@code DEGRADED} if webhooks are kept but something else is missing; {@code DOWN}
     * @param dependencies each on its own
     * @param providers whether each one's routes are open, closed, or open to anybody
     */
    public record Health(String status, Map<String, String> dependencies, Map<String, String> providers) {}

    /** Answers 200 while webhooks are kept, else 503. */
    @GET
    @Operation(summary = "Whether webhooks are being kept, dependency by dependency")
    @APIResponse(
            responseCode = "200",
            description = "they are",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @APIResponse(
            responseCode = "503",
            description = "they cannot be kept",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Response health() {
        boolean kept = broker.takesRecords() || spool.takes();
        Map<String, String> dependencies = new LinkedHashMap<>();
        dependencies.put("kafka", kafka());
        dependencies.put("spool", spool());
        dependencies.put("event-types", eventTypes.loaded() ? UP : DOWN);
        dependencies.put("clock", clocks.off() ? DEGRADED : UP);
        boolean whole = dependencies.values().stream().allMatch(state -> state.equals(UP) || state.equals(OFF));
        String status = !kept ? DOWN : whole ? UP : DEGRADED;
        return Response.status(kept ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(new Health(status, dependencies, gates()))
                .build();
    }

    private String kafka() {
        if (!broker.takesRecords()) {
            return DOWN;
        }
        return broker.partly() ? DEGRADED : UP;
    }

    private String spool() {
        if (!spool.isOn()) {
            return OFF;
        }
        return spool.takes() ? UP : DOWN;
    }

    private Map<String, String> gates() {
        Map<String, String> gates = new LinkedHashMap<>();
        providers.forEach(provider -> gates.put(provider.provider().id(), gate(provider)));
        return gates;
    }

    private static String gate(WebhookProvider provider) {
        if (provider.verificationOff()) {
            return "not verified";
        }
        return provider.closedBy().isPresent() ? "closed" : "open";
    }
}
