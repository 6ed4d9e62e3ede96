package io.ringpost.safehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No spelling and no wrapping makes a forbidden address callable. */
class AddressGuardPropertyTest {

    private static final List<int[]> FORBIDDEN = List.of(
            new int[] {0x0a000000, 8},
            new int[] {0x7f000000, 8},
            new int[] {0x00000000, 8},
            new int[] {0x64400000, 10},
            new int[] {0xa9fe0000, 16},
            new int[] {0xac100000, 12},
            new int[] {0xc0a80000, 16},
            new int[] {0xe0000000, 4},
            new int[] {0xf0000000, 4});

    private final AddressGuard guard = AddressGuard.strict();
    private final UrlPolicy policy = new UrlPolicy(guard, false);

    @Property
    void noWrappingOfAForbiddenAddressIsAllowed(@ForAll("forbidden") int address, @ForAll("wrappings") byte[] prefix)
            throws UnknownHostException {
        byte[] wrapped = new byte[16];
        System.arraycopy(prefix, 0, wrapped, 0, prefix.length);
        int at = prefix.length == 2 ? 2 : 12;
        System.arraycopy(bytes(address), 0, wrapped, at, 4);

        assertThat(guard.allows(InetAddress.getByAddress(wrapped))).isFalse();
        assertThat(guard.allows(InetAddress.getByAddress(bytes(address)))).isFalse();
    }

    @Property
    void noSpellingOfAForbiddenAddressIsUsable(
            @ForAll("forbidden") int address, @ForAll("spellings") Function<Integer, String> spelling) {
        String url = "http://" + spelling.apply(address) + "/hook";

        boolean usable = policy.check(url).match(yes -> true, no -> false);

        assertThat(usable).as(url).isFalse();
    }

    @Property
    void aUrlOfAnyTextIsJudgedAndNeverThrows(@ForAll String text) {
        assertThat(policy.check("https://" + text)).isNotNull();
        assertThat(policy.check(text)).isNotNull();
    }

    @Provide
    Arbitrary<Integer> forbidden() {
        return Arbitraries.of(FORBIDDEN)
                .flatMap(range -> Arbitraries.integers().map(bits -> range[0] | (bits >>> range[1])));
    }

    @Provide
    Arbitrary<byte[]> wrappings() {
        byte[] mapped = new byte[12];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        byte[] nat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] localNat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1, 0, 0, 0, 0, 0, 0};
        byte[] sixToFour = {0x20, 0x02};
        return Arbitraries.of(List.of(new byte[12], mapped, nat64, localNat64, sixToFour));
    }

    @Provide
    Arbitrary<Function<Integer, String>> spellings() {
        return Arbitraries.of(List.of(
                AddressGuardPropertyTest::quad,
                address -> quad(address) + ".",
                address -> quad(address) + ":80",
                address -> "user@" + quad(address),
                address -> Integer.toUnsignedString(address),
                address -> "0x" + Integer.toHexString(address),
                address -> "0X" + Integer.toHexString(address).toUpperCase(Locale.ROOT),
                address -> "0" + Integer.toOctalString(address),
                address -> parts(address, "0x%x"),
                address -> parts(address, "0%o"),
                address -> parts(address, "%03d"),
                address -> (address >>> 24) + "." + (address & 0xffffff),
                address -> (address >>> 24) + "." + ((address >>> 16) & 0xff) + "." + (address & 0xffff),
                address -> "[::ffff:" + quad(address) + "]",
                address -> "[::ffff:" + hexPairs(address) + "]",
                address -> "[::" + hexPairs(address) + "]",
                address -> "[64:ff9b::" + quad(address) + "]",
                address -> "[2002:" + hexPairs(address) + "::1]",
                address -> "[::ffff:" + quad(address) + "%25eth0]",
                address -> quad(address).replace('.', '\u3002'),
                address -> fullWidth(quad(address)),
                address -> "%" + Integer.toHexString('0' + quad(address).charAt(0) - '0')
                        + quad(address).substring(1),
                address -> "public.example\\@" + quad(address)));
    }

    private static String quad(int address) {
        return parts(address, "%d");
    }

    private static String parts(int address, String format) {
        return String.format(
                Locale.ROOT,
                String.join(".", List.of(format, format, format, format)),
                address >>> 24,
                (address >>> 16) & 0xff,
                (address >>> 8) & 0xff,
                address & 0xff);
    }

    private static String hexPairs(int address) {
        return Integer.toHexString(address >>> 16) + ":" + Integer.toHexString(address & 0xffff);
    }

    private static String fullWidth(String digits) {
        return digits.chars()
                .map(c -> c == '.' ? c : c - '0' + '\uff10')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(int address) {
        return new byte[] {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
    }
}
