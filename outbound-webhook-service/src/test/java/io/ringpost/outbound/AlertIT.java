package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.local.receive.CrmReceiver;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.MailServer;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.send.FreshStart;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class AlertIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "sua_chave_secreta";
    private static final String CHAT = setting("SLACK_WEBHOOK_URL");

    private final String rule = "prova-" + UUID.randomUUID().toString().substring(0, 13);
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String chatPath = URI.create(CHAT).getPath();

    @Inject
    FreshStart fresh;

    private TopicWriter kafka;
    private MailServer mail;
    private CrmReceiver chat;

    @BeforeEach
    void start() {
        // What other tests raised while no server listened is none of these tests' business.
        Planted.execute("update alert_said set due_at = null");
        Planted.execute("update alert_channel set failures = 0, next_at = now()");
        kafka = LocalServers.kafka().writer();
        mail = MailServer.start(Integer.parseInt(setting("SMTP_PORT")));
        chat = CrmReceiver.start(URI.create(CHAT).getPort(), SECRET);
    }

    @AfterEach
    void stop() {
        chat.close();
        mail.close();
        kafka.close();
    }

    @Test
    void alertIsSaidOnceOnEachChannelHoweverOftenItIsRaisedAndItsEndOnce() {
        subscribe("ouvinte");
        raise(firing(0));
        raise(firing(1));
        raise(firing(1));
        awaitSaid(1);

        raise(firing(2).critical().recovered());
        awaitSaid(2);
        raise(new Alert(start.plusSeconds(3), rule, "it", "It is over still.").recovered());
        awaitKept("It is over still.");
        raise(new Alert(start, rule, "another", "It is so too."));
        awaitSaid(3);

        assertThat(mail.mails(rule)).allSatisfy(one -> {
            assertThat(one.recipients()).containsExactly("ops@example.com", "desk@example.com");
            assertThat(one.text()).contains("Auto-Submitted: auto-generated", "From: ringpost@example.com");
        });
        assertThat(mail.mails(rule).get(0).subject()).contains("[Ringpost] Alerta (firing, warning): " + rule + " it");
        assertThat(mail.mails(rule).get(1).subject()).contains("[Ringpost] Resolvido (recovered, critical): " + rule);
        assertThat(said().get(1).body())
                .contains("*[Ringpost] Resolvido (recovered, critical): " + rule + " it*")
                .contains("&lt;so&gt; &amp; so");
        assertThat(heard("ouvinte"))
                .allMatch(ReceivedRequest::verified)
                .extracting(one -> one.headers().get("x-webhook-event"))
                .containsOnly("alerta.disparado");
        assertThat(heard("ouvinte").get(1).body())
                .contains("\"state\":\"recovered\"", "\"severity\":\"critical\"", "\"times\":2");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("ringpost_alerts_told_total{channel=\"mail\",saying=\"recovered\"}");
    }

    @Test
    void mailServerThatRefusesOrIsAwayKeepsNobodyElseWaitingAndGetsTheMailLater() {
        subscribe("ouvinte");
        try (LogCapture log = LogCapture.start()) {
            mail.answer(451);
            raise(firing(0));
            await().atMost(SOON)
                    .until(() -> mail.refused() >= 2
                            && said().size() == 1
                            && heard("ouvinte").size() == 1);
            mail.answer(550);
            int before = mail.refused();
            await().atMost(SOON).until(() -> mail.refused() > before);
            mail.close();
            await().atMost(SOON).until(() -> log.text().contains("cause=unreachable"));
            mail = MailServer.start(Integer.parseInt(setting("SMTP_PORT")));

            await().atMost(SOON).until(() -> mail.mails(rule).size() == 1);

            assertThat(log.text())
                    .contains("cause=smtp_4xx", "cause=smtp_5xx")
                    .doesNotContain("@example.com", MailServer.PASSWORD);
        }
    }

    @Test
    void channelThatRestsAfterFailuresIsTriedWhenTheServiceStarts() {
        String rest = "now() + interval '15 minutes' where channel = 'mail'";
        Planted.execute("update alert_channel set hurried_at = null, failures = 9, next_at = " + rest);
        raise(firing(0));
        await().atMost(SOON).until(() -> said().size() == 1);
        Planted.execute("update alert_said set tries = 9, due_at = " + rest + " and due_at is not null");
        int before = mail.mails(rule).size();

        fresh.tryAtOnce();

        await().atMost(SOON).until(() -> mail.mails(rule).size() == 1);
        assertThat(before).isZero();
    }

    @Test
    void chatThatHangsRefusesOrAsksForPatienceKeepsNobodyElseWaitingAndHearsItLater() {
        try (LogCapture log = LogCapture.start()) {
            chat.behave(chatPath, new Behaviour.Hang());
            raise(firing(0));
            await().atMost(SOON).until(() -> mail.mails(rule).size() == 1 && said().size() == 1);
            chat.behave(chatPath, new Behaviour.Status(500));
            await().atMost(SOON).until(() -> log.text().contains("cause=http_500"));
            chat.behave(chatPath, new Behaviour.Status(429, "1"));
            await().atMost(SOON).until(() -> log.text().contains("cause=http_429"));
            chat.behave(chatPath, new Behaviour.Ok());

            await().atMost(SOON).until(() -> log.text()
                    .lines()
                    .anyMatch(line -> line.contains("event=alert-told")
                            && line.contains("channel=slack")
                            && line.contains(rule)));

            assertThat(log.text()).doesNotContain("chat-secret");
            assertThat(log.text()
                            .lines()
                            .filter(line -> line.contains("http_429"))
                            .allMatch(line -> line.contains("wait_ms=1000.000")))
                    .isTrue();
        }
    }

    @Test
    void endpointIsNotToldOfItselfAndHearsOfItsEndNeither() {
        String troubled = subscribe("ouvinte");
        subscribe("outro");

        Alert itself = new Alert(start, rule, troubled, "It fails.");

        raise(itself);
        await().atMost(SOON).until(() -> heard("outro").size() == 1);
        raise(itself.recovered());
        await().atMost(SOON).until(() -> heard("outro").size() == 2);
        raise(new Alert(start, rule, "something-else", "It fails too."));
        await().atMost(SOON)
                .until(() -> heard("outro").size() == 3 && !heard("ouvinte").isEmpty());

        assertThat(heard("ouvinte")).singleElement().satisfies(request -> assertThat(request.body())
                .contains("something-else"));
        assertThat(Planted.count("select count(*) from delivery where endpoint_id = ?", troubled))
                .isEqualTo(1);
    }

    @Test
    void alertAboutAnEndpointIsTakenBackWhenTheEndpointDoesNotBearItOut() {
        String endpoint = Operator.endpoint(chat.url("/" + rule).toString(), rule, Map.of("secret", SECRET))
                .getString("id");

        raise(new Alert(start, "endpoint_disabled", endpoint, "A webhook endpoint was disabled."));

        List<TopicRecord> records = LocalServers.kafka()
                .reader()
                .await(Topology.ALERTS.name(), SOON, all -> all.stream().anyMatch(record -> isOver(record, endpoint)));
        assertThat(records).filteredOn(record -> isOver(record, endpoint)).allMatch(record -> record.header("ce_source")
                .equals("/outbound-webhook-service"));
    }

    private static boolean isOver(TopicRecord record, String endpoint) {
        return ("endpoint_disabled:" + endpoint).equals(record.key())
                && record.text().contains("\"state\":\"recovered\"");
    }

    /** Records of other troubles may lie in other partitions, and say nothing of whether this one's are kept. */
    private void awaitKept(String message) {
        await().atMost(SOON)
                .until(() ->
                        Planted.count("select count(*) from alert where rule = ? and message = ?", rule, message) == 1);
    }

    private void awaitSaid(int times) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(mail.mails(rule)).hasSize(times);
            assertThat(said()).hasSize(times);
            assertThat(heard("ouvinte")).hasSize(times);
        });
    }

    private Alert firing(int second) {
        return new Alert(start.plusSeconds(second), rule, "it", "It is <so> & so.");
    }

    private void raise(Alert alert) {
        EncodedEvent record = AlertCodec.encode(Service.INGRESS, alert);
        kafka.write(record.topic().name(), record.key(), record.headers(), record.value());
    }

    private String subscribe(String who) {
        return Operator.endpoint(
                        chat.url("/" + rule + who).toString(),
                        rule,
                        Map.of(
                                "secret", SECRET,
                                "events", List.of("alerta.disparado"),
                                "filter", Map.of("rule", rule)))
                .getString("id");
    }

    private List<ReceivedRequest> heard(String who) {
        return chat.received("/" + rule + who);
    }

    private List<ReceivedRequest> said() {
        return chat.received(chatPath).stream()
                .filter(one -> one.body().contains(rule))
                .toList();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
