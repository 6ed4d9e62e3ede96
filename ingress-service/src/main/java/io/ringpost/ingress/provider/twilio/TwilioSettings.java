package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.VerifySwitch;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Twilio's webhooks are guarded. */
@ConfigMapping(prefix = "ringpost.twilio")
public interface TwilioSettings {
    /** The account, {@code TWILIO_ACCOUNT_SID}: names it where a webhook does not. */
    Optional<String> accountSid();

    /** {@code TWILIO_AUTH_TOKEN}: tokens, or {@code SID:token} for webhooks of that (sub-)account alone. */
    Optional<List<String>> authToken();

    /** {@code TWILIO_ALLOWED_IPS}: checked in addition to the signature. Twilio itself publishes no addresses. */
    Optional<List<String>> allowedIps();

    /** {@code WEBHOOK_BASE_URL}: what Twilio puts before the path, and so signs. A list if numbers differ. */
    Optional<List<String>> baseUrl();

    /** The same for single routes, by their path, where they are reached under addresses of their own. */
    Map<String, String> baseUrls();

    /** {@code RINGPOST_RETIRED_SECRETS}: secrets of old, which prove nothing and explain refusals. */
    Optional<List<String>> retired();

    /** {@code RINGPOST_VERIFY_TWILIO}. */
    @WithDefault("on")
    @WithName("verify")
    VerifySwitch verification();
}
