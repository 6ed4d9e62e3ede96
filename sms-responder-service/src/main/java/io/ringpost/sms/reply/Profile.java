package io.ringpost.sms.reply;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What replies from a number may say about whose number it is.
 *
 * @param region the country whose emergency number is named, if not the sender's
 */
public record Profile(
        Map<Placeholder, String> values, @Nullable String region) {
    /** The profile of a number that nobody described. */
    public static final Profile EMPTY = new Profile(Map.of(), null);

    public Profile {
        values = Map.copyOf(values);
    }

    /** What stands for a placeholder; blank is as good as nothing. */
    public Optional<String> value(Placeholder placeholder) {
        return Optional.ofNullable(values.get(placeholder)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
