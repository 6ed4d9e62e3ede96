package io.ringpost.recording.discover;

import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.recording.lifecycle.RecordingNotice;
import java.util.Optional;

/** Finds what one provider's webhooks say of a recording. */
public interface ProviderDiscovery {

    /** Whether webhooks of a type may speak of a recording. */
    boolean reads(String type);

    /** The notice in a webhook of such a type, given the fields of its body; empty if it speaks of no recording. */
    Optional<RecordingNotice> notice(RawWebhook raw, Fields body);
}
