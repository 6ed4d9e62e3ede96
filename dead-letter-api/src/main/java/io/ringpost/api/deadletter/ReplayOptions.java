package io.ringpost.api.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command.
 *
 * @param body what is asked of the service
 * @param url where it is, if not on this machine
 */
record ReplayOptions(ObjectNode body, @Nullable String url) {
    static final String USAGE = "replay-dead-letters [--dry-run] [--topic <topic>] [--reason <reason>] [--since <time>]"
            + " [--until <time>] [--id <id>]... [--url <service>]";

    /** Empty if an option is unknown or has no value. */
    static Optional<ReplayOptions> parse(List<String> arguments) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String url = null;
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String option = left.next();
            if (option.equals("--dry-run")) {
                body.put("dryRun", true);
                continue;
            }
            if (!left.hasNext()) {
                return Optional.empty();
            }
            String value = left.next();
            switch (option) {
                case "--topic", "--reason", "--since", "--until" -> body.put(option.substring(2), value);
                case "--id" -> body.withArray("ids").add(value);
                case "--url" -> url = value;
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new ReplayOptions(body, url));
    }
}
