package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Gates;
import io.ringpost.ingress.fixture.PlayedRegister;
import io.ringpost.ingress.fixture.Requests;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.publish.Publishers;
import io.ringpost.ingress.refuse.RefusalCause;
import io.ringpost.ingress.spool.Spools;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A reply exists only after Kafka has the record. */
class WebhookPipelineTest {
    private final Publishers fixture = Publishers.warm(Map.of());
    private final WebhookPipeline pipeline = new WebhookPipeline(Spools.keeperWithoutSpool(fixture));
    private final WebhookProvider provider = Gates.unverifiedWavoip();

    @Test
    void repliesOnlyAfterTheAcknowledgement() {
        CompletableFuture<Verdict> verdict =
                pipeline.take(provider, request("{\"type\":\"CALL\",\"id\":\"w1\"}"), new Passage());
        assertThat(verdict).isNotDone();

        assertThat(fixture.kafka().completeNext()).isTrue();

        assertThat(status(verdict)).isEqualTo(200);
        assertThat(fixture.kafka().history()).singleElement().satisfies(record -> assertThat(record.key())
                .isEqualTo("wavoip:w1"));
    }

    @Test
    void refusesWhatWasGivenUp() {
        CompletableFuture<Verdict> verdict =
                pipeline.take(provider, request("{\"type\":\"CALL\",\"id\":\"w1\"}"), new Passage());

        fixture.kafka().errorNext(new TimeoutException("nobody acknowledged"));

        assertThat(status(verdict)).isEqualTo(RefusalCause.CANNOT_BE_KEPT.status());
    }

    @Test
    void refusesAfterItsTimeThoughTheClientSaysNothing() {
        Publishers hasty = Publishers.warm(Map.of("ringpost.publish.deadline", "20ms"));

        CompletableFuture<Verdict> verdict =
                new WebhookPipeline(Spools.keeperWithoutSpool(hasty)).take(provider, request("{}"), new Passage());

        assertThat(verdict).succeedsWithin(Duration.ofSeconds(30));
        assertThat(status(verdict)).isEqualTo(503);
    }

    @Test
    void publishesNothingThatItCannotRead() {
        assertThat(status(pipeline.take(provider, request("[]"), new Passage())))
                .isEqualTo(400);
        assertThat(fixture.kafka().history()).isEmpty();
    }

    @Test
    void asksForAnAgentWhileTheCallIsBeingKept() {
        PlayedRegister register = PlayedRegister.waiting();
        WebhookProvider twilio = Gates.unverifiedTwilio(register);

        CompletableFuture<Verdict> verdict = pipeline.take(twilio, call(), new Passage());
        assertThat(register.calls()).hasSize(1);
        register.answer("call_1");
        assertThat(verdict).isNotDone();
        fixture.kafka().completeNext();

        assertThat(status(verdict)).isEqualTo(200);
    }

    @Test
    void answersACallOnlyWhenTheAgentIsKnownToo() {
        PlayedRegister register = PlayedRegister.waiting();
        CompletableFuture<Verdict> verdict = pipeline.take(Gates.unverifiedTwilio(register), call(), new Passage());

        fixture.kafka().completeNext();
        assertThat(verdict).isNotDone();
        register.answer("call_1");

        assertThat(status(verdict)).isEqualTo(200);
    }

    @Test
    void asksNoAgentForACallThatCanBeKeptNowhere() {
        PlayedRegister register = PlayedRegister.waiting();

        CompletableFuture<Verdict> verdict = new WebhookPipeline(
                        Spools.keeperWithoutSpool(Publishers.warm(Map.of()).away()))
                .take(Gates.unverifiedTwilio(register), call(), new Passage());

        assertThat(status(verdict)).isEqualTo(503);
        assertThat(register.calls()).isEmpty();
    }

    private static WebhookRequest call() {
        return Requests.to(Provider.TWILIO, "/webhooks/twilio/incoming-call", "INCOMING_CALL")
                .form(Map.of("CallSid", "CA1", "From", "+551", "To", "+552"))
                .build();
    }

    private static int status(CompletableFuture<Verdict> verdict) {
        int[] status = new int[1];
        verdict.join().match((reply, identity) -> status[0] = reply.status(), cause -> status[0] = cause.status());
        return status[0];
    }

    private static WebhookRequest request(String body) {
        return Requests.to(Provider.WAVOIP, "/webhooks/wavoip", "event")
                .json(body)
                .build();
    }
}
