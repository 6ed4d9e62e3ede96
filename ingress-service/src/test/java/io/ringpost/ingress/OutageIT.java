package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.contract.Provider;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.junit.LocalServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka away: told so at once, nothing hangs, and all is well when it is back. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class OutageIT {
    private static final byte[] BODY =
            "{\"type\":\"CALL\",\"whatsapp_call_id\":\"outage\"}".getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void broker() {
        LocalServers.kafka().start();
    }

    @Test
    void answersWithoutKafkaAndRecoversWithIt() {
        Ingress ingress = Ingress.ready();
        assertThat(ingress.wavoip(BODY).statusCode()).isEqualTo(200);

        LocalServers.kafka().stop();
        Timed first = Timed.of(() -> ingress.wavoip(BODY));
        // The quickest of three: a machine may be busy, but a wait for Kafka would be in all of them.
        Timed next = Stream.generate(() -> Timed.of(() -> ingress.wavoip(BODY)))
                .limit(3)
                .min(Comparator.comparing(Timed::took))
                .orElseThrow();
        Timed event = Timed.of(() ->
                ingress.events(IngressProfile.EVENTS_KEY, "{\"event\":\"cliente.criado\",\"data\":{\"id\":\"c\"}}"));

        HttpResponse<String> call = ingress.twilio(
                "/webhooks/twilio/incoming-call", Map.of("CallSid", "CA-outage", "From", "+551", "To", "+552"));

        // Not a word for the caller to hear: the number's own fallback URL is asked.
        assertThat(call.statusCode()).isEqualTo(503);
        assertThat(call.body()).isEmpty();
        assertThat(call.headers().firstValue("retry-after")).isPresent();
        assertThat(first.response().statusCode()).isEqualTo(503);
        assertThat(first.response().headers().firstValue("retry-after")).isPresent();
        assertThat(first.took()).isLessThan(Duration.ofSeconds(5));
        assertThat(next.response().statusCode()).isEqualTo(503);
        assertThat(next.took()).isLessThan(Duration.ofMillis(1500));
        assertThat(event.response().statusCode()).isEqualTo(503);
        assertThat(ingress.get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(ingress.get("/health").statusCode()).isEqualTo(503);
        assertThat(ingress.get("/q/health/live").statusCode()).isEqualTo(200);

        LocalServers.kafka().start();
        assertThat(Ingress.ready().wavoip(BODY).statusCode()).isEqualTo(200);
        assertThat(ingress.records(Provider.WAVOIP, "outage", 2)).hasSizeGreaterThanOrEqualTo(2);
    }

    private record Timed(HttpResponse<String> response, Duration took) {
        static Timed of(Supplier<HttpResponse<String>> call) {
            long start = System.nanoTime();
            HttpResponse<String> response = call.get();
            return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
