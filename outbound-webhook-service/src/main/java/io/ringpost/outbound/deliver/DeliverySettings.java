package io.ringpost.outbound.deliver;

import io.ringpost.outbound.schedule.RetrySchedule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How deliveries are made. */
@ConfigMapping(prefix = "ringpost.outbound")
public interface DeliverySettings {
    /** The waits before each attempt, {@code RINGPOST_WEBHOOK_SCHEDULE}. */
    @WithDefault(RetrySchedule.GUIDE)
    String schedule();

    /** Whether plain http is refused, {@code RINGPOST_WEBHOOKS_HTTPS_ONLY}. */
    @WithDefault("false")
    boolean httpsOnly();

    /** Ranges that outgoing calls may reach though they are not public, {@code RINGPOST_EGRESS_ALLOW}. */
    Optional<List<String>> egressAllow();

    /** How often to look for due work when nobody rings. */
    @WithDefault("500ms")
    Duration poll();

    /** How long a claimed delivery is this replica's alone; longer than a POST and its saving take. */
    @WithDefault("20s")
    Duration lease();

    /** How long one look-up or saving in the database may take before it counts as failed. */
    @WithDefault("5s")
    Duration databaseLimit();

    /** How many POSTs are under way at once in one replica; an endpoint's own limit is far smaller. */
    @WithDefault("1024")
    int inFlight();

    /** How often a delivery is claimed in succession without its outcome's being saved, until it ends as failed. */
    @WithDefault("10")
    int unsavedClaims();

    /** How long a process runs before it ends any of these: who dies again and again is to end nobody's delivery. */
    @WithDefault("60s")
    Duration quarantineAfter();

    /** How many bytes of bodies are under way at once in one replica; a quarter of the heap if nothing is set. */
    OptionalLong inFlightBytes();

    /** How many deliveries one claim takes at most. */
    @WithDefault("128")
    int claim();

    /** How long the end of the process waits for POSTs that are under way. */
    @WithDefault("8s")
    Duration drain();

    /** How long what was planned for a disabled endpoint waits for its being enabled. */
    @WithDefault("14d")
    Duration hold();

    /** How long nothing gets through to an endpoint until it is disabled, if so many attempts failed as well. */
    @WithDefault("3d")
    Duration disableAfter();

    /** How many attempts in succession fail until an endpoint is disabled, if they took so long as well. */
    @WithDefault("20")
    int disableFailures();

    /** How long a delivery's record and its attempts are kept after it ended, {@code RINGPOST_RETENTION_DELIVERIES}. */
    @WithDefault("90d")
    Duration keepRecords();

    /** How long what went out is kept, {@code RINGPOST_RETENTION_PAYLOADS}. */
    @WithDefault("30d")
    Duration keepPayloads();

    /** How often to look after the history. */
    @WithDefault("10m")
    Duration retentionEvery();

    /** How often to look after what is left over. */
    @WithDefault("15s")
    Duration housekeeping();
}
