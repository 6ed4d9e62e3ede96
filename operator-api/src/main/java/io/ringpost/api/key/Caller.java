package io.ringpost.api.key;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who calls: the name of the key, never the key. */
public record Caller(String name, Set<Scope> scopes) implements Principal {
    /** The name of {@code RINGPOST_API_KEY}. */
    public static final String MAIN = "main";

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

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    @Override
    public String getName() {
        return name;
    }
}
