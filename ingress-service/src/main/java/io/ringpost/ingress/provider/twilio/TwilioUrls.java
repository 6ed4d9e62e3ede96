package io.ringpost.ingress.provider.twilio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which Twilio may have signed a URL: voice over HTTPS drops the port, messaging keeps it, and some channels
 * write the default port. Text is spliced, never parsed and printed, so that escapes stay as they were.
 */
final class TwilioUrls {
    private static final Pattern URL =
            Pattern.compile("(?i)(https?)://([^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)(?::(\\d*))?([/?][^#]*)?(?:#.*)?");
    private static final String QUOTE = "'";
    private static final String ESCAPED_QUOTE = "%27";

    private TwilioUrls() {}

    /** As given, without port or with the scheme's default port, without user; never with the fragment. */
    static Set<String> candidates(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Set.of(url);
        }
        String scheme = parts.group(1) + "://";
        String user = text(parts.group(2));
        Set<String> candidates = new LinkedHashSet<>();
        addPorts(scheme, parts, candidates);
        if (!user.isEmpty()) {
            addPorts(scheme + user, parts, candidates);
        }
        return candidates;
    }

    private static void addPorts(String before, Matcher parts, Set<String> candidates) {
        String head = before + parts.group(3);
        String port = text(parts.group(4));
        String tail = text(parts.group(5));
        String defaultPort = parts.group(1).equalsIgnoreCase("https") ? ":443" : ":80";
        addQuotes(head + (port.isEmpty() ? "" : ":" + port), tail, candidates);
        addQuotes(head + (port.isEmpty() ? defaultPort : ""), tail, candidates);
    }

    /** Some channels sign an apostrophe escaped that arrives plain. */
    private static void addQuotes(String head, String tail, Set<String> candidates) {
        candidates.add(head + tail);
        candidates.add(head + tail.replace(QUOTE, ESCAPED_QUOTE));
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }
}
