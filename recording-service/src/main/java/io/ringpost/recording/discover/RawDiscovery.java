package io.ringpost.recording.discover;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Bodies;
import io.ringpost.recording.discover.retell.RetellDiscovery;
import io.ringpost.recording.discover.twilio.TwilioDiscovery;
import io.ringpost.recording.discover.voipms.VoipmsDiscovery;
import io.ringpost.recording.discover.wavoip.WavoipDiscovery;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingNotice;
import java.util.List;
import java.util.Optional;

/** Reads any provider's raw webhook. */
public final class RawDiscovery {
    private static final Discovery NOTHING = new Discovery.Nothing("no_recording");
    private static final ProviderDiscovery TWILIO = new TwilioDiscovery();
    private static final ProviderDiscovery RETELL = new RetellDiscovery();
    private static final ProviderDiscovery VOIPMS = new VoipmsDiscovery();
    private static final ProviderDiscovery WAVOIP = new WavoipDiscovery();

    private RawDiscovery() {}

    /** What the webhook says. */
    public static Discovery of(RawWebhook raw) {
        ProviderDiscovery provider = of(raw.provider());
        return provider.reads(raw.type())
                ? Bodies.fields(raw)
                        .map(body -> of(provider.notice(raw, body)))
                        .orElseGet(
                                () -> new Discovery.Unreadable("unreadable_body", "neither a JSON object nor a form"))
                : NOTHING;
    }

    private static Discovery of(Optional<RecordingNotice> notice) {
        return notice.<Discovery>map(found -> new Discovery.Found(new Finding(List.of(found), List.of())))
                .orElse(NOTHING);
    }

    private static ProviderDiscovery of(Provider provider) {
        return switch (provider) {
            case TWILIO -> TWILIO;
            case RETELL -> RETELL;
            case VOIPMS -> VOIPMS;
            case WAVOIP -> WAVOIP;
        };
    }
}
