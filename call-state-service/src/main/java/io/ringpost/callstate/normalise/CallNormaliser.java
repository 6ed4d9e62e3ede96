package io.ringpost.callstate.normalise;

import io.ringpost.callstate.normalise.retell.RetellNormaliser;
import io.ringpost.callstate.normalise.twilio.TwilioNormaliser;
import io.ringpost.callstate.normalise.voipms.VoipmsNormaliser;
import io.ringpost.callstate.normalise.wavoip.WavoipNormaliser;
import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Bodies;

/** Reads any provider's raw webhook. */
public final class CallNormaliser {
    private static final ProviderNormaliser TWILIO = new TwilioNormaliser();
    private static final ProviderNormaliser RETELL = new RetellNormaliser();
    private static final ProviderNormaliser VOIPMS = new VoipmsNormaliser();
    private static final ProviderNormaliser WAVOIP = new WavoipNormaliser();

    private CallNormaliser() {}

    /** What the webhook says. */
    public static Reading read(RawWebhook raw) {
        return Bodies.fields(raw)
                .<Reading>map(body -> of(raw.provider()).read(raw, body))
                .orElseGet(() -> new Reading.Unreadable("unreadable_body", "neither a JSON object nor a form"));
    }

    private static ProviderNormaliser of(Provider provider) {
        return switch (provider) {
            case TWILIO -> TWILIO;
            case RETELL -> RETELL;
            case VOIPMS -> VOIPMS;
            case WAVOIP -> WAVOIP;
        };
    }
}
