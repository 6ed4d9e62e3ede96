package io.ringpost.local.simulate;

/**
 * What the senders prove themselves with, and what the played APIs ask for.
 *
 * @param twilio Twilio's account
 * @param retellApiKey Retell's API key, which also signs
 * @param voipmsToken the token in VoIP.ms URLs
 * @param wavoipToken the token in WaVoIP URLs
 * @param apiKey Ringpost's own API key, for CRM applications
 * @param voipms VoIP.ms's account
 */
public record ProviderSecrets(
        TwilioAccount twilio,
        String retellApiKey,
        String voipmsToken,
        String wavoipToken,
        String apiKey,
        VoipmsAccount voipms) {
    /** Secrets with the local VoIP.ms account. */
    public ProviderSecrets(
            TwilioAccount twilio, String retellApiKey, String voipmsToken, String wavoipToken, String apiKey) {
        this(twilio, retellApiKey, voipmsToken, wavoipToken, apiKey, VoipmsAccount.LOCAL);
    }
}
