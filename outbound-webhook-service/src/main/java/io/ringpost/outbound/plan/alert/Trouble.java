package io.ringpost.outbound.plan.alert;

import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.contract.alert.AlertState;
import java.time.Duration;
import java.time.Instant;

/**
 * What the alerts of one rule and subject come to.
 *
 * @param rule what is broken
 * @param subject of which thing
 * @param message what the last of them said
 * @param severity as the last of them had it
 * @param firing whether it is so now
 * @param episode how often it has come up
 * @param since when it last came up, or ended if it never did
 * @param lastAt when the last of them was raised
 * @param times how many of them there were since it came up
 */
public record Trouble(
        String rule,
        String subject,
        String message,
        AlertSeverity severity,
        boolean firing,
        long episode,
        Instant since,
        Instant lastAt,
        int times) {

    /** Who raises what is critical raises it every ten minutes while it lasts; what is raised once is not raised again. */
    private static final Duration SILENCE = Duration.ofHours(1);

    /** What a first alert comes to. */
    public static Trouble of(Alert first) {
        boolean firing = first.state() == AlertState.FIRING;
        return new Trouble(
                first.rule(),
                first.subject(),
                first.message(),
                first.severity(),
                firing,
                firing ? 1 : 0,
                first.at(),
                first.at(),
                firing ? 1 : 0);
    }

    /** Names it. */
    public String id() {
        return id(rule, subject);
    }

    /** Names what an alert is about. */
    public static String id(Alert alert) {
        return id(alert.rule(), alert.subject());
    }

    /** With one more alert; one that is older than the last changes nothing, because its time is over. */
    public Trouble after(Alert next) {
        if (next.at().isBefore(lastAt)) {
            return this;
        }
        if (next.state() == AlertState.RECOVERED) {
            return changed(next, false, episode, since, times);
        }
        return firing && !isAnew(next)
                ? changed(next, true, episode, since, times + 1)
                : changed(next, true, episode + 1, next.at(), 1);
    }

    /** What grows critical is said at once; after such a silence it had ended unheard, as its process did. */
    private boolean isAnew(Alert next) {
        return next.severity() == AlertSeverity.CRITICAL
                && (severity != AlertSeverity.CRITICAL || next.at().isAfter(lastAt.plus(SILENCE)));
    }

    private Trouble changed(Alert by, boolean nowFiring, long nowEpisode, Instant nowSince, int nowTimes) {
        return new Trouble(
                rule, subject, by.message(), by.severity(), nowFiring, nowEpisode, nowSince, by.at(), nowTimes);
    }

    private static String id(String rule, String subject) {
        return rule + ":" + subject;
    }
}
