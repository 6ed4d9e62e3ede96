package io.ringpost.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import io.ringpost.local.receive.SocketServer;
import io.ringpost.local.simulate.ProviderSecrets;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.Environment;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final ProviderSecrets SECRETS =
            new ProviderSecrets(new TwilioAccount("AC1", "12345"), "retell-key", "v", "w", "api-key");

    private final List<Request> ingressGot = new CopyOnWriteArrayList<>();
    private final List<Request> registered = new CopyOnWriteArrayList<>();
    private final SocketServer ingress = SocketServer.start(0, (request, reply) -> {
        ingressGot.add(request);
        reply.json(200, "{}");
    });
    private final SocketServer outbound = SocketServer.start(0, this::endpoints);
    private final Ports ports =
            Ports.of(new Environment(Map.of(Port.OUTBOUND_WEBHOOK.variable(), Integer.toString(outbound.port()))));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        ingress.close();
        outbound.close();
    }

    @Test
    void playsAllAndTellsWhatToLookAt() {
        demo().play();

        assertThat(ingressGot)
                .extracting(Request::path)
                .contains(
                        "/webhooks/twilio/incoming-call",
                        "/webhooks/retell/call-events",
                        "/webhooks/wavoip",
                        "/webhooks/voipms/call/cdr",
                        "/webhooks/voipms/sms/incoming",
                        "/api/v1/events");
        assertThat(ingressGot)
                .filteredOn(one -> one.text().contains("recording.wav"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.text()).contains(ports.url(Port.SIMULATOR) + "/call_"));
        assertThat(said())
                .contains("Demo: a call that the agent answers, answered 11 x 200")
                .contains("curl -H 'Authorization: Bearer api-key' 'http://localhost:3002/api/v1/recordings'");
    }

    @Test
    void registersItsCrmOnce() {
        demo().play();
        demo().play();

        assertThat(registered).singleElement().satisfies(one -> {
            assertThat(one.header("authorization")).isEqualTo("Bearer api-key");
            assertThat(one.text()).contains("\"http://localhost:3100/webhook\"", "sua_chave_secreta");
        });
        assertThat(said()).contains("was registered at", "is registered at");
    }

    @Test
    void saysThatAServiceIsAway() {
        ingress.close();

        demo().play();

        assertThat(said()).contains("Demo: ended early");
    }

    private Demo demo() {
        String base = "http://localhost:" + ingress.port();
        SimulatorSettings simulator = new SimulatorSettings(0, base, base, SECRETS);
        return new Demo(ports, simulator, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void endpoints(Request request, Reply reply) throws IOException {
        if (request.method().equals("POST")) {
            registered.add(request);
            reply.json(201, "{}");
        } else {
            reply.json(
                    200,
                    registered.isEmpty()
                            ? "{\"items\":[]}"
                            : "{\"items\":[" + registered.get(0).text() + "]}");
        }
    }
}
