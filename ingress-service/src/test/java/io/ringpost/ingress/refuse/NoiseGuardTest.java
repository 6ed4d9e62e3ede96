package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseGuardTest {
    private final NoiseGuard guard = new NoiseGuard(Settings.of(
            NoiseSettings.class, Map.of("ringpost.refuse.per-minute", "5", "ringpost.refuse.addresses", "1000")));

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7, 429",
        "198.51.100.7, ::ffff:198.51.100.7, 429",
        "198.51.100.7, 198.51.100.8, 403",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, 429",
        "2001:db8:1:2::1, 2001:db8:1:3::1, 403",
        "::1, ::2, 429",
        "::c633:6407, 198.51.100.7, 403",
    })
    void countsAnIpv4AddressAndAnIpv6LineAsOneSender(String noisy, String other, int status) {
        flood(noisy);

        assertThat(guard.judge(RefusalCause.TOKEN_WRONG, address(other)).status())
                .isEqualTo(status);
    }

    @Test
    void remembersNoMoreAddressesThanItMayHoweverManyCome() throws UnknownHostException {
        byte[] bytes = address("2001:db8::1").getAddress();
        for (int line = 0; line < 100_000; line++) {
            bytes[5] = (byte) (line >> 16);
            bytes[6] = (byte) (line >> 8);
            bytes[7] = (byte) line;
            var unused = guard.judge(RefusalCause.TOKEN_WRONG, InetAddress.getByAddress(bytes));
        }

        assertThat(guard.remembered()).isLessThanOrEqualTo(1000);
    }

    @Test
    void neverTurnsAwayWhoIsProven() {
        flood("198.51.100.7");

        for (RefusalCause cause : new RefusalCause[] {
            RefusalCause.UNREADABLE_BODY,
            RefusalCause.INVALID_EVENT,
            RefusalCause.CANNOT_BE_KEPT,
            RefusalCause.OVERLOADED
        }) {
            assertThat(guard.judge(cause, address("198.51.100.7"))).isEqualTo(cause);
        }
    }

    private void flood(String address) {
        for (int i = 0; i < 40; i++) {
            var unused = guard.judge(RefusalCause.NOT_FOUND, address(address));
        }
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
