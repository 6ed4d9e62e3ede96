package io.ringpost.outbound;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.DurationConverter;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.Form;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.api.start.Setting;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.ringpost.safehttp.AddressGuard;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Starts the service, or says in one line which setting keeps it from starting. */
@QuarkusMain
public final class OutboundWebhookService {
    static final Setting SCHEDULE = Setting.optional(
            "RINGPOST_WEBHOOK_SCHEDULE",
            "the waits before each attempt (default " + RetrySchedule.GUIDE + ")",
            reading(RetrySchedule::parse));
    static final Setting EGRESS = Setting.optional(
            "RINGPOST_EGRESS_ALLOW",
            "networks that outgoing calls may reach though they are not public (comma list)",
            reading(list -> AddressGuard.allowing(List.of(list.split(",", -1)))));
    static final Setting HTTPS_ONLY =
            Setting.optional("RINGPOST_WEBHOOKS_HTTPS_ONLY", "whether endpoints must be https", Forms.trueOrFalse());
    /** Longer than Kafka has what deliveries are made of: topics keep 30 days, and whole segments of up to a week. */
    private static final Duration RECORDS_AT_LEAST = Duration.ofDays(40);

    private static final Duration PAYLOADS_AT_LEAST = Duration.ofDays(1);

    /** Each day is a table. */
    private static final Duration AT_MOST = Duration.ofDays(3650);

    private static final String TOO_LONG = "it must be " + AT_MOST.toDays() + "d at most";
    private static final String RECORDS_DEFAULT = "90d";
    private static final String PAYLOADS_DEFAULT = "30d";
    static final Setting RECORDS = Setting.optional(
            "RINGPOST_RETENTION_DELIVERIES",
            "how long deliveries and their attempts are kept after they ended (default " + RECORDS_DEFAULT + ")",
            reading(value -> days(RECORDS_AT_LEAST, value)));
    static final Setting PAYLOADS = Setting.optional(
            "RINGPOST_RETENTION_PAYLOADS",
            "how long what went out is kept (default " + PAYLOADS_DEFAULT + ")",
            reading(value -> days(PAYLOADS_AT_LEAST, value)));

    private OutboundWebhookService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(args, settings(), OutboundWebhookService::fault);
    }

    private static List<Setting> settings() {
        return Stream.of(
                        CommonSettings.ofServiceWithDatabase(),
                        List.of(SCHEDULE, EGRESS, HTTPS_ONLY, RECORDS, PAYLOADS),
                        AlertStart.settings())
                .flatMap(List::stream)
                .toList();
    }

    private static Duration days(Duration least, String value) {
        Forms.duration().fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        Duration length = length(value);
        if (length.compareTo(least) < 0) {
            throw new IllegalArgumentException("it must be " + least.toDays() + "d at least");
        }
        if (length.compareTo(AT_MOST) > 0) {
            throw new IllegalArgumentException(TOO_LONG);
        }
        return length;
    }

    private static Duration length(String value) {
        try {
            return DurationConverter.parseDuration(value);
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException(TOO_LONG, e);
        }
    }

    /** What only settings together tell. */
    static Optional<String> fault(Config config) {
        return AlertStart.fault(config).or(() -> faultOfHistory(config));
    }

    /** A payload goes with its record at the latest. */
    private static Optional<String> faultOfHistory(Config config) {
        Duration records = length(set(config, RECORDS).orElse(RECORDS_DEFAULT));
        Duration payloads = length(set(config, PAYLOADS).orElse(PAYLOADS_DEFAULT));
        return payloads.compareTo(records) <= 0
                ? Optional.empty()
                : Optional.of("RINGPOST_RETENTION_PAYLOADS must not be longer than RINGPOST_RETENTION_DELIVERIES");
    }

    private static Optional<String> set(Config config, Setting setting) {
        return config.getOptionalValue(setting.name(), String.class).filter(value -> !value.isBlank());
    }

    /** A form that the setting's own reader judges. */
    private static Form reading(Reader reader) {
        return value -> {
            try {
                reader.read(value);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        };
    }

    @FunctionalInterface
    private interface Reader {
        Object read(String value);
    }
}
