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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    /** As long as Kafka keeps what deliveries are made of, and as figures look back. */
    private static final Duration RECORDS_AT_LEAST = Duration.ofDays(30);

    private static final Duration PAYLOADS_AT_LEAST = Duration.ofDays(1);
    static final Setting RECORDS = Setting.optional(
            "RINGPOST_RETENTION_DELIVERIES",
            "how long deliveries and their attempts are kept after they ended (default 90d)",
            reading(value -> atLeast(RECORDS_AT_LEAST, value)));
    static final Setting PAYLOADS = Setting.optional(
            "RINGPOST_RETENTION_PAYLOADS",
            "how long what went out is kept (default 30d)",
            reading(value -> atLeast(PAYLOADS_AT_LEAST, value)));

    private OutboundWebhookService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(args, settings(), AlertStart::fault);
    }

    private static List<Setting> settings() {
        return Stream.of(
                        CommonSettings.ofServiceWithDatabase(),
                        List.of(SCHEDULE, EGRESS, HTTPS_ONLY, RECORDS, PAYLOADS),
                        AlertStart.settings())
                .flatMap(List::stream)
                .toList();
    }

    private static Duration atLeast(Duration least, String value) {
        Forms.duration().fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        Duration length = DurationConverter.parseDuration(value);
        if (length.compareTo(least) < 0) {
            throw new IllegalArgumentException("it must be " + least.toDays() + "d at least");
        }
        return length;
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
