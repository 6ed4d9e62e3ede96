package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import io.ringpost.outbound.plan.alert.Saying;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertWorkIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AlertRule RULE = new AlertRule(Duration.ofHours(6), Duration.ofDays(3));
    private static final ChannelLimit LIMIT = new ChannelLimit(3, Duration.ofHours(1));
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static OwnSchema schema;

    private Replica one;
    private Replica other;

    @BeforeAll
    static void open() {
        schema = new OwnSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @BeforeEach
    void start() {
        schema.execute("truncate alert, alert_said");
        schema.execute("update alert_channel set leased_until = null, failures = 0, next_at = now(), told = '{}'");
        one = new Replica();
        other = new Replica();
    }

    @Test
    void ofTwoReplicasOneTellsAndNothingIsLeftToTell() {
        keep(firing("a", 0), firing("a", 1));

        List<Optional<ClaimedNotices>> claims = Uni.join()
                .all(List.of(claiming(one), claiming(other)))
                .andFailFast()
                .await()
                .atMost(SOON);

        ClaimedNotices message =
                claims.stream().flatMap(Optional::stream).toList().get(0);
        assertThat(claims.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(message.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.saying()).isEqualTo(Saying.FIRING);
            assertThat(notice.trouble().times()).isEqualTo(2);
        });
        assertThat(said(one, message)).isTrue();
        assertThat(claim(other)).isEmpty();
        assertThat(claim(one, Channel.MAIL)).isEmpty();
    }

    /** Neither mail nor chat can take back what was sent: so much may be sent twice, and no more. */
    @Test
    void messageWhoseReplicaDiedBeforeSavingIsTakenByAnotherAndSavedByThatAlone() {
        keep(firing("a", 0));
        ClaimedNotices dead = claim(one).orElseThrow();
        assertThat(claim(other)).isEmpty();

        schema.execute("update alert_channel set leased_until = now()");
        ClaimedNotices taken = claim(other).orElseThrow();

        assertThat(said(one, dead)).isFalse();
        assertThat(said(other, taken)).isTrue();
        assertThat(claim(one)).isEmpty();
    }

    @Test
    void endThatCameWhileItsBeginningWasBeingSaidIsSaidNextAndOnce() {
        keep(firing("a", 0));
        ClaimedNotices message = claim(one).orElseThrow();
        keep(firing("a", 0).recovered());

        assertThat(said(one, message)).isTrue();
        ClaimedNotices end = claim(one).orElseThrow();
        assertThat(end.notices()).singleElement().satisfies(notice -> assertThat(notice.saying())
                .isEqualTo(Saying.RECOVERED));
        assertThat(said(one, end)).isTrue();
        keep(firing("a", 1).recovered());
        assertThat(claim(one)).isEmpty();
    }

    @Test
    void troubleThatLastsIsSaidAgainWhenItsTimeHasCome() {
        keep(firing("a", 0));
        assertThat(said(one, claim(one).orElseThrow())).isTrue();
        keep(firing("a", 1));
        assertThat(claim(one)).isEmpty();

        schema.execute("update alert_said set due_at = due_at - interval '6 hours' where channel = 'slack'");

        assertThat(claim(one).orElseThrow().notices()).singleElement().satisfies(notice -> assertThat(notice.saying())
                .isEqualTo(Saying.STILL));
    }

    @Test
    void lastMessageOfAnHourSaysAllThatWaitsAndThenThereIsNone() {
        keep(IntStream.range(0, 9).mapToObj(i -> firing("s" + i, i)).toArray(Alert[]::new));

        for (int size : new int[] {1, 1, 7}) {
            ClaimedNotices message = claim(one).orElseThrow();
            assertThat(message.notices()).hasSize(size);
            assertThat(said(one, message)).isTrue();
        }
        keep(firing("more", 10));

        assertThat(claim(one)).isEmpty();
        schema.execute(
                "update alert_channel set next_at = now(), told = array[told[1] - interval '1 hour', told[2], told[3]]"
                        + " where channel = 'slack'");
        assertThat(claim(other).orElseThrow().notices()).hasSize(1);
    }

    @Test
    void whatCannotBeSaidRestsAndThenLetsOthersGoFirst() {
        keep(firing("refused", 0));
        ClaimedNotices message = claim(one).orElseThrow();
        unsaid(message);
        assertThat(claim(one)).isEmpty();
        keep(firing("fine", 1), firing("refused", 2));

        schema.execute("update alert_channel set next_at = now()");
        ClaimedNotices next = claim(other).orElseThrow();

        assertThat(next.failures()).isEqualTo(1);
        assertThat(next.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.trouble().subject()).isEqualTo("fine"));
        assertThat(said(other, next)).isTrue();
        schema.execute("update alert_said set due_at = now() where due_at is not null");
        assertThat(claim(one).orElseThrow()).satisfies(again -> {
            assertThat(again.failures()).isZero();
            assertThat(again.notices().get(0).tries()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"true, RECOVERED", "false,"})
    void endOfWhatPerhapsArrivedIsSaidAndOfWhatSurelyDidNotIsNot(boolean perhaps, @Nullable Saying end) {
        keep(firing("a", 0));
        unsaid(claim(one).orElseThrow(), perhaps);
        keep(firing("a", 1).recovered());
        allIsDue();

        assertThat(claim(other).map(next -> next.notices().get(0).saying())).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void whatASureRefusalFollowsMayHaveArrivedBefore() {
        keep(firing("a", 0));
        unsaid(claim(one).orElseThrow(), true);
        allIsDue();
        unsaid(claim(one).orElseThrow(), false);
        keep(firing("a", 1).recovered());
        allIsDue();

        assertThat(claim(one).orElseThrow().notices().get(0).saying()).isEqualTo(Saying.RECOVERED);
    }

    @Test
    void endOfWhatADeadReplicaMayHaveSentIsSaid() {
        keep(firing("a", 0));
        assertThat(claim(one)).isPresent();
        keep(firing("a", 1).recovered());
        schema.execute("update alert_channel set leased_until = now()");

        assertThat(claim(other).orElseThrow().notices().get(0).saying()).isEqualTo(Saying.RECOVERED);
    }

    @Test
    void whatPerhapsArrivedCountsAgainstTheLimit() {
        keep(firing("a", 0));
        for (int i = 0; i < 3; i++) {
            unsaid(claim(one).orElseThrow(), true);
            allIsDue();
        }

        assertThat(claim(one)).isEmpty();
    }

    @Test
    void webhookIsPlannedInTheCommitThatSavesItOrNotAtAll() {
        keep(firing("a", 0));
        ClaimedNotices dead = claim(one, Channel.WEBHOOK).orElseThrow();
        assertThat(planned(one, dead, Uni.createFrom().failure(new IllegalStateException("killed"))))
                .isEqualTo("killed");
        schema.execute("update alert_channel set leased_until = now()");
        keep(firing("a", 1));
        ClaimedNotices taken = claim(other, Channel.WEBHOOK).orElseThrow();

        assertThat(taken.notices().get(0).occasion())
                .isEqualTo(dead.notices().get(0).occasion());
        assertThat(planned(one, dead, Uni.createFrom().item(1))).isEqualTo("lost");
        assertThat(planned(other, taken, Uni.createFrom().item(1))).isEqualTo("1");
        assertThat(claim(one, Channel.WEBHOOK)).isEmpty();
    }

    @Test
    void criticalOnesComeFirst() {
        keep(firing("a", 0), firing("b", 1), firing("c", 2).critical());

        assertThat(claim(one).orElseThrow().notices().get(0).trouble().subject())
                .isEqualTo("c");
    }

    @Test
    void whatLastsIsNotForgottenAndWhatCameUpAgainAfterwardsIsAnotherOccasion() {
        keep(firing("lasts", 0), firing("over", 0));
        Instant since = claim(one).orElseThrow().notices().get(0).trouble().since();
        keep(firing("over", 1).recovered());
        schema.execute("update alert set last_at = last_at - interval '31 days', since = since - interval '31 days'");
        keep(firing("else", 2));

        keep(firing("lasts", 3).recovered(), firing("over", 3));

        assertThat(troubles()).containsExactlyInAnyOrder("else 1 true", "lasts 1 false", "over 1 true");
        schema.execute("update alert_channel set leased_until = null");
        assertThat(claim(other).orElseThrow().notices().get(0).trouble().since())
                .isAfterOrEqualTo(since);
    }

    @Test
    void clockThatIsADayAheadKeepsNothingOut() {
        keep(new Alert(start.plus(Duration.ofDays(1)), "rule", "a", "It is so."));

        keep(new Alert(Instant.now(), "rule", "a", "It was so.").recovered());

        assertThat(troubles()).containsExactly("a 1 false");
    }

    @Test
    void whatIsNoNewsAnyMoreIsNeverSaid() {
        keep(new Alert(start.minus(Duration.ofDays(4)), "rule", "old", "It was so."));

        assertThat(claim(one)).isEmpty();
        assertThat(claim(one)).isEmpty();
    }

    private static void allIsDue() {
        schema.execute("update alert_channel set next_at = now()");
        schema.execute("update alert_said set due_at = now() where due_at is not null");
    }

    private static List<String> troubles() {
        return schema
                .pool()
                .query("select subject || ' ' || episode || ' ' || firing as words from alert")
                .executeAndAwait()
                .stream()
                .map(row -> row.getString("words"))
                .toList();
    }

    private static String planned(Replica replica, ClaimedNotices message, Uni<Integer> planning) {
        return replica.outcomes
                .said(message, RULE, ChannelLimit.NONE, tx -> planning)
                .map(count -> count.map(String::valueOf).orElse("lost"))
                .onFailure(IllegalStateException.class)
                .recoverWithItem(failure -> String.valueOf(failure.getMessage()))
                .await()
                .atMost(SOON);
    }

    private Alert firing(String subject, int second) {
        return new Alert(start.plusSeconds(second), "rule", subject, "It is so.");
    }

    private static void keep(Alert... alerts) {
        schema.pool()
                .withTransaction(
                        tx -> new Alerts().keep(tx, List.of(alerts), Set.of(Channel.SLACK, Channel.WEBHOOK), RULE))
                .await()
                .atMost(SOON);
    }

    private static Optional<ClaimedNotices> claim(Replica replica) {
        return claim(replica, Channel.SLACK);
    }

    private static Optional<ClaimedNotices> claim(Replica replica, Channel channel) {
        return replica.work
                .claim(channel, RULE, LIMIT, Duration.ofMinutes(1))
                .await()
                .atMost(SOON);
    }

    private static Uni<Optional<ClaimedNotices>> claiming(Replica replica) {
        return replica.work.claim(Channel.SLACK, RULE, LIMIT, Duration.ofMinutes(1));
    }

    private static boolean said(Replica replica, ClaimedNotices message) {
        return replica.outcomes.said(message, RULE, LIMIT).await().atMost(SOON);
    }

    private void unsaid(ClaimedNotices message) {
        unsaid(message, false);
    }

    private void unsaid(ClaimedNotices message, boolean perhaps) {
        one.outcomes
                .unsaid(message, Duration.ofMinutes(1), new Backoff(Duration.ofMinutes(1)), LIMIT, perhaps)
                .await()
                .atMost(SOON);
    }

    /** One process of several. */
    private static final class Replica {
        private final AlertWork work = new AlertWork(schema.pool());
        private final AlertOutcomes outcomes = new AlertOutcomes(schema.pool());
    }
}
