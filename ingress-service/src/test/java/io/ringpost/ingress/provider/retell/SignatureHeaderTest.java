package io.ringpost.ingress.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SignatureHeaderTest {
    private static final Pattern FORM = Pattern.compile("v=(0|[1-9][0-9]{0,15}),d=([0-9a-f]{64})");
    private static final long LATEST = (1L << 53) - 1;

    @Property
    void readsTheFormAndNothingElse(@ForAll("headers") String header) {
        Matcher form = FORM.matcher(header);
        Optional<SignatureHeader> read = SignatureHeader.read(header);

        boolean right = form.matches() && Long.parseLong(form.group(1)) <= LATEST;
        assertThat(read.isPresent()).isEqualTo(right);
        read.ifPresent(parts -> {
            assertThat(parts.time()).isEqualTo(form.group(1));
            assertThat(parts.signedAt().toEpochMilli()).isEqualTo(Long.parseLong(form.group(1)));
            assertThat(parts.digest()).asHexString().isEqualToIgnoringCase(form.group(2));
        });
    }

    /** Right ones, those around the limits, and right ones of which a character is another. */
    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> times = Arbitraries.oneOf(
                Arbitraries.of("", "0", "00", "01", "-1", "9007199254740991", "9007199254740992", "99999999999999999"),
                Arbitraries.longs().between(0, 1L << 54).map(String::valueOf));
        Arbitrary<String> digests = Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
                Arbitraries.strings()
                        .withChars("0123456789abcdefA ")
                        .ofMinLength(62)
                        .ofMaxLength(66));
        Arbitrary<String> whole =
                Combinators.combine(times, digests).as((time, digest) -> "v=" + time + ",d=" + digest);
        Arbitrary<String> changed = Combinators.combine(
                        whole,
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.strings().ascii().ofMaxLength(2))
                .as((header, at, other) -> header.substring(0, Math.min(at, header.length()))
                        + other
                        + header.substring(Math.min(at + 1, header.length())));
        return Arbitraries.oneOf(whole, changed, Arbitraries.strings());
    }
}
