package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.contract.Ids;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.store.EndpointSettings;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.RequestKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an endpoint; a request that is done again after a crash finds the one that it made. */
@ApplicationScoped
public class EndpointCreation {
    private static final int ID_DIGITS = 24;

    private final Endpoints endpoints;
    private final EndpointForm form;
    private final SecretForm secrets;
    private final RequestIds ids;

    EndpointCreation(Endpoints endpoints, EndpointForm form, SecretForm secrets, RequestIds ids) {
        this.endpoints = endpoints;
        this.form = form;
        this.secrets = secrets;
        this.ids = ids;
    }

    /** The endpoint with its secret: this answer is the only one to show it. */
    Uni<EndpointView> create(@Nullable JsonNode body) {
        EndpointSettings settings = form.create(body);
        String asked = String.valueOf(body);
        Secret secret = secrets.read(Objects.requireNonNull(body));
        String id = "ep_" + ids.id("endpoint").substring(0, ID_DIGITS);
        RequestKey request = new RequestKey(ids.keyed("endpoint").orElse(null), Ids.hash("endpoint", asked));
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
