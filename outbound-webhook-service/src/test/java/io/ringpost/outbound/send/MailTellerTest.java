package io.ringpost.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ringpost.contract.alert.Alert;
import io.ringpost.local.FreePort;
import io.ringpost.local.OwnThread;
import io.ringpost.outbound.fixture.MailServer;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.ringpost.outbound.plan.alert.Saying;
import io.ringpost.outbound.plan.alert.Trouble;
import io.ringpost.outbound.store.ClaimedNotices;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;

class MailTellerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ClaimedNotices MESSAGE = new ClaimedNotices(
            Channel.MAIL,
            1,
            0,
            List.of(new Notice(
                    Trouble.of(new Alert(Instant.EPOCH, "disk-full", "ingress-0", "The disk is full.")),
                    Saying.FIRING,
                    null,
                    0,
                    0)));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void serverThatHangsIsLeftAndItsConnectionEnded() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> end = OwnThread.supply("hanging", () -> untilEnd(hanging));

            Telling telling = tell(hanging.getLocalPort(), Map.of("ringpost.alerts.mail-limit", "300ms"));

            assertThat(telling).isInstanceOfSatisfying(Telling.Untold.class, untold -> assertThat(untold.perhaps())
                    .isTrue());
            assertThat(end).succeedsWithin(SOON).isEqualTo(-1);
        }
    }

    @Test
    void addressThatIsRefusedKeepsTheMailFromNoOtherAndIsCounted() {
        int port = freePort();
        try (MailServer server = MailServer.start(port)) {
            Telling telling = tell(
                    port, Map.of("ringpost.alerts.emails", "ops@example.com, nobody@example.com,desk@example.com"));

            assertThat(telling).isEqualTo(new Telling.Sent(1));
            await().atMost(SOON).untilAsserted(() -> assertThat(server.mails("disk-full"))
                    .singleElement()
                    .satisfies(mail -> {
                        assertThat(mail.recipients()).containsExactly("ops@example.com", "desk@example.com");
                        assertThat(mail.text()).contains("From: Ringpost <ringpost@example.com>");
                    }));
        }
    }

    @Test
    void refusalIsSureAndWhatTheServerWritesIsNotTold() {
        int port = freePort();
        try (MailServer server = MailServer.start(port)) {
            server.answer(451);

            assertThat(tell(port, Map.of())).isEqualTo(new Telling.Untold("smtp_4xx", "code 451", null, false));
        }
        assertThat(tell(port, Map.of())).isInstanceOfSatisfying(Telling.Untold.class, untold -> {
            assertThat(untold.cause()).isEqualTo("unreachable");
            assertThat(untold.perhaps()).isFalse();
        });
    }

    @Test
    void serverWithoutStarttlsGetsNothingAndThatIsSaid() {
        int port = freePort();
        SMTPServer plain = SMTPServer.port(port)
                .bindAddress(Optional.of(InetAddress.getLoopbackAddress()))
                .build();
        plain.start();
        try {
            assertThat(tell(port, Map.of()))
                    .isEqualTo(new Telling.Untold("tls", "the server offers no STARTTLS", null, false));
        } finally {
            plain.stop();
        }
    }

    private static int untilEnd(ServerSocket hanging) {
        try (Socket socket = hanging.accept()) {
            int read = socket.getInputStream().read();
            while (read >= 0) {
                read = socket.getInputStream().read();
            }
            return read;
        } catch (IOException e) {
            return -2;
        }
    }

    private static int freePort() {
        return FreePort.take();
    }

    private Telling tell(int port, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ringpost.alerts.emails", "ops@example.com",
                "ringpost.alerts.smtp-host", "127.0.0.1",
                "ringpost.alerts.mail.port", Integer.toString(port),
                "ringpost.alerts.mail.from", "Ringpost <ringpost@example.com>",
                "ringpost.alerts.mail.username", MailServer.USER,
                "ringpost.alerts.mail.password", MailServer.PASSWORD,
                "ringpost.alerts.mail.trust-all", "true"));
        all.putAll(more);
        AlertSettings settings = new SmallRyeConfigBuilder()
                .withMapping(AlertSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .build()
                .getConfigMapping(AlertSettings.class);
        return new MailTeller(vertx, settings, new AlertChannels(settings))
                .tell(MESSAGE)
                .await()
                .atMost(SOON);
    }
}
