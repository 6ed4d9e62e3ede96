package io.ringpost.recording.reconcile.voipms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.simulate.ProviderSecrets;
import io.ringpost.local.simulate.SimulatorServer;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.VoipmsAccount;
import io.ringpost.recording.discover.voipms.RecordingList;
import io.ringpost.recording.fixture.FreeTurns;
import io.ringpost.recording.fixture.Settings;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoipmsListsTest {
    private final Vertx vertx = Vertx.vertx();
    private final SafeHttpClient http =
            new SafeHttpClient(vertx, SafeHttpOptions.of(List.of("127.0.0.0/8", "::1/128"), false));
    private final SimulatorServer simulator = SimulatorServer.start(new SimulatorSettings(
            0,
            "http://localhost:1",
            "http://localhost:1",
            new ProviderSecrets(new TwilioAccount("AC1", "t"), "r", "v", "w", "k")));
    private final FreeTurns turns = new FreeTurns();
    private final VoipmsLists lists = new VoipmsLists(
            http,
            turns,
            Settings.fetch(Map.of()),
            simulator.baseUrl(),
            Optional.of(VoipmsAccount.LOCAL.username()),
            Optional.of(VoipmsAccount.LOCAL.password()));

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
        var unused = vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void accountsAreListed() {
        RecordingList list = ask("getCallAccounts", "accounts");

        assertThat(list.status()).isEqualTo("success");
        assertThat(list.rows()).extracting(row -> row.text("value")).contains("all", "100000");
        assertThat(turns.pauses).isEmpty();
    }

    @Test
    void secretsStandInTheBodyOnly() {
        ask("getCallAccounts", "accounts");

        assertThat(simulator.played().apis().calls("voipms", "getCallAccounts"))
                .singleElement()
                .satisfies(call -> assertThat(call.path()).isEqualTo("/api/v1/rest.php"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kind\":\"refuse\",\"error\":\"ip_not_enabled\"', ip_not_enabled",
        "'\"kind\":\"refuse\",\"error\":\"no_recording\"', no_recording",
        "'\"kind\":\"page\",\"status\":200', unreadable_answer",
        "'\"kind\":\"page\"', http_521",
        "'\"kind\":\"reset\"', reset",
    })
    void whatHindersAListIsAWord(String mood, String word) {
        behave(mood);

        assertThat(ask("getCallRecordings", "recordings").status()).isEqualTo(word);
        assertThat(turns.pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kind\":\"refuse\",\"error\":\"api_limit_exceeded\"'",
        "'\"kind\":\"status\",\"status\":429'",
    })
    void theLimitOfAMinuteHoldsForEveryRequest(String mood) {
        behave(mood);

        assertThat(ask("getCallRecordings", "recordings").status()).isEqualTo("api_limit_exceeded");
        assertThat(turns.pauses).containsExactly(Duration.ofSeconds(61));
    }

    private RecordingList ask(String method, String name) {
        return lists.ask(method, name, Map.of()).await().atMost(Duration.ofSeconds(20));
    }

    private void behave(String mood) {
        simulator.behave("{\"provider\":\"voipms\",\"operation\":\"getCallRecordings\"," + mood + "}");
    }
}
