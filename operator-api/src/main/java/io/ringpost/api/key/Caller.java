package io.ringpost.api.key;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who calls: the name of the key, never the key. */
public record Caller(String name, Set<Scope> scopes) implements Principal {
    /** The name of {@code RINGPOST_API_KEY}. */
    public static final String MAIN = "main";

    private static final String NOTED = "ringpost.caller";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    static Caller withEveryScope() {
        return new Caller(MAIN, EnumSet.allOf(Scope.class));
    }

    /** The caller of the current request, for log lines and records of who changed what. */
    public static Optional<Caller> of(SecurityContext context) {
        return Optional.ofNullable(context.getUserPrincipal())
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
    }

    /** The caller of an exchange that was let in, for code outside of resources. */
    public static Optional<Caller> of(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(NOTED));
    }

    void noteOn(RoutingContext exchange) {
        var unused = exchange.put(NOTED, this);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public String getName() {
        return name;
    }
}
