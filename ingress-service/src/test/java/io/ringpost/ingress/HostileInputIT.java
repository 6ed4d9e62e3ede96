package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.junit.LocalServers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What would trouble a parser is kept byte for byte. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class HostileInputIT {
    private Ingress ingress;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\"lone\":\"\\ud800\"",
                "\"twice\":1,\"twice\":2",
                "\"deep\":" + "[".repeat(50_000) + "]".repeat(50_000),
                "\"nul\":\"\u0000 \\u0000\"",
                "\"huge\":" + "9".repeat(20_000) + ",\"e\":1e999999",
                "\"bidi\":\"\u202e\uFFFF\"",
                "\"key\":{\"\":{\"\":null}}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsHostileJson(String member) {
        String id = UUID.randomUUID().toString();
        byte[] body = ("{" + member + ",\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        int status = ingress.wavoip(body).statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(ingress.record(Provider.WAVOIP, id).value()).isEqualTo(body);
    }

    @Test
    void keepsBrokenUtf8() {
        String id = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("{\"type\":\"CALL\",\"whatsapp_call_id\":\"" + id + "\",\"t\":\"").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xC0, (byte) 0xAF, (byte) 0xFF});
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        int status = ingress.wavoip(body.toByteArray()).statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(ingress.record(Provider.WAVOIP, id).value()).isEqualTo(body.toByteArray());
    }

    @Test
    void keepsTheByteOrderMark() {
        String id = UUID.randomUUID().toString();
        byte[] body = ("\uFEFF{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + id + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ingress.retell("/webhook", body).statusCode()).isEqualTo(200);
        assertThat(ingress.record(Provider.RETELL, id).value()).isEqualTo(body);
    }
}
