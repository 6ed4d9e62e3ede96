package io.ringpost.local.simulate;

/**
 * A VoIP.ms account for its API.
 *
 * @param username its e-mail address
 * @param password the password of the API, not of the portal
 */
public record VoipmsAccount(String username, String password) {
    /** What the local stack uses on both sides. */
    public static final VoipmsAccount LOCAL = new VoipmsAccount("local@example.com", "local-voipms-password");
}
