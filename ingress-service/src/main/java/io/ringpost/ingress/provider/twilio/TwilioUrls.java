package io.ringpost.ingress.provider.twilio;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which Twilio may have signed a URL: voice over HTTPS drops the port, messaging keeps it, and some channels
 * write the default port. Text is spliced, never parsed and printed, so that escapes stay as they were.
 */
final class TwilioUrls {
    private static final Pattern URL =
            Pattern.compile("(?i)(https?)://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)(?::(\\d*))?([/?][^#]*)?(?:#.*)?");

    private TwilioUrls() {}

    /** As given, without port, with the scheme's default port; without user and fragment in any case. */
    static Set<String> candidates(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Set.of(url);
        }
        String scheme = parts.group(1);
        String head = scheme + "://" + parts.group(2);
        String port = parts.group(3);
        String tail = parts.group(4) == null ? "" : parts.group(4);
        Set<String> candidates = new LinkedHashSet<>();
        if (port != null && !port.isEmpty()) {
            candidates.add(head + ":" + port + tail);
            candidates.add(head + tail);
        } else {
            candidates.add(head + tail);
            candidates.add(head + (scheme.equalsIgnoreCase("https") ? ":443" : ":80") + tail);
        }
        return candidates;
    }
}
