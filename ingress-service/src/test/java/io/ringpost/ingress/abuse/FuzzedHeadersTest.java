package io.ringpost.ingress.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Hostile;
import io.ringpost.ingress.provider.AddressLiteral;
import io.ringpost.ingress.provider.EventTimes;
import io.ringpost.ingress.provider.RequestHeaders;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookRequest.Sender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** SE-10: what strangers write into headers moves nobody's address, and no clock out of its range. */
class FuzzedHeadersTest {
    private static final TrustedProxies PROXIES = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"));

    @Property
    void aStrangerIsWhoHeConnectsFromWhateverHeSays(@ForAll @Size(4) byte[] peer, @ForAll("lines") String forwarded)
            throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(peer);
        if (peer[0] != 10) {
            assertThat(PROXIES.sender(address, headers(forwarded))).isEqualTo(new Sender(address, false));
        }
    }

    @Property
    void behindAProxyOnlyItsOwnLastWordCounts(@ForAll("lines") String forged, @ForAll @Size(4) byte[] client)
            throws UnknownHostException {
        InetAddress proxy = InetAddress.getByName("10.1.2.3");
        InetAddress address = InetAddress.getByAddress(client);
        if (client[0] != 10) {
            Sender sender = PROXIES.sender(proxy, headers(forged + "," + address.getHostAddress()));

            assertThat(sender).isEqualTo(new Sender(address, true));
        }
    }

    @Property
    void anAddressIsReadAsItIsWritten(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(AddressLiteral.read(address.getHostAddress())).hasValue(address);
        assertThat(AddressLiteral.read("[" + address.getHostAddress() + "]:443"))
                .hasValue(address);
    }

    @Property
    void whateverIsNoAddressIsNone(@ForAll("lines") String line) {
        AddressLiteral.read(line)
                .ifPresent(address -> assertThat(address.getAddress().length).isIn(4, 16));
    }

    @Property
    void noTimeIsOutOfRange(@ForAll("lines") String line) {
        for (var time : List.of(EventTimes.epoch(line), EventTimes.iso(line), EventTimes.rfc2822(line))) {
            time.ifPresent(instant -> assertThat(instant)
                    .isBetween(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z")));
        }
    }

    @Provide
    Arbitrary<String> lines() {
        return Hostile.line();
    }

    private static RequestHeaders headers(String forwarded) {
        return RequestHeaders.of(Map.of("X-Forwarded-For", forwarded));
    }
}
