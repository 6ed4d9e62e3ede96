package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.plan.alert.AlertRule;
import io.ringpost.outbound.plan.alert.Backoff;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestingChannelsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofMinutes(15);
    private static final AlertRule RULE = new AlertRule(Duration.ofHours(6), Duration.ofDays(3));
    private static final ChannelLimit LIMIT = new ChannelLimit(1, Duration.ofHours(1));

    private OwnSchema schema;
    private AlertWork work;
    private AlertOutcomes outcomes;
    private RestingChannels resting;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        work = new AlertWork(schema.pool());
        outcomes = new AlertOutcomes(schema.pool());
        resting = new RestingChannels(schema.pool());
        raise("a");
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void restIsEndedForOneTryThatRestsAsLongAsBeforeIfItFails() {
        fail(Channel.MAIL);
        assertThat(claim(Channel.MAIL)).isEmpty();

        assertThat(hurry()).containsExactly("mail");

        ClaimedNotices again = claim(Channel.MAIL).orElseThrow();
        unsaid(again);
        assertThat(again.failures()).isEqualTo(1);
        assertThat(again.notices()).hasSize(1);
        assertThat(claim(Channel.MAIL)).isEmpty();
    }

    /** A service that ends as soon as it has started is started again and again. */
    @Test
    void startsInSuccessionHaveItTriedOnceAMinute() {
        fail(Channel.MAIL);
        hurry();
        unsaid(claim(Channel.MAIL).orElseThrow());

        boolean atOnce = hurry().isEmpty() && claim(Channel.MAIL).isEmpty();
        schema.execute("update alert_channel set hurried_at = hurried_at - interval '1 minute'");

        assertThat(atOnce).isTrue();
        assertThat(hurry()).containsExactly("mail");
        assertThat(claim(Channel.MAIL)).isPresent();
    }

    /** Its notice rests by itself, though the channel has said others since. */
    @Test
    void noticeThatRestsIsTriedOnAChannelThatDoesNot() {
        fail(Channel.MAIL);
        schema.execute("update alert_channel set failures = 0, next_at = now()");
        assertThat(claim(Channel.MAIL)).isEmpty();

        assertThat(hurry()).containsExactly("mail");

        assertThat(claim(Channel.MAIL)).isPresent();
    }

    @Test
    void whatIsNotOpenOrHasNotFailedRestsOn() {
        fail(Channel.MAIL);
        fail(Channel.SLACK);
        said(Channel.WEBHOOK);

        assertThat(hurry(EnumSet.of(Channel.MAIL, Channel.WEBHOOK))).containsExactly("mail");

        assertThat(claim(Channel.SLACK)).isEmpty();
        assertThat(claim(Channel.WEBHOOK)).isEmpty();
    }

    /** The limit protects people, who are not mended by a start. */
    @Test
    void whatRestsBecauseItsLimitIsReachedRestsOn() {
        said(Channel.MAIL);
        raise("b");
        assertThat(claim(Channel.MAIL)).isEmpty();

        assertThat(hurry()).isEmpty();

        assertThat(claim(Channel.MAIL)).isEmpty();
    }

    private Set<String> hurry() {
        return hurry(EnumSet.allOf(Channel.class));
    }

    private Set<String> hurry(Set<Channel> channels) {
        return resting.hurry(channels, MINUTE).await().atMost(SOON);
    }

    private void fail(Channel channel) {
        unsaid(claim(channel).orElseThrow());
    }

    private void unsaid(ClaimedNotices message) {
        outcomes.unsaid(message, REST, new Backoff(REST), LIMIT, false).await().atMost(SOON);
    }

    private void said(Channel channel) {
        assertThat(outcomes.said(claim(channel).orElseThrow(), RULE, LIMIT)
                        .await()
                        .atMost(SOON))
                .isTrue();
    }

    private Optional<ClaimedNotices> claim(Channel channel) {
        return work.claim(channel, RULE, LIMIT, Duration.ofMinutes(5)).await().atMost(SOON);
    }

    private void raise(String subject) {
        Alert alert = new Alert(Instant.now(), "rule", subject, "It is so.");
        schema.pool()
                .withTransaction(tx -> new Alerts().keep(tx, List.of(alert), EnumSet.allOf(Channel.class), RULE))
                .await()
                .atMost(SOON);
    }
}
