package io.ringpost.api.browser;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The origins whose pages may use the APIs, as browsers write them: scheme, host, and the port unless it is the usual. */
public final class Origins {
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+\\])(:[0-9]{1,5})?");
    private static final String FORM =
            "it must be origins such as https://crm.example.com, comma list, in lower case and without a path";

    private final Set<String> allowed;

    Origins(String setting) {
        this.allowed = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(Origins::withoutUsualPort)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong with a value of {@code RINGPOST_CORS_ORIGINS}, if anything. */
    public static Optional<String> fault(String setting) {
        boolean fine = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .allMatch(origin -> ORIGIN.matcher(origin).matches());
        return fine ? Optional.empty() : Optional.of(FORM);
    }

    boolean none() {
        return allowed.isEmpty();
    }

    boolean allow(@Nullable String origin) {
        return origin != null && allowed.contains(origin);
    }

    private static String withoutUsualPort(String origin) {
        return origin.replaceFirst("^(https://.*):443$", "$1").replaceFirst("^(http://.*):80$", "$1");
    }
}
