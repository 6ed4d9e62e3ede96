package io.ringpost.local.simulate;

/**
 * What the senders prove themselves with.
 *
 * @param twilio Twilio's account
 * @param retellApiKey Retell's API key, which also signs
 * @param voipmsToken the token in VoIP.ms URLs
 * @param wavoipToken the token in WaVoIP URLs
 * @param apiKey Ringpost's own API key, for CRM applications
 */
public record ProviderSecrets(
        TwilioAccount twilio, String retellApiKey, String voipmsToken, String wavoipToken, String apiKey) {}
