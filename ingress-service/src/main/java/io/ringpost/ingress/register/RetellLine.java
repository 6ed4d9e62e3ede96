package io.ringpost.ingress.register;

import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeResponse;
import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Retell's API: one registration, with the key that Retell knows. */
@ApplicationScoped
public class RetellLine {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final SafeHttpClient client;
    private final ProviderClocks clocks;
    private final List<String> keys;
    private final String baseUrl;
    private final Duration within;

    @Inject
    RetellLine(SafeHttpClient client, ProviderClocks clocks, RegisterSettings settings) {
        this.client = client;
        this.clocks = clocks;
        this.keys = settings.apiKey().orElse(List.of()).stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
        this.baseUrl = settings.baseUrl().replaceFirst("/+$", "");
        this.within = settings.within();
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    /** Asks for a call to be taken; fails with {@link RetellAway} where that counts against Retell. */
    Uni<Registration> register(AgentCall call) {
        long end = System.nanoTime() + within.toNanos();
        return ask(call, 0, end).map(RetellAnswer::read);
    }

    /** While keys are rotated Retell may know only a later one. */
    private Uni<SafeResponse> ask(AgentCall call, int key, long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return client.send(RegisterRequest.of(call, baseUrl, keys.get(key), left.compareTo(LEAST) < 0 ? LEAST : left))
                .invoke(response -> response.match(this::compareClocks, failed -> 0))
                .flatMap(response -> isUnknownKey(response) && key + 1 < keys.size()
                        ? ask(call, key + 1, end)
                        : Uni.createFrom().item(response));
    }

    private int compareClocks(Answered answer) {
        clocks.heard("retell-api", answer.header("date"));
        return answer.status();
    }

    private static boolean isUnknownKey(SafeResponse response) {
        return response.match(answered -> answered.status() == RetellAnswer.UNAUTHORIZED, failed -> false);
    }
}
