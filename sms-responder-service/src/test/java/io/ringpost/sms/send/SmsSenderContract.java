package io.ringpost.sms.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.local.simulate.ProviderSecrets;
import io.ringpost.local.simulate.SimulatorServer;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeHttpOptions;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.ringpost.sms.send.SendOutcome.Accepted;
import io.ringpost.sms.send.SendOutcome.Refused;
import io.ringpost.sms.send.SendOutcome.RetryLater;
import io.ringpost.sms.send.SendOutcome.Unknown;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every sender keeps to, against the provider's API as the simulator plays it. */
public abstract class SmsSenderContract {
    protected static final TwilioAccount TWILIO =
            new TwilioAccount("AC00000000000000000000000000000001", "twilio-token");

    private static Vertx vertx;
    protected static SafeHttpClient client;
    protected static SimulatorServer simulator;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        client = client();
        simulator = simulator();
    }

    @AfterAll
    static void stop() {
        simulator.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The sender, with the right secrets, told where the API is and how long to wait for it. */
    protected abstract SmsSender sender(SafeHttpClient way, String baseUrl, Duration timeout);

    /** The sender without secrets. */
    protected abstract SmsSender unconfigured(SafeHttpClient way);

    /** The variable that is missed first. */
    protected abstract String missing();

    /** A text that the API takes. */
    protected abstract OutgoingText text();

    /** The operation of the API that takes texts. */
    protected abstract String operation();

    @BeforeEach
    void normal() {
        behave("\"kind\":\"normal\"");
        simulator.played().apis().forget();
    }

    @Test
    public void a_taken_text_has_the_providers_id() {
        assertThat(send()).isInstanceOfSatisfying(Accepted.class, taken -> assertThat(taken.providerMessageId())
                .isNotEmpty());
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    public void too_many_requests_are_tried_later() {
        behave("\"kind\":\"status\",\"status\":429");

        assertThat(send()).isInstanceOf(RetryLater.class);
    }

    @Test
    public void a_server_error_leaves_doubt() {
        behave("\"kind\":\"status\",\"status\":503");

        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @Test
    public void a_page_of_an_outage_leaves_doubt() {
        behave("\"kind\":\"page\",\"status\":521");

        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @Test
    public void no_answer_in_time_leaves_doubt() {
        behave("\"kind\":\"hang\"");

        assertThat(send(Duration.ofMillis(500))).isInstanceOf(Unknown.class);
    }

    @Test
    public void a_broken_connection_leaves_doubt() {
        behave("\"kind\":\"reset\"");

        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @Test
    public void a_lost_answer_to_a_taken_text_leaves_doubt() {
        behave("\"kind\":\"lost\"");

        assertThat(send()).isInstanceOf(Unknown.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    public void without_a_connection_nothing_was_sent() {
        SmsSender sender = sender(client, "http://localhost:1", Duration.ofSeconds(5));

        assertThat(sender.send(text()).await().atMost(Duration.ofSeconds(20))).isInstanceOf(RetryLater.class);
    }

    @Test
    public void without_secrets_the_variable_is_named() {
        SendOutcome outcome = unconfigured(client).send(text()).await().atMost(Duration.ofSeconds(60));

        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("not_configured");
            assertThat(refused.reason()).isEqualTo(missing() + " is not set");
        });
        assertThat(calls()).isZero();
    }

    protected SendOutcome send() {
        return send(text());
    }

    protected SendOutcome send(OutgoingText text) {
        return sender(client, simulator.baseUrl(), Duration.ofSeconds(10))
                .send(text)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private SendOutcome send(Duration timeout) {
        return sender(client, simulator.baseUrl(), timeout).send(text()).await().atMost(Duration.ofSeconds(20));
    }

    protected void behave(String mood) {
        simulator.behave(
                "{\"provider\":\"" + provider().id() + "\",\"operation\":\"" + operation() + "\"," + mood + "}");
    }

    protected int calls() {
        return simulator.played().apis().calls(provider().id(), operation()).size();
    }

    private Provider provider() {
        return text().provider();
    }

    private static SafeHttpClient client() {
        return new SafeHttpClient(vertx, SafeHttpOptions.of(List.of("127.0.0.0/8", "::1/128"), false));
    }

    private static SimulatorServer simulator() {
        return SimulatorServer.start(new SimulatorSettings(
                0,
                "http://localhost:1",
                "http://localhost:1",
                new ProviderSecrets(TWILIO, "retell", "voipms", "wavoip", "api-key")));
    }
}
