package io.ringpost.ingress.explain;

import io.ringpost.ingress.provider.AddressLiteral;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command.
 *
 * @param at when the request arrived
 * @param peer who connected
 */
record ExplainOptions(Instant at, InetAddress peer) {
    static final String USAGE = "explain-refusal [--at <time>] [--from <address>] < request.txt";

    /** Empty if an option is unknown, or its value is none. */
    static Optional<ExplainOptions> parse(List<String> arguments, Instant now) {
        ExplainOptions options = new ExplainOptions(now, InetAddress.getLoopbackAddress());
        try {
            for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
                String option = left.next();
                if (!left.hasNext()) {
                    return Optional.empty();
                }
                options = options.with(option, left.next());
            }
            return Optional.of(options);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private ExplainOptions with(String option, String value) {
        return switch (option) {
            case "--at" -> new ExplainOptions(Instant.parse(value), peer);
            case "--from" ->
                new ExplainOptions(
                        at,
                        AddressLiteral.read(value)
                                .orElseThrow(() -> new IllegalArgumentException(value + " is no address")));
            default -> throw new IllegalArgumentException(option);
        };
    }
}
