package io.ringpost.ingress.provider.twilio.voice;

/**
 * A call that waits for an answer.
 *
 * @param callSid Twilio's id of it, or what stands for it where the webhook has none
 * @param from the caller as Twilio names him, which may be a word or anything a SIP client says; empty if he is unknown
 * @param to the called number
 */
public record IncomingCall(String callSid, String from, String to) {}
