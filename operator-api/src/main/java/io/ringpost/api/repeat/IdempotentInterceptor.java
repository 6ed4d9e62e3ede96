package io.ringpost.api.repeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.ringpost.api.key.Caller;
import io.ringpost.api.seal.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Parameter;
import java.util.List;

/** Stands around {@link Idempotent} resource methods: after the key's scope was checked and the body was read. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotentInterceptor {
    private final CurrentVertxRequest current;
    private final Instance<RequestLedger> ledger;
    private final SecretBox box;
    private final ObjectMapper json;

    IdempotentInterceptor(
            CurrentVertxRequest current, Instance<RequestLedger> ledger, SecretBox box, ObjectMapper json) {
        this.current = current;
        this.ledger = ledger;
        this.box = box;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        RoutingContext exchange = current.getCurrent();
        List<String> keys = exchange.request().headers().getAll(KeyedRequest.HEADER);
        if (keys.isEmpty()) {
            return call.proceed();
        }
        String operation = exchange.request().method().name() + " " + exchange.normalizedPath();
        String caller = Caller.of(exchange).map(Caller::name).orElse("");
        KeyedRequest request =
                KeyedRequest.of(keys, caller, operation, exchange.request().query() + body(call));
        return new OncePerKey(ledger.get(), box, json).run(request, seed -> {
            RequestIds.note(exchange, seed);
            return proceed(call);
        });
    }

    private static Uni<Object> proceed(InvocationContext call) {
        try {
            return ((Uni<?>) call.proceed()).map(result -> result);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    /** What the method was given as entity: the parameter that no annotation explains. */
    private String body(InvocationContext call) throws JsonProcessingException {
        Parameter[] parameters = call.getMethod().getParameters();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getAnnotations().length == 0) {
                body.append('\n').append(json.writeValueAsString(call.getParameters()[i]));
            }
        }
        return body.toString();
    }
}
