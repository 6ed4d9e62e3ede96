package io.ringpost.e2e.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one stack for all of them, ended with the last; its retry schedule is short. */
public final class SharedStack implements ParameterResolver {
    /** What the stack waits between attempts. */
    public static final Duration WAIT = Duration.ofSeconds(1);

    private static final TraceCollector TRACES = TraceCollector.start();
    private static final String SCHEDULE = "0s,1s,1s,1s,1s";

    /** What the stack's services have traced, as they export it. */
    public static List<String> traces() {
        return TRACES.batches();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .computeIfAbsent(
                        RunningStack.class,
                        key -> RunningStack.start(PerJvm.directory("stack"), settings()),
                        RunningStack.class);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Senders.settings());
        settings.put("RINGPOST_WEBHOOK_SCHEDULE", SCHEDULE);
        settings.putAll(TRACES.settings());
        return settings;
    }
}
