package io.ringpost.recording.fetch;

import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeDownload;
import io.ringpost.safehttp.SafeRequest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How recordings are fetched. */
@ConfigMapping(prefix = "ringpost.recording.fetch")
public interface FetchSettings {

    /** Ranges that fetches may reach though they are not public, {@code RINGPOST_EGRESS_ALLOW}. */
    Optional<List<String>> egressAllow();

    /** Hosts that recordings may lie on besides the known ones, {@code RINGPOST_RECORDING_HOSTS}. */
    Optional<Set<String>> hosts();

    /** How many fetches of one provider are under way at once in one replica. */
    @WithDefault("32")
    int concurrency();

    /** How many of them from one host: those that hang leave room for the others. */
    @WithDefault("4")
    int hostConcurrency();

    /** How often to look for due recordings when nobody rings. */
    @WithDefault("1s")
    Duration poll();

    /** How long a claimed recording is this replica's alone; renewed while it is being fetched. */
    @WithDefault("60s")
    Duration lease();

    /** How long a host may take until its answer begins. */
    @WithDefault("15s")
    Duration head();

    /** The same for the API of VoIP.ms, which takes ten seconds on a good day. */
    @WithDefault("60s")
    Duration voipmsHead();

    /** How long a host may send nothing. */
    @WithDefault("30s")
    Duration idle();

    /** How long one fetch may take. */
    @WithDefault("20m")
    Duration total();

    /** How long a fetch may take that asks, tries, downloads and stores; nothing is renewed for longer. */
    @WithDefault("25m")
    Duration longest();

    /** How long the database may take to save what came of a fetch. */
    @WithDefault("15s")
    Duration save();

    /** The largest recording: four hours of two channels, and more. */
    @WithDefault("1073741824")
    long bytes();

    /** How long the end of the process waits for fetches that are under way. */
    @WithDefault("5s")
    Duration drain();

    /** A download within these limits. */
    default SafeDownload download(SafeRequest request, Set<String> followTo) {
        return download(request, followTo, head());
    }

    /** A download from a host that may think for so long. */
    default SafeDownload download(SafeRequest request, Set<String> followTo, Duration head) {
        Limits limits = new Limits(head, total(), Limits.WEBHOOK.bodyBytes());
        return new SafeDownload(request.withLimits(limits), idle(), bytes(), followTo);
    }
}
