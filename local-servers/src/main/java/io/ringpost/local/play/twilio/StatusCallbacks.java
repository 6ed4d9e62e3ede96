package io.ringpost.local.play.twilio;

import java.util.Map;

/** Tells an address how far a message has come. */
@FunctionalInterface
public interface StatusCallbacks {
    /** Posts signed fields; an answer that fails changes nothing. */
    void post(String url, Map<String, String> fields);
}
