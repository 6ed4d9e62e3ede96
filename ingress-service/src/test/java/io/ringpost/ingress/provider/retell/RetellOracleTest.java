package io.ringpost.ingress.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ringpost.ingress.fixture.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Retell's library is JavaScript, so its verdicts stand in a file that was written with it; a hundred thousand made-up
 * requests are judged beside what is known of each.
 */
class RetellOracleTest {
    private static final int REQUESTS = 100_000;
    private static final List<String> KEYS = List.of("key_newer", "key_older", "chave-\u00e1");
    private static final long[] EDGES = {0, 1, -1, 299_999, 300_000, 300_001, -299_999, -300_000, -300_001, 25_200_000};

    private final Random random = new Random(20_261_121);

    /** What was done to a genuine request, and whether it stays one. */
    private enum Change {
        NONE(true),
        OTHER_KEY(false),
        OTHER_BYTE(false),
        BYTE_MORE(false),
        OTHER_TIME(false),
        OTHER_DIGIT(false),
        UPPER_CASE(false),
        BLANK_BEHIND(false),
        SECONDS(false);

        private final boolean genuine;

        Change(boolean genuine) {
            this.genuine = genuine;
        }
    }

    @Test
    void isRightAboutEveryKeyByteAndMillisecond() {
        RetellSignature signature = new RetellSignature(KEYS);
        int taken = 0;
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = new byte[1 + random.nextInt(200)];
            random.nextBytes(body);
            long time = 1_700_000_000_000L + random.nextInt();
            long age = random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(900_000) - 450_000;
            Change change =
                    random.nextBoolean() ? Change.NONE : Change.values()[random.nextInt(Change.values().length)];
            String header = header(change, body, time);
            byte[] sent = sent(change, body);

            boolean ours = signature
                    .verify(header, sent, Instant.ofEpochMilli(time + age))
                    .match(by -> true, no -> false);

            if (ours != (change.genuine && age >= -300_000 && age <= 300_000)) {
                fail("judged %s: %s, %d ms old", ours, change, age);
            }
            taken += ours ? 1 : 0;
        }

        assertThat(taken).isBetween(REQUESTS / 4, REQUESTS * 3 / 4);
    }

    static Stream<String> vendorsVerdicts() throws IOException {
        try (InputStream file = RetellOracleTest.class.getResourceAsStream("/retell/vendor-verdicts.tsv")) {
            if (file == null) {
                throw new AssertionError("the verdicts are missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        }
    }

    /** Two forms that the vendor's library takes and its server never sends are not taken: capitals and leading zeros. */
    @ParameterizedTest
    @MethodSource("vendorsVerdicts")
    void saysWhatTheVendorsLibrarySays(String line) {
        String[] fields = line.split("\t", -1);
        String header = text(fields[2]);
        boolean vendor = Boolean.parseBoolean(fields[4]);
        boolean odd = !header.equals(header.toLowerCase(Locale.ROOT)) || header.startsWith("v=0");

        boolean ours = new RetellSignature(List.of(text(fields[0])))
                .verify(header, Base64.getDecoder().decode(fields[1]), Instant.ofEpochMilli(Long.parseLong(fields[3])))
                .match(by -> true, no -> false);

        assertThat(ours).isEqualTo(vendor && !odd);
    }

    private String header(Change change, byte[] body, long time) {
        String key = change == Change.OTHER_KEY ? "key_nobodys" : KEYS.get(random.nextInt(KEYS.size()));
        String header = Signing.retell(key, body, change == Change.SECONDS ? time / 1000 : time);
        return switch (change) {
            case UPPER_CASE ->
                header.substring(0, header.length() - 64) + capitals(header.substring(header.length() - 64));
            case OTHER_TIME -> header.replace("v=" + time, "v=" + (time + 1));
            case OTHER_DIGIT -> header.substring(0, header.length() - 1) + (header.endsWith("0") ? '1' : '0');
            case BLANK_BEHIND -> header + " ";
            default -> header;
        };
    }

    /** One letter at least is a capital then. */
    private static String capitals(String digest) {
        return "A" + digest.substring(1).toUpperCase(Locale.ROOT);
    }

    private byte[] sent(Change change, byte[] body) {
        byte[] sent = java.util.Arrays.copyOf(body, body.length + (change == Change.BYTE_MORE ? 1 : 0));
        if (change == Change.OTHER_BYTE) {
            sent[random.nextInt(sent.length)] ^= 1;
        }
        return sent;
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
