package io.ringpost.ingress.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    private final PublicUrl unset = new PublicUrl(List.of("", " "));

    @Test
    void blanksAreNoBaseUrl() {
        assertThat(unset.isEmpty()).isTrue();
        assertThat(unset.base(request().build())).isEmpty();
    }

    @Test
    void aSlashAtTheEndIsNoPartOfTheBase() {
        PublicUrl url = new PublicUrl(List.of("https://public.example.com/"));

        assertThat(url.base(request().build())).isEqualTo("https://public.example.com");
        assertThat(url.of(request().query("a=1").build())).containsExactly("https://public.example.com/webhook?a=1");
    }

    @ParameterizedTest
    @CsvSource({
        "https, public.example.com, https://public.example.com",
        "http, public.example.com:8080, http://public.example.com:8080",
        "gopher, public.example.com, https://public.example.com",
        "https, [2001:db8::1]:443, https://[2001:db8::1]:443"
    })
    void aProxySaysWhatWasCalled(String scheme, String host, String base) {
        Requests request = request().throughProxy().header("X-Forwarded-Proto", scheme);

        assertThat(unset.base(request.header("X-Forwarded-Host", host).build())).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/x", "user@evil.example", "evil.example:123456", "a b", "\"quoted\""})
    void whatIsNoHostIsNotBelieved(String host) {
        Requests request = request().throughProxy();

        assertThat(unset.base(request.header("X-Forwarded-Host", host).build())).isEmpty();
        assertThat(PublicUrl.isHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel", "/tel/", "/a?b", "//evil.example"})
    void whatIsNoPathIsNotBelieved(String prefix) {
        Requests request = request().throughProxy().header("X-Forwarded-Host", "public.example.com");
        request.header("X-Forwarded-Prefix", prefix);

        assertThat(unset.base(request.build())).isEmpty();
        assertThat(PublicUrl.prefix(request.build().headers())).isEmpty();
    }

    @Test
    void anEmptyForwardedHostLeavesTheProxysOwn() {
        Requests request = request().throughProxy().header("Host", "seen.example.com");

        assertThat(unset.base(request.header("X-Forwarded-Host", "public.example.com, ")
                        .build()))
                .isEqualTo("https://seen.example.com");
    }

    private static Requests request() {
        return Requests.to(Provider.TWILIO, "/webhook", "call-status");
    }
}
