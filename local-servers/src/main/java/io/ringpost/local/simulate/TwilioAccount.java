package io.ringpost.local.simulate;

/**
 * A Twilio account.
 *
 * @param sid its id
 * @param authToken the primary token, which signs
 */
public record TwilioAccount(String sid, String authToken) {}
