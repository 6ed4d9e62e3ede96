package io.ringpost.local.simulate;

import io.ringpost.local.play.twilio.StatusCallbacks;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** Posts Twilio's status callbacks: signed for the address as it was given, sent to where that address is played. */
final class SignedCallbacks implements StatusCallbacks {
    private final SimulatorSettings settings;
    private final TwilioSimulator twilio;
    private final WebhookSender sender = new WebhookSender();

    SignedCallbacks(SimulatorSettings settings) {
        this.settings = settings;
        this.twilio = new TwilioSimulator(settings.secrets().twilio(), "");
    }

    @Override
    public void post(String url, Map<String, String> fields) {
        Form form = Form.of();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.plus(field.getKey(), field.getValue());
        }
        try {
            ProviderRequest signed = twilio.post(url, form);
            String place = URI.create(url).getRawPath();
            sender.send(base(url), new ProviderRequest("POST", place, signed.query(), signed.headers(), signed.body()));
        } catch (UncheckedIOException e) {
            // Twilio: callbacks are best effort; one that fails is not told again.
            return;
        }
    }

    private String base(String url) {
        if (!settings.publicBaseUrl().isEmpty() && url.startsWith(settings.publicBaseUrl())) {
            return settings.ingressBaseUrl();
        }
        URI whole = URI.create(url);
        return whole.getScheme() + "://" + whole.getRawAuthority();
    }
}
