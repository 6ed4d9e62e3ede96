package io.ringpost.api.key;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The accepted keys. {@code RINGPOST_API_KEY} may do everything, each of {@code RINGPOST_API_KEYS} what it names. */
@Startup
@ApplicationScoped
public class ApiKeys {
    private static final String BEARER = "bearer ";

    private final List<ApiKey> keys;

    @Inject
    ApiKeys(
            @ConfigProperty(name = "RINGPOST_API_KEY") Optional<String> main,
            @ConfigProperty(name = "RINGPOST_API_KEYS") Optional<String> named) {
        this(main.orElse(""), named.orElse(""));
    }

    ApiKeys(String main, String named) {
        List<ApiKey> all = new ArrayList<>(KeyList.parse(named));
        if (!main.isBlank()) {
            all.add(mainKey(main.strip()));
        }
        this.keys = List.copyOf(all);
    }

    private static ApiKey mainKey(String key) {
        KeyList.checkKey(key, "RINGPOST_API_KEY");
        return ApiKey.of(key, Caller.withEveryScope());
    }

    /** What is wrong with a value of {@code RINGPOST_API_KEY}, if anything. */
    public static Optional<String> faultOfKey(String setting) {
        return fault(setting, "");
    }

    /** What is wrong with a value of {@code RINGPOST_API_KEYS}, if anything. */
    public static Optional<String> faultOfList(String setting) {
        return fault("", setting);
    }

    private static Optional<String> fault(String main, String named) {
        try {
            var unused = new ApiKeys(main, named);
            return Optional.empty();
        } catch (MalformedKeys e) {
            return Optional.of(e.fault());
        }
    }

    /** Judges an {@code Authorization} header for routes that are no JAX-RS resources. */
    public Access judge(@Nullable String authorization, Scope needed) {
        return bearer(authorization)
                .map(key -> judgeKey(key, needed))
                .orElseGet(() -> new Access.Unknown("An API key is needed: Authorization: Bearer <key>."));
    }

    private Access judgeKey(String key, Scope needed) {
        return callerOf(key)
                .<Access>map(caller -> caller.may(needed)
                        ? new Access.Granted(caller)
                        : new Access.Lacking(caller, "This key has no scope '" + needed.word() + "'."))
                .orElseGet(() -> new Access.Unknown("The API key is not known."));
    }

    /** Compares with every key, whichever matches, so that time tells nothing about the keys. */
    private Optional<Caller> callerOf(String key) {
        byte[] presented = ApiKey.hashOf(key);
        Optional<Caller> found = Optional.empty();
        for (ApiKey candidate : keys) {
            if (candidate.hasHash(presented)) {
                found = Optional.of(candidate.caller());
            }
        }
        return found;
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(key -> !key.isEmpty());
    }
}
