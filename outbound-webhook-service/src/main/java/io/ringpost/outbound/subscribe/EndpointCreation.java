package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.Ids;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.store.EndpointSettings;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.RequestKey;
import io.ringpost.outbound.store.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an endpoint, once per {@code Idempotency-Key}. */
@ApplicationScoped
public class EndpointCreation {
    private static final int ID_BYTES = 12;

    private final Endpoints endpoints;
    private final EndpointForm form;
    private final SecretForm secrets;
    private final SecretBox box;

    EndpointCreation(Endpoints endpoints, EndpointForm form, SecretForm secrets, SecretBox box) {
        this.endpoints = endpoints;
        this.form = form;
        this.secrets = secrets;
        this.box = box;
    }

    /** The endpoint with its secret: this answer is the only one to show it. */
    Uni<EndpointView> create(@Nullable JsonNode body, @Nullable String key) {
        EndpointSettings settings = form.create(body);
        String asked = String.valueOf(body);
        Secret secret = secrets.read(Objects.requireNonNull(body));
        String id = "ep_" + HexFormat.of().formatHex(box.random(ID_BYTES));
        RequestKey request = new RequestKey(key, Ids.hash("endpoint", asked));
        return endpoints.add(id, settings, secret, request).flatMap(added -> added.map(
                        endpoint -> Uni.createFrom().item(EndpointView.of(endpoint, secret)))
                .orElseGet(() -> repeated(request)));
    }

    private Uni<EndpointView> repeated(RequestKey request) {
        return endpoints
                .madeBy(String.valueOf(request.key()))
                .map(found -> found.orElseThrow(() -> ProblemException.conflict("The endpoint was deleted meanwhile.")))
                .map(issued -> EndpointView.of(issued, request));
    }
}
