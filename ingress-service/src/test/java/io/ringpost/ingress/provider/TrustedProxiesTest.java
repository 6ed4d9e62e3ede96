package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5|198.51.100.1|203.0.113.5",
                "10.1.2.3|198.51.100.1|198.51.100.1",
                "10.1.2.3|6.6.6.6, 198.51.100.1|198.51.100.1",
                "10.1.2.3|6.6.6.6, 198.51.100.1, 10.9.9.9|198.51.100.1",
                "10.1.2.3|198.51.100.1:4711|198.51.100.1",
                "10.1.2.3|[2001:db8::1]:4711|2001:db8:0:0:0:0:0:1",
                "10.1.2.3|not an address|10.1.2.3",
                "10.1.2.3|198.51.100.0/24|10.1.2.3",
                "10.1.2.3|*|10.1.2.3",
                "10.1.2.3|198.51.100|10.1.2.3",
                "10.1.2.3|0xc6336401|10.1.2.3",
                "10.1.2.3|198.51.100.1/32|10.1.2.3",
                "10.1.2.3|::ffff:198.51.100.1|198.51.100.1",
                "::ffff:10.1.2.3|198.51.100.1|198.51.100.1",
                "10.1.2.3|198.51.100.1, evil.example|10.1.2.3",
                "10.1.2.3|''|10.1.2.3",
            })
    void takesTheRightMostAddressThatIsNoProxy(String peer, String forwarded, String client)
            throws UnknownHostException {
        RequestHeaders headers = RequestHeaders.of(Map.of("X-Forwarded-For", forwarded));

        WebhookRequest.Sender sender = proxies.sender(InetAddress.getByName(peer), headers);

        assertThat(sender.address().getHostAddress()).isEqualTo(client);
        assertThat(sender.throughTrustedProxy()).isEqualTo(peer.contains("10."));
    }

    @Test
    void namesTheSettingThatIsNoNetwork() {
        assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/8", "proxy.internal")))
                .hasMessageContaining("RINGPOST_TRUSTED_PROXIES")
                .hasMessageContaining("proxy.internal");
    }
}
