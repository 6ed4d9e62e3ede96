package io.ringpost.ingress.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.start.Command;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.fixture.Signing;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    private static final Map<String, String> FORM = Map.of("CallSid", "CA1", "From", "+5533999887766");
    private static final String ROUTE = "/webhooks/twilio/call-status";
    private static final String RETELL = "{\"event\":\"call_ended\"}";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "ringpost.twilio.auth-token",
            "secret",
            "ringpost.twilio.base-url",
            "https://hooks.example.com",
            "ringpost.retell.api-key",
            "key_secret",
            "ringpost.wavoip.webhook-token",
            "way-in",
            "RINGPOST_TRUSTED_PROXIES",
            "10.0.0.0/8,192.0.2.1"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void isACommandOfTheJar() {
        assertThat(ServiceLoader.load(Command.class))
                .anyMatch(command -> command.name().equals("explain-refusal"));
    }

    @Test
    void knowsAGenuineRequestPastedWithEitherLineEnd() {
        String pasted = twilio("https://hooks.example.com" + ROUTE);

        assertThat(run(pasted)).isEqualTo(Command.DONE);
        assertThat(run(pasted.replace("\r\n", "\n") + "\n")).isEqualTo(Command.DONE);
        assertThat(run("\n" + pasted.replace("POST /", "POST https://hooks.example.com/")))
                .isEqualTo(Command.DONE);
        assertThat(said()).contains("route: twilio " + ROUTE, "genuine: TWILIO_AUTH_TOKEN#1");
    }

    @Test
    void namesTheMistakeOfARefusedOne() {
        int status = run(twilio("http://hooks.example.com" + ROUTE));

        assertThat(status).isEqualTo(Command.PARTLY);
        assertThat(said())
                .contains("refused: signature_wrong", "hint: The signature matches with http: check WEBHOOK_BASE_URL.")
                .doesNotContain("+5533999887766");
    }

    @Test
    void judgesTheTimeByWhenItArrived() {
        String signed = Signing.retell("key_secret", bytes(RETELL), Requests.NOW.toEpochMilli());
        String pasted = "POST /webhook HTTP/1.1\r\nContent-Type: application/json\r\nX-Retell-Signature: " + signed
                + "\r\nContent-Length: " + RETELL.length() + "\r\n\r\n" + RETELL + "\r\n\r\n";

        assertThat(run(pasted)).isEqualTo(Command.DONE);
        assertThat(run(pasted, "--at", "2026-03-04T12:06:07Z")).isEqualTo(Command.PARTLY);
        assertThat(said()).contains("refused: signature_stale").contains("7 h 0 min behind");
    }

    @Test
    void findsTheSenderBehindItsProxies() {
        settings.put("ringpost.wavoip.allowed-ips", "198.51.100.0/24");
        String pasted = "POST /webhooks/wavoip/way-in HTTP/1.1\nX-Forwarded-For: 198.51.100.9\n\n{}";

        assertThat(run(pasted, "--from", "10.1.1.1")).isEqualTo(Command.DONE);
        assertThat(run(pasted, "--from", "172.16.1.1")).isEqualTo(Command.PARTLY);
        assertThat(said())
                .contains("The connection comes from 172.16.1.0/24")
                .contains("route: wavoip /webhooks/wavoip/{token}");
    }

    @Test
    void fallsBackToTheCausesOwnHint() {
        assertThat(run("POST " + ROUTE + " HTTP/1.1\n\n")).isEqualTo(Command.PARTLY);
        assertThat(said()).contains("refused: signature_missing", "hint: Only the provider");
    }

    @Test
    void saysWhatIsMissing() {
        String pasted = twilio("https://hooks.example.com" + ROUTE);

        assertThat(run(pasted.substring(0, pasted.length() - 2))).isEqualTo(Command.PARTLY);
        assertThat(said()).contains("note: the body is 2 bytes shorter than its Content-Length says");
    }

    @Test
    void knowsNoRouteThere() {
        assertThat(run("GET " + ROUTE + "/ HTTP/1.1\n\n")).isEqualTo(Command.PARTLY);
        assertThat(said()).contains("refused: not_found");
    }

    @Test
    void namesTheSettingThatKeepsARouteClosed() {
        settings.remove("ringpost.twilio.base-url");
        settings.remove("RINGPOST_TRUSTED_PROXIES");

        assertThat(run(twilio("x"))).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("WEBHOOK_BASE_URL is not set");
    }

    @Test
    void namesASettingThatIsMalformed() {
        settings.put("ringpost.twilio.allowed-ips", "everyone");

        assertThat(run(twilio("x"))).isEqualTo(78);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("TWILIO_ALLOWED_IPS: everyone");
    }

    @Test
    void wantsARequestAndKnownOptions() {
        assertThat(run("hello")).isEqualTo(Command.USAGE);
        assertThat(run("")).isEqualTo(Command.USAGE);
        assertThat(run("GET mailto:x HTTP/1.1\n\n")).isEqualTo(Command.USAGE);
        assertThat(run(twilio("x"), "--at")).isEqualTo(Command.USAGE);
        assertThat(run(twilio("x"), "--at", "yesterday")).isEqualTo(Command.USAGE);
        assertThat(run(twilio("x"), "--from", "localhost")).isEqualTo(Command.USAGE);
        assertThat(run(twilio("x"), "--to", "me")).isEqualTo(Command.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: explain-refusal", "is no HTTP request");
    }

    private static String twilio(String signedUrl) {
        String body = Requests.encode(FORM);
        return "POST " + ROUTE + " HTTP/1.1\r\nHost: hooks.example.com\r\nContent-Type: " + Requests.FORM
                + "\r\nX-Twilio-Signature: " + Signing.twilio("secret", signedUrl, FORM) + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private int run(String pasted, String... arguments) {
        Clock clock = Clock.fixed(Requests.NOW, ZoneOffset.UTC);
        return new ExplainCommand(new ByteArrayInputStream(bytes(pasted)), clock)
                .run(List.of(arguments), config(), print(out), print(err));
    }

    private Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
