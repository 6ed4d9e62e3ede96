package io.ringpost.local.simulate;

import io.ringpost.local.play.ProviderApis;
import io.ringpost.local.play.retell.RetellApi;
import io.ringpost.local.play.twilio.TwilioApi;
import io.ringpost.local.play.voipms.VoipmsApi;
import io.ringpost.local.play.wavoip.WavoipApi;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The providers' APIs with the secrets of a simulator; for tests that ask what came or say what is there. */
public final class PlayedApis implements AutoCloseable {
    /** Twilio: the callback comes before the file can be had. */
    private static final String FILE_COMES_LATER =
            "{\"provider\":\"twilio\",\"operation\":\"recordings.media\",\"kind\":\"not-ready\",\"times\":2}";

    private final TwilioApi twilio;
    private final VoipmsApi voipms;
    private final ProviderApis apis;

    PlayedApis(SimulatorSettings settings, Supplier<String> baseUrl) {
        Clock clock = Clock.systemUTC();
        ProviderSecrets secrets = settings.secrets();
        TwilioAccount account = secrets.twilio();
        twilio = new TwilioApi(account.sid(), account.authToken(), new SignedCallbacks(settings), clock);
        voipms = new VoipmsApi(secrets.voipms().username(), secrets.voipms().password(), clock);
        RetellApi retell = new RetellApi(secrets.retellApiKey(), baseUrl, clock);
        // WaVoIP's last: any single word is a path of its storage.
        apis = new ProviderApis(List.of(twilio, voipms, retell, new WavoipApi()), clock);
        apis.behave(FILE_COMES_LATER);
    }

    /** All of them: what came, and how they behave. */
    public ProviderApis apis() {
        return apis;
    }

    /** VoIP.ms's, to be told what it has. */
    public VoipmsApi voipms() {
        return voipms;
    }

    @Override
    public void close() {
        twilio.close();
    }
}
