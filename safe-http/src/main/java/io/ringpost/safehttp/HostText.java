package io.ringpost.safehttp;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the host part of a URL says: a name, an address in its one accepted spelling, or something to refuse. */
sealed interface HostText {

    <T> T match(
            Function<String, ? extends T> name,
            BiFunction<String, InetAddress, ? extends T> address,
            Function<String, ? extends T> unreadable);

    /** A host name in lower case. */
    record Name(String host) implements HostText {
        @Override
        public <T> T match(
                Function<String, ? extends T> name,
                BiFunction<String, InetAddress, ? extends T> address,
                Function<String, ? extends T> unreadable) {
            return name.apply(host);
        }
    }

    /** An address literal. */
    record Literal(String host, InetAddress address) implements HostText {
        @Override
        public <T> T match(
                Function<String, ? extends T> name,
                BiFunction<String, InetAddress, ? extends T> address,
                Function<String, ? extends T> unreadable) {
            return address.apply(host, this.address);
        }
    }

    /** Neither, or a spelling that parsers read differently. */
    record Unreadable(String reason) implements HostText {
        @Override
        public <T> T match(
                Function<String, ? extends T> name,
                BiFunction<String, InetAddress, ? extends T> address,
                Function<String, ? extends T> unreadable) {
            return unreadable.apply(reason);
        }
    }

    /** Reads the host part, IPv6 with its brackets. */
    static HostText read(String text) {
        return text.startsWith("[") ? Texts.bracketed(text) : Texts.plain(text.toLowerCase(Locale.ROOT));
    }

    /** The grammar. */
    final class Texts {
        private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
        private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
        private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

        /** URL parsers read a host whose last label is such a number as an IPv4 address, in many spellings. */
        private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

        private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
                .allowAll(false)
                .allowEmpty(false)
                .allowPrefix(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .getIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .getParentBuilder()
                .getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .getParentBuilder()
                .toParams();

        private Texts() {}

        static HostText bracketed(String text) {
            return literal(text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT));
        }

        static HostText plain(String text) {
            if (text.isEmpty()) {
                return new Unreadable("the URL names no host");
            }
            if (text.endsWith(".")) {
                return new Unreadable("the host ends in a dot");
            }
            if (ENDS_IN_NUMBER.matcher(text).matches()) {
                return DOTTED_QUAD.matcher(text).matches()
                        ? literal(text)
                        : new Unreadable("an IPv4 address is written as four decimal numbers");
            }
            boolean name = text.length() <= 253 && NAME.matcher(text).matches();
            return name ? new Name(text) : new Unreadable("the host is no valid name");
        }

        private static HostText literal(String text) {
            try {
                IPAddress address = new IPAddressString(text, STRICT).toAddress();
                if (address == null || address.isMultiple()) {
                    return new Unreadable("the host is no single address");
                }
                return new Literal(text, address.toInetAddress());
            } catch (AddressStringException notAnAddress) {
                return new Unreadable("the host is no valid address");
            }
        }
    }
}
