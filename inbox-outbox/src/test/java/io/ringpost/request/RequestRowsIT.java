package io.ringpost.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.api.repeat.Claim;
import io.ringpost.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestRowsIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final OwnSchema schema = new OwnSchema();
    private final RequestRows one = new RequestRows(schema.pool(vertx));
    private final RequestRows two = new RequestRows(schema.pool(vertx));

    @AfterEach
    void close() {
        schema.close();
        vertx.closeAndAwait();
    }

    @Test
    void ofManyAtOnceOnTwoReplicasOneBegins() {
        List<Uni<Claim>> claims = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? one : two).claim("id", "body", "seed" + i, LONG))
                .toList();

        List<Claim> all = Uni.join().all(claims).andFailFast().await().atMost(LONG);

        assertThat(all.stream().filter(Claim.Mine.class::isInstance)).hasSize(1);
        assertThat(all.stream().filter(Claim.Running.class::isInstance)).hasSize(19);
    }

    @Test
    void anAnswerIsFoundOnTheOtherReplicaAndNotForAnotherBody() {
        Claim.Mine mine = mine(claim(one, "body", "seed", LONG));
        one.answered("id", mine.fence(), new byte[] {7}).await().atMost(LONG);

        assertThat(claim(two, "body", "other", LONG))
                .isInstanceOfSatisfying(Claim.Answered.class, answered -> assertThat(answered.sealed())
                        .containsExactly(7));
        assertThat(claim(two, "another body", "other", LONG)).isInstanceOf(Claim.OtherBody.class);
    }

    @Test
    void whoIsGoneIsTakenOverUnderTheSameSeedAndCanAnswerNoMore() {
        Claim.Mine gone = mine(claim(one, "body", "seed", Duration.ZERO));

        Claim.Mine next = mine(claim(two, "body", "other", LONG));
        one.answered("id", gone.fence(), new byte[] {1}).await().atMost(LONG);
        one.forget("id", gone.fence()).await().atMost(LONG);

        assertThat(next.seed()).isEqualTo("seed");
        assertThat(claim(one, "body", "third", LONG)).isInstanceOf(Claim.Running.class);
    }

    @Test
    void whatIsRenewedIsNotTakenOverUntilItIsLetGo() {
        Claim.Mine mine = mine(claim(one, "body", "seed", Duration.ZERO));

        one.renew("id", mine.fence(), LONG).await().atMost(LONG);
        assertThat(claim(two, "body", "other", LONG)).isInstanceOf(Claim.Running.class);

        one.letGo("id", mine.fence()).await().atMost(LONG);
        one.renew("id", mine.fence(), LONG).await().atMost(LONG);
        assertThat(mine(claim(two, "body", "other", LONG)).seed()).isEqualTo("seed");
    }

    @Test
    void whatWasRefusedFreesItsKeyAndWhatFailedKeepsItsSeed() {
        Claim.Mine refused = mine(claim(one, "body", "first", LONG));
        one.forget("id", refused.fence()).await().atMost(LONG);
        Claim.Mine failed = mine(claim(one, "corrected body", "second", LONG));
        one.letGo("id", failed.fence()).await().atMost(LONG);

        assertThat(mine(claim(two, "corrected body", "third", LONG)).seed()).isEqualTo("second");
    }

    @Test
    void afterADayTheKeyIsNew() {
        Claim.Mine mine = mine(claim(one, "body", "seed", LONG));
        one.answered("id", mine.fence(), new byte[] {7}).await().atMost(LONG);
        schema.execute("update api_request set began = now() - interval '25 hours'");

        assertThat(mine(claim(two, "other body", "fresh", LONG)).seed()).isEqualTo("fresh");
        assertThat(schema.column(
                        "select count(*) from api_request where answer is null and began > now() - interval '1 hour'"))
                .containsExactly("1");
    }

    private static Claim claim(RequestRows rows, String asked, String seed, Duration lease) {
        return rows.claim("id", asked, seed, lease).await().atMost(LONG);
    }

    private static Claim.Mine mine(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Mine.class);
        return (Claim.Mine) claim;
    }
}
