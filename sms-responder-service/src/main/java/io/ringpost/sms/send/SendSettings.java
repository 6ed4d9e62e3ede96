package io.ringpost.sms.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How texts are sent. */
@ConfigMapping(prefix = "ringpost.sending")
public interface SendSettings {
    /** Ranges that outgoing calls may reach though they are not public, {@code RINGPOST_EGRESS_ALLOW}. */
    Optional<List<String>> egressAllow();

    /** Twilio's side. */
    Twilio twilio();

    /** VoIP.ms's side. */
    Voipms voipms();

    /** How often to look for due texts when nobody rings. */
    @WithDefault("1s")
    Duration poll();

    /** How long a claimed text is this replica's alone; longer than sending and saving take at the most. */
    @WithDefault("150s")
    Duration lease();

    /** How often to look for texts whose sender died. */
    @WithDefault("5s")
    Duration housekeeping();

    /** How long one look-up or saving in the database may take before it counts as failed. */
    @WithDefault("5s")
    Duration databaseLimit();

    /**
     * How long the end of the process waits for texts that are on their way: longer than Twilio may take, and no longer
     * than whoever ends the process grants.
     */
    @WithDefault("20s")
    Duration drain();

    /** How long reports on texts are kept that were never ours. */
    @WithDefault("30d")
    Duration keepReports();

    /** What Twilio needs. */
    interface Twilio {
        /** {@code TWILIO_API_BASE_URL}. */
        Optional<String> baseUrl();

        /** {@code TWILIO_ACCOUNT_SID}. */
        Optional<String> accountSid();

        /** {@code TWILIO_AUTH_TOKEN}: a list while it is rotated, the first counts; or {@code SID:token}. */
        Optional<List<String>> authToken();

        /** {@code WEBHOOK_BASE_URL}: where Twilio reports to; of a list the first. */
        Optional<List<String>> callbackBaseUrl();

        /** How long a request may take. */
        @WithDefault("15s")
        Duration timeout();

        /** Texts on their way at once. */
        @WithDefault("4")
        int concurrency();
    }

    /** What VoIP.ms needs. */
    interface Voipms {
        /** {@code VOIPMS_API_BASE_URL}. */
        Optional<String> baseUrl();

        /** {@code VOIPMS_USERNAME}. */
        Optional<String> username();

        /** {@code VOIPMS_PASSWORD}: the API password. */
        Optional<String> password();

        /** How long a request may take; VoIP.ms was seen to take eleven seconds. */
        @WithDefault("35s")
        Duration timeout();

        /** Texts on their way at once; VoIP.ms limits requests per minute. */
        @WithDefault("2")
        int concurrency();

        /** How long after a request the next one begins at the earliest. */
        @WithDefault("1s")
        Duration gap();
    }
}
