package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.AnswerProfile;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.PlayedRetell;
import io.ringpost.ingress.fixture.TwimlTree;
import io.ringpost.local.OwnThread;
import io.ringpost.local.junit.LocalServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incoming calls reach their agent, and when Retell does not do its work, callers hear a greeting in time. */
@QuarkusTest
@TestProfile(AnswerProfile.class)
@WithTestResource(LocalServers.class)
class AnswerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROUTE = "/webhooks/twilio/incoming-call";
    private static final String NORMAL = "\"kind\":\"normal\"";

    private static PlayedRetell retell;

    private Ingress ingress;

    @BeforeAll
    static void playRetell() {
        retell = PlayedRetell.start(ConfigProvider.getConfig().getValue(AnswerProfile.PORT, Integer.class));
    }

    @AfterAll
    static void endRetell() {
        retell.close();
    }

    @BeforeEach
    void awaitThatCallsAreTaken() {
        ingress = Ingress.ready();
        retell.behave("\"kind\":\"slow\",\"millis\":100");
        await().atMost(PATIENCE).until(this::everyPlaceIsFree);
        retell.behave(NORMAL);
    }

    /** What an earlier test left hanging holds a place until it fails, and would be judged with this test's calls. */
    private boolean everyPlaceIsFree() {
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, AnswerProfile.AT_ONCE)
                .mapToObj(i -> OwnThread.supply("caller", () -> call(id(), "+552")))
                .toList();
        return calls.stream()
                        .map(CompletableFuture::join)
                        .filter(AnswerIT::reachesAgent)
                        .count()
                == AnswerProfile.AT_ONCE;
    }

    @Test
    void connectsACallToItsAgentAndTellsRetellWhoCalls() {
        String sid = id();

        TwimlTree twiml = TwimlTree.of(call(sid, "+15005550001").body());

        assertThat(twiml.the("Sip").getTextContent())
                .matches("sip:call_[0-9a-f]{27}@sip\\.retellai\\.com;transport=tcp");
        assertThat(twiml.the("Dial").getAttribute("action"))
                .isEqualTo("https://hooks.example.com/webhooks/twilio/dial-result?route=english");
        // With the key that was replaced first, which Retell no longer knows.
        List<JsonNode> asked = retell.asked(sid);
        assertThat(asked).hasSize(2).allSatisfy(body -> {
            assertThat(body.path("agent_id").asText()).isEqualTo("agent_english");
            assertThat(body.path("from_number").asText()).isEqualTo("+5533999887766");
            assertThat(body.path("to_number").asText()).isEqualTo("+15005550001");
            assertThat(body.path("direction").asText()).isEqualTo("inbound");
            assertThat(body.path("retell_llm_dynamic_variables").path("clinic").asText())
                    .isEqualTo("Sorriso");
        });
        assertThat(ingress.record(Provider.TWILIO, sid).text()).contains("CallSid=" + sid);
    }

    @Test
    void answersAskedAgainAndAtOnceTheSameAndRegistersOnce() {
        retell.behave("\"kind\":\"slow\",\"millis\":100");
        String sid = id();

        List<CompletableFuture<String>> answers = IntStream.range(0, 4)
                .mapToObj(
                        i -> OwnThread.supply("caller", () -> call(sid, "+552").body()))
                .toList();

        String first = answers.get(0).join();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(first));
        assertThat(call(sid, "+552").body()).isEqualTo(first);
        assertThat(retell.asked(sid)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"refuse\",\"error\":\"401\"",
                "\"kind\":\"refuse\",\"error\":\"402\"",
                "\"kind\":\"refuse\",\"error\":\"422\"",
                "\"kind\":\"refuse\",\"error\":\"429\"",
                "\"kind\":\"refuse\",\"error\":\"500\"",
                "\"kind\":\"page\",\"status\":200",
                "\"kind\":\"reset\"",
                "\"kind\":\"cut\"",
                "\"kind\":\"hang\"",
            })
    void greetsTheCallerIfRetellDoesNot(String mood) {
        retell.behave(mood);
        String sid = id();
        long start = System.nanoTime();

        HttpResponse<String> answer = call(sid, "+15005550001");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(answer.body()).contains("<Say language=\"en-US\">Hello!");
        assertThat(TwimlTree.of(answer.body()).the("Record").getAttribute("recordingStatusCallback"))
                .isEqualTo("https://hooks.example.com/webhooks/twilio/recording/status");
        assertThat(ingress.record(Provider.TWILIO, sid).text()).contains(sid);
    }

    @Test
    void takesNoCallIdThatIsNone() {
        retell.say("{\"call_id\":\"a@evil.example;x=<Dial>\"}");

        assertThat(call(id(), "+552").body()).contains("<Record ").doesNotContain("evil");
    }

    @Test
    void leavesARetellAloneThatHangs() {
        retell.behave("\"kind\":\"hang\"");

        await().atMost(PATIENCE).until(() -> {
            String sid = id();
            return call(sid, "+552").body().contains("<Record ")
                    && retell.asked(sid).isEmpty();
        });
        retell.behave(NORMAL);

        await().atMost(PATIENCE).until(() -> reachesAgent(call(id(), "+552")));
    }

    @Test
    void keepsNobodyElseWaitingForAHungRetell() {
        retell.behave("\"kind\":\"hang\"");
        List<String> sids = IntStream.range(0, 4 * AnswerProfile.AT_ONCE)
                .mapToObj(i -> id())
                .toList();

        List<CompletableFuture<HttpResponse<String>>> calls = sids.stream()
                .map(sid -> OwnThread.supply("caller", () -> call(sid, "+552")))
                .toList();
        HttpResponse<String> other =
                ingress.wavoip("{\"type\":\"CALL\",\"whatsapp_call_id\":\"other\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.join().statusCode()).isEqualTo(200);
            assertThat(call.join().body()).contains("<Record ");
        });
        assertThat(sids.stream().filter(sid -> !retell.asked(sid).isEmpty()).count())
                .isLessThanOrEqualTo(2L * AnswerProfile.AT_ONCE);
    }

    @Test
    void tellsInMetricsWhatCameOfRegistrations() {
        byte[] event =
                "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_clock\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(ingress.retell("/webhook", event).statusCode()).isEqualTo(200);

        String metrics = ingress.get("/q/metrics").body();

        assertThat(metrics)
                .contains("ringpost_ingress_registration_seconds_count{outcome=\"registered\"")
                .contains("ringpost_ingress_clock_offset_seconds");
    }

    private HttpResponse<String> call(String sid, String to) {
        return ingress.twilio(
                ROUTE,
                Map.of(
                        "AccountSid",
                        "AC1",
                        "CallSid",
                        sid,
                        "CallStatus",
                        "ringing",
                        "From",
                        "+5533999887766",
                        "To",
                        to));
    }

    private static boolean reachesAgent(HttpResponse<String> answer) {
        return answer.body().contains("@sip.retellai.com");
    }

    private static String id() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }
}
