package io.ringpost.sms.reply;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reply's text with placeholders such as {@code {{phone}}}. */
public record Template(String text) {
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

    /** The words between braces that no profile knows. */
    public List<String> unknown() {
        return HOLE.matcher(text)
                .results()
                .map(hole -> hole.group(1))
                .filter(word -> Placeholder.byWord(word).isEmpty())
                .distinct()
                .toList();
    }

    /** Whether braces stand in it that open or close no placeholder. */
    public boolean hasStrayBraces() {
        String rest = HOLE.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}");
    }

    /** The text for a profile; empty if the profile does not know all that it names. */
    public Optional<String> fill(Profile profile) {
        boolean complete = HOLE.matcher(text).results().allMatch(hole -> value(hole, profile)
                .isPresent());
        return complete
                ? Optional.of(HOLE.matcher(text)
                        .replaceAll(hole ->
                                Matcher.quoteReplacement(value(hole, profile).orElse(""))))
                : Optional.empty();
    }

    private static Optional<String> value(MatchResult hole, Profile profile) {
        return Placeholder.byWord(hole.group(1)).flatMap(profile::value);
    }
}
