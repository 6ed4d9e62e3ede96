package io.ringpost.outbound.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom alerts reach, and how often. */
@ConfigMapping(prefix = "ringpost.alerts")
public interface AlertSettings {
    /** Who gets mails, {@code RINGPOST_ALERT_EMAILS}. */
    Optional<List<String>> emails();

    /** The server that takes mails, {@code SMTP_HOST}. */
    Optional<String> smtpHost();

    /** Where Slack or what understands it takes messages, {@code SLACK_WEBHOOK_URL}; a secret. */
    Optional<String> slackUrl();

    /** How many messages an hour of a channel to people holds; the last of them sums up the rest. */
    @WithDefault("20")
    int perHour();

    /** No sooner than this is it said again that a trouble lasts. */
    @WithDefault("6h")
    Duration again();

    /** What was last heard of longer ago is not said any more. */
    @WithDefault("3d")
    Duration newsFor();

    /** How long a message that could not be sent waits at first. */
    @WithDefault("30s")
    Duration retry();

    /** How long a mail may take. */
    @WithDefault("20s")
    Duration mailLimit();

    /** How long a channel is one replica's alone; longer than a message and its saving take. */
    @WithDefault("60s")
    Duration lease();

    /** How often to look for what is to be said when nobody rings. */
    @WithDefault("2s")
    Duration poll();

    /** How often to look whether what was told of endpoints is over. */
    @WithDefault("15s")
    Duration lookAfter();
}
