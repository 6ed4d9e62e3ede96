package io.ringpost.outbound;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The settings of alerts, and what keeps the service from starting with them. */
final class AlertStart {
    static final Setting EMAILS = Setting.optional(
            "RINGPOST_ALERT_EMAILS",
            "who gets mails about alerts (comma list)",
            Forms.of(AlertStart::areAddresses, "it must be mail addresses, comma list"));
    static final Setting SLACK = Setting.optional(
            "SLACK_WEBHOOK_URL",
            "where a chat takes messages about alerts",
            Forms.of(
                    url -> Forms.httpUrl().fault(url).isEmpty()
                            && URI.create(url).getRawUserInfo() == null,
                    "it must be an http or https URL without user and password"));
    static final Setting SMTP_HOST = Setting.optional(
            "SMTP_HOST",
            "the server that takes mails about alerts",
            Forms.of(Pattern.compile("[^\\s:/@,]+").asMatchPredicate(), "it must be a host name, without a port"));
    static final Setting SMTP_PORT = Setting.optional(
            "SMTP_PORT",
            "the mail server's port (default 587)",
            Forms.of(
                    port -> Forms.port().fault(port).isEmpty() && Integer.parseInt(port) > 0,
                    "it must be a port from 1 to 65535"));
    private static final String ADDRESS = "[^\\s@,<>]+@[^\\s@,<>]+";
    static final Setting SMTP_FROM = Setting.optional(
            "SMTP_FROM",
            "whom mails come from",
            Forms.of(
                    Pattern.compile(ADDRESS + "|[^@,<>]* <" + ADDRESS + ">").asMatchPredicate(),
                    "it must be a mail address"));

    private static final String PREFIX = "ringpost.alerts.";
    private static final Pattern ADDRESSES = Pattern.compile("\\s*" + ADDRESS + "\\s*");
    private static final List<String> NEEDED_FOR_MAILS = List.of("SMTP_HOST", "SMTP_FROM");
    private static final List<String> WAITS =
            List.of("retry", "poll", "look-after", "again", "news-for", "mail-limit", "chat-limit", "lease");

    private AlertStart() {}

    static List<Setting> settings() {
        return List.of(EMAILS, SLACK, SMTP_HOST, SMTP_PORT, SMTP_FROM);
    }

    /** Who wants mails says which server takes them, and whom they come from; waits and limits are possible ones. */
    static Optional<String> fault(Config config) {
        return mails(config).or(() -> limits(config));
    }

    private static Optional<String> mails(Config config) {
        if (value(config, EMAILS.name()).isEmpty()) {
            return Optional.empty();
        }
        return NEEDED_FOR_MAILS.stream()
                .filter(name -> value(config, name).isEmpty())
                .findFirst()
                .map(name -> name + " is not set: RINGPOST_ALERT_EMAILS needs it");
    }

    private static Optional<String> limits(Config config) {
        boolean some = value(config, PREFIX + "per-hour")
                .map(count -> count.matches("[1-9]\\d{0,5}"))
                .orElse(true);
        if (!some) {
            return Optional.of(PREFIX + "per-hour must be a number from 1 on");
        }
        Optional<String> wait = WAITS.stream()
                .filter(name -> value(config, PREFIX + name)
                        .filter(length -> !isSome(length))
                        .isPresent())
                .findFirst();
        if (wait.isPresent()) {
            return wait.map(name -> PREFIX + name + " must be a duration such as 30s, longer than none");
        }
        Duration lease = length(config, "lease", "5m");
        return Stream.of(length(config, "mail-limit", "2m"), length(config, "chat-limit", "30s"))
                        .allMatch(limit -> limit.compareTo(lease) < 0)
                ? Optional.empty()
                : Optional.of(
                        PREFIX + "lease must be longer than " + PREFIX + "mail-limit and " + PREFIX + "chat-limit");
    }

    private static Duration length(Config config, String name, String otherwise) {
        return DurationConverter.parseDuration(value(config, PREFIX + name).orElse(otherwise));
    }

    private static boolean isSome(String length) {
        return Forms.duration().fault(length).isEmpty()
                && !DurationConverter.parseDuration(length).isZero();
    }

    private static Optional<String> value(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static boolean areAddresses(String list) {
        return Stream.of(list.split(",", -1))
                .allMatch(one -> ADDRESSES.matcher(one).matches());
    }
}
