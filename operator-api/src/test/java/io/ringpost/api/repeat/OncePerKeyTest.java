package io.ringpost.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.seal.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OncePerKeyTest {
    private static final SecretBox BOX = new SecretBox(Base64.getEncoder().encodeToString(new byte[32]));
    private static final KeyedRequest REQUEST = KeyedRequest.of(List.of("k"), "main", "POST /x", "body");

    private final List<byte[]> kept = new ArrayList<>();
    private final MemoryLedger ledger = new MemoryLedger() {
        @Override
        public Uni<Void> answered(String id, long fence, byte[] sealed) {
            kept.add(sealed);
            return super.answered(id, fence, sealed);
        }
    };
    private final OncePerKey once = new OncePerKey(ledger, BOX, new ObjectMapper());
    private final List<String> seeds = new ArrayList<>();

    @Test
    void theWorkIsDoneOnceAndTheAnswerRepeatedWithItsMark() {
        Function<String, Uni<Object>> work = working(Response.created(URI.create("/x/1"))
                .entity(Map.of("secret", "whsec_1"))
                .build());

        once.run(REQUEST, work).await().indefinitely();
        Response again = (Response) once.run(REQUEST, work).await().indefinitely();

        assertThat(seeds).hasSize(1);
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeaderString("Location")).isEqualTo("/x/1");
        assertThat(again.getHeaderString("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.getEntity()).isEqualTo("{\"secret\":\"whsec_1\"}");
    }

    @Test
    void nothingOfAnAnswerIsKeptReadable() {
        once.run(REQUEST, working(Map.of("secret", "whsec_1"))).await().indefinitely();

        assertThat(new String(kept.get(0), StandardCharsets.ISO_8859_1)).doesNotContain("whsec", "secret");
    }

    @Test
    void aRefusedRequestFreesItsKey() {
        Uni<Object> refused = once.run(REQUEST, failing(ProblemException.invalid("name", "is missing")));

        assertThatThrownBy(() -> refused.await().indefinitely()).isInstanceOf(ProblemException.class);
        assertThat(once.run(REQUEST, working("done")).await().indefinitely()).isEqualTo("done");
        assertThat(seeds.get(0)).isNotEqualTo(seeds.get(1));
    }

    @Test
    void aRequestThatBrokeIsDoneAgainUnderTheSameSeed() {
        Uni<Object> broken = once.run(REQUEST, failing(new IllegalStateException("connection lost")));

        assertThatThrownBy(() -> broken.await().indefinitely()).isInstanceOf(IllegalStateException.class);
        once.run(REQUEST, working("done")).await().indefinitely();

        assertThat(seeds.get(0)).isEqualTo(seeds.get(1));
    }

    @Test
    void aRefusedTakeoverLeavesTheSeedToTheNext() {
        Uni<Object> broken = once.run(REQUEST, failing(new IllegalStateException("the work was done, then it broke")));
        assertThatThrownBy(() -> broken.await().indefinitely()).isInstanceOf(IllegalStateException.class);
        Uni<Object> thrown = once.run(REQUEST, failing(ProblemException.conflict("not now")));
        assertThatThrownBy(() -> thrown.await().indefinitely()).isInstanceOf(ProblemException.class);
        once.run(REQUEST, working(Response.status(429).build())).await().indefinitely();

        once.run(REQUEST, working("done")).await().indefinitely();

        assertThat(seeds).hasSize(4).containsOnly(seeds.get(0));
    }

    @Test
    void workThatTakesLongKeepsItsKey() {
        CountDownLatch renewals = new CountDownLatch(3);
        AtomicReference<String> renewed = new AtomicReference<>();
        MemoryLedger noted = new MemoryLedger() {
            @Override
            public Uni<Void> renew(String id, long fence, Duration lease) {
                renewed.set(id + " " + fence + " " + lease);
                renewals.countDown();
                return renewals.getCount() == 2
                        ? Uni.createFrom().failure(new IllegalStateException("away"))
                        : super.renew(id, fence, lease);
            }
        };
        OncePerKey hasty = new OncePerKey(noted, BOX, new ObjectMapper(), Duration.ofMillis(30));
        Function<String, Uni<Object>> untilRenewed = seed -> Uni.createFrom().emitter(end -> new Thread(() -> {
                    try {
                        end.complete(renewals.await(20, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        end.fail(e);
                    }
                })
                .start());

        Object result = hasty.run(REQUEST, untilRenewed).await().indefinitely();

        assertThat(result).isEqualTo(true);
        assertThat(renewed).hasValue(REQUEST.id() + " 1 PT0.03S");
    }

    @Test
    void aSecondOneMeanwhileIsToldToWait() {
        Function<String, Uni<Object>> asksAgain = seed -> once.run(REQUEST, working("twice"));

        assertThatThrownBy(() -> once.run(REQUEST, asksAgain).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class, told -> {
                    assertThat(told.problem().status()).isEqualTo(409);
                    assertThat(told.headers()).containsEntry("Retry-After", "1");
                });
        assertThat(seeds).isEmpty();
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        once.run(REQUEST, working("done")).await().indefinitely();
        KeyedRequest other = KeyedRequest.of(List.of("k"), "main", "POST /x", "other body");

        assertThatThrownBy(() -> once.run(other, working("twice")).await().indefinitely())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problem().status()).isEqualTo(422));
    }

    private Function<String, Uni<Object>> working(Object result) {
        return seed -> {
            seeds.add(seed);
            return Uni.createFrom().item(result);
        };
    }

    private Function<String, Uni<Object>> failing(Throwable failure) {
        return seed -> {
            seeds.add(seed);
            return Uni.createFrom().failure(failure);
        };
    }
}
