package io.ringpost.callstate.query;

import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.callstate.understand.Numbers;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Sentiment;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads filters from query parameters; what it does not know it refuses, instead of showing more than was asked for. */
@Singleton
public class FilterParameters {
    private static final Set<String> KNOWN = Set.of(
            "status",
            "direction",
            "provider",
            "number",
            "agent",
            "reason",
            "sentiment",
            "since",
            "until",
            "tz",
            "preset",
            "providerCallId");
    private static final Set<String> UNANSWERED = Set.of("busy", "no-answer", "failed", "canceled");

    private final HomeZone zone;
    private final String region;

    FilterParameters(HomeZone zone, @ConfigProperty(name = "RINGPOST_REGION", defaultValue = "BR") String region) {
        this.zone = zone;
        this.region = region;
    }

    /** Reads them. Several words in one parameter are joined by commas: any of them. */
    CallFilter read(MultivaluedMap<String, String> query, Set<String> besides) {
        refuseUnknown(query, besides);
        Set<CallStatus> statuses = words(query, "status", CallStatus.values(), CallStatus::wire);
        Set<Direction> directions = words(query, "direction", Direction.values(), Direction::wire);
        Set<Sentiment> sentiments = words(query, "sentiment", Sentiment.values(), Sentiment::wire);
        switch (text(query, "preset").orElse("")) {
            case "missed" -> {
                narrow("status", statuses, status -> UNANSWERED.contains(status.wire()), CallStatus.values());
                narrow("direction", directions, Direction.INBOUND::equals, Direction.values());
            }
            case "negative" -> narrow("sentiment", sentiments, Sentiment.NEGATIVE::equals, Sentiment.values());
            case "" -> {}
            default -> throw ProblemException.badParameter("preset", "must be one of: missed, negative");
        }
        return new CallFilter(
                statuses,
                directions,
                words(query, "provider", Provider.values(), Provider::id),
                numbers(query),
                text(query, "agent"),
                text(query, "reason"),
                sentiments,
                text(query, "providerCallId"),
                TimeRange.parse(
                        text(query, "since").orElse(null),
                        text(query, "until").orElse(null),
                        text(query, "tz").orElse(null),
                        zone.id()));
    }

    /** A preset and a filter of the same kind must both hold. */
    private static <T> void narrow(String name, Set<T> chosen, Function<T, Boolean> preset, T[] all) {
        if (chosen.isEmpty()) {
            chosen.addAll(Arrays.asList(all));
        }
        chosen.removeIf(value -> !preset.apply(value));
        if (chosen.isEmpty()) {
            throw ProblemException.badParameter(name, "leaves nothing of the preset");
        }
    }

    private static void refuseUnknown(MultivaluedMap<String, String> query, Set<String> besides) {
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name) && !besides.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    String known = Stream.concat(KNOWN.stream(), besides.stream())
                            .sorted()
                            .collect(Collectors.joining(", "));
                    throw ProblemException.badParameter(
                            name.matches("\\w{1,40}") ? name : "query", "is not a parameter of this list: " + known);
                });
    }

    private static <T> Set<T> words(
            MultivaluedMap<String, String> query, String name, T[] all, Function<T, String> spelling) {
        Set<T> chosen = new LinkedHashSet<>();
        Optional<String> given = text(query, name);
        for (String word : given.orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                chosen.add(Arrays.stream(all)
                        .filter(value -> spelling.apply(value).equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> unknown(name, all, spelling)));
            }
        }
        if (given.isPresent() && chosen.isEmpty()) {
            throw unknown(name, all, spelling);
        }
        return chosen;
    }

    private static <T> ProblemException unknown(String name, T[] all, Function<T, String> spelling) {
        return ProblemException.badParameter(
                name, "must be one of: " + Arrays.stream(all).map(spelling).collect(Collectors.joining(", ")));
    }

    private Set<String> numbers(MultivaluedMap<String, String> query) {
        return text(query, "number").map(this::spellings).orElse(Set.of());
    }

    /** As typed, as the region reads it, and with the plus that arrives as a blank if it is not escaped in the URL. */
    private Set<String> spellings(String text) {
        Set<String> numbers = new LinkedHashSet<>(List.of(text, Numbers.typed(text, region)));
        if (text.matches("[0-9]{10,15}")) {
            numbers.add(Numbers.typed("+" + text, region));
        }
        return numbers;
    }

    private static Optional<String> text(MultivaluedMap<String, String> query, String name) {
        @Nullable List<String> values = query.get(name);
        if (values != null && values.size() > 1) {
            throw ProblemException.badParameter(name, "must be given once");
        }
        if (values != null && values.get(0).indexOf('\0') >= 0) {
            throw ProblemException.badParameter(name, "must not hold the character U+0000");
        }
        return values == null
                ? Optional.empty()
                : values.stream().map(String::strip).findFirst();
    }
}
