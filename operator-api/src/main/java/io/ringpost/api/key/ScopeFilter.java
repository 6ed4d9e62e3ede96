package io.ringpost.api.key;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a request pass when its key has the scope that the resource method names. */
@Singleton
public class ScopeFilter {
    private final ApiKeys keys;
    private final Map<Method, Optional<Scope>> scopes = new ConcurrentHashMap<>();

    ScopeFilter(ApiKeys keys) {
        this.keys = keys;
    }

    /** Runs after the resource method is known and before its body is read. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Optional<Scope> needed = scopes.computeIfAbsent(
                resource.getResourceMethod(), method -> declared(method, resource.getResourceClass()));
        if (needed.isPresent()) {
            admit(request, needed.get());
        } else if (ApiPaths.owns(request.getUriInfo().getPath())) {
            throw ProblemException.forbidden("This operation names no scope and is therefore closed.");
        }
    }

    private void admit(ContainerRequestContext request, Scope needed) {
        Caller caller = keys.judge(request.getHeaderString(HttpHeaders.AUTHORIZATION), needed)
                .orRefuse();
        request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
    }

    private static Optional<Scope> declared(Method method, Class<?> type) {
        return Optional.ofNullable(method.getAnnotation(RequiresScope.class))
                .or(() -> Optional.ofNullable(type.getAnnotation(RequiresScope.class)))
                .map(RequiresScope::value);
    }
}
