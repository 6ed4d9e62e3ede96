package io.ringpost.ingress.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressHintTest {
    private final AddressGate allowed =
            new AddressGate("VOIPMS_ALLOWED_IPS", List.of("184.75.215.0/24", "2001:db8::/32"));

    @Test
    void namesTheHopThatWasLostBehindAProxyThatNobodyTrusts() {
        Requests request = request().from("10.1.2.3").header("X-Forwarded-For", "9.9.9.9, 184.75.215.7, 10.9.9.9");

        assertThat(hint(request))
                .startsWith(
                        "The connection comes from 10.1.2.0/24, which RINGPOST_TRUSTED_PROXIES does not name, and hop 2"
                                + " of 3 in X-Forwarded-For is in VOIPMS_ALLOWED_IPS")
                .doesNotContain("10.1.2.3", "184.75.215.7");
    }

    @Test
    void namesTheHopThatIsNoTrustedProxy() {
        Requests request =
                request().from("198.51.100.4").throughProxy().header("X-Forwarded-For", "2001:db8::7, 198.51.100.4");

        assertThat(hint(request))
                .startsWith("198.51.100.0/24 is taken for the sender because it is no trusted proxy, and hop 1 of 2")
                .contains("add it to RINGPOST_TRUSTED_PROXIES");
    }

    @Test
    void saysThatAProxyForwardsNothing() {
        assertThat(hint(request().from("10.1.2.3").throughProxy()))
                .isEqualTo("10.1.2.0/24 is not in VOIPMS_ALLOWED_IPS: a trusted proxy sends no X-Forwarded-For.");
        assertThat(hint(request().from("9.9.9.9").throughProxy().header("X-Forwarded-For", "9.9.9.9, nonsense")))
                .isEqualTo("9.9.9.0/24 is not in VOIPMS_ALLOWED_IPS, and no hop of 2 in X-Forwarded-For is.");
    }

    @Test
    void tellsAPrivateAddressFromAStranger() {
        assertThat(hint(request().from("10.1.2.3"))).contains("it is a private address");
        assertThat(hint(request().from("127.0.0.1"))).contains("it is a private address");
        assertThat(hint(request().from("203.0.113.9"))).contains("the provider may have new addresses");
    }

    private String hint(Requests request) {
        return allowed.hint(request.build());
    }

    private static Requests request() {
        return Requests.to(Provider.VOIPMS, "/webhooks/voipms/sms/incoming", "sms");
    }
}
