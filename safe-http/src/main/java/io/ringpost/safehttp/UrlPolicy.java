package io.ringpost.safehttp;

import io.ringpost.safehttp.UrlVerdict.Refused;
import io.ringpost.safehttp.UrlVerdict.Usable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges a URL by its text alone: pure, so the same rule answers when an endpoint is created, tested and called.
 * It takes one spelling of each host and refuses those that another parser may read differently.
 *
 * @param guard which addresses may be called
 * @param httpsOnly whether plain http is refused
 */
public record UrlPolicy(AddressGuard guard, boolean httpsOnly) {

    private static final int MAX_LENGTH = 2048;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern SHAPE =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)(?<rest>.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(?<port>[0-9]{1,5}))?");

    /** Whether the URL may be called, and if not, why. */
    public UrlVerdict check(String url) {
        if (url.length() > MAX_LENGTH) {
            return bad("the URL is longer than " + MAX_LENGTH + " characters");
        }
        if (!PRINTABLE.matcher(url).matches()) {
            return bad(
                    "the URL holds spaces, control or non-ASCII characters; write them percent-encoded, a host as xn--");
        }
        if (url.indexOf('\\') >= 0) {
            return bad("the URL holds a backslash");
        }
        Matcher shape = SHAPE.matcher(url);
        return shape.matches() ? scheme(shape) : bad("the URL is not of the form https://host/path");
    }

    private UrlVerdict scheme(Matcher shape) {
        String scheme = shape.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return bad("only https and http can be called");
        }
        if (httpsOnly && !scheme.equals("https")) {
            return new Refused(FailureCode.HTTPS_REQUIRED, "only https is allowed here");
        }
        String authority = shape.group("authority");
        if (authority.indexOf('@') >= 0) {
            return bad("the URL holds a user name or password; use a header or the signature instead");
        }
        String rest = shape.group("rest");
        if (rest.indexOf('#') >= 0) {
            return bad("the URL holds a fragment (#), which is never sent");
        }
        return authority(scheme.equals("https"), authority, rest);
    }

    private UrlVerdict authority(boolean tls, String authority, String rest) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return bad("the host or port cannot be read");
        }
        String digits = parts.group("port");
        int port = digits == null ? (tls ? 443 : 80) : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            return bad("the port is not between 1 and 65535");
        }
        String path = rest.startsWith("/") ? rest : "/" + rest;
        return HostText.read(parts.group("host"))
                .match(
                        name -> new Usable(new Target(tls, name, port, path, null)),
                        (text, address) -> guard.allows(address)
                                ? new Usable(new Target(tls, text, port, path, address))
                                : new Refused(
                                        FailureCode.FORBIDDEN_ADDRESS,
                                        "the address is in a range that outgoing calls may not reach"),
                        UrlPolicy::bad);
    }

    private static Refused bad(String reason) {
        return new Refused(FailureCode.BAD_URL, reason);
    }
}
