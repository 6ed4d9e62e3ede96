package io.ringpost.outbound.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whom alerts reach, and how often. */
@ConfigMapping(prefix = "ringpost.alerts")
public interface AlertSettings {
    /** Who gets mails, {@code RINGPOST_ALERT_EMAILS}. */
    Optional<List<String>> emails();

    /** The server that takes mails, {@code SMTP_HOST}. */
    Optional<String> smtpHost();

    /** Where Slack or what understands it takes messages, {@code SLACK_WEBHOOK_URL}; a secret. */
    Optional<String> slackUrl();

    /** How mails are sent. */
    Mail mail();

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
    @WithDefault("2m")
    Duration mailLimit();

    /** How long a chat may take to answer; who answers later gets the message again. */
    @WithDefault("30s")
    Duration chatLimit();

    /** How long a channel is one replica's alone; longer than a message and its saving take. */
    @WithDefault("5m")
    Duration lease();

    /** How often to look for what is to be said when nobody rings. */
    @WithDefault("2s")
    Duration poll();

    /** How often to look whether what was told of endpoints is over. */
    @WithDefault("15s")
    Duration lookAfter();

    /** The mail server's ways. A password never goes out in the clear unless a setting says so. */
    interface Mail {
        /** Its port, {@code SMTP_PORT}. */
        OptionalInt port();

        /** Who logs in, {@code SMTP_USER}. */
        Optional<String> username();

        /** By which password, {@code SMTP_PASSWORD}; a secret. */
        Optional<String> password();

        /** Whom mails come from, {@code SMTP_FROM}. */
        Optional<String> from();

        /** Whether it speaks TLS from the first byte. */
        @WithDefault("false")
        boolean tls();

        /** Whether it has to change to TLS. */
        @WithDefault("required")
        StartTLSOptions startTls();

        /** Whether any certificate will do; for tests. */
        @WithDefault("false")
        boolean trustAll();
    }
}
