package io.ringpost.outbound.plan.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any alerts, in any order and repeated at will, with a channel that speaks whenever it is let. */
class AlertPropertiesTest {
    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(30), Duration.ofDays(3));
    private static final ChannelLimit LIMIT = new ChannelLimit(3, Duration.ofHours(1));

    @Property(tries = 500)
    void noEndIsSaidTwiceOrBeforeItsBeginningAndNoLimitIsPassed(@ForAll("days") List<Arrival> day) {
        Play play = new Play();

        day.forEach(play::arrive);

        play.said.values().forEach(sayings -> {
            long episode = 0;
            boolean open = false;
            for (Notice notice : sayings) {
                switch (notice.saying()) {
                    case FIRING -> {
                        assertThat(notice.trouble().episode()).isGreaterThan(episode);
                        episode = notice.trouble().episode();
                        open = true;
                    }
                    case STILL, RECOVERED -> {
                        assertThat(open).isTrue();
                        assertThat(notice.trouble().episode()).isEqualTo(episode);
                        open = notice.saying() == Saying.STILL;
                    }
                }
            }
        });
        assertThat(play.messages).allSatisfy(at -> assertThat(play.messages.stream()
                        .filter(other -> !other.isBefore(at) && other.isBefore(at.plus(LIMIT.per())))
                        .count())
                .isLessThanOrEqualTo(LIMIT.most()));
    }

    @Property(tries = 300)
    void inTheEndTheChannelHasSaidHowThingsStand(@ForAll("days") List<Arrival> day) {
        Play play = new Play();
        day.forEach(play::arrive);

        for (int hour = 0; hour < 24; hour++) {
            play.pass(3600);
        }

        play.troubles.forEach((id, trouble) -> {
            List<Notice> sayings = play.said.getOrDefault(id, List.of());
            if (trouble.firing()) {
                Notice last = sayings.get(sayings.size() - 1);
                assertThat(last.saying()).isNotEqualTo(Saying.RECOVERED);
                assertThat(last.trouble().times()).isEqualTo(trouble.times());
            } else if (!sayings.isEmpty()
                    && sayings.get(sayings.size() - 1).trouble().episode() == trouble.episode()) {
                assertThat(sayings.get(sayings.size() - 1).saying()).isEqualTo(Saying.RECOVERED);
            }
        });
    }

    @Provide
    Arbitrary<List<Arrival>> days() {
        Arbitrary<Alert> alerts = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 7200),
                        Arbitraries.of(true, false))
                .as((subject, second, firing) -> {
                    Alert alert = firing ? Raised.firing(second) : Raised.recovered(second);
                    return new Alert(
                            alert.at(), alert.rule(), "s" + subject, alert.message(), alert.state(), alert.severity());
                });
        return Combinators.combine(alerts, Arbitraries.integers().between(0, 900), Arbitraries.of(true, false))
                .as(Arrival::new)
                .list()
                .ofMaxSize(60);
    }

    /**
     * An alert that comes in.
     *
     * @param alert which
     * @param later how many seconds after the one before
     * @param speaks whether the channel gets to speak then
     */
    record Arrival(Alert alert, int later, boolean speaks) {}

    /** What the tables and the run do, without them. */
    private static final class Play {
        private final Map<String, Trouble> troubles = new LinkedHashMap<>();
        private final Map<String, Said> last = new LinkedHashMap<>();
        private final Map<String, List<Notice>> said = new LinkedHashMap<>();
        private final List<Instant> messages = new ArrayList<>();
        private Instant now = Raised.START;

        void arrive(Arrival arrival) {
            now = now.plusSeconds(arrival.later());
            Alert alert = arrival.alert();
            troubles.merge(Trouble.id(alert), Trouble.of(alert), (known, first) -> known.after(alert));
            if (arrival.speaks()) {
                speak();
            }
        }

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
            speak();
        }

        private void speak() {
            for (List<Notice> message = next(); !message.isEmpty(); message = next()) {
                messages.add(now);
                message.forEach(notice -> {
                    String id = notice.trouble().id();
                    said.computeIfAbsent(id, any -> new ArrayList<>()).add(notice);
                    last.put(id, notice.said(now));
                });
            }
        }

        private List<Notice> next() {
            List<Notice> due = new ArrayList<>();
            troubles.forEach((id, trouble) -> RULE.next(trouble, last.get(id))
                    .filter(next ->
                            next.notBefore() == null || !next.notBefore().isAfter(now))
                    .ifPresent(next -> due.add(new Notice(trouble, next.saying(), last.get(id), 0, 0))));
            return due.subList(0, LIMIT.allow(messages, due.size(), now).notices());
        }
    }
}
