package io.ringpost.ingress.provider.twilio.voice;

/**
 * What Twilio is told to call later.
 *
 * @param dialResult after a connection or voicemail ended, up to the name of the voice route, which is appended
 * @param callStatus as a leg rings, is answered, ends
 * @param recordingStatus when a recording is there
 */
public record Callbacks(String dialResult, String callStatus, String recordingStatus) {}
