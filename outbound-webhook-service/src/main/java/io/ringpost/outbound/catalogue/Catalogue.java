package io.ringpost.outbound.catalogue;

import io.ringpost.contract.crm.CrmCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The event types that need not be registered: those of CRM applications, and those that Ringpost makes. */
public final class Catalogue {
    private static final List<EventType> ALL = Stream.concat(
                    CrmCatalogue.all().stream().map(EventType::of),
                    MadeEvent.ALL.stream().map(EventType::of))
            .toList();
    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    /** Families whose events Ringpost is to make. */
    private static final Set<String> KEPT_FREE = Set.of("relatorio");

    private Catalogue() {}

    /** All of them, by family. */
    public static List<EventType> all() {
        return ALL;
    }

    /** Finds one by its name; empty if it is none, though it may be registered. */
    public static Optional<EventType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether Ringpost makes all events of the family of that name, or will, so that nobody else may. */
    public static boolean ownsFamilyOf(String name) {
        String family = name.split("\\.", 2)[0];
        return KEPT_FREE.contains(family)
                || MadeEvent.ALL.stream().anyMatch(event -> event.name().startsWith(family + "."));
    }
}
