package io.ringpost.api.key;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.stream.StreamTokens;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets a request pass when its key has the scope that the resource method names. */
@Singleton
public class ScopeFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<Scope> READ_ONLY = Set.of(Scope.READ);

    private final ApiKeys keys;
    private final StreamTokens tokens;
    private final CurrentVertxRequest current;
    private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

    ScopeFilter(ApiKeys keys, StreamTokens tokens, CurrentVertxRequest current) {
        this.keys = keys;
        this.tokens = tokens;
        this.current = current;
    }

    /**
     * What a resource method's annotations say.
     *
     * @param scope the scope that it names
     * @param streamed whether it takes a stream token for a key
     * @param api whether it is declared below {@code /api/v1}, however a request spells its path
     */
    private record Rule(Optional<Scope> scope, boolean streamed, boolean api) {
        static Rule of(Method method, Class<?> type) {
            Optional<Scope> scope = Optional.ofNullable(method.getAnnotation(RequiresScope.class))
                    .or(() -> Optional.ofNullable(type.getAnnotation(RequiresScope.class)))
                    .map(RequiresScope::value);
            Path base = type.getAnnotation(Path.class);
            return new Rule(
                    scope,
                    method.isAnnotationPresent(TakesStreamToken.class),
                    base != null && ApiPaths.owns(base.value()));
        }
    }

    /** Runs after the resource method is known and before its body is read. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Rule rule = rules.computeIfAbsent(
                resource.getResourceMethod(), method -> Rule.of(method, resource.getResourceClass()));
        if (rule.scope().isPresent()) {
            admit(request, rule.scope().get(), rule.streamed());
        } else if (rule.api() || ApiPaths.owns(request.getUriInfo().getPath())) {
            throw ProblemException.forbidden("This operation names no scope and is therefore closed.");
        }
    }

    private void admit(ContainerRequestContext request, Scope needed, boolean streamed) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String token = request.getUriInfo().getQueryParameters().getFirst(StreamTokens.PARAMETER);
        Access access = streamed && authorization == null && token != null && READS.contains(request.getMethod())
                ? judge(token, needed)
                : keys.judge(authorization, needed);
        Caller caller = access.orRefuse();
        caller.noteOn(current.getCurrent());
        request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
    }

    private Access judge(String token, Scope needed) {
        return tokens.judge(
                token,
                name -> READ_ONLY.contains(needed)
                        ? new Access.Granted(new Caller(name, READ_ONLY))
                        : new Access.Lacking(new Caller(name, READ_ONLY), "A stream token only reads."),
                () -> new Access.Unknown("The stream token has expired; ask for another."),
                () -> new Access.Unknown("The stream token is not known."));
    }
}
